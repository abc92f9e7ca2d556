/* pack.c -- cli: which rules and recognisers a run uses */
#include "pack.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const default_pack = "wtsa-report";

/* Where the packs are, from the folder of the program: as built, under a sanitizer, installed. */
static const char *const places[] = {"/../rules", "/../../rules", "/../share/tsagcheck/rules"};

static bool
is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool
is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

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

static int
find_folder(struct selection *selection, struct messages *messages)
{
	char program[4096];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	char *slash;

	program[length > 0 ? length : 0] = '\0';
	slash = strrchr(program, '/');
	if (slash)
		*slash = '\0';
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		selection->folder = arena_print(&selection->arena, "%s%s", program, places[i]);
		if (is_folder(selection->folder))
			return 0;
	}
	return message(messages, MESSAGE_RULES_MISSING, (struct spot){0}, program);
}

const char *
selection_path(struct selection *selection, const char *name)
{
	return arena_print(&selection->arena, "%s/%s", selection->folder, name);
}

static bool
is_rule_file(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && !strcmp(name + length - 4, ".sch");
}

static int
compare(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* All rule files of a folder, in the order of their names. */
static void
add_rules(struct selection *selection, const char *folder)
{
	DIR *listing = opendir(folder);
	const struct dirent *entry;
	size_t first = selection->rules.count;

	while (listing && (entry = readdir(listing)))
		if (is_rule_file(entry->d_name))
			files_add(&selection->rules,
				arena_print(&selection->arena, "%s/%s", folder, entry->d_name),
				&selection->arena);
	if (listing)
		closedir(listing);
	if (selection->rules.count > first)
		qsort(selection->rules.items + first, selection->rules.count - first,
			sizeof *selection->rules.items, compare);
}

static int add_pack(struct selection *selection, const char *name, const char *folder,
	bool with_rules, struct messages *messages);

/* What <pack includes=""> names comes before the pack itself. */
static int
add_included(struct selection *selection, const char *pack_file, bool with_rules,
	struct messages *messages)
{
	struct report file = {0};
	xmlChar *includes;
	const char *name;
	int failed = 0;

	if (!is_file(pack_file))
		return 0;
	if (report_load_xml(&file, pack_file, &(struct load_options){0}, messages))
		return -1;
	includes = xmlGetNoNsProp(xmlDocGetRootElement(file.tree), (const xmlChar *)"includes");
	for (name = (const char *)includes;
		name && *(name += strspn(name, " \t\r\n")) && !failed;) {
		size_t length = strcspn(name, " \t\r\n");
		const char *copy = arena_text(&selection->arena, name, length);

		failed = add_pack(
			selection, copy, selection_path(selection, copy), with_rules, messages);
		name += length;
	}
	xmlFree(includes);
	report_clear(&file);
	return failed;
}

static int
add_pack(struct selection *selection, const char *name, const char *folder, bool with_rules,
	struct messages *messages)
{
	const char *facts = arena_print(&selection->arena, "%s/facts.xml", folder);
	const char *pack = arena_print(&selection->arena, "%s/pack.xml", folder);

	if (files_have(&selection->packs, name))
		return 0;
	if (!is_folder(folder))
		return message(messages, MESSAGE_PACK_UNKNOWN, (struct spot){0}, name);
	files_add(&selection->packs, name, &selection->arena);
	if (add_included(selection, pack, with_rules, messages))
		return -1;
	if (is_file(facts))
		files_add(&selection->facts, facts, &selection->arena);
	if (with_rules)
		add_rules(selection, folder);
	return 0;
}

/* A rule file of one's own is about the facts of the default pack. */
static int
add_named(struct selection *selection, const char *name, struct messages *messages)
{
	const char *known = selection_path(selection, name);

	if (is_file(name)) {
		files_add(&selection->rules, name, &selection->arena);
		return 0;
	}
	return add_pack(selection, name, strchr(name, '/') || !is_folder(known) ? name : known,
		true, messages);
}

static bool
is_named(const char *file, const char *rule)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
	size_t length = strlen(rule);

	return !strncmp(name, rule, length) && !strcmp(name + length, ".sch");
}

static int
check_names(const struct selection *selection, const struct words_list *names,
	struct messages *messages)
{
	for (size_t i = 0; i < names->count; i++) {
		bool found = false;

		for (size_t j = 0; j < selection->rules.count; j++)
			found |= is_named(selection->rules.items[j], names->items[i]);
		if (!found)
			return message(
				messages, MESSAGE_RULE_UNKNOWN, (struct spot){0}, names->items[i]);
	}
	return 0;
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

int
selection_make(
	struct selection *selection, const struct options *options, struct messages *messages)
{
	int failed;

	*selection = (struct selection){0};
	failed = find_folder(selection, messages);
	for (size_t i = 0; i < options->rules.count && !failed; i++)
		failed = add_named(selection, options->rules.items[i], messages);
	if (!failed && selection->packs.count == 0)
		failed = add_pack(selection, default_pack, selection_path(selection, default_pack),
			options->rules.count == 0, messages);
	failed = failed || check_names(selection, &options->only, messages) ||
	         check_names(selection, &options->ignore, messages);
	if (!failed)
		filter(selection, options);
	files_add(&selection->packs, "", &selection->arena);
	selection->packs.items[--selection->packs.count] = NULL;
	return failed ? -1 : 0;
}

void
selection_clear(struct selection *selection)
{
	free(selection->packs.items);
	free(selection->facts.items);
	free(selection->rules.items);
	arena_clear(&selection->arena);
	*selection = (struct selection){0};
}

int
selection_rules(
	const struct selection *selection, struct rule_set *rules, struct messages *messages)
{
	int failed = 0;

	for (size_t i = 0; i < selection->rules.count && !failed; i++)
		failed = rule_set_add(rules, selection->rules.items[i], messages);
	return failed;
}

struct recognisers *
selection_recognisers(const struct selection *selection, struct messages *messages)
{
	return recognisers_load(selection->facts.items, selection->facts.count, messages);
}
