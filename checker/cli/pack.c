/* pack.c -- cli: which rules and recognisers a run uses */
#include "pack.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "places.h"
#include "words.h"

const char *const default_pack = "wtsa-report";

void
files_add(struct files *files, const char *text, struct arena *a)
{
	files->items = array_room(files->items, files->count, &files->room, sizeof *files->items);
	files->items[files->count++] = arena_copy(a, text);
}

static bool
files_have(const struct files *files, const char *text)
{
	for (size_t i = 0; i < files->count; i++)
		if (!strcmp(files->items[i], text))
			return true;
	return false;
}

/* Whether the folder or file was not yet selected, by whatever name; it is now. */
static bool
is_new(struct selection *selection, const char *path)
{
	struct stat status;
	const char *known = stat(path, &status) == 0
	                            ? arena_print(&selection->arena, "%ju:%ju",
					      (uintmax_t)status.st_dev, (uintmax_t)status.st_ino)
	                            : path;

	if (files_have(&selection->seen, known))
		return false;
	files_add(&selection->seen, known, &selection->arena);
	return true;
}

/* The first place that has what belongs to the program: others have only packs. */
static int
find_folder(struct selection *selection, struct messages *messages)
{
	struct arena *a = &selection->arena;

	places_add(&selection->places, a);
	for (size_t i = 0; i < selection->places.count; i++) {
		selection->folder = selection->places.items[i];
		if (is_file(selection_path(selection, "schema/report.rng")))
			return 0;
	}
	return message(messages, MESSAGE_RULES_MISSING, (struct spot){0}, places_program(a));
}

/* The pack of that name in the first place that has one, else where it would be. */
static const char *
pack_path(struct selection *selection, const char *name)
{
	for (size_t i = 0; i < selection->places.count; i++) {
		const char *path =
			arena_print(&selection->arena, "%s/%s", selection->places.items[i], name);

		if (is_folder(path))
			return path;
	}
	return selection_path(selection, name);
}

const char *
selection_path(struct selection *selection, const char *name)
{
	return arena_print(&selection->arena, "%s/%s", selection->folder, name);
}

static bool
ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), tail = strlen(ending);

	return length > tail && !strcmp(name + length - tail, ending);
}

