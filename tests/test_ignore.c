/* test_ignore.c -- tests: lines of .gitignore mean what they mean to git */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../checker/base/buffer.h"
#include "../checker/cli/folder.h"
#include "../checker/cli/glob.h"
#include "calling.h"
#include "files.h"

/* Patterns, and what they fit: '+' before a path, '-' before one that they do not fit. */
static const struct {
	const char *glob, *paths[8];
} globs[] = {
	{"a", {"+a", "-b", "-aa", "-", "-a/a"}},
	{"*", {"+a", "+", "+abc", "-a/b"}},
	{"a*c", {"+ac", "+abc", "+accc", "-ab", "-a/c", "-acb"}},
	{"?", {"+a", "-", "-ab", "-/"}},
	{"**", {"+", "+a", "+a/b/c"}},
	{"**/a", {"+a", "+b/a", "+b/c/a", "-ba", "-b/ca", "-a/b"}},
	{"a/**", {"+a/b", "+a/b/c", "-a", "-b/a"}},
	{"a/**/b", {"+a/b", "+a/c/b", "+a/c/d/b", "-ab", "-a/cb", "-a/b/c"}},
	{"**/a/**/b", {"+a/b", "+x/a/b", "+x/a/y/z/b", "-a", "-b"}},
	{"x/a**b", {"+x/ab", "+x/acb", "-x/a/b"}},
	{"[abc]", {"+a", "+c", "-d", "-", "-ab"}},
	{"[!abc]", {"+d", "-a", "-/", "-"}},
	{"[^a-c]", {"+d", "-b"}},
	{"[a-cx-]", {"+b", "+x", "+-", "-y"}},
	{"[]a]", {"+]", "+a", "-b"}},
	{"[!]a]", {"+b", "-]", "-a"}},
	{"[[:digit:]_]", {"+7", "+_", "-a", "-:"}},
	{"[[:nothing:]]", {"-n", "-[", "-:"}},
	{"[[:]", {"+[", "+:", "-a"}},
	{"[\\]]", {"+]", "-\\"}},
	{"[+--]", {"+,", "+-", "-."}},
	{"[a", {"-a", "-[a", "-["}},
	{"a\\", {"-a", "-a\\"}},
	{"\\*\\?\\[\\\\", {"+*?[\\", "-abc\\"}},
	{"\xC3\xA9*", {"+\xC3\xA9", "+\xC3\xA9x", "-\xC3"}},
};

static void
globs_fit_as_they_should(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof globs / sizeof *globs; i++) {
		const char *text = globs[i].glob;
		const struct glob *glob = glob_new(text, strlen(text), &a);

		for (const char *const *path = globs[i].paths; *path; path++)
			if (glob_fits(glob, *path + 1) != (**path == '+'))
				fail_msg("%s and %s", text, *path);
	}
	arena_clear(&a);
}

/* A matcher that tries all ways would not come back. */
static void
many_stars_end(void **state)
{
	struct arena a = {0};
	struct buffer glob = {0}, path = {0};

	(void)state;
	for (int i = 0; i < 200; i++) {
		buffer_add_text(&glob, i % 2 ? "**/" : "a*a*a/");
		buffer_add_text(&path, "aaaaaaaaaaaaaaaaaaa/");
	}
	buffer_add_text(&glob, "b");
	assert_false(glob_fits(glob_new(glob.text, glob.length, &a), path.text));
	buffer_add_text(&path, "b");
	assert_true(glob_fits(glob_new(glob.text, glob.length, &a), path.text));
	buffer_clear(&glob);
	buffer_clear(&path);
	arena_clear(&a);
}

/* Lines of /x/.gitignore, a path, a slash behind that of a folder, and what they say. */
static const struct {
	const char *lines, *path;
	enum ignore_answer answer;
} answers[] = {
	{"a", "/x/a", IGNORE_YES},
	{"a", "/x/b/a", IGNORE_YES},
	{"a", "/y/a", IGNORE_YES},
	{"/a", "/x/a", IGNORE_YES},
	{"/a", "/x/b/a", IGNORE_SILENT},
	{"/a", "/y/a", IGNORE_SILENT},
	{"b/a", "/x/b/a", IGNORE_YES},
	{"b/a", "/x/c/b/a", IGNORE_SILENT},
	{"b/a", "/xx/b/a", IGNORE_SILENT},
	{"a/", "/x/a", IGNORE_SILENT},
	{"a/", "/x/b/a/", IGNORE_YES},
	{"a\n!a", "/x/a", IGNORE_NO},
	{"!a\na", "/x/a", IGNORE_YES},
	{"# a\n\n", "/x/# a", IGNORE_SILENT},
	{"\\# a", "/x/# a", IGNORE_YES},
	{"\\!a", "/x/!a", IGNORE_YES},
	{"a  ", "/x/a", IGNORE_YES},
	{"a\\  ", "/x/a ", IGNORE_YES},
	{"a\\ b", "/x/a b", IGNORE_YES},
	{"a\r\nb", "/x/a", IGNORE_YES},
	{"\xEF\xBB\xBF"
	 "a\nb",
		"/x/a", IGNORE_YES},
	{"!", "/x/a", IGNORE_SILENT},
	{"/", "/x/a/", IGNORE_SILENT},
};

