/* config_file.c -- cli: a configuration file becomes settings */
#include "config_file.h"

#include <string.h>

#include "../base/nearest.h"
#include "config_events.h"

static const struct config_key keys[] = {
#define KEY(id, name, shape, example) {OPTION_##id, name, SHAPE_##shape, example},
#define VARIABLE(id)
#include "config.def"
#undef VARIABLE
#undef KEY
};

enum { KEYS = sizeof keys / sizeof *keys };

struct reading {
	struct config_events events;
	struct settings *settings;
	enum level level;
	const char *folder;           /* of the file */
	const struct config_key *key; /* whose value is read */
	struct messages *messages;
	struct arena *arena;
};

/* A key of a mapping that was there. */
struct seen {
	const char *text;
	long line;
	struct seen *next;
};

const struct config_key *
config_key(size_t row)
{
	return row < KEYS ? &keys[row] : NULL;
}

const char *
config_key_name(const struct config_key *key)
{
	return key->name ? key->name : option_row(key->id)->name;
}

static const char *
kind_text(const struct event *event)
{
	static const char *const texts[] = {
		[EVENT_WORD] = "a word", [EVENT_LIST] = "a list", [EVENT_MAPPING] = "a mapping"};

	return event->kind == EVENT_WORD && !*event->text ? "nothing" : texts[event->kind];
}

/* Whether a piece is of the kind that it must be, and no empty word. Says when not; of what failed
 * it has been said. */
static bool
is_due(struct reading *reading, const struct event *event, enum config_event_kind kind,
	const char *what)
{
	static const char *const due[] = {
		[EVENT_WORD] = "a word", [EVENT_LIST] = "a list", [EVENT_MAPPING] = "a mapping"};

	if (event->kind == kind && (kind != EVENT_WORD || *event->text))
		return true;
	if (event->kind != EVENT_FAILED)
		message(reading->messages, MESSAGE_CONFIG_KIND, event->spot, what, kind_text(event),
			due[kind], reading->key->example);
	return false;
}

static void
add(struct reading *reading, enum option_id id, const char *value, struct spot spot,
	const char *reason)
{
	settings_add(reading->settings, id, value,
		(struct origin){.level = reading->level, .spot = spot, .reason = reason});
}

static const char *
path_from(struct reading *reading, const char *path)
{
	while (!strncmp(path, "./", 2) && path[2])
		path += 2;
	return *path == '/' ? path : arena_print(reading->arena, "%s/%s", reading->folder, path);
}

/* Whether a key is in its mapping for the first time. */
static bool
is_first(struct reading *reading, struct seen **seen, const struct event *key)
{
	struct seen *first = *seen, *added;

	while (first && strcmp(first->text, key->text) != 0)
		first = first->next;
	if (first) {
		message(reading->messages, MESSAGE_CONFIG_TWICE, key->spot, key->text,
			arena_print(reading->arena, "%ld", first->line));
		return false;
	}
	added = arena_alloc(reading->arena, sizeof *added);
	*added = (struct seen){.text = key->text, .line = key->spot.line, .next = *seen};
	*seen = added;
	return true;
}

/* Reads the next key of a mapping: 1; 0 when there is none; -1 after a message. */
static int
read_key(struct reading *reading, struct seen **seen, struct event *key)
{
	*key = event_next(&reading->events);
	if (key->kind == EVENT_END)
		return 0;
	return is_due(reading, key, EVENT_WORD, "a key") && is_first(reading, seen, key) ? 1 : -1;
}

/* Reads what must be of that kind and belongs to a name. Returns 0; or -1 after a message. */
static int
read_due(
	struct reading *reading, enum config_event_kind kind, const char *name, struct event *event)
{
	*event = event_next(&reading->events);
	return is_due(reading, event, kind, arena_print(reading->arena, "'%s'", name)) ? 0 : -1;
}

static int
read_word(struct reading *reading)
{
	struct event value;

	if (read_due(reading, EVENT_WORD, config_key_name(reading->key), &value))
		return -1;
	add(reading, reading->key->id, value.text, value.spot, NULL);
	return 0;
}

static bool
is_path(const char *name)
{
	const size_t length = strlen(name);

	return strchr(name, '/') || (length > 4 && !strcmp(name + length - 4, ".sch"));
}

static int
read_words(struct reading *reading)
{
	const char *name = config_key_name(reading->key);
	const bool has_paths = reading->key->shape == SHAPE_NAMES;
	struct event item;

	if (read_due(reading, EVENT_LIST, name, &item))
		return -1;
	while ((item = event_next(&reading->events)).kind != EVENT_END) {
		if (!is_due(reading, &item, EVENT_WORD,
			    arena_print(reading->arena, "an entry of '%s'", name)))
			return -1;
		add(reading, reading->key->id,
			has_paths && is_path(item.text) ? path_from(reading, item.text) : item.text,
			item.spot, NULL);
	}
	return 0;
}

static int
read_pairs(struct reading *reading)
{
	const bool has_paths = reading->key->shape == SHAPE_FILES;
	struct seen *seen = NULL;
	struct event key, value;
	int there;

	if (read_due(reading, EVENT_MAPPING, config_key_name(reading->key), &key))
		return -1;
	while ((there = read_key(reading, &seen, &key)) > 0) {
		if (read_due(reading, EVENT_WORD, key.text, &value))
			return -1;
		add(reading, reading->key->id,
			arena_print(reading->arena, "%s=%s", key.text,
				has_paths ? path_from(reading, value.text) : value.text),
			value.spot, NULL);
	}
	return there;
}

