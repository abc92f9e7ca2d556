/* seed.c -- tests: the real report of the shared folder, and its structure in JSON */
#include "seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/load/place.h"

static const char *
shared_name(const char *file, struct arena *a)
{
	const char *shared = getenv("TSAGCHECK_SHARED");

	return arena_print(a, "%s/seed/%s", shared ? shared : "../shared", file);
}

int
seed_load(void **state)
{
	struct seed *seed = memory_new(sizeof *seed);
	const struct load_options options = {0};
	struct messages messages = {.out = stderr};
	int failed = 0;

	*seed = (struct seed){0};
	*state = seed;
	seed->structure =
		json_load_file(shared_name("wtsa24-doc24.structure.json", &seed->arena), 0, NULL);
	if (seed->structure)
		failed = report_load(&seed->report, shared_name("wtsa24-doc24.txt", &seed->arena),
			&options, &messages);
	messages_clear(&messages);
	return failed;
}

int
seed_clear(void **state)
{
	struct seed *seed = *state;

	report_clear(&seed->report);
	json_decref(seed->structure);
	arena_clear(&seed->arena);
	free(seed);
	return 0;
}

struct seed *
seed_or_skip(void **state)
{
	struct seed *seed = *state;

	if (!seed->structure) {
		print_message("skipped: there is no shared folder; set TSAGCHECK_SHARED\n");
		skip();
	}
	return seed;
}

const xmlNode *
seed_root(const struct seed *seed)
{
	return xmlDocGetRootElement(seed->report.tree);
}

long
seed_line(struct seed *seed, const xmlNode *node)
{
	return source_spot(&seed->report.source, place_offset(node)).line;
}

const char *
text_member(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

long
count_member(const json_t *object, const char *name)
{
	return (long)json_integer_value(json_object_get(object, name));
}

static void
add_due(struct buffer *out, char *due)
{
	if (*due && out->length)
		buffer_add_byte(out, *due);
	*due = '\0';
}

char *
plain_text(const char *text)
{
	struct buffer out = {0};
	char due = '\0';

	for (; *text; text++) {
		if (strchr(" \t\n", *text)) {
			if (due != '\n' && (due != '\t' || *text == '\n'))
				due = *text;
			continue;
		}
		add_due(&out, &due);
		if (strncmp(text, "\xEF\x82\xB7", 3)) {
			buffer_add_byte(&out, *text);
		} else {
			buffer_add_text(&out, "\u2022");
			text += 2;
		}
	}
	buffer_add(&out, "", 0);
	return out.text;
}
