/* context.h -- check: the context of a rule, an XSLT pattern (XSLT 1.0, 5.2) */
#ifndef TSAGCHECK_CHECK_CONTEXT_H
#define TSAGCHECK_CHECK_CONTEXT_H

#include "../xpath/expression.h"

enum step_test {
	STEP_NAME,     /* an element or attribute of that name         */
	STEP_ANY_NAME, /* any element or attribute, of uri when given  */
	STEP_TEXT,
	STEP_COMMENT,
	STEP_INSTRUCTION, /* of that name when given */
	STEP_NODE,        /* any child, or any attribute: node()  */
	STEP_ROOT         /* the document: / */
};

/* How a step hangs on the one before it. */
enum step_link {
	LINK_NONE,  /* it is the first of a path that starts anywhere */
	LINK_CHILD, /* a/b */
	LINK_BELOW  /* a//b */
};

struct predicate {
	struct expression expression;
	bool counts; /* it uses position() or last() */
};

struct step {
	enum step_test test;
	bool attribute;
	enum step_link link;
	const char *name, *uri; /* NULL: none */
	struct predicate *predicates;
	size_t predicate_count;
};

/* One alternative of a | b, its steps from the first to the last. */
struct context_path {
	struct step *steps;
	size_t count;
};

struct context {
	const char *text;
	struct context_path *paths;
	size_t count;
};

/* Compiles a text. Everything lives in a, but for the expressions: context_clear().
 * Returns 0; or -1 after one message() about the very character. */
int context_compile(struct evaluation *evaluation, struct context *context,
	const struct written *written, struct scope scope, struct arena *a);
void context_clear(struct context *context);

/* The step that a node must fit first of all: the last one. */
const struct step *context_last_step(const struct context_path *path);

/* Whether the node is what the step asks for, its predicates aside. */
bool step_fits(const struct step *step, const xmlNode *node);

/* Whether the path matches the node. Predicates that cannot be evaluated do not match, after one
 * message(). */
bool context_matches(const struct context_path *path, struct evaluation *evaluation, xmlNode *node);

#endif
