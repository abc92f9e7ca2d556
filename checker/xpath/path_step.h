/* path_step.h -- xpath: a path of XPath 1.0 (2), its steps and filters */
#ifndef TSAGCHECK_XPATH_PATH_STEP_H
#define TSAGCHECK_XPATH_PATH_STEP_H

#include <stdbool.h>

#include "axis.h"

struct term;

/* What is known of the nodes that a term gives, one after the other; each says more. */
enum node_order {
	ORDER_NONE,     /* one may come twice                */
	ORDER_DISTINCT, /* each comes once                   */
	ORDER_REVERSE,  /* the last of the document first    */
	ORDER_NESTED,   /* in document order                 */
	ORDER_FLAT,     /* and none lies in another          */
	ORDER_ONE       /* one at most                       */
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
	const struct term *variable;    /* that they begin with; NULL: they begin at the root */
	const struct path_step *step;   /* or those that this step finds from a node */
	const struct path_step *value;  /* from each to what is compared; NULL: itself */
	const struct filter *filters;   /* which it has to pass besides */
	const struct path_step *onward; /* and what is wanted of it */
};

struct path_step {
	enum axis axis;
	struct node_test test;
	struct filter *filters;
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
	bool ranks;             /* they ask for places that only the whole set tells */
	struct path_step *steps;
	struct join join; /* of a filter of one of the steps */
};

/* Whether it matters to the filters, which are settled, how many nodes come before one. */
bool filters_count(const struct filter *filters);

#endif
