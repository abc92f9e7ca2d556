/* place_elements.c -- load: an offset of the source becomes the element that was written there */
#include <stdlib.h>

#include "../base/tree.h"
#include "places.h"

static size_t
count_placed(const xmlNode *top)
{
	size_t count = 0;

	for (const xmlNode *node = top; node; node = node_following(node, top))
		count += node->type == XML_ELEMENT_NODE && place_is_set(node);
	return count;
}

static int
compare(const void *a, const void *b)
{
	const struct placed_element *one = a, *other = b;
	const size_t at = place_offset(one->node), other_at = place_offset(other->node);

	if (at != other_at)
		return at < other_at ? -1 : 1;
	return one->order < other->order ? -1 : 1;
}

static void
collect(struct places *places, const xmlNode *top)
{
	const size_t count = count_placed(top);
	struct placed_element *elements =
		arena_alloc(&places->arena, (count + 1) * sizeof *elements);

	places->elements = elements;
	for (const xmlNode *node = top; node; node = node_following(node, top))
		if (node->type == XML_ELEMENT_NODE && place_is_set(node)) {
			*elements++ = (struct placed_element){node, places->element_count};
			places->element_count++;
		}
	qsort(places->elements, count, sizeof *elements, compare);
}

const xmlNode *
place_element_at(const struct report *report, size_t offset)
{
	struct places *places = places_of(report);
	const xmlNode *top = xmlDocGetRootElement(report->tree);
	size_t low = 0, high;

	if (!places->elements)
		collect(places, top);
	for (high = places->element_count; low < high;) {
		const size_t middle = low + (high - low) / 2;

		if (place_offset(places->elements[middle].node) <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? places->elements[low - 1].node : top;
}
