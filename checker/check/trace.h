/* trace.h -- check: what was done, for SVRL; no XML, no XPath */
#ifndef TSAGCHECK_CHECK_TRACE_H
#define TSAGCHECK_CHECK_TRACE_H

#include <stdbool.h>
#include <stddef.h>

/* A text for people, as svrl:text has it. xml: its content, escaped, perhaps with elements, never
 * NULL; attributes: more of them, as they stand in a start tag. The others are NULL when absent. */
struct evidence_text {
	const char *xml, *attributes, *language, *space, *see, *icon, *fpi;
};

/* A diagnostic or property that a finding refers to. Strings are UTF-8 and NULL when absent. */
struct evidence_note {
	const char *id, *role, *scheme;
	struct evidence_text text;
	struct evidence_note *next;
};

/* What SVRL says of a finding besides its texts. */
struct evidence {
	bool is_report;
	const char *id, *role, *flag, *severity;
	const char *test, *location;
	const char *language; /* when it is another one than the schema's */
	struct evidence_text text;
	struct evidence_note *diagnostics, *properties;
	size_t fired;    /* index of the fired rule */
	size_t sequence; /* of the finding, in the order of their making */
};

/* svrl:active-pattern, or svrl:active-group. documents: their URIs, a space between. */
struct active_pattern {
	bool is_group;
	const char *id, *name, *role, *documents;
	size_t number, document; /* of the pattern; of the checked document, from 1 */
};

/* svrl:fired-rule. There are very many: texts of the schema are shared by them. */
struct fired_rule {
	const char *id, *context, *role, *flag, *document;
	size_t pattern, in_document;
};

/* sch:ns. */
struct bound_prefix {
	const char *prefix, *uri;
};

/* {0} is a good start: nothing is traced until wanted is set. The arrays are of array_room(). */
struct trace {
	bool wanted;
	const char *title, *phase, *version;
	struct evidence_text *paragraphs; /* of the schema; live in the findings */
	size_t paragraph_count;
	struct bound_prefix *prefixes;
	size_t prefix_count, prefix_room;
	struct active_pattern *patterns;
	size_t pattern_count, pattern_room;
	struct fired_rule *fired;
	size_t fired_count, fired_room;
	size_t sequence;
};

#endif