static void
lines_say_what_they_should(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		const char *path = answers[i].path;
		const size_t length = strlen(path);
		const bool is_folder = path[length - 1] == '/';
		struct ignore ignore = {.folder = "/x"}, inner = {.folder = "/x", .outer = &ignore};

		ignore_add_text(&ignore, answers[i].lines, strlen(answers[i].lines), &a);
		ignore_add_text(&inner, "other\n!/a/b\n", 13, &a);
		path = arena_text(&a, path, length - is_folder);
		if (ignore_says(&inner, path, is_folder) != answers[i].answer)
			fail_msg("%s of %s", answers[i].lines, answers[i].path);
	}
	arena_clear(&a);
}

/* A tree of files with .gitignore files, made by chance; the same number gives the same one. */
struct tree {
	const char *folder;
	uint64_t chance;
	struct arena arena;
};

static size_t
below(struct tree *tree, size_t limit)
{
	tree->chance = tree->chance * 6364136223846793005U + 1442695040888963407U;
	return (size_t)(tree->chance >> 33) % limit;
}

#define PICK(tree, list) ((list)[below(tree, sizeof(list) / sizeof *(list))])

static const char *const names[] = {"a", "b", "ab", "a.x", "b.x", "c d", ".h", "#k", "!n", "[s]",
	"\xC3\xA9", "a\\b", "z ", "A"};

/* What names in lines are made of: git has two ways to read ** beside a name, so it is not here. */
static const char *const pieces[] = {"a", "b", "ab", "*", "?", "*.x", "a*", "*b", "[ab]", "[!a]",
	"**", "c d", "c\\ d", ".h", ".*", "\\#k", "\\!n", "\\[s]", "[[]s[]]", "\xC3\xA9", "??",
	"[[:alpha:]]", "a\\\\b", "*\\\\*", "[a", "b\\", "z\\ ", "*[!x]", "[a-b].x", "*a*b*", "A"};

static void
add_line(struct tree *tree, struct buffer *text)
{
	const size_t depth = 1 + below(tree, 3);

	if (below(tree, 12) == 0)
		buffer_add_text(text, "# a remark\n\n");
	buffer_add_text(text, below(tree, 4) ? "" : "!");
	buffer_add_text(text, below(tree, 3) ? "" : "/");
	for (size_t i = 0; i < depth; i++) {
		buffer_add_text(text, i ? "/" : "");
		buffer_add_text(text, PICK(tree, pieces));
	}
	buffer_add_text(text, below(tree, 3) ? "" : "/");
	buffer_add_text(text, below(tree, 6) ? "" : "  ");
	buffer_add_text(text, below(tree, 8) ? "\n" : "\r\n");
}

static void
write_lines(struct tree *tree, const char *folder)
{
	struct buffer text = {0};

	for (size_t lines = 1 + below(tree, 5); lines > 0; lines--)
		add_line(tree, &text);
	folder_write(folder, ".gitignore", text.text, &tree->arena);
	buffer_clear(&text);
}

