/* baseline_read.c -- cli: a file of JSON becomes the findings that were there already */
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>

#include "../load/source.h"
#include "baseline.h"
#include "document_name.h"

enum { VERSION = 1, LONGEST_FINGERPRINT = 64 };

static const json_int_t most_times = 1000000;

/* A file while it is read. */
struct reading {
	struct baseline *baseline;
	struct source *source;
	const char *folder; /* of the file */
	struct messages *messages;
	struct arena arena;
};

static int
say(struct reading *reading, struct spot spot, const char *what)
{
	spot.file = reading->source->name;
	return message(reading->messages, MESSAGE_BASELINE_BROKEN, spot, what);
}

/* About an entry, at the place where its fingerprint (NULL: it has none) stands, as often as it
 * stands there before. */
static int
say_entry(struct reading *reading, const char *fingerprint, size_t before, const char *what)
{
	const char *bytes = reading->source->bytes;
	const char *at = fingerprint ? strstr(bytes, fingerprint) : NULL;
	struct spot spot = {0};

	for (; at && before > 0; before--)
		at = strstr(at + 1, fingerprint);
	if (at)
		spot = source_spot(reading->source, (size_t)(at - bytes));
	return say(reading, spot, what);
}

/* The members that an object of the file may have; NULL ends a list. */
static const char *const file_members[] = {"baseline", "tool", "findings", NULL};
static const char *const entry_members[] = {
	"document", "rule", "path", "message", "count", "fingerprint", NULL};

/* A member that is none of them, or NULL. */
static const char *
unknown_member(json_t *object, const char *const *members)
{
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	{
		const char *const *member = members;

		while (*member && strcmp(*member, key) != 0)
			member++;
		if (!*member)
			return key;
	}
	return NULL;
}

static const char *
text_member(json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static bool
is_fingerprint(const char *text)
{
	return text && strlen(text) == LONGEST_FINGERPRINT &&
	       strspn(text, "0123456789abcdef") == LONGEST_FINGERPRINT;
}

/* What is wrong with an entry, or NULL. */
static const char *
entry_fault(json_t *entry, struct arena *a)
{
	const json_t *count = json_object_get(entry, "count");
	const char *unknown;

	if (!json_is_object(entry))
		return "is no object";
	unknown = unknown_member(entry, entry_members);
	if (unknown)
		return arena_print(a, "has the unknown member '%s'", unknown);
	if (!is_fingerprint(text_member(entry, "fingerprint")))
		return "has no fingerprint of 64 digits from 0 to f";
	if (!text_member(entry, "document") || !text_member(entry, "rule") ||
		!text_member(entry, "path") || !text_member(entry, "message"))
		return "lacks a text for one of document, rule, path and message";
	if (count && (!json_is_integer(count) || json_integer_value(count) < 1 ||
			     json_integer_value(count) > most_times))
		return "has a count that is not from 1 to 1000000";
	return NULL;
}

static int
take_entry(struct reading *reading, json_t *entry, size_t number)
{
	struct arena *a = &reading->baseline->arena;
	const json_t *count = json_object_get(entry, "count");
	const char *fault = entry_fault(entry, &reading->arena);
	struct known *known;

	if (fault)
		return say_entry(reading, text_member(entry, "fingerprint"), 0,
			arena_print(&reading->arena, "finding %zu of it %s", number, fault));
	known = baseline_add(reading->baseline);
	known->document = document_absolute(reading->folder, text_member(entry, "document"), a);
	known->rule = arena_copy(a, text_member(entry, "rule"));
	known->path = arena_copy(a, text_member(entry, "path"));
	known->message = arena_copy(a, text_member(entry, "message"));
	known->fingerprint = arena_copy(a, text_member(entry, "fingerprint"));
	known->count = known->left = count ? (size_t)json_integer_value(count) : 1;
	return 0;
}

/* Once an entry has a count, a second one of the same is a slip: of two that were merged, say. */
static int
check_twice(struct reading *reading)
{
	struct baseline *baseline = reading->baseline;
	size_t before = 0;

	baseline_sort(baseline);
	for (size_t i = 1; i < baseline->count; i++) {
		const struct known *one = &baseline->items[i - 1], *other = &baseline->items[i];

		before = strcmp(one->fingerprint, other->fingerprint) ? 0 : before + 1;
		if (before && !strcmp(one->document, other->document))
			return say_entry(reading, other->fingerprint, before,
				arena_print(&reading->arena,
					"this finding of %s stands there twice", other->rule));
	}
	return 0;
}

static int
check_version(struct reading *reading, json_t *root)
{
	const json_t *version = json_object_get(root, "baseline");
	const struct spot spot = {.file = reading->source->name};
	const char *unknown;

	if (!json_is_object(root) || !json_is_integer(version))
		return say(reading, spot, "it has no \"baseline\": 1");
	if (json_integer_value(version) != VERSION)
		return message(reading->messages, MESSAGE_BASELINE_VERSION, spot,
			arena_print(
				&reading->arena, "%lld", (long long)json_integer_value(version)));
	unknown = unknown_member(root, file_members);
	if (unknown)
		return say(reading, spot,
			arena_print(&reading->arena, "it has the unknown member '%s'", unknown));
	if (!json_is_array(json_object_get(root, "findings")))
		return say(reading, spot, "it has no list \"findings\"");
	return 0;
}

static int
take_entries(struct reading *reading, json_t *root)
{
	json_t *entries = json_object_get(root, "findings"), *entry;
	size_t i;

	if (check_version(reading, root))
		return -1;
	json_array_foreach(entries, i, entry) if (take_entry(reading, entry, i + 1)) return -1;
	return check_twice(reading);
}

static int
read_json(struct reading *reading)
{
	struct source *source = reading->source;
	json_error_t error;
	json_t *root;
	int failed;

	root = json_loadb(source->bytes, source->length, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		return say(reading,
			source_spot(source, (size_t)(error.position - (error.position > 0))),
			error.text);
	failed = take_entries(reading, root);
	json_decref(root);
	return failed;
}

/* Before it is read; whether it can be is not asked here. */
static int
check_size(struct reading *reading)
{
	struct stat status;

	if (stat(reading->source->name, &status) || !S_ISREG(status.st_mode))
		return 0;
	if (status.st_size == 0)
		return say(reading, (struct spot){0}, "it is empty");
	if (status.st_size > BASELINE_BYTES)
		return say(reading, (struct spot){0}, "it has more than 32 MB");
	return 0;
}

int
baseline_read(struct baseline *baseline, const char *file, const struct limits *limits,
	struct messages *messages)
{
	struct source source = {.name = file};
	struct reading reading = {.baseline = baseline, .source = &source, .messages = messages};
	int failed;

	if (check_size(&reading))
		return -1;
	if (source_read(&source, file, file, limits->most[LIMIT_FILE_SIZE], messages))
		return -1;
	reading.folder = document_folder(file, &reading.arena);
	failed = read_json(&reading);
	source_clear(&source);
	arena_clear(&reading.arena);
	if (failed)
		baseline_clear(baseline);
	return failed;
}