/* Says that there is no such key, but those of the list; nearest: the most alike. */
static int
say_unknown(struct reading *reading, const struct event *key, const struct nearest *nearest,
	const char *list)
{
	return message(reading->messages, MESSAGE_CONFIG_KEY, key->spot, key->text,
		nearest_question(nearest, "", "", reading->arena), list);
}

/* The option of that limit; OPTIONS after a message. */
static enum option_id
limit_named(struct reading *reading, const struct event *key)
{
	struct nearest nearest = {.wanted = key->text};
	const char *list = "";

	for (int i = OPTION_LIMIT; i < OPTIONS; i++) {
		const char *name = option_row((enum option_id)i)->name;

		if (!strcmp(name, key->text))
			return (enum option_id)i;
		nearest_try(&nearest, name);
		list = arena_print(reading->arena, "%s%s%s", list, *list ? ", " : "", name);
	}
	say_unknown(reading, key, &nearest, list);
	return OPTIONS;
}

static int
read_limits(struct reading *reading)
{
	struct seen *seen = NULL;
	struct event key, value;
	int there;

	if (read_due(reading, EVENT_MAPPING, config_key_name(reading->key), &key))
		return -1;
	while ((there = read_key(reading, &seen, &key)) > 0) {
		const enum option_id id = limit_named(reading, &key);

		if (id == OPTIONS || read_due(reading, EVENT_WORD, key.text, &value))
			return -1;
		add(reading, id, value.text, value.spot, NULL);
	}
	return there;
}

/* One of the ignored rules. */
static int
read_reason(struct reading *reading, const struct event *item)
{
	struct event key, value, rule = {.text = NULL}, reason = {.text = NULL};
	struct seen *seen = NULL;
	int there;

	while ((there = read_key(reading, &seen, &key)) > 0) {
		struct nearest nearest = {.wanted = key.text};
		const bool is_rule = !strcmp(key.text, "rule");

		if (!is_rule && strcmp(key.text, "reason") != 0) {
			nearest_try(&nearest, "rule");
			nearest_try(&nearest, "reason");
			return say_unknown(reading, &key, &nearest, "rule, reason");
		}
		if (read_due(reading, EVENT_WORD, key.text, &value))
			return -1;
		*(is_rule ? &rule : &reason) = value;
	}
	if (!there && !rule.text)
		return message(reading->messages, MESSAGE_CONFIG_RULE, item->spot);
	if (!there && (!reason.text || !reason.text[strspn(reason.text, " \t\r\n")]))
		return message(reading->messages, MESSAGE_CONFIG_REASON, rule.spot, rule.text);
	if (!there)
		add(reading, OPTION_IGNORE, rule.text, rule.spot, reason.text);
	return there;
}

static int
read_reasons(struct reading *reading)
{
	struct event item;

	if (read_due(reading, EVENT_LIST, config_key_name(reading->key), &item))
		return -1;
	while ((item = event_next(&reading->events)).kind != EVENT_END)
		if (!is_due(reading, &item, EVENT_MAPPING, "an entry of 'ignore'") ||
			read_reason(reading, &item))
			return -1;
	return 0;
}

static int (*const readers[])(struct reading *reading) = {
	[SHAPE_WORD] = read_word,
	[SHAPE_WORDS] = read_words,
	[SHAPE_NAMES] = read_words,
	[SHAPE_REASONS] = read_reasons,
	[SHAPE_PAIRS] = read_pairs,
	[SHAPE_FILES] = read_pairs,
	[SHAPE_LIMITS] = read_limits,
};

_Static_assert(sizeof readers / sizeof *readers == SHAPES, "a reader for each shape");

/* The key of that name; NULL after a message. */
static const struct config_key *
key_named(struct reading *reading, const struct event *named)
{
	struct nearest nearest = {.wanted = named->text};
	const char *list = "";

	for (size_t i = 0; i < KEYS; i++) {
		const char *name = config_key_name(&keys[i]);

		if (!strcmp(name, named->text))
			return &keys[i];
		nearest_try(&nearest, name);
		list = arena_print(reading->arena, "%s%s%s", list, *list ? ", " : "", name);
	}
	say_unknown(reading, named, &nearest, list);
	return NULL;
}

/* All of the file; one without anything in it says nothing. */
static int
read_all(struct reading *reading)
{
	struct event event = event_next(&reading->events);
	struct seen *seen = NULL;
	int there;

	if (event.kind == EVENT_WORD && !*event.text)
		event = event_next(&reading->events);
	if (event.kind == EVENT_END)
		return 0;
	reading->key = &keys[0];
	if (!is_due(reading, &event, EVENT_MAPPING, "a configuration"))
		return -1;
	while ((there = read_key(reading, &seen, &event)) > 0) {
		reading->key = key_named(reading, &event);
		if (!reading->key || readers[reading->key->shape](reading))
			return -1;
	}
	/* behind the mapping there is nothing, or what it has to say */
	return there || event_next(&reading->events).kind == EVENT_FAILED ? -1 : 0;
}

/* The folder of the file, without a slash at its end. */
static const char *
folder_of(const char *file, struct arena *a)
{
	const char *slash = strrchr(file, '/');

	if (!slash)
		return ".";
	return arena_text(a, file, slash > file ? (size_t)(slash - file) : 0);
}

int
config_file_read(
	struct settings *settings, const char *file, enum level level, struct messages *messages)
{
	struct reading reading = {.settings = settings,
		.level = level,
		.folder = folder_of(file, &settings->arena),
		.messages = messages,
		.arena = &settings->arena};
	const int failed =
		events_open(&reading.events, file, messages, reading.arena) || read_all(&reading);

	events_close(&reading.events);
	return failed ? -1 : 0;
}
