/* responsibility_settle.c -- values: the sets of a responsibility that was read are put in order */
#include "responsibility_settle.h"

/* What is shared is what is left of it. */
static void
settle_shared(struct responsibility *e)
{
	for (size_t i = 0; i < e->shared.count; i++) {
		struct set part = {0};

		set_settle(&e->shared.items[i].scope);
		set_intersection(&e->shared.items[i].scope, &e->plain, &part);
		set_clear(&e->shared.items[i].scope);
		e->shared.items[i].scope = part;
	}
}

void
responsibility_settle(struct responsibility *e)
{
	set_settle(&e->plain);
	settle_shared(e);
	for (size_t i = 0; i < e->left.count; i++) {
		struct set *scope = &e->left.items[i].scope;

		set_settle(scope);
		for (size_t j = 0; j < scope->count; j++)
			set_add(&e->all, scope->items[j]);
	}
	for (size_t i = 0; i < e->plain.count; i++)
		set_add(&e->all, e->plain.items[i]);
	set_settle(&e->all);
}
