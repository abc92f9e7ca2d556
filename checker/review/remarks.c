/* remarks.c -- review: comments to come are matched with those that are there */
#include "remarks.h"

#include <stdlib.h>
#include <string.h>

#include "../load/part.h"

static struct docx_comment *
comment_of_paragraph(const struct docx_comments *comments, const char *paragraph)
{
	for (size_t i = 0; i < comments->count; i++)
		if (*paragraph && !strcmp(comments->items[i].paragraph, paragraph))
			return &comments->items[i];
	return NULL;
}

/* Reads who replies to whom (w15:commentEx of MS-DOCX, 2.5.1.2). */
static void
start(void *remarks_, struct part_reading *part, const struct part_element *element)
{
	struct remarks *remarks = remarks_;
	const struct docx_comment *parent;
	struct buffer value = {0};

	(void)part;
	part_value(element, "paraIdParent", &value);
	parent = comment_of_paragraph(&remarks->old, buffer_text(&value));
	if (parent && remarks->fates[parent - remarks->old.items] == OLD_GOES)
		remarks->fates[parent - remarks->old.items] = OLD_THREAD;
	buffer_clear(&value);
}

static void
end(void *remarks, const struct part_element *element)
{
	(void)remarks;
	(void)element;
}

static void
text(void *remarks, const char *bytes, size_t length)
{
	(void)remarks;
	(void)bytes;
	(void)length;
}

int
remarks_read(struct remarks *remarks, struct package *package, const char *part,
	const char *threads, struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};

	*remarks = (struct remarks){0};
	if (!part)
		return 0;
	if (docx_comments_read(&remarks->old, package, part, messages))
		return -1;
	remarks->fates =
		arena_alloc(&remarks->arena, (remarks->old.count + 1) * sizeof *remarks->fates);
	for (size_t i = 0; i < remarks->old.count; i++)
		if (!strcmp(remarks->old.items[i].author, DOCX_AUTHOR))
			remarks->fates[i] = OLD_GOES;
	return threads ? part_read(package, threads, &taker, remarks, messages) : 0;
}

void
review_remarks_clear(struct remarks *remarks)
{
	free(remarks->items);
	docx_comments_clear(&remarks->old);
	arena_clear(&remarks->arena);
	*remarks = (struct remarks){0};
}

void
remarks_add(struct remarks *remarks, const char *words, const struct anchor *anchor)
{
	remarks->items =
		array_room(remarks->items, remarks->count, &remarks->room, sizeof *remarks->items);
	remarks->items[remarks->count++] =
		(struct remark){.text = arena_copy(&remarks->arena, words), .anchor = *anchor};
}

/* The comment of tsagcheck that says the same and was not matched yet. */
static bool
match(struct remarks *remarks, struct remark *remark)
{
	for (size_t i = 0; i < remarks->old.count; i++) {
		const struct docx_comment *old = &remarks->old.items[i];

		if (remarks->fates[i] < OLD_THREAD || strcmp(old->text, remark->text) != 0)
			continue;
		remarks->fates[i] = OLD_STAYS;
		remark->id = old->id;
		return true;
	}
	return false;
}

static int
compare(const void *a_, const void *b_)
{
	const long a = *(const long *)a_, b = *(const long *)b_;

	return a < b ? -1 : a > b;
}

/* The ids that comments have which stay, sorted; marks without a comment have theirs, too. Ids of
 * comments that go are free. */
static size_t
taken(const struct remarks *remarks, const struct runs *runs, long **ids)
{
	size_t count = 0, gone = 0;
	long *free_ids = memory_new((remarks->old.count + 1) * sizeof *free_ids);

	*ids = memory_new((remarks->old.count + runs->mark_count + 1) * sizeof **ids);
	for (size_t i = 0; i < remarks->old.count; i++)
		if (remarks->fates[i] == OLD_GOES)
			free_ids[gone++] = remarks->old.items[i].id;
		else
			(*ids)[count++] = remarks->old.items[i].id;
	qsort(free_ids, gone, sizeof *free_ids, compare);
	for (size_t i = 0; i < runs->mark_count; i++)
		if (runs->marks[i].type <= RUN_COMMENT &&
			!bsearch(&runs->marks[i].id, free_ids, gone, sizeof *free_ids, compare))
			(*ids)[count++] = runs->marks[i].id;
	qsort(*ids, count, sizeof **ids, compare);
	free(free_ids);
	return count;
}

void
remarks_number(struct remarks *remarks, const struct runs *runs)
{
	size_t at = 0, count;
	long next = 0, *ids;

	for (size_t i = 0; i < remarks->count; i++)
		remarks->items[i].is_old = match(remarks, &remarks->items[i]);
	count = taken(remarks, runs, &ids);
	for (size_t i = 0; i < remarks->count; i++) {
		if (remarks->items[i].is_old)
			continue;
		for (; at < count && ids[at] <= next; at++)
			next += ids[at] == next;
		remarks->items[i].id = next++;
	}
	free(ids);
}

size_t
remarks_of(const struct remarks *remarks, enum old_fate fate)
{
	size_t count = 0;

	for (size_t i = 0; i < remarks->old.count; i++)
		count += remarks->fates[i] == fate;
	return count;
}
