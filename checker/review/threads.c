/* threads.c -- review: comments that go take with them what Word keeps of them elsewhere */
#include "threads.h"

#include <stdlib.h>
#include <string.h>

#include "../load/part.h"
#include "../load/scan.h"

/* Sorted once they are all there. */
struct ids {
	const char **items;
	size_t count, room;
};

struct threads_reading {
	struct part_text *part;
	const struct ids *gone;
	const char *attribute; /* that has one of them */
	struct ids *durable;   /* what else those are called that go; NULL: not asked for */
	struct arena *arena;
	struct buffer value;
	size_t start; /* of the element that is cut out; 0: none is */
};

static void
add_id(struct ids *ids, const char *id)
{
	ids->items = array_room(ids->items, ids->count, &ids->room, sizeof *ids->items);
	ids->items[ids->count++] = id;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
sort(struct ids *ids)
{
	if (ids->count)
		qsort(ids->items, ids->count, sizeof *ids->items, compare);
}

static bool
has_id(const struct ids *ids, const char *id)
{
	return ids->count && bsearch(&id, ids->items, ids->count, sizeof *ids->items, compare);
}

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	struct threads_reading *reading = reading_;

	(void)part;
	if (element->depth != 1 || !part_value(element, reading->attribute, &reading->value) ||
		!has_id(reading->gone, buffer_text(&reading->value)))
		return;
	reading->start = scan_back(buffer_text(&reading->part->bytes), element->behind, "<");
	if (reading->durable && part_value(element, "durableId", &reading->value))
		add_id(reading->durable, arena_copy(reading->arena, buffer_text(&reading->value)));
}

static void
end(void *reading_, const struct part_element *element)
{
	struct threads_reading *reading = reading_;

	if (element->depth != 1 || !reading->start)
		return;
	part_text_cut(reading->part, (struct extent){reading->start, element->behind});
	reading->start = 0;
}

static void
text(void *reading, const char *bytes, size_t length)
{
	(void)reading;
	(void)bytes;
	(void)length;
}

static int
cut(struct threads_reading *reading, const char *name, struct copy *copy, struct package *package,
	struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	struct part_text part;
	int failed;

	if (!name || !reading->gone->count)
		return 0;
	failed = part_text_read(&part, package, name, messages);
	reading->part = &part;
	reading->arena = &package->arena;
	if (!failed)
		failed = part_read(package, name, &taker, reading, messages);
	if (!failed)
		copy_add_edited(copy, &part);
	part_text_clear(&part);
	buffer_clear(&reading->value);
	return failed;
}

int
threads_cut(const struct remarks *remarks, const struct links *links, struct copy *copy,
	struct package *package, struct messages *messages)
{
	struct ids gone = {0}, durable = {0};
	struct threads_reading threads = {.gone = &gone, .attribute = "paraId"},
			       ids = {.gone = &gone, .attribute = "paraId", .durable = &durable},
			       dates = {.gone = &durable, .attribute = "durableId"};
	int failed;

	for (size_t i = 0; i < remarks->old.count; i++)
		if (remarks->fates[i] == OLD_GOES && *remarks->old.items[i].paragraph)
			add_id(&gone, remarks->old.items[i].paragraph);
	sort(&gone);
	failed = cut(&threads, links->to[LINK_THREADS].part, copy, package, messages) ||
	         cut(&ids, links->to[LINK_IDS].part, copy, package, messages);
	sort(&durable);
	if (!failed)
		failed = cut(&dates, links->to[LINK_DATES].part, copy, package, messages);
	free(gone.items);
	free(durable.items);
	return failed ? -1 : 0;
}
