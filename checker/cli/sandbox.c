/* sandbox.c -- cli: what a run needs becomes all that its process may still do */
#include "sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../check/fragment.h"
#include "../check/schema.h"
#include "file.h"
#include "options.h"
#include "places.h"

/* What the C library reads while a run lasts: tables of encodings, and how many processors there
 * are. */
static const char *const of_system[] = {"/lib", "/lib64", "/usr/lib", "/usr/lib64",
	"/usr/local/lib", "/gnu/store", "/nix/store", "/etc/ld.so.cache",
	"/sys/devices/system/cpu"};

static const char *const mode_names[] = {
	[SANDBOX_AUTO] = "auto", [SANDBOX_ON] = "on", [SANDBOX_OFF] = "off"};

enum sandbox_mode
sandbox_mode_named(const char *name)
{
	int mode = 0;

	while (mode < SANDBOX_MODES && strcmp(mode_names[mode], name) != 0)
		mode++;
	return (enum sandbox_mode)mode;
}

/* Neighbours are often the same. */
static void
add(struct sandbox *sandbox, struct paths *paths, const char *path)
{
	if (paths->count && !strcmp(paths->items[paths->count - 1], path))
		return;
	paths->items = array_room(paths->items, paths->count, &paths->room, sizeof *paths->items);
	paths->items[paths->count++] = arena_copy(&sandbox->arena, path);
}

void
sandbox_may_read(struct sandbox *sandbox, const char *path)
{
	if (sandbox && sandbox->by && path)
		add(sandbox, &sandbox->readable, path);
}

static const char *
folder_of(const char *file, struct arena *a)
{
	const char *slash = strrchr(file, '/');

	if (!slash)
		return ".";
	return slash == file ? "/" : arena_text(a, file, (size_t)(slash - file));
}

void
sandbox_may_read_beside(struct sandbox *sandbox, const char *file)
{
	if (sandbox && sandbox->by)
		add(sandbox, &sandbox->readable, folder_of(file, &sandbox->arena));
}

/* A file is made beside it and renamed; what is no plain file is written to itself. */
static void
may_write(struct sandbox *sandbox, const char *file)
{
	struct arena *a = &sandbox->arena;

	if (!file)
		return;
	add(sandbox, &sandbox->writable,
		file_is_replaced(file) ? folder_of(file_target(file, a), a) : file);
}

static int
settle(const struct options *options, bool has_given_up, struct messages *messages)
{
	if (has_given_up || options->sandbox_mode != SANDBOX_ON)
		return 0;
	return message(messages, MESSAGE_SANDBOX_MISSING, (struct spot){0});
}

static bool
is_wanted(const struct options *options)
{
	return options->sandbox && options->sandbox->by && options->sandbox_mode != SANDBOX_OFF;
}

int
sandbox_enter(const struct options *options, struct messages *messages)
{
	struct sandbox *sandbox = options->sandbox;
	bool has_given_up;

	if (!is_wanted(options))
		return settle(options, options->sandbox_mode != SANDBOX_ON, messages);
	for (size_t i = 0; i < options->outputs.count; i++)
		may_write(sandbox, options->outputs.items[i].file);
	may_write(sandbox, options->write_baseline);
	has_given_up = sandbox->by->writing(&sandbox->writable);
	has_given_up &= sandbox->by->calls();
	return settle(options, has_given_up, messages);
}

/* Rules read documents beside them, and beside what they include. */
static void
may_read_rules(struct sandbox *sandbox, const struct rule_set *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		const struct schema *schema = rules->schemas[i];

		sandbox_may_read_beside(sandbox, schema->file.name);
		for (const struct fragment *at = schema->fragments; at; at = at->next)
			sandbox_may_read_beside(sandbox, at->uri);
	}
}

static bool
has_documents(const struct rule_set *rules)
{
	for (size_t i = 0; i < rules->count; i++)
		for (size_t j = 0; j < rules->schemas[i]->pattern_count; j++)
			if (rules->schemas[i]->patterns[j].documents.text)
				return true;
	return false;
}

/* What a pattern is about besides the document that is checked lies beside that. */
static void
may_read_beside_documents(struct sandbox *sandbox)
{
	const size_t count = sandbox->readable.count;

	for (size_t i = 0; i < count; i++)
		sandbox_may_read_beside(sandbox, sandbox->readable.items[i]);
}

/* What is in folders was said when it was found. */
static void
may_read_files(struct sandbox *sandbox, const struct options *options)
{
	for (size_t i = 0; i < options->files.count; i++)
		if (!is_folder(options->files.items[i]))
			sandbox_may_read(sandbox, options->files.items[i]);
}

static void
may_read_options(struct sandbox *sandbox, const struct options *options)
{
	for (size_t i = 0; i < options->registers.count; i++) {
		const char *equals = strchr(options->registers.items[i], '=');

		sandbox_may_read(sandbox, equals ? equals + 1 : NULL);
	}
	for (size_t i = 0; i < options->allowed.count; i++)
		sandbox_may_read(sandbox, options->allowed.items[i]);
	sandbox_may_read(sandbox, options->baseline);
	sandbox_may_read(sandbox, options->write_baseline);
}

int
sandbox_close(
	const struct options *options, const struct rule_set *rules, struct messages *messages)
{
	struct sandbox *sandbox = options->sandbox;

	if (!is_wanted(options))
		return 0;
	may_read_files(sandbox, options);
	if (rules && has_documents(rules))
		may_read_beside_documents(sandbox);
	may_read_options(sandbox, options);
	if (rules)
		may_read_rules(sandbox, rules);
	for (size_t i = 0; i < sizeof of_system / sizeof *of_system; i++)
		sandbox_may_read(sandbox, of_system[i]);
	return settle(options, sandbox->by->reading(&sandbox->readable), messages);
}

void
sandbox_clear(struct sandbox *sandbox)
{
	free(sandbox->readable.items);
	free(sandbox->writable.items);
	arena_clear(&sandbox->arena);
	*sandbox = (struct sandbox){0};
}
