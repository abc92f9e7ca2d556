/* words.c -- cli: the words of options that may be repeated */
#include "words.h"

#include <string.h>

/* Options that may be repeated. */
static const struct list_row {
	enum option_id id;
	size_t offset; /* in struct options */
	bool replaces; /* the words of a level do so with those of the levels before */
} lists[] = {
	{OPTION_RULES, offsetof(struct options, rules), true},
	{OPTION_ONLY, offsetof(struct options, only), true},
	{OPTION_IGNORE, offsetof(struct options, ignore), false},
	{OPTION_SEVERITY, offsetof(struct options, severities), false},
	{OPTION_REGISTER, offsetof(struct options, registers), false},
	{OPTION_FILES_FROM, offsetof(struct options, files_from), false},
	{OPTION_INCLUDE, offsetof(struct options, include), true},
	{OPTION_EXCLUDE, offsetof(struct options, exclude), false},
	{OPTION_ALLOW_READ, offsetof(struct options, allowed), false},
};

static const struct list_row *
list_row(enum option_id id)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (lists[i].id == id)
			return &lists[i];
	return NULL;
}

bool
option_is_list(enum option_id id)
{
	return list_row(id) != NULL;
}

const struct words_list *
option_words(const struct options *options, enum option_id id)
{
	const struct list_row *row = list_row(id);

	return row ? (const struct words_list *)((const char *)options + row->offset) : NULL;
}

const char *
grade_rule(const char *word, struct arena *a)
{
	return arena_text(a, word, (size_t)(strrchr(word, '=') - word));
}

static void
make_room(struct words_list *list, struct arena *a)
{
	const struct words_list old = *list;

	list->room = 2 * old.room + 8;
	list->items = arena_alloc(a, list->room * sizeof *list->items);
	list->origins = arena_alloc(a, list->room * sizeof *list->origins);
	for (size_t i = 0; i < old.count; i++) {
		list->items[i] = old.items[i];
		list->origins[i] = old.origins[i];
	}
}

void
words_list_add(
	struct words_list *list, const char *word, const struct origin *origin, struct arena *a)
{
	if (list->count == list->room)
		make_room(list, a);
	list->items[list->count] = word;
	list->origins[list->count++] = *origin;
}

void
option_add_word(
	struct options *options, enum option_id id, const char *word, const struct origin *origin)
{
	const struct list_row *row = list_row(id);
	struct words_list *list = (struct words_list *)((char *)options + row->offset);

	if (row->replaces && list->count && list->origins[list->count - 1].level != origin->level)
		list->count = 0;
	words_list_add(list, word, origin, &options->arena);
}
