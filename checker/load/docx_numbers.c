/* docx_numbers.c -- load: lists of Word become the numbers that it prints */
#include "docx_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "docx_symbols.h"
#include "number_format.h"
#include "part.h"

struct number_level {
	long start, restart; /* restart: below which level it begins anew, 0 never, -1 any */
	const char *text, *style, *font, *format;
	bool legal;
};

struct number_list {
	long id;
	struct number_level levels[NUMBER_LEVELS];
	const char *style, *link; /* the list style that it defines, or has its levels from */
	long counts[NUMBER_LEVELS];
	bool counted[NUMBER_LEVELS];
};

struct number_use {
	long id, list;
	long starts[NUMBER_LEVELS];                 /* -1: as the list has it */
	struct number_level *levels[NUMBER_LEVELS]; /* NULL: as the list has it */
	bool begun[NUMBER_LEVELS];
};

/* What is read. */
struct numbers_reading {
	struct docx_numbers *numbers;
	struct number_list *list;
	struct number_use *use;
	struct number_level *level;
	long number; /* of the level */
	struct buffer value;
};

/* A level of which nothing is said. */
static const struct number_level unsaid = {.start = 0, .restart = -1, .text = ""};

static void
start_list(struct numbers_reading *reading, const struct part_element *element)
{
	struct docx_numbers *numbers = reading->numbers;

	numbers->lists = array_room(
		numbers->lists, numbers->list_count, &numbers->list_room, sizeof *numbers->lists);
	reading->list = &numbers->lists[numbers->list_count++];
	*reading->list = (struct number_list){.id = part_number(element, "abstractNumId", -1)};
	for (size_t i = 0; i < NUMBER_LEVELS; i++)
		reading->list->levels[i] = unsaid;
}

static void
start_use(struct numbers_reading *reading, const struct part_element *element)
{
	struct docx_numbers *numbers = reading->numbers;

	numbers->uses = array_room(
		numbers->uses, numbers->use_count, &numbers->use_room, sizeof *numbers->uses);
	reading->use = &numbers->uses[numbers->use_count++];
	*reading->use = (struct number_use){.id = part_number(element, "numId", -1), .list = -1};
	for (size_t i = 0; i < NUMBER_LEVELS; i++)
		reading->use->starts[i] = -1;
}

static const char *
keep(struct numbers_reading *reading, const struct part_element *element, const char *name)
{
	part_value(element, name, &reading->value);
	return arena_copy(&reading->numbers->arena, buffer_text(&reading->value));
}

static void
read_level(struct numbers_reading *reading, const struct part_element *element)
{
	struct number_level *level = reading->level;
	const char *name = element->name;

	if (!strcmp(name, "start"))
		level->start = part_number(element, "val", 0);
	else if (!strcmp(name, "numFmt"))
		level->format = keep(reading, element, "val");
	else if (!strcmp(name, "lvlText"))
		level->text = keep(reading, element, "val");
	else if (!strcmp(name, "lvlRestart"))
		level->restart = part_number(element, "val", -1);
	else if (!strcmp(name, "isLgl"))
		level->legal = part_switch(element);
	else if (!strcmp(name, "pStyle"))
		level->style = keep(reading, element, "val");
	else if (!strcmp(name, "rFonts"))
		level->font = keep(reading, element, "ascii");
}

static bool
is_level(long level)
{
	return level >= 0 && level < NUMBER_LEVELS;
}

static void
read_list(struct numbers_reading *reading, struct part_reading *part,
	const struct part_element *element)
{
	if (!strcmp(element->name, "lvl")) {
		reading->number = part_number(element, "ilvl", -1);
		if (is_level(reading->number))
			reading->level = &reading->list->levels[reading->number];
		else
			part_skip(part);
	} else if (!strcmp(element->name, "styleLink")) {
		reading->list->style = keep(reading, element, "val");
	} else if (!strcmp(element->name, "numStyleLink")) {
		reading->list->link = keep(reading, element, "val");
	} else if (reading->level) {
		read_level(reading, element);
	}
}

/* A level that looks otherwise in this use of the list. */
static void
start_own_level(struct numbers_reading *reading)
{
	if (!is_level(reading->number))
		return;
	reading->level = arena_alloc(&reading->numbers->arena, sizeof *reading->level);
	*reading->level = unsaid;
	reading->use->levels[reading->number] = reading->level;
}

static void
read_use(struct numbers_reading *reading, const struct part_element *element)
{
	if (!strcmp(element->name, "abstractNumId"))
		reading->use->list = part_number(element, "val", -1);
	else if (!strcmp(element->name, "lvlOverride"))
		reading->number = part_number(element, "ilvl", -1);
	else if (!strcmp(element->name, "startOverride") && is_level(reading->number))
		reading->use->starts[reading->number] = part_number(element, "val", 0);
	else if (!strcmp(element->name, "lvl"))
		start_own_level(reading);
	else if (reading->level)
		read_level(reading, element);
}

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	struct numbers_reading *reading = reading_;

	if (element->space != SPACE_WORD || element->depth == 0)
		return;
	if (!strcmp(element->name, "abstractNum"))
		start_list(reading, element);
	else if (!strcmp(element->name, "num"))
		start_use(reading, element);
	else if (reading->list)
		read_list(reading, part, element);
	else if (reading->use)
		read_use(reading, element);
}

