/* sandboxed.c -- tests: a folder of documents and schemas, and runs that may reach into it */
#define _XOPEN_SOURCE 700 /* setenv */
#include "sandboxed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calling.h"
#include "files.h"
#include "word.h"

const char *
in_folder(struct desk *desk, const char *name)
{
	return arena_print(&desk->arena, "%s/%s", desk->folder, name);
}

const char *
put(struct desk *desk, const char *name, const char *text)
{
	return folder_write(desk->folder, name, text, &desk->arena);
}

static void
put_word(struct desk *desk)
{
	static const struct word word = {.body = W_S("Heading1", "1 A title") W_P("Some words.")};
	size_t length;
	const char *bytes = word_zip(&word, &length, &desk->arena);
	FILE *out = fopen(in_folder(desk, "probed.docx"), "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
}

void
need_sandbox(struct desk *desk)
{
	struct outcome outcome =
		PROGRAM(desk->program, &desk->arena, "explain", "--sandbox=on", "meeting-count");

	if (outcome.status == 0)
		return;
	assert_non_null(strstr(outcome.trouble, "the sandbox that --sandbox=on asks for"));
	print_message("there is no sandbox here\n");
	skip();
}

int
sandboxed_open(void **state)
{
	struct desk *desk = *state;

	desk->folder = folder_new(&desk->arena);
	put(desk, "in/probed.xml", REPORT("a"));
	put(desk, "other.xml", REPORT("b"));
	put(desk, "schema/s.sch", SCHEMA("true()"));
	put(desk, "away/kept", "something\n");
	put(desk, "out/old", "");
	put_word(desk);
	return 0;
}

int
sandboxed_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	arena_clear(&desk->arena);
	return 0;
}

struct outcome
run_line(struct desk *desk, const char *mode, const char *line)
{
	const char *words[32] = {arena_print(&desk->arena, "--sandbox=%s", mode)};
	size_t count = 1;

	for (const char *at = line; *(at += strspn(at, " "));) {
		const size_t length = strcspn(at, " ");

		assert_true(count + 1 < sizeof words / sizeof *words);
		words[count++] = *at == '%' ? arena_print(&desk->arena, "%s%.*s", desk->folder,
						      (int)length - 1, at + 1)
		                            : arena_text(&desk->arena, at, length);
		at += length;
	}
	words[count] = NULL;
	return program_run(desk->program, words, NULL, &desk->arena);
}

struct outcome
run_probed(struct desk *desk, const char *mode, const char *line)
{
	struct outcome outcome;

	setenv("LD_PRELOAD", desk->probe, 1);
	setenv("PROBE_FOLDER", in_folder(desk, "away"), 1);
	setenv("PROBE_FILE", strstr(line, ".docx") ? "probed.docx" : "probed.xml", 1);
	outcome = run_line(desk, mode, line);
	unsetenv("LD_PRELOAD");
	unsetenv("PROBE_FOLDER");
	unsetenv("PROBE_FILE");
	return outcome;
}
