/* words.c -- cli: the words of options that may be repeated */
#include "words.h"

#include <string.h>

/* What the words of a level do with those of the levels before. */
enum joining { NO_LIST, ADDS, REPLACES };

/* Options that may be repeated. */
static const struct list_row {
	size_t offset; /* in struct options */
	enum joining joining;
} lists[OPTIONS] = {
	[OPTION_RULES] = {offsetof(struct options, rules), REPLACES},
	[OPTION_ONLY] = {offsetof(struct options, only), REPLACES},
	[OPTION_IGNORE] = {offsetof(struct options, ignore), ADDS},
	[OPTION_SEVERITY] = {offsetof(struct options, severities), ADDS},
	[OPTION_REGISTER] = {offsetof(struct options, registers), ADDS},
	[OPTION_FILES_FROM] = {offsetof(struct options, files_from), ADDS},
	[OPTION_INCLUDE] = {offsetof(struct options, include), REPLACES},
	[OPTION_EXCLUDE] = {offsetof(struct options, exclude), ADDS},
	[OPTION_ALLOW_READ] = {offsetof(struct options, allowed), ADDS},
};

bool
option_is_list(enum option_id id)
{
	return lists[id].joining != NO_LIST;
}

const struct words_list *
option_words(const struct options *options, enum option_id id)
{
	const void *list = (const char *)options + lists[id].offset;

	return list;
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
	void *of_option = (char *)options + lists[id].offset;
	struct words_list *list = of_option;

	if (lists[id].joining == REPLACES && list->count &&
		list->origins[list->count - 1].level != origin->level)
		list->count = 0;
	words_list_add(list, word, origin, &options->arena);
}
