/* judging.c -- tests: a schema and a document, both texts, become findings */
#include "judging.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calling.h"
#include "group.h"
#include "loaded.h"

void
judge(struct judging *judging, const char *schema, const char *document,
	const struct check_options *options)
{
	const char *folder, *file;

	*judging = (struct judging){.failed = 0};
	folder = folder_new(&judging->arena);
	file = folder_write(folder, "rule.sch", schema, &judging->arena);
	judging->failed = rule_set_add(&judging->rules, file, check_functions, &judging->messages);
	folder_remove(folder);
	load_xml(&judging->report, document, strlen(document));
	if (!judging->failed)
		judging->failed = report_check(&judging->rules, &judging->report, options,
			&judging->findings, &judging->messages);
	judging->findings.problems = &judging->messages;
	findings_sort(&judging->findings);
}

void
judging_end(struct judging *judging)
{
	findings_clear(&judging->findings);
	rule_set_clear(&judging->rules);
	report_clear(&judging->report);
	messages_clear(&judging->messages);
	arena_clear(&judging->arena);
}

const char *
judging_text(struct judging *judging)
{
	struct buffer text = {0};
	const char *kept;

	for (size_t i = 0; i < judging->findings.count; i++) {
		const struct finding *f = &judging->findings.items[i];

		buffer_print(&text, "%ld:%ld %s\n", f->place.start.line, f->place.start.column,
			f->message);
	}
	for (const struct message *m = judging->messages.first; m; m = m->next)
		buffer_print(&text, "! %ld %s\n", m->spot.line, message_name(m->id));
	kept = arena_copy(&judging->arena, buffer_text(&text));
	buffer_clear(&text);
	return kept;
}

static void
judged_as_expected(void **state)
{
	const struct judgement *judgement = *state;
	struct check_options options = {.registers = NULL};
	struct judging judging;
	size_t said;

	judge(&judging, judgement->schema, judgement->document, &options);
	assert_string_equal(judging_text(&judging), judgement->expected);
	said = judging.messages.count;
	assert_int_equal(judging.failed, said ? -1 : 0);
	judging_end(&judging);
}

int
judgements_run(const char *group, const struct judgement *judgements, size_t count)
{
	struct CMUnitTest *tests = memory_new(count * sizeof *tests);
	int failed;

	for (size_t i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){.name = judgements[i].name,
			.test_func = judged_as_expected,
			.initial_state = (void *)(size_t)&judgements[i]};
	failed = group_run(group, tests, count);
	free(tests);
	return failed;
}