static int
compare(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int
say_unreadable(const char *folder, struct messages *messages)
{
	return message(
		messages, MESSAGE_FILE_UNREADABLE, (struct spot){.file = folder}, strerror(errno));
}

/* Adds the files of a folder, if it is there, whose names have that ending, in the order of their
 * names. Returns 0; or -1 after one message(): a listing that breaks off would be fewer rules. */
static int
add_listed(struct files *found, const char *folder, const char *ending, struct arena *a,
	struct messages *messages)
{
	DIR *listing = opendir(folder);
	const struct dirent *entry;
	int failed;

	if (!listing)
		return errno == ENOENT ? 0 : say_unreadable(folder, messages);
	while ((errno = 0, entry = readdir(listing)))
		if (ends_in(entry->d_name, ending))
			files_add(found, arena_print(a, "%s/%s", folder, entry->d_name), a);
	failed = errno ? say_unreadable(folder, messages) : 0;
	closedir(listing);
	if (found->count)
		qsort(found->items, found->count, sizeof *found->items, compare);
	return failed;
}

static void
add_rule(struct selection *selection, const char *file)
{
	if (is_new(selection, file))
		files_add(&selection->rules, file, &selection->arena);
}

/* All rule files of a folder. Returns 0; or -1 after one message(): a folder that is no pack must
 * have some. */
static int
add_rules(struct selection *selection, const char *folder, struct messages *messages)
{
	struct arena *a = &selection->arena;
	struct files rules = {0};
	int failed = add_listed(&rules, folder, ".sch", a, messages);

	for (size_t i = 0; i < rules.count; i++)
		add_rule(selection, rules.items[i]);
	if (!failed && !rules.count && is_missing(arena_print(a, "%s/pack.xml", folder)))
		failed = message(messages, MESSAGE_PACK_UNKNOWN, (struct spot){0}, folder);
	free(rules.items);
	return failed;
}

/* The recognisers of a pack: facts.xml, whose names the others can use, and facts/NAME.xml. */
static int
add_facts(struct selection *selection, const char *folder, struct messages *messages)
{
	struct arena *a = &selection->arena;
	const char *first = arena_print(a, "%s/facts.xml", folder);
	struct files others = {0};
	int failed = add_listed(&others, arena_print(a, "%s/facts", folder), ".xml", a, messages);

	if (!is_missing(first))
		files_add(&selection->facts, first, a);
	for (size_t i = 0; i < others.count; i++)
		files_add(&selection->facts, others.items[i], a);
	free(others.items);
	return failed;
}

static int add_pack(struct selection *selection, const char *folder, bool with_rules,
	struct messages *messages);

/* A pack that another one includes: beside it, or one of those that have a name. */
static const char *
included_folder(struct selection *selection, const char *folder, const char *name)
{
	const char *slash = strrchr(folder, '/');
	int length = slash ? (int)(slash - folder) : 0;
	const char *beside = slash ? arena_print(&selection->arena, "%.*s/%s", length, folder, name)
	                           : arena_copy(&selection->arena, name);

	return is_folder(beside) ? beside : pack_path(selection, name);
}

/* What <pack includes=""> names comes before the pack itself. */
static int
add_included(
	struct selection *selection, const char *folder, bool with_rules, struct messages *messages)
{
	const char *pack_file = arena_print(&selection->arena, "%s/pack.xml", folder), *name;
	struct report file = {0};
	xmlChar *includes;
	int failed = 0;

	if (is_missing(pack_file))
		return 0;
	if (report_load_xml(&file, pack_file, &(struct load_options){0}, messages))
		return -1;
	includes = xmlGetNoNsProp(xmlDocGetRootElement(file.tree), (const xmlChar *)"includes");
	for (name = (const char *)includes;
		name && *(name += strspn(name, " \t\r\n")) && !failed;) {
		size_t length = strcspn(name, " \t\r\n");
		const char *copy = arena_text(&selection->arena, name, length);

		failed = add_pack(
			selection, included_folder(selection, folder, copy), with_rules, messages);
		name += length;
	}
	xmlFree(includes);
	report_clear(&file);
	return failed;
}

static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The folder of a pack without slashes at its end. */
static int
add_pack(
	struct selection *selection, const char *folder, bool with_rules, struct messages *messages)
{
	if (!is_folder(folder))
		return message(messages, MESSAGE_PACK_UNKNOWN, (struct spot){0}, base_of(folder));
	if (!is_new(selection, folder))
		return 0;
	if (add_included(selection, folder, with_rules, messages))
		return -1;
	files_add(&selection->packs, base_of(folder), &selection->arena);
	if (add_facts(selection, folder, messages))
		return -1;
	return with_rules ? add_rules(selection, folder, messages) : 0;
}

/* A pack by its name, a folder, or a rule file. What a configuration file names depends on where
 * that is, not on where the program is run: its paths have a slash by now. */
static int
add_named(struct selection *selection, const char *name, const struct origin *origin,
	struct messages *messages)
{
	size_t length = strlen(name);
	const char *known = pack_path(selection, name);

	if (origin_is_file(origin) && !strchr(name, '/') && !is_folder(known))
		return message(messages, MESSAGE_PACK_UNKNOWN, origin->spot, name);
	if (is_file(name)) {
		add_rule(selection, name);
		return 0;
	}
	while (length > 1 && name[length - 1] == '/')
		length--;
	if (!strchr(name, '/') && is_folder(known))
		return add_pack(selection, known, true, messages);
	if (!is_folder(name))
		return message(messages, MESSAGE_PACK_UNKNOWN, origin->spot, name);
	return add_pack(selection, arena_text(&selection->arena, name, length), true, messages);
}

static bool
is_named(const char *file, const char *rule)
{
	const char *name = base_of(file), *dot = strrchr(name, '.');
	size_t length = dot > name ? (size_t)(dot - name) : strlen(name);

	return strlen(rule) == length && !strncmp(name, rule, length);
}

/* What is said about rules of which others were chosen since then need not be there. */
static bool
is_past(const struct options *options, const struct origin *said)
{
	return options->rules.count > 0 && said->level < options->rules.origins[0].level;
}

static int
check_name(const struct selection *selection, const char *name, const struct origin *origin,
	struct messages *messages)
{
	for (size_t i = 0; i < selection->rules.count; i++)
		if (is_named(selection->rules.items[i], name))
			return 0;
	return message(messages, MESSAGE_RULE_UNKNOWN, origin->spot, name);
}

static int
check_names(struct selection *selection, const struct options *options, struct messages *messages)
{
	const struct words_list *only = &options->only, *ignore = &options->ignore;
	const struct words_list *graded = &options->severities;
	int failed = 0;

	for (size_t i = 0; i < only->count && !failed; i++)
		failed = check_name(selection, only->items[i], &only->origins[i], messages);
	for (size_t i = 0; i < ignore->count && !failed; i++)
		if (!is_past(options, &ignore->origins[i]))
			failed = check_name(
				selection, ignore->items[i], &ignore->origins[i], messages);
	for (size_t i = 0; i < graded->count && !failed; i++)
		if (!is_past(options, &graded->origins[i]))
			failed = check_name(selection,
				grade_rule(graded->items[i], &selection->arena),
				&graded->origins[i], messages);
	return failed;
}

static bool
is_listed(const struct words_list *names, const char *file)
{
	for (size_t i = 0; i < names->count; i++)
		if (is_named(file, names->items[i]))
			return true;
	return false;
}

static void
filter(struct selection *selection, const struct options *options)
{
	struct files *rules = &selection->rules;
	size_t kept = 0;

	for (size_t i = 0; i < rules->count; i++)
		if ((options->only.count == 0 || is_listed(&options->only, rules->items[i])) &&
			!is_listed(&options->ignore, rules->items[i]))
			rules->items[kept++] = rules->items[i];
	rules->count = kept;
}

/* The folder of all packs, when the caller knows it. */
static int
take_folder(struct selection *selection, const char *folder, struct messages *messages)
{
	selection->folder = folder;
	files_add(&selection->places, folder, &selection->arena);
	if (is_folder(folder))
		return 0;
	return message(messages, MESSAGE_PACK_UNKNOWN, (struct spot){0}, folder);
}

int
selection_make(
	struct selection *selection, const struct options *options, struct messages *messages)
{
	int failed;

	*selection = (struct selection){0};
	failed = options->folder ? take_folder(selection, options->folder, messages)
	                         : find_folder(selection, messages);
	for (size_t i = 0; i < options->rules.count && !failed; i++)
		failed = add_named(
			selection, options->rules.items[i], &options->rules.origins[i], messages);
	if (!failed && selection->facts.count == 0)
		failed = add_pack(selection, selection_path(selection, default_pack),
			options->rules.count == 0, messages);
	failed = failed || check_names(selection, options, messages);
	if (!failed)
		filter(selection, options);
	files_add(&selection->packs, "", &selection->arena);
	selection->packs.items[--selection->packs.count] = NULL;
	return failed ? -1 : 0;
}

void
selection_clear(struct selection *selection)
{
	free(selection->places.items);
	free(selection->packs.items);
	free(selection->facts.items);
	free(selection->rules.items);
	free(selection->seen.items);
	arena_clear(&selection->arena);
	*selection = (struct selection){0};
}

int
selection_rules(struct selection *selection, struct rule_set *rules, const struct options *options,
	struct messages *messages)
{
	const struct words_list *graded = &options->severities;
	int failed = 0;

	for (size_t i = 0; i < selection->rules.count && !failed; i++)
		failed = rule_set_add(rules, selection->rules.items[i], check_functions, messages);
	for (size_t i = 0; i < graded->count && !failed; i++)
		rule_set_grade(rules, grade_rule(graded->items[i], &selection->arena),
			severity_named(strrchr(graded->items[i], '=') + 1));
	return failed;
}

struct recognisers *
selection_recognisers(const struct selection *selection, struct messages *messages)
{
	return recognisers_load(selection->facts.items, selection->facts.count, messages);
}
