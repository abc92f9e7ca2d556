/* test_pack_places.c -- tests: where packs are looked for, and which of two with one name is meant
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calling.h"
#include "program.h"

/* A pack of one rule, which tells where the pack lies. */
#define RULE(name)                                                                      \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:title>" name \
	"</sch:title><sch:pattern><sch:rule context='p'><sch:assert id='" name          \
	"' test='true()'>x</sch:assert></sch:rule></sch:pattern></sch:schema>"

/* Folders of data: the user's own, two shared ones, the home, and one that has only packs. */
struct desk {
	const char *program, *folder, *rules;
	struct arena arena;
};

static const char *
path(struct desk *desk, const char *name)
{
	return arena_print(&desk->arena, "%s/%s", desk->folder, name);
}

/* The same pack in a folder of data: its rule is called as the folder. */
static void
write_pack(struct desk *desk, const char *folder, const char *pack, const char *rule)
{
	struct arena *a = &desk->arena;

	folder_write(desk->folder, arena_print(a, "%s/tsagcheck/rules/%s/pack.xml", folder, pack),
		arena_print(a, "<pack name='%s'/>", pack), a);
	folder_write(desk->folder,
		arena_print(a, "%s/tsagcheck/rules/%s/%s.sch", folder, pack, rule), RULE("x"), a);
}

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	char *here = getcwd(NULL, 0);

	desk->folder = folder_new(&desk->arena);
	desk->rules = arena_print(&desk->arena, "%s/rules", here);
	free(here);
	write_pack(desk, "own", "mine", "in-own");
	write_pack(desk, "first", "mine", "in-first");
	write_pack(desk, "first", "shared", "in-first");
	write_pack(desk, "second", "shared", "in-second");
	write_pack(desk, "second", "far", "in-second");
	write_pack(desk, "own", "itu-common", "in-own");
	write_pack(desk, "home/.local/share", "homely", "in-home");
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	arena_clear(&desk->arena);
	return 0;
}

/* NULL: the variable is not set. */
static void
set(const char *name, const char *value)
{
	assert_int_equal(value ? setenv(name, value, 1) : unsetenv(name), 0);
}

/* The user's environment as all tests but one have it. */
static void
set_all(struct desk *desk)
{
	set("HOME", path(desk, "home"));
	set("XDG_DATA_HOME", path(desk, "own"));
	set("XDG_DATA_DIRS", arena_print(&desk->arena, "%s:relative:%s/", path(desk, "first"),
				     path(desk, "second")));
}

static struct outcome
rules_of(struct desk *desk, const char *pack)
{
	return PROGRAM(desk->program, &desk->arena, "rules", "--rules", pack);
}

static void
assert_pack(struct desk *desk, const char *pack, const char *rule)
{
	struct outcome run = rules_of(desk, pack);

	assert_string_equal(run.trouble, "");
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, rule));
}

static void
first_place_that_has_the_pack_wins(void **state)
{
	struct desk *desk = *state;

	set_all(desk);
	assert_pack(desk, "mine", "in-own ");
	assert_pack(desk, "shared", "in-first ");
	assert_pack(desk, "far", "in-second ");
}

static void
packs_of_the_program_come_before_the_users(void **state)
{
	struct desk *desk = *state;

	set_all(desk);
	assert_pack(desk, "itu-common", "annex-cited ");
	assert_null(strstr(rules_of(desk, "itu-common").output, "in-own"));
}

static void
a_pack_that_another_includes_is_missing(void **state)
{
	struct desk *desk = *state;
	struct outcome run;

	set_all(desk);
	folder_write(desk->folder, "own/tsagcheck/rules/needy/pack.xml",
		"<pack name='needy' includes='far nowhere'/>", &desk->arena);
	run = rules_of(desk, "needy");
	assert_int_equal(run.status, 2);
	assert_string_equal(run.output, "");
	assert_non_null(strstr(run.trouble, "tsagcheck: there are no rules called 'nowhere'\n"));
}