/* Adds files to a folder; of two of one name, one being a folder, the first one is there. */
static void
grow(struct tree *tree, const char *folder, size_t depth)
{
	if (below(tree, 3) == 0 || depth == 0)
		write_lines(tree, folder);
	for (size_t entries = 2 + below(tree, 5); entries > 0; entries--) {
		const char *name = PICK(tree, names);
		const char *path = arena_print(&tree->arena, "%s/%s", folder, name);

		if (access(path, F_OK) == 0)
			continue;
		if (depth == 3 || below(tree, 2)) {
			folder_write(folder, name, "x", &tree->arena);
		} else {
			folder_write(
				folder, arena_print(&tree->arena, "%s/a", name), "x", &tree->arena);
			grow(tree, path, depth + 1);
		}
	}
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The texts, each with a NUL behind it, in order, a line each. */
static const char *
in_order(const char *texts, size_t length, struct arena *a)
{
	const char **items = arena_alloc(a, (length + 1) * sizeof *items);
	struct buffer lines = {0};
	size_t count = 0;
	const char *kept;

	for (size_t at = 0; at < length; at += strlen(texts + at) + 1)
		items[count++] = texts + at;
	qsort(items, count, sizeof *items, by_text);
	for (size_t i = 0; i < count; i++)
		buffer_print(&lines, "%s\n", items[i]);
	kept = arena_copy(a, buffer_text(&lines));
	buffer_clear(&lines);
	return kept;
}

static void
take(void *found, const char *file, const struct stat *status)
{
	(void)status;
	buffer_add(found, file, strlen(file) + 1);
}

static const char *
found_by_search(struct tree *tree, const char *folder)
{
	struct ignore include = {.folder = NULL}, exclude = {.folder = NULL};
	struct messages messages = {.out = NULL};
	struct buffer found = {0};
	const char *kept;

	ignore_add(&include, "*", 1, &tree->arena);
	folder_search(&(struct folder_search){.include = &include,
			      .exclude = &exclude,
			      .owner = &found,
			      .take = take,
			      .arena = &tree->arena,
			      .messages = &messages},
		folder);
	assert_int_equal(messages.count, 0);
	kept = in_order(buffer_text(&found), found.length, &tree->arena);
	buffer_clear(&found);
	return kept;
}

/* What git says of each file in a folder of the tree: those that it does not ignore. */
static const char *
found_by_git(struct tree *tree, const char *folder)
{
	struct arena *a = &tree->arena;
	const char *list = arena_print(a, "%s/.git/list", tree->folder), *ignored, *all;
	const char *command = arena_print(a,
		"cd '%s' && find '%s' -name .git -prune -o -type f -print0 >'%s' && "
		"git -c core.excludesFile= check-ignore -z --stdin --no-index <'%s' >'%s.ignored'; "
		"test $? -le 1 && tr '\\0' '\\1' <'%s' >'%s.all' && "
		"tr '\\0' '\\1' <'%s.ignored' >'%s.all-ignored'",
		tree->folder, folder, list, list, list, list, list, list, list);
	struct buffer left = {0};
	const char *kept;

	assert_int_equal(system(command), 0);
	all = file_text(arena_print(a, "%s.all", list), a);
	ignored = arena_print(a, "\1%s", file_text(arena_print(a, "%s.all-ignored", list), a));
	for (size_t length; *all; all += length + 1) {
		length = strcspn(all, "\1");
		if (!strstr(ignored, arena_print(a, "\1%.*s\1", (int)length, all)))
			buffer_add(&left, arena_text(a, all, length), length + 1);
	}
	kept = in_order(buffer_text(&left), left.length, a);
	buffer_clear(&left);
	return kept;
}

static void
compare(struct tree *tree, const char *folder)
{
	const char *ours = found_by_search(tree, folder), *gits = found_by_git(tree, folder);
	const char *differs = ours, *other = gits;

	if (!strcmp(ours, gits))
		return;
	while (*differs && *differs == *other) {
		differs++;
		other++;
	}
	fail_msg("%s: it found\n%s\nand git\n%s\nfrom here on: %s", folder, ours, gits, differs);
}

static void
trees_are_searched_as_git_does(void **state)
{
	enum { TREES = 16 };

	(void)state;
	if (system("git --version >/dev/null 2>&1") != 0) {
		print_message("git is not here\n");
		skip();
	}
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	for (uint64_t i = 0; i < TREES; i++) {
		struct tree tree = {.chance = i};

		tree.folder = folder_new(&tree.arena);
		assert_int_equal(
			system(arena_print(&tree.arena, "git init -q '%s'", tree.folder)), 0);
		folder_write(tree.folder, "inner/file", "x", &tree.arena);
		grow(&tree, arena_print(&tree.arena, "%s/inner", tree.folder), 1);
		grow(&tree, tree.folder, 0);
		compare(&tree, tree.folder);
		/* of a folder that is out, but named, the files are looked for all the same */
		if (system(arena_print(
			    &tree.arena, "cd '%s' && git check-ignore -q inner", tree.folder)))
			compare(&tree, arena_print(&tree.arena, "%s/inner", tree.folder));
		folder_remove(tree.folder);
		arena_clear(&tree.arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(globs_fit_as_they_should),
		cmocka_unit_test(many_stars_end),
		cmocka_unit_test(lines_say_what_they_should),
		cmocka_unit_test(trees_are_searched_as_git_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
