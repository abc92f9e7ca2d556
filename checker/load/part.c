/* part.c -- load: the XML of a part becomes its elements, one after the other */
#include "part.h"

#include <errno.h>
#include <limits.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/libxml.h"
#include "part_choice.h"
#include "xml_error.h"

/* No part that Word writes has a tag with as many attributes. */
enum { MOST_ATTRIBUTES = 1000, LONGEST_TAG = 1 << 20 };

struct part_reading {
	struct package *package;
	const char *name;
	const struct part_taker *taker;
	void *owner;
	struct messages *messages;
	xmlParserCtxt *parser;
	struct part_choices choices;
	enum part_space *spaces; /* of the open elements */
	size_t depth, space_room;
	size_t skipped; /* the depth of the element that is skipped, plus 1; 0: none */
	size_t markup;  /* bytes that were fed since the last event */
	bool begun, failed;
};

static const struct {
	const char *uri;
	enum part_space space;
} spaces[] = {
	{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", SPACE_WORD},
	{"http://purl.oclc.org/ooxml/wordprocessingml/main", SPACE_WORD},
	{"http://schemas.openxmlformats.org/officeDocument/2006/math", SPACE_MATH},
	{"http://purl.oclc.org/ooxml/officeDocument/math", SPACE_MATH},
	{"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", SPACE_DRAWING},
	{"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", SPACE_DRAWING},
	{"http://schemas.openxmlformats.org/drawingml/2006/picture", SPACE_PICTURE},
	{"http://purl.oclc.org/ooxml/drawingml/picture", SPACE_PICTURE},
	{"http://schemas.openxmlformats.org/drawingml/2006/chart", SPACE_PICTURE},
	{"http://purl.oclc.org/ooxml/drawingml/chart", SPACE_PICTURE},
	{"http://schemas.openxmlformats.org/drawingml/2006/diagram", SPACE_PICTURE},
	{"http://purl.oclc.org/ooxml/drawingml/diagram", SPACE_PICTURE},
	{"urn:schemas-microsoft-com:vml", SPACE_PICTURE},
	{"http://schemas.openxmlformats.org/package/2006/relationships", SPACE_RELATIONS},
	{"http://schemas.openxmlformats.org/markup-compatibility/2006", SPACE_CHOICE},
	{"http://schemas.microsoft.com/office/2006/xmlPackage", SPACE_FLAT},
};

static enum part_space
space_of(const xmlChar *uri)
{
	for (size_t i = 0; uri && i < sizeof spaces / sizeof *spaces; i++)
		if (!strcmp((const char *)uri, spaces[i].uri))
			return spaces[i].space;
	return SPACE_OTHER;
}

/* Where the parser stands. */
static size_t
offset_of(const struct part_reading *reading)
{
	const xmlParserInput *input = reading->parser->input;

	return input ? input->consumed + (size_t)(input->cur - input->base) : 0;
}

/* The parser stands at the end of a start tag, before /> or >. */
static size_t
behind_start_tag(const struct part_reading *reading)
{
	const xmlParserInput *input = reading->parser->input;

	return offset_of(reading) + (input && *input->cur == '/' ? 2 : 1);
}

void
part_refuse(struct part_reading *reading, const char *what)
{
	const xmlParserInput *input = reading->parser->input;
	struct buffer text = {0};

	if (!reading->failed && what) {
		buffer_print(&text, "%s (line %d)", what, input ? input->line : 0);
		package_say(reading->package, reading->name, text.text, reading->messages);
		buffer_clear(&text);
	}
	reading->failed = true;
	xmlStopParser(reading->parser);
}

void
part_skip(struct part_reading *reading)
{
	reading->skipped = reading->depth + 1;
}

static void
enter(struct part_reading *reading, struct part_element *element)
{
	if (element->space == SPACE_CHOICE) {
		const enum choice choice =
			choice_start(&reading->choices, element, reading->parser);

		if (choice == CHOICE_TOO_DEEP)
			part_refuse(reading, "has too many alternatives in one another");
		else if (choice == CHOICE_SKIP)
			part_skip(reading);
		return;
	}
	reading->begun = true;
	reading->taker->start(reading->owner, reading, element);
}

static bool
refuse_deep(struct part_reading *reading)
{
	const size_t above = reading->package->kind->depth,
		     most = reading->package->limits->most[LIMIT_DEPTH];
	char text[100];

	if (!most || reading->depth < most + above)
		return false;
	snprintf(text, sizeof text,
		"has more than %zu levels of elements in one another (--max-depth)", most);
	part_refuse(reading, text);
	return true;
}

static bool
refuse_crowded(struct part_reading *reading, int attributes)
{
	if (attributes > MOST_ATTRIBUTES)
		part_refuse(reading, "has an element with too many attributes");
	return attributes > MOST_ATTRIBUTES;
}

static void
start_element(void *reading_, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int namespace_count, const xmlChar **namespaces, int count, int defaulted,
	const xmlChar **attributes)
{
	struct part_reading *reading = reading_;
	const size_t above = reading->package->kind->depth;
	struct part_element element = {.name = (const char *)name,
		.space = space_of(uri),
		.behind = behind_start_tag(reading),
		.attributes = attributes,
		.count = count};

	(void)prefix;
	(void)namespaces;
	(void)defaulted;
	reading->markup = 0;
	if (refuse_deep(reading) || refuse_crowded(reading, count + namespace_count))
		return;
	reading->spaces = array_room(
		reading->spaces, reading->depth, &reading->space_room, sizeof *reading->spaces);
	reading->spaces[reading->depth] = element.space;
	if (!reading->skipped && reading->depth >= above) {
		element.depth = reading->depth - above;
		enter(reading, &element);
	}
	reading->depth++;
}

static void
end_element(void *reading_, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct part_reading *reading = reading_;
	const size_t above = reading->package->kind->depth;
	struct part_element element = {.name = (const char *)name, .behind = offset_of(reading)};

	(void)prefix;
	(void)uri;
	reading->markup = 0;
	reading->depth--;
	element.space = reading->spaces[reading->depth];
	if (reading->skipped) {
		if (reading->skipped == reading->depth + 1)
			reading->skipped = 0;
		return;
	}
	if (reading->depth < above)
		return;
	element.depth = reading->depth - above;
	if (element.space == SPACE_CHOICE)
		choice_end(&reading->choices, &element);
	else
		reading->taker->end(reading->owner, &element);
}

static void
add_text(void *reading_, const xmlChar *text, int length)
{
	struct part_reading *reading = reading_;

	reading->markup = 0;
	if (!reading->skipped && reading->depth > reading->package->kind->depth)
		reading->taker->text(reading->owner, (const char *)text, (size_t)length);
}

static void
refuse_type(void *reading_, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name;
	(void)external;
	(void)system;
	part_refuse(reading_, "has a document type, which no part of a Word file may have");
}

static void
hear_error(void *reading_, XML_ERROR_CONST xmlError *error)
{
	struct part_reading *reading = reading_;
	struct buffer text = {0};

	if (error->level < XML_ERR_ERROR || reading->failed || error->code == XML_WAR_NS_URI)
		return;
	if (error->code == XML_ERR_DOCUMENT_END && !reading->begun) {
		part_refuse(reading, "has no XML");
		return;
	}
	buffer_add_text(&text, "is not well-formed XML: ");
	xml_error_explain(error, &text);
	part_refuse(reading, text.text);
	buffer_clear(&text);
}

/* A tag or comment without end would be looked through again with each chunk. */
static bool
feed(void *reading_, const char *bytes, size_t length)
{
	struct part_reading *reading = reading_;

	reading->markup += length;
	if (!reading->failed && reading->markup > LONGEST_TAG)
		part_refuse(reading, "has a tag or comment of more than a million bytes");
	if (!reading->failed)
		xmlParseChunk(reading->parser, bytes, (int)length, 0);
	return !reading->failed;
}

int
part_read(struct package *package, const char *name, const struct part_taker *taker, void *owner,
	struct messages *messages)
{
	xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.characters = add_text,
		.cdataBlock = add_text,
		.ignorableWhitespace = add_text,
		.internalSubset = refuse_type,
		.serror = hear_error};
	struct part_reading *reading = memory_new(sizeof *reading);
	int failed;

	*reading = (struct part_reading){.package = package,
		.name = name,
		.taker = taker,
		.owner = owner,
		.messages = messages};
	reading->parser = xmlCreatePushParserCtxt(&handler, reading, NULL, 0, NULL);
	if (!reading->parser)
		die("out of memory");
	xmlCtxtUseOptions(
		reading->parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT |
					 (package->kind->decoded ? XML_PARSE_IGNORE_ENC : 0));
	failed = package_read(package, name, feed, reading, messages);
	if (!failed && !reading->failed)
		xmlParseChunk(reading->parser, NULL, 0, 1);
	/* of bytes that its encoding does not have, libxml2 says nothing to the parser's owner */
	if (!failed && !reading->failed && (reading->depth || !reading->parser->wellFormed))
		part_refuse(reading, "is not well-formed XML: it ends too early, or has bytes that "
				     "its encoding does not have");
	failed = failed || reading->failed;
	xmlFreeParserCtxt(reading->parser);
	free(reading->spaces);
	free(reading);
	return failed ? -1 : 0;
}

