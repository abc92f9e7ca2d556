/* term_reading.h -- xpath: the text of an XPath 1.0 expression while it is read */
#ifndef TSAGCHECK_XPATH_TERM_READING_H
#define TSAGCHECK_XPATH_TERM_READING_H

#include "expression.h"
#include "term.h"

struct term_reading {
	const char *at;
	const struct scope *scope;
	const struct function_table *const *functions;
	struct arena *arena;
	int depth;
};

void skip_space(struct term_reading *reading);

/* Whether the sign stands next, which is then passed. */
bool take(struct term_reading *reading, const char *sign);

/* The next length bytes, which are passed; they live in the arena. */
char *take_text(struct term_reading *reading, size_t length);

/* The text behind the quote that stands next; NULL when it is not closed. */
const char *take_quoted(struct term_reading *reading);

/* The URI of the prefix that stands next, its colon passed, too; "" when there is none, NULL when
 * it is not in scope. */
const char *take_prefix(struct term_reading *reading);

/* "node()" and its like; false, and nothing passed, when it is none. */
bool take_node_type(struct term_reading *reading, struct node_test *test);

/* All [filters] that stand here, to *last; false when one is broken. */
bool filters_read(struct term_reading *reading, struct filter **last);

/* The steps of a path that stand here, to *last, each behind a slash; has_slash: that of the first
 * was passed. False when one is broken. */
bool steps_read(struct term_reading *reading, struct path_step **last, bool has_slash);

/* Whether a step can begin here. */
bool is_at_step(struct term_reading *reading);

/* A term whose operators bind as tightly as those of the level, or more; 0: any. NULL when there is
 * none. */
struct term *term_read_level(struct term_reading *reading, int level);

#endif
