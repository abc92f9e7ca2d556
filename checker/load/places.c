/* places.c -- load: what was found out about the places in a report, so that it is found once */
#include "places.h"

#include <stdint.h>
#include <stdlib.h>

struct places *
places_new(xmlDoc *tree)
{
	struct places *places = memory_new(sizeof *places);

	*places = (struct places){.shared = NULL};
	tree->_private = places;
	return places;
}

void
places_clear(struct places *places)
{
	map_clear(&places->numbers);
	map_clear(&places->tables);
	xmlHashFree(places->namespaces, NULL);
	arena_clear(&places->arena);
	*places = (struct places){.shared = NULL};
}

void
places_free(struct places *places)
{
	if (places)
		places_clear(places);
	free(places);
}

void
places_set_number(struct places *places, const xmlNode *node, size_t number)
{
	/* an integer in a pointer's place: the map keeps those only */
	map_put(&places->numbers, node,
		(void *)((uintptr_t)number + 1)); // NOLINT(performance-no-int-to-ptr)
}

bool
places_number(const struct places *places, const xmlNode *node, size_t *number)
{
	uintptr_t kept = (uintptr_t)map_get(&places->numbers, node);

	if (kept)
		*number = (size_t)kept - 1;
	return kept != 0;
}
