/* constant.c -- xpath: what is the same at all nodes of a document is found out once */
#include "constant.h"

#include <stdlib.h>

struct constants {
	struct map all; /* struct constant of a struct term */
	struct arena arena;
};

static struct constants *
constants_of(struct evaluation *evaluation)
{
	if (!evaluation->constants) {
		evaluation->constants = memory_new(sizeof *evaluation->constants);
		*evaluation->constants = (struct constants){.arena = {NULL}};
	}
	return evaluation->constants;
}

struct constant *
constant_of(struct native *native, const struct term *term, struct focus focus)
{
	struct constants *constants;
	struct constant *constant;
	const xmlDoc *root;

	if (!term->fixed || !evaluation_lasts(native->evaluation, focus.node))
		return NULL;
	constants = constants_of(native->evaluation);
	root = evaluation_root(native->evaluation, focus.node);
	constant = map_get(&constants->all, term);
	if (!constant) {
		constant = arena_alloc(&constants->arena, sizeof *constant);
		map_put(&constants->all, term, constant);
	}
	if (constant->root != root)
		*constant = (struct constant){.root = root};
	return constant;
}

const char *
constant_keep(struct native *native, const char *text)
{
	return arena_copy(&constants_of(native->evaluation)->arena, text);
}

void
constants_free(struct constants *constants)
{
	if (!constants)
		return;
	map_clear(&constants->all);
	arena_clear(&constants->arena);
	free(constants);
}
