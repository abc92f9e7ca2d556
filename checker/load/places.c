/* places.c -- load: what was found out about the places in a report, so that it is found once */
#include "places.h"

#include <stdint.h>
#include <stdlib.h>

struct places *
places_of(const struct report *report)
{
	struct report *changeable = (struct report *)(size_t)report;

	if (!report->places) {
		changeable->places = memory_new(sizeof *report->places);
		*changeable->places = (struct places){.shared = NULL};
		changeable->tree->_private = changeable->places;
	}
	return report->places;
}

void
places_clear(struct places *places)
{
	map_clear(&places->numbers);
	map_clear(&places->tables);
	text_map_clear(&places->namespaces);
	shown_source_clear(&places->source);
	arena_clear(&places->arena);
	*places = (struct places){.shared = NULL};
}

void
place_forget(struct report *report)
{
	if (report->places)
		places_clear(report->places);
	free(report->places);
	report->places = NULL;
}

void
places_set_number(struct places *places, const xmlNode *node, size_t number)
{
	/* an integer in a pointer's place: the map keeps those only */
	map_put(&places->numbers, node, (void *)((uintptr_t)number + 1));
}

bool
places_number(const struct places *places, const xmlNode *node, size_t *number)
{
	uintptr_t kept = (uintptr_t)map_get(&places->numbers, node);

	if (kept)
		*number = (size_t)kept - 1;
	return kept != 0;
}
