/* docx_number.c -- load: a page header becomes the number of the document */
#include "docx_number.h"

#include <string.h>

#include "../base/regex.h"
#include "part.h"

/* "WTSA-24/24-E" alone in its line: a meeting, a slash, a number, a language. */
static const char pattern[] = "(?m)^\\s*(?:Document\\s+)?"
			      "([A-Z][A-Z0-9]*(?:[ -][A-Z0-9]+)*/[0-9]{1,4}(?:\\([^)\\n]*\\))?)"
			      "(?:-[A-Z]{1,2})?\\s*$";

struct header_reading {
	struct buffer text;
	bool taking;
};

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	struct header_reading *reading = reading_;

	(void)part;
	reading->taking = element->space == SPACE_WORD && !strcmp(element->name, "t");
}

static void
end(void *reading_, const struct part_element *element)
{
	struct header_reading *reading = reading_;

	reading->taking = false;
	if (element->space == SPACE_WORD && !strcmp(element->name, "p"))
		buffer_add_byte(&reading->text, '\n');
}

static void
text(void *reading_, const char *bytes, size_t length)
{
	struct header_reading *reading = reading_;

	if (reading->taking)
		buffer_add(&reading->text, bytes, length);
}

static bool
set_number(xmlNode *report, const struct buffer *header)
{
	struct regexes *regexes = regexes_new();
	struct buffer error = {0}, number = {0};
	struct regex_match match;
	size_t where;
	const struct regex *regex = regex_get(regexes, pattern, "", &error, &where);
	bool found;

	if (!regex)
		die(error.text);
	found = regex_find(regex, buffer_text(header), header->length, 0, &match) == 1;
	if (found) {
		buffer_add(
			&number, header->text + match.starts[1], match.ends[1] - match.starts[1]);
		if (!xmlNewProp(report, (const xmlChar *)"number", (const xmlChar *)number.text))
			die("out of memory");
	}
	buffer_clear(&number);
	regexes_free(regexes);
	return found;
}

int
docx_number_read(xmlNode *report, struct package *package, const struct relations *relations,
	struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	static const char *const types[] = {"header", "footer"};
	struct header_reading reading = {.taking = false};
	bool found = xmlHasProp(report, (const xmlChar *)"number") != NULL;
	int failed = 0;

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		for (const struct relation *at = relation_of_type(relations, types[i], NULL);
			at && !found && !failed; at = relation_of_type(relations, types[i], at)) {
			if (at->external || !package_find(package, at->target))
				continue;
			buffer_reset(&reading.text);
			failed = part_read(package, at->target, &taker, &reading, messages);
			found = !failed && set_number(report, &reading.text);
		}
	buffer_clear(&reading.text);
	return failed;
}
