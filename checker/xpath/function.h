/* function.h -- xpath: functions of our own that XPath expressions call */
#ifndef TSAGCHECK_XPATH_FUNCTION_H
#define TSAGCHECK_XPATH_FUNCTION_H

#include "expression_value.h"

/* More arguments than any function is written with. */
enum { MOST_ARGUMENTS = 1000 };

/* What a function always gives: terms can call one of which that is known, and are faster. Such a
 * function may ask for the context node, not for its position or how many there are. */
enum function_gives {
	GIVES_ANYTHING,
	GIVES_TRUTH,
	GIVES_NUMBER,
	GIVES_TEXT,
	GIVES_NODE,  /* one at most */
	GIVES_NODES, /* in document order, each once */
	GIVES_APART  /* and none lies in another */
};

/* A function that expressions can call. It begins with expression_takes(). */
struct function {
	const char *uri, *name;
	xmlXPathFunction call;
	enum function_gives gives;
	bool pure; /* what it gives depends on its arguments alone, and it does nothing else */
};

/* Some functions. Lists of tables end with NULL. */
struct function_table {
	const struct function *rows;
	size_t count;
};

/* The function of that name, of those of the evaluation, or NULL; uri "" for those of XSLT. */
xmlXPathFunction function_find(
	const struct evaluation *evaluation, const char *name, const char *uri);

/* The same of a list of tables; NULL when there is none. */
const struct function *function_row(
	const struct function_table *const *tables, const char *name, const char *uri);

/* Whether expressions of the evaluation can call the function, which may be one of XPath itself. */
bool function_is_known(const struct evaluation *evaluation, const char *name, const char *uri);

/* The function with that URI whose name is nearly the same, or NULL; borrows. */
const char *function_nearest(
	const struct evaluation *evaluation, const char *name, const char *uri);

/* Whether as many arguments were written as it takes, `least` to `most`; if not,
 * expression_fail() has been called and the function must return at once. */
bool expression_takes(xmlXPathParserContext *call, int count, int least, int most);

/* Says that the active expression cannot be evaluated, and why, once. */
void expression_fail(xmlXPathParserContext *call, const char *why);

/* Whether a function may make so much of what is limited; if not, the active expression fails. */
bool expression_fits(xmlXPathParserContext *call, enum limit_id id, size_t amount);

/* Says that the active expression needs more than a limit allows, once. */
void expression_exceeds(xmlXPathParserContext *call, enum limit_id id);

/* The evaluation that a function is called in. */
struct evaluation *evaluation_of(const xmlXPathParserContext *call);

/* The regular expression, or NULL after expression_fail(). */
const struct regex *expression_regex(
	xmlXPathParserContext *call, const char *text, const char *flags);

#endif