static void
home_is_asked_when_no_folder_of_data_is_named(void **state)
{
	struct desk *desk = *state;

	set_all(desk);
	assert_int_equal(rules_of(desk, "homely").status, 2);
	set("XDG_DATA_HOME", "");
	assert_pack(desk, "homely", "in-home ");
	set("XDG_DATA_HOME", NULL);
	assert_pack(desk, "homely", "in-home ");
	assert_pack(desk, "mine", "in-first ");
}

static void
folders_that_are_not_absolute_are_ignored(void **state)
{
	struct desk *desk = *state;
	char *here = getcwd(NULL, 0);

	set_all(desk);
	assert_int_equal(chdir(desk->folder), 0);
	set("XDG_DATA_HOME", "own");
	set("XDG_DATA_DIRS", "second");
	assert_int_equal(rules_of(desk, "far").status, 2);
	assert_int_equal(rules_of(desk, "mine").status, 2);
	assert_int_equal(chdir(here), 0);
	free(here);
}

static void
packs_include_others_by_name(void **state)
{
	struct desk *desk = *state;

	set_all(desk);
	folder_write(desk->folder, "own/tsagcheck/rules/all/pack.xml",
		"<pack name='all' includes='far mine itu-common'/>", &desk->arena);
	assert_pack(desk, "all", "in-second ");
	assert_pack(desk, "all", "in-own ");
	/* what lies beside the pack comes first, even before a pack of the program */
	assert_null(strstr(rules_of(desk, "all").output, "annex-cited"));
}

/* A program that stands alone: with the folders that belong to it in none, one or two places. */
static void
lone_program_finds_its_own_folder(void **state)
{
	struct desk *desk = *state;
	const char *built = desk->program;
	const char *lone = folder_write(desk->folder, "alone/tsagcheck", "", &desk->arena);

	set_all(desk);
	assert_int_equal(unlink(lone), 0);
	assert_int_equal(system(arena_print(&desk->arena, "cp '%s' '%s'", built, lone)), 0);
	desk->program = lone;
	if (access("/usr/share/tsagcheck/rules/schema/report.rng", R_OK) != 0) {
		assert_int_equal(rules_of(desk, "mine").status, 2);
		assert_non_null(strstr(rules_of(desk, "mine").trouble, "no rules are found"));
	}
	folder_write(desk->folder, "third/tsagcheck/README", "", &desk->arena);
	assert_int_equal(symlink(desk->rules, path(desk, "third/tsagcheck/rules")), 0);
	set("XDG_DATA_DIRS", path(desk, "third"));
	assert_pack(desk, "mine", "in-own ");
	assert_pack(desk, "wtsa-report", "meeting-count ");
	desk->program = built;
}

int
main(int argc, char **argv)
{
	struct desk desk = {0};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(first_place_that_has_the_pack_wins, &desk),
		cmocka_unit_test_prestate(packs_of_the_program_come_before_the_users, &desk),
		cmocka_unit_test_prestate(home_is_asked_when_no_folder_of_data_is_named, &desk),
		cmocka_unit_test_prestate(folders_that_are_not_absolute_are_ignored, &desk),
		cmocka_unit_test_prestate(packs_include_others_by_name, &desk),
		cmocka_unit_test_prestate(a_pack_that_another_includes_is_missing, &desk),
		cmocka_unit_test_prestate(lone_program_finds_its_own_folder, &desk),
	};
	const char *program = program_beside(argc ? argv[0] : "", &desk.arena);
	void *state = &desk;
	char *here = getcwd(NULL, 0);
	int failed;

	/* a test goes to another folder */
	desk.program = arena_print(&desk.arena, "%s/%s", here, program);
	if (*program == '/')
		desk.program = program;
	free(here);
	desk_open(&state);
	failed = cmocka_run_group_tests_name("pack_places", tests, NULL, NULL);
	desk_close(&state);
	return failed;
}
