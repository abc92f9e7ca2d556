/* index.h -- check: contexts by the name that their last step asks for */
#ifndef TSAGCHECK_CHECK_INDEX_H
#define TSAGCHECK_CHECK_INDEX_H

#include "../base/map.h"
#include "../base/text_map.h"
#include "check.h"

/* A rule whose context may match a node, for the name or kind of that node. */
struct candidate {
	const struct rule *rule;
	const struct context_path *path;
};

struct candidates {
	struct candidate *items; /* by pattern, then by rule */
	size_t count, room;
};

/* Some of all candidates, by their indices, in order. */
struct places_in_all {
	size_t *items;
	size_t count, room;
};

/* All contexts of a rule set, by what their last step asks for. */
struct context_index {
	struct candidates all; /* of every context, for making the lists below */
	struct text_map names; /* struct places_in_all, by the name that the last step asks for */
	struct places_in_all others; /* those that ask for no name */
	struct map by_name;          /* struct candidates of elements, by the name's address */
	struct map by_attribute;     /* of attributes */
	struct candidates texts, comments, instructions, roots;
	bool attributes; /* some context asks for attributes */
	struct arena arena;
};

void context_index_init(struct context_index *index, const struct rule_set *rules);
void context_index_clear(struct context_index *index);

/* The rules that a node can be the context of, by its last step. Borrowed from index. */
const struct candidates *context_index_get(struct context_index *index, const xmlNode *node);

#endif
