/* docx.c -- load: a Word document, in a zip or in one XML file, becomes a report tree */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "docx_build.h"
#include "docx_number.h"
#include "docx_places.h"
#include "docx_remarks.h"
#include "loader.h"
#include "package.h"
#include "text_tree.h"

/* What a part with another root element is. */
static const struct {
	const char *root, *what;
} others[] = {
	{"workbook", "an Excel workbook"},
	{"presentation", "a PowerPoint presentation"},
	{"html", "a web page in a Word package"},
};

static int
check_root(struct docx_reading *reading, const struct part_element *element)
{
	const struct spot spot = {.file = reading->package->source->name};
	const char *what = "a package without a Word document";

	if (element->space == SPACE_WORD)
		return 0;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strcmp(others[i].root, element->name))
			what = others[i].what;
	return message(reading->messages, MESSAGE_FORMAT_UNKNOWN, spot, what,
		"Name a report that was saved from Word as .docx.");
}

/* The main part, by the relationships of the package; NULL after one message(). */
static const char *
main_part(struct docx_reading *reading)
{
	const struct spot spot = {.file = reading->package->source->name};
	const struct relation *relation;
	struct relations relations = {0};
	const char *part = NULL;

	if (relations_read(&relations, reading->package, "", reading->messages)) {
		relations_clear(&relations);
		return NULL;
	}
	relation = relation_of_type(&relations, "officeDocument", NULL);
	if (relation && !relation->external && *relation->target)
		part = relation->target;
	else if (package_find(reading->package, "mimetype"))
		message(reading->messages, MESSAGE_FORMAT_UNKNOWN, spot,
			"an OpenDocument file (.odt) or an e-book", "Save it as .docx.");
	else
		message(reading->messages, MESSAGE_FORMAT_UNKNOWN, spot,
			relation ? "a Word package whose document lies outside of it"
				 : "a zip or package without a Word document",
			"Name a report that was saved from Word as .docx.");
	relations_clear(&relations);
	return part;
}

/* The part of that type which the main part refers to; NULL when there is none. */
static const char *
part_of_type(struct docx_reading *reading, const struct relations *relations, const char *type,
	const char *main)
{
	const struct relation *relation = relation_of_type(relations, type, NULL);

	if (!relation || relation->external || !package_find(reading->package, relation->target))
		return NULL;
	if (!strcmp(relation->target, main)) {
		reading->oddities.met[ODD_PART] = true;
		return NULL;
	}
	return relation->target;
}

static int
read_notes(struct docx_reading *reading, const struct relations *relations, const char *main)
{
	static const char *const types[] = {"footnotes", "endnotes"};
	const char *settings = part_of_type(reading, relations, "settings", main);
	int failed = 0;

	if (reading->note_count && settings)
		failed = sections_read_settings(
			&reading->sections, reading->package, settings, reading->messages);
	for (size_t i = 0; i < 2 && !failed; i++) {
		const char *part = part_of_type(reading, relations, types[i], main);

		if (reading->note_count && part)
			failed = reading_part(reading, part);
	}
	for (size_t i = 0; i < reading->note_count; i++)
		reading->oddities.met[ODD_NOTE] |= reading->notes[i].end_block == 0;
	return failed;
}

static int
read_parts(struct docx_reading *reading, struct relations *relations, const char *main)
{
	const char *numbers;
	int failed = relations_read(relations, reading->package, main, reading->messages);

	numbers = part_of_type(reading, relations, "numbering", main);
	failed = failed ||
	         styles_read(&reading->styles, reading->package,
			 part_of_type(reading, relations, "styles", main), &reading->oddities,
			 reading->messages) ||
	         (numbers && numbers_read(&reading->numbers, reading->package, numbers,
				     reading->messages)) ||
	         reading_part(reading, main) || read_notes(reading, relations, main);
	if (!failed && reading->main.text.length > INT_MAX)
		failed = message(reading->messages, MESSAGE_FORMAT_UNKNOWN,
			(struct spot){.file = reading->package->source->name},
			"a text of more than 2 GB", "Check it in parts.");
	return failed ? -1 : 0;
}

static bool
has_words(const struct docx_text *text)
{
	const char *bytes = buffer_text(&text->text);

	return strspn(bytes, " \t\n\v") < text->text.length;
}

/* As long as the package is open, the source are its bytes: the tree is built from the text alone.
 */
static xmlDoc *
build(const struct docx_reading *reading, const char *name)
{
	const struct source words = {.name = name,
		.bytes = buffer_text(&reading->main.text),
		.length = reading->main.text.length};
	xmlDoc *tree = docx_build(reading, &words);
	char count[32];

	snprintf(count, sizeof count, "%zu", reading->tracked);
	if (reading->tracked && !xmlNewProp(xmlDocGetRootElement(tree),
					(const xmlChar *)"tracked-changes", (const xmlChar *)count))
		die("out of memory");
	return tree;
}

static int
read_document(struct report *report, struct docx_reading *reading)
{
	const char *main = main_part(reading);
	struct relations relations = {0};
	int failed = main ? read_parts(reading, &relations, main) : -1;
	const char *comments;

	if (!failed) {
		reading->oddities.met[ODD_EMPTY] |= !has_words(&reading->main);
		report->tree = build(reading, report->source.name);
		failed = docx_number_read(xmlDocGetRootElement(report->tree), reading->package,
			&relations, reading->messages);
		comments = part_of_type(reading, &relations, "comments", main);
		if (!failed && comments)
			failed = docx_remarks_read(report, reading, comments);
	}
	relations_clear(&relations);
	return failed;
}

static int
load(struct report *report, const struct package_kind *kind, const struct load_options *options,
	struct messages *messages)
{
	struct package package;
	struct docx_reading reading = {.package = &package,
		.messages = messages,
		.original = options->original,
		.check_root = check_root};
	int failed = package_open(&package, kind, &report->source, report->limits, messages);

	reading.text = &reading.main;
	buffer_add(&reading.names, "", 1); /* value 0 is no name */
	if (!failed) {
		reading.oddities.met[ODD_CONTENT_TYPES] =
			kind == &package_zip && !package_find(&package, "[Content_Types].xml");
		failed = read_document(report, &reading);
	}
	if (!failed) {
		oddities_say(&reading.oddities, report->source.name, messages);
		docx_places_keep(report, reading.stories, reading.story_count, &reading.main);
	}
	package_close(&package);
	if (!failed)
		source_set_text(&report->source, &reading.main.text);
	reading_clear(&reading);
	return failed ? -1 : 0;
}

static int
load_zip(struct report *report, const struct load_options *options, struct messages *messages)
{
	return load(report, &package_zip, options, messages);
}

static int
load_flat(struct report *report, const struct load_options *options, struct messages *messages)
{
	return load(report, &package_flat, options, messages);
}

static bool
is_zip(const struct source *source)
{
	return source->file_length >= 4 && (!memcmp(source->file_bytes, "PK\3\4", 4) ||
						   !memcmp(source->file_bytes, "PK\5\6", 4));
}

static bool
is_flat(const struct source *source)
{
	return source_declares(source, "http://schemas.microsoft.com/office/2006/xmlPackage");
}

static size_t
text_offset(const struct report *report, const xmlNode *text, size_t at)
{
	return tree_text_offset(&report->source, text, at);
}

const struct loader loader_docx = {
	.name = "docx",
	.knows = is_zip,
	.load = load_zip,
	.text_offset = text_offset,
	.part = docx_part,
};

const struct loader loader_flat = {
	.name = "flat-opc",
	.knows = is_flat,
	.load = load_flat,
	.text_offset = text_offset,
	.part = docx_part,
};
