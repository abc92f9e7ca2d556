/* passage.h -- xpath: nodes that pass the filters of a step, one after the other */
#ifndef TSAGCHECK_XPATH_PASSAGE_H
#define TSAGCHECK_XPATH_PASSAGE_H

#include "native.h"

/* How far a step has come from a node: how many nodes reached each of its filters. */
enum { MOST_FILTERS = 8 };
struct passage {
	const struct filter *filters; /* those to pass */
	/* whose they are, when one asks for last(): all that a step finds from a node, or a set */
	const struct path_step *step;
	xmlNode *origin;
	const xmlNodeSet *nodes;
	int positions[MOST_FILTERS], sizes[MOST_FILTERS]; /* a size is 0 until it is known */
};

/* Whether the filters let the node pass that comes next. */
bool filters_pass(struct native *native, struct passage *passage, xmlNode *node);

/* Whether none that comes after those that came can pass: behind [3] none after the third. */
bool filters_are_done(const struct passage *passage);

#endif
