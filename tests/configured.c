/* configured.c -- tests: a folder of documents and configurations that a run starts in */
#define _XOPEN_SOURCE 700 /* realpath */
#include "configured.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calling.h"

#define RULE(id, role)                                                                        \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt'>"       \
	"<s:title>" id "</s:title><s:phase id='none'/><s:pattern id='p'><s:rule context='p'>" \
	"<s:assert id='" id "' role='" role "' test='false()'>" id " is found</s:assert>"     \
	"</s:rule></s:pattern></s:schema>"

const char configured_register[] = "# source: a test\n# date: 2026\n# key: key\nkey\nx\n";

static const char document[] =
	"<report><body><sec><title>T</title><p>a</p></sec></body></report>\n";

static const char *
real_path(const char *path, struct arena *a)
{
	char *real = realpath(path, NULL);
	const char *kept = arena_copy(a, real);

	free(real);
	assert_non_null(kept);
	return kept;
}

const char *
configured_program(const char *own, struct arena *a)
{
	return real_path(program_beside(own, a), a);
}

void
configured_open(struct configured *place)
{
	struct arena *a = &place->arena;

	place->folder = real_path(folder_new(a), a);
	assert_int_equal(chdir(place->folder), 0);
	setenv("HOME", arena_print(a, "%s/home", place->folder), 1);
	setenv("XDG_CONFIG_HOME", arena_print(a, "%s/own", place->folder), 1);
	configured_write(place, "repo/.git/HEAD", "");
	configured_write(place, "repo/rules/first.sch", RULE("first", "error"));
	configured_write(place, "repo/rules/second.sch", RULE("second", "warning"));
	configured_write(place, "repo/report.xml", NULL);
}

void
configured_close(struct configured *place)
{
	/* what is gone is no folder to be in */
	assert_int_equal(chdir("/"), 0);
	folder_remove(place->folder);
	arena_clear(&place->arena);
}

int
configured_setup(void **place)
{
	configured_open(*place);
	return 0;
}

int
configured_teardown(void **place)
{
	configured_close(*place);
	return 0;
}

void
configured_write(struct configured *place, const char *name, const char *text)
{
	folder_write(place->folder, name, text ? text : document, &place->arena);
}

void
assert_says(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("\"%s\" is not in:\n%s", words, text);
}