static const xmlChar **
attribute_of(const struct part_element *element, const char *name)
{
	for (int i = 0; i < element->count; i++)
		if (!strcmp((const char *)element->attributes[(ptrdiff_t)5 * i], name))
			return element->attributes + (ptrdiff_t)5 * i;
	return NULL;
}

bool
part_value(const struct part_element *element, const char *name, struct buffer *out)
{
	const xmlChar **attribute = attribute_of(element, name);

	buffer_reset(out);
	if (attribute)
		buffer_add(out, (const char *)attribute[3], (size_t)(attribute[4] - attribute[3]));
	return attribute != NULL;
}

bool
part_is(const struct part_element *element, const char *name, const char *value)
{
	const xmlChar **attribute = attribute_of(element, name);
	const size_t length = strlen(value);

	return attribute && (size_t)(attribute[4] - attribute[3]) == length &&
	       !memcmp(attribute[3], value, length);
}

long
part_number(const struct part_element *element, const char *name, long otherwise)
{
	const xmlChar **attribute = attribute_of(element, name);
	char digits[24], *end;
	size_t length = attribute ? (size_t)(attribute[4] - attribute[3]) : 0;
	long number;

	if (length == 0 || length >= sizeof digits)
		return otherwise;
	memcpy(digits, attribute[3], length);
	digits[length] = '\0';
	errno = 0;
	number = strtol(digits, &end, 10);
	return *end || errno || number > INT_MAX || number < -INT_MAX ? otherwise : number;
}

bool
part_switch(const struct part_element *element)
{
	return !part_is(element, "val", "0") && !part_is(element, "val", "false") &&
	       !part_is(element, "val", "off");
}
