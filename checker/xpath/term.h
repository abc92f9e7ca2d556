/* term.h -- xpath: an XPath 1.0 expression as a tree of terms */
#ifndef TSAGCHECK_XPATH_TERM_H
#define TSAGCHECK_XPATH_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "path_step.h"
struct arena;
struct function;
struct function_table;
struct native_function;
struct scope;

enum term_kind {
	TERM_OR,
	TERM_AND,
	TERM_EQUAL,
	TERM_UNEQUAL,
	TERM_LESS,
	TERM_LESS_EQUAL,
	TERM_GREATER,
	TERM_GREATER_EQUAL,
	TERM_PLUS,
	TERM_MINUS,
	TERM_TIMES,
	TERM_DIV,
	TERM_MOD,
	TERM_UNION,
	TERM_NEGATE,
	TERM_LITERAL,
	TERM_NUMBER,
	TERM_VARIABLE,
	TERM_CALL,
	TERM_PATH,
	TERM_KINDS
};

/* What a term gives (XPath 1.0, 1). */
enum value_type {
	VALUE_ANY, /* only its value tells: a variable's */
	VALUE_NODES,
	VALUE_BOOLEAN,
	VALUE_NUMBER,
	VALUE_TEXT
};

struct term {
	enum term_kind kind;
	struct term *arguments; /* operands, too; each leads to the next */
	struct term *next;
	const char *text;               /* of a literal; the name of a variable or function */
	const char *uri;                /* of a function; "": none */
	double number;                  /* of TERM_NUMBER */
	struct path *path;              /* of TERM_PATH */
	const struct function *foreign; /* of TERM_CALL: a function of the evaluation; NULL: none */
	/* found out by term_settle() */
	enum value_type type;
	enum node_order order;                  /* of VALUE_NODES */
	bool roams;                             /* its value depends on the context node */
	bool counts;                            /* or on its position() */
	bool sizes;                             /* or on last() */
	bool varies;                            /* or on a variable or current() */
	bool seeks;                             /* nodes of the document are looked for */
	bool fixed;                             /* it is the same at all nodes, and not for free */
	const struct native_function *function; /* of TERM_CALL */
	struct join join;                       /* of TERM_EQUAL */
};

/* The terms of text, in a; NULL when it is not XPath 1.0, has a prefix that is not in scope, or is
 * nested deeper than is sane. It says nothing: libxml2 does. functions: those that it may call
 * besides, NULL behind the last. (XPath 1.0, 3) */
struct term *term_parse(const char *text, const struct scope *scope,
	const struct function_table *const *functions, struct arena *a);

/* Finds out of the term and all within what it is; what it adds lives in a. Returns whether all of
 * it can be evaluated by native.h; the rest is libxml2's. */
bool term_settle(struct term *term, struct arena *a);

#endif
