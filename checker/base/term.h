/* term.h -- base: an XPath 1.0 expression as a tree of terms */
#ifndef TSAGCHECK_BASE_TERM_H
#define TSAGCHECK_BASE_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "axis.h"

struct arena;
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

/* What is known of the nodes that a term gives, one after the other. */
enum node_order {
	ORDER_NONE,     /* one may come twice                                            */
	ORDER_DISTINCT, /* each once                                                     */
	ORDER_REVERSE,  /* each once, the last of the document first                     */
	ORDER_NESTED,   /* each once, in document order                                  */
	ORDER_FLAT,     /* the same, and none lies in another                            */
	ORDER_ONE       /* one at most                                                   */
};

/* [term]. */
struct filter {
	struct term *term;
	struct filter *next;
};

/* A comparison with =, one side of which finds nodes anew for each node that it is asked of: see
 * join.h. asked NULL: there is none. */
struct join {
	const struct term *asked;       /* the other side */
	const struct term *nodes;       /* all nodes that are looked through, from anywhere */
	const struct path_step *step;   /* or those that this step finds from a node */
	const struct path_step *value;  /* from each to what is compared; NULL: itself */
	const struct filter *filters;   /* which it has to pass besides */
	const struct path_step *onward; /* and what is wanted of it */
};

struct path_step {
	enum axis axis;
	struct node_test test;
	struct filter *filters;
	int nearest;      /* of each start only so many are needed; 0: all */
	struct join join; /* of the first filter */
	struct path_step *next;
};

enum path_start {
	START_CONTEXT, /* the context node */
	START_ROOT,    /* its document */
	START_TERM     /* the nodes of a term */
};

struct path {
	enum path_start start;
	struct term *from;      /* START_TERM */
	struct filter *filters; /* of from */
	struct path_step *steps;
	struct join join; /* of a filter of one of the steps */
};

struct term {
	enum term_kind kind;
	struct term *arguments; /* operands, too; each leads to the next */
	struct term *next;
	const char *text;  /* of a literal; the name of a variable or function */
	const char *uri;   /* of a function; "": none */
	double number;     /* of TERM_NUMBER */
	struct path *path; /* of TERM_PATH */
	/* found out by term_settle() */
	enum value_type type;
	enum node_order order;                  /* of VALUE_NODES */
	bool roams;  /* its value depends on the context node */
	bool counts; /* or on its position() */
	bool sizes;  /* or on last() */
	bool varies; /* or on a variable or current() */
	const struct native_function *function; /* of TERM_CALL */
	struct join join;                       /* of TERM_EQUAL */
};

/* The terms of text, in a; NULL when it is not XPath 1.0, has a prefix that is not in scope, or is
 * nested deeper than is sane. It says nothing: libxml2 says what is wrong. (XPath 1.0, 3) */
struct term *term_parse(const char *text, const struct scope *scope, struct arena *a);

/* Finds out of the term and all within what it is; what it adds lives in a. Returns whether all of
 * it can be evaluated by native.h; the rest is libxml2's. */
bool term_settle(struct term *term, struct arena *a);

/* Whether it matters to the filters, which are settled, how many nodes come before one. */
bool filters_count(const struct filter *filters);

#endif
