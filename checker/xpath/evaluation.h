/* evaluation.h -- xpath: what the evaluations of XPath expressions share */
#ifndef TSAGCHECK_XPATH_EVALUATION_H
#define TSAGCHECK_XPATH_EVALUATION_H

#include <libxml/xpath.h>
#include <stdbool.h>

#include "../base/arena.h"
#include "../base/map.h"
#include "../base/message.h"
#include "../base/regex.h"
#include "bindings.h"
#include "tally.h"

struct expression;
struct function_table;
struct constants;
struct elements;
struct joins;

/* What evaluations share: one a document and thread. */
struct evaluation {
	xmlXPathContext *xpath;
	const struct function_table *const *functions; /* ends with NULL */
	struct regexes *regexes;                       /* of t:find and re:* */
	struct messages *messages;
	void *owner; /* what the functions work on */
	const struct bindings *bindings;
	/* Whether a variable that has a value keeps it to the end; NULL: none does. */
	bool (*keeps)(void *owner, const char *name);
	xmlXPathParserContext *stack; /* for calls of functions, while none uses it; NULL: none */
	struct joins *joins;          /* indexes of equal values; NULL: none yet */
	struct constants *constants;  /* NULL: none yet */
	struct elements *elements;    /* NULL: none yet */
	struct tallies tallies;
	struct arena scratch;            /* of one expression's texts */
	const struct expression *active; /* the one being evaluated: errors name it */
	bool failed;                     /* the active one went wrong and said so */
	size_t steps;                    /* of all expressions so far, but those of regexes */
	struct map said;                 /* what went wrong before: it is not said again */
	xmlDoc *tree;
	const struct limits *limits; /* borrowed */
	const char *document;        /* what messages about limits call it; NULL: nothing */
	const xmlDoc *detached;      /* for nodes of this document "/" is tree, too; NULL: none */
};

/* Makes an evaluation over tree (NULL: only for compiling). bindings NULL: nothing is bound.
 * Owner: evaluation_clear(). */
void evaluation_init(struct evaluation *evaluation, xmlDoc *tree,
	const struct function_table *const *functions, const struct bindings *bindings, void *owner,
	struct messages *messages);

/* Other limits than the defaults (NULL: these), and the document's name. Both are borrowed. */
void evaluation_limit(
	struct evaluation *evaluation, const struct limits *limits, const char *document);
void evaluation_clear(struct evaluation *evaluation);

/* The document that "/" is at a node. Borrows. */
xmlDoc *evaluation_root(const struct evaluation *evaluation, const xmlNode *node);

/* Whether the node's document is the same in the whole evaluation. */
bool evaluation_lasts(const struct evaluation *evaluation, const xmlNode *node);

/* Says of the active expression, unless it has failed already, that it cannot be used, and why. */
void evaluation_wrong(struct evaluation *evaluation, const char *why);

/* The same: it needs more than a limit allows. */
void evaluation_exceeds(struct evaluation *evaluation, enum limit_id id);

/* Whether all expressions together took more steps than a limit allows. Says so the first time. */
bool evaluation_is_spent(struct evaluation *evaluation);

/* Whether so much is within the limit. Else says so, and the active expression fails. */
bool evaluation_fits(struct evaluation *evaluation, enum limit_id id, size_t amount);

/* Makes the active expression fail because of another thing. Returns whether that is to be said:
 * true the first time. */
bool evaluation_fail(struct evaluation *evaluation, const void *because);

#endif