static void
end(void *reading_, const struct part_element *element)
{
	struct numbers_reading *reading = reading_;

	if (element->depth == 2)
		reading->level = NULL;
	if (element->depth != 1)
		return;
	reading->list = NULL;
	reading->use = NULL;
}

static void
text(void *reading, const char *bytes, size_t length)
{
	(void)reading;
	(void)bytes;
	(void)length;
}

/* Of several with one number the first counts. */
static void
put_first(struct map *map, long id, void *value)
{
	if (!map_get(map, map_number(id)))
		map_put(map, map_number(id), value);
}

static void
index_all(struct docx_numbers *numbers)
{
	for (size_t i = 0; i < numbers->use_count; i++)
		put_first(&numbers->uses_by_id, numbers->uses[i].id, &numbers->uses[i]);
	for (size_t i = 0; i < numbers->list_count; i++) {
		struct number_list *list = &numbers->lists[i];
		void **styled;

		put_first(&numbers->lists_by_id, list->id, list);
		if (!list->style)
			continue;
		styled = text_map_at(&numbers->lists_by_style, list->style);
		*styled = *styled ? *styled : list;
	}
}

int
numbers_read(struct docx_numbers *numbers, struct package *package, const char *name,
	struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	struct numbers_reading reading = {.numbers = numbers};
	int failed = part_read(package, name, &taker, &reading, messages);

	index_all(numbers);
	buffer_clear(&reading.value);
	return failed;
}

void
numbers_clear(struct docx_numbers *numbers)
{
	map_clear(&numbers->lists_by_id);
	map_clear(&numbers->uses_by_id);
	text_map_clear(&numbers->lists_by_style);
	free(numbers->lists);
	free(numbers->uses);
	arena_clear(&numbers->arena);
	*numbers = (struct docx_numbers){0};
}

static struct number_use *
use_of(const struct docx_numbers *numbers, long id)
{
	return map_get(&numbers->uses_by_id, map_number(id));
}

/* That of the list style which it is linked to, when it is. */
static struct number_list *
list_of(const struct docx_numbers *numbers, const struct number_use *use)
{
	struct number_list *list =
		use ? map_get(&numbers->lists_by_id, map_number(use->list)) : NULL;

	return list && list->link ? text_map_get(&numbers->lists_by_style, list->link) : list;
}

static const struct number_level *
level_of(const struct number_list *list, const struct number_use *use, long level)
{
	return use->levels[level] ? use->levels[level] : &list->levels[level];
}

long
numbers_style_level(
	const struct docx_numbers *numbers, long number, const char *style, long otherwise)
{
	const struct number_use *use = use_of(numbers, number);
	const struct number_list *list = list_of(numbers, use);

	for (long i = 0; list && i < NUMBER_LEVELS; i++) {
		const char *linked_style = level_of(list, use, i)->style;

		if (linked_style && !strcmp(linked_style, style))
			return i;
	}
	return otherwise;
}

static void
count(struct number_list *list, struct number_use *use, long level)
{
	if (use->starts[level] >= 0 && !use->begun[level]) {
		list->counts[level] = use->starts[level];
	} else {
		list->counts[level] = list->counted[level] ? list->counts[level] + 1
		                                           : level_of(list, use, level)->start;
	}
	use->begun[level] = list->counted[level] = true;
	for (long i = 0; i < level; i++)
		if (!list->counted[i]) {
			list->counts[i] = level_of(list, use, i)->start;
			list->counted[i] = true;
		}
	for (long i = level + 1; i < NUMBER_LEVELS; i++) {
		const long restart = level_of(list, use, i)->restart;

		if (restart < 0 || level < restart)
			list->counted[i] = false;
	}
}

static void
add_bullet(const struct number_level *level, struct buffer *label)
{
	const char *at = level->text;

	while (*at) {
		unsigned character;

		at += symbol_decode(at, strlen(at), &character);
		buffer_add_character(label, symbol_of_font(level->font, character));
	}
}

static void
add_label(const struct number_list *list, const struct number_use *use, long level,
	struct buffer *label)
{
	const struct number_level *looks = level_of(list, use, level);

	if (looks->format && !strcmp(looks->format, "bullet")) {
		add_bullet(looks, label);
		return;
	}
	for (const char *at = looks->text; *at; at++) {
		long wanted = at[0] == '%' ? at[1] - '1' : -1;

		if (!is_level(wanted)) {
			buffer_add_byte(label, *at);
			continue;
		}
		at++;
		if (wanted <= level)
			number_format(list->counts[wanted],
				looks->legal ? "decimal" : level_of(list, use, wanted)->format,
				label);
	}
}

void
numbers_next(struct docx_numbers *numbers, long number, long level, struct buffer *label,
	struct docx_oddities *oddities)
{
	struct number_use *use = use_of(numbers, number);
	struct number_list *list = list_of(numbers, use);

	if (!list || !is_level(level)) {
		oddities->met[ODD_NUMBERING] = true;
		return;
	}
	count(list, use, level);
	add_label(list, use, level, label);
}
