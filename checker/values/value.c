/* value.c -- values: the name of a type becomes the reader of that type */
#include "value.h"

#include <string.h>

#include "normalise.h"

struct reader {
	const char *name; /* as facts.xml spells it */
	int (*normalise)(const char *text, size_t length, struct buffer *out);
};

static const struct reader readers[] = {
	[VALUE_TEXT] = {"text", text_normalise},
	[VALUE_COUNT] = {"count", count_normalise},
	[VALUE_DATE] = {"date", date_normalise},
	[VALUE_START] = {"date-start", start_normalise},
	[VALUE_END] = {"date-end", end_normalise},
	[VALUE_PERIOD] = {"period", period_normalise},
	[VALUE_QUESTION] = {"question", question_normalise},
	[VALUE_RECOMMENDATION] = {"recommendation", recommendation_normalise},
	[VALUE_RECOMMENDATIONS] = {"recommendation-set", recommendations_normalise},
	[VALUE_RESOLUTION] = {"resolution", resolution_normalise},
	[VALUE_DOCUMENT] = {"document", document_normalise},
	[VALUE_GROUP] = {"group", group_normalise},
	[VALUE_REPORTS] = {"reports", reports_normalise},
	[VALUE_DELIVERABLE] = {"deliverable", deliverable_normalise},
	[VALUE_PERSON] = {"person", person_normalise},
};

_Static_assert(sizeof readers / sizeof *readers == VALUE_TYPES, "a reader for each type");

enum value_type
value_type_named(const char *name)
{
	enum value_type type = 0;

	while (type < VALUE_TYPES && strcmp(readers[type].name, name) != 0)
		type++;
	return type;
}

int
value_read(enum value_type type, const char *text, size_t length, struct buffer *out)
{
	size_t before = out->length;

	if (readers[type].normalise(text, length, out) == 0)
		return 0;
	out->length = before;
	if (out->text)
		out->text[before] = '\0';
	return -1;
}
