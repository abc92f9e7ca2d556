/* part_choice.c -- load: alternatives of mc:AlternateContent become the one that is read */
#include "part_choice.h"

#include <string.h>

/* Word and its drawings of 2010 and later: what stands in them is read like what Word 2007 knew. */
static const char *const known[] = {
	"http://schemas.microsoft.com/office/word/",
	"http://schemas.microsoft.com/office/drawing/",
	"http://schemas.openxmlformats.org/",
	"http://purl.oclc.org/ooxml/",
};

static bool
is_known(const char *prefix, size_t length, const xmlParserCtxt *parser)
{
	const char *uri = NULL;

	for (int i = parser->nsNr - 2; i >= 0 && !uri; i -= 2) {
		const char *declared = (const char *)parser->nsTab[i];

		if (declared && strlen(declared) == length && !memcmp(declared, prefix, length))
			uri = (const char *)parser->nsTab[i + 1];
	}
	for (size_t i = 0; uri && i < sizeof known / sizeof *known; i++)
		if (!strncmp(uri, known[i], strlen(known[i])))
			return true;
	return false;
}

static bool
is_readable(const struct part_element *element, const xmlParserCtxt *parser)
{
	struct buffer requires = {0};
	bool readable = part_value(element, "Requires", &requires);

	for (const char *at = buffer_text(&requires); *at && readable;) {
		size_t length = strcspn(at, " \t\r\n");

		readable = length == 0 || is_known(at, length, parser);
		at += length + (at[length] != '\0');
	}
	buffer_clear(&requires);
	return readable;
}

enum choice
choice_start(struct part_choices *choices, const struct part_element *element,
	const xmlParserCtxt *parser)
{
	bool *taken = choices->count ? &choices->taken[choices->count - 1] : NULL;

	if (!strcmp(element->name, "AlternateContent")) {
		if (choices->count == CHOICES_MOST)
			return CHOICE_TOO_DEEP;
		choices->taken[choices->count++] = false;
		return CHOICE_ENTER;
	}
	if (!taken || *taken || (!strcmp(element->name, "Choice") && !is_readable(element, parser)))
		return CHOICE_SKIP;
	*taken = true;
	return CHOICE_ENTER;
}

void
choice_end(struct part_choices *choices, const struct part_element *element)
{
	if (!strcmp(element->name, "AlternateContent"))
		choices->count--;
}
