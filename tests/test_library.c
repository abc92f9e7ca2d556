/* test_library.c -- tests: libtsagcheck.a says what the program says, in threads too */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/library/tsagcheck.h"
#include "desk.h"
#include "files.h"

static const char *const formats[] = {
#define EMITTER(name) #name,
#include "../checker/emit/emit.def"
#undef EMITTER
};

/* One with findings of all kinds, one of text, one that cannot be read to its end. */
static const char *const files[] = {"fixtures/contradictions/report.xml",
	"fixtures/study-group/report.txt", "fixtures/none.xml",
	"fixtures/study-group-questions/report.txt"};

enum { FILES = sizeof files / sizeof *files, THREADS = 4, ROUNDS = 3 };

static struct tsagcheck *
rules_of(const struct tsagcheck_options *options)
{
	struct tsagcheck *rules = tsagcheck_new(options);

	assert_null(tsagcheck_problem(rules, 0));
	return rules;
}

static void
the_version_is_that_of_the_program(void **state)
{
	struct desk *desk = *state;

	assert_string_equal(PROGRAM(desk->program, &desk->arena, "--version").output,
		arena_print(&desk->arena, "tsagcheck %s\n", tsagcheck_version()));
}

static struct tsagcheck *
all_rules(void)
{
	return rules_of(&(struct tsagcheck_options){
		.size = sizeof(struct tsagcheck_options), .folder = "rules", .svrl = 1, .html = 1});
}

/* The documents that files [first, first + count) are. */
static struct tsagcheck_report *
check_files(struct tsagcheck *rules, size_t first, size_t count)
{
	struct tsagcheck_document documents[FILES] = {{NULL, NULL, 0}};

	for (size_t i = 0; i < count; i++)
		documents[i].name = files[first + i];
	return tsagcheck_check(rules, documents, count);
}

/* Lives in a. */
static const char *
written(const struct tsagcheck_report *report, const char *format, struct arena *a)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	const char *copy;

	assert_int_equal(tsagcheck_report_write(report, format, out), 0);
	fclose(out);
	copy = arena_copy(a, text);
	free(text);
	return copy;
}

static void
every_format_is_that_of_the_program(void **state)
{
	struct desk *desk = *state;
	struct tsagcheck *rules = all_rules();
	struct tsagcheck_report *all = check_files(rules, 0, FILES),
				*one = check_files(rules, 0, 1);

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct outcome run = PROGRAM(desk->program, &desk->arena, "-f", formats[i],
			files[0], files[1], files[2], files[3]);

		assert_string_equal(written(all, formats[i], &desk->arena), run.output);
		assert_int_equal(tsagcheck_report_status(all, TSAGCHECK_ERROR), run.status);
		run = PROGRAM(desk->program, &desk->arena, "-f", formats[i], files[0]);
		assert_string_equal(written(one, formats[i], &desk->arena), run.output);
		assert_int_equal(tsagcheck_report_status(one, TSAGCHECK_ERROR), run.status);
	}
	assert_int_equal(tsagcheck_report_status(one, TSAGCHECK_NEVER), 0);
	assert_int_equal(tsagcheck_report_write(one, "none", stdout), -1);
	tsagcheck_report_free(one);
	tsagcheck_report_free(all);
	tsagcheck_free(rules);
}

static void
same_text(const json_t *object, const char *key, const char *text)
{
	const char *found = json_string_value(json_object_get(object, key));

	assert_string_equal(found ? found : "", text ? text : "");
}

static void
same_point(const json_t *place, const char *key, long line, long column, size_t offset)
{
	const json_t *point = json_object_get(place, key);

	assert_int_equal(json_integer_value(json_object_get(point, "line")), line);
	assert_int_equal(json_integer_value(json_object_get(point, "column")), column);
	if (line)
		assert_int_equal(json_integer_value(json_object_get(point, "offset")), offset);
}

static void
same_place(const json_t *object, const struct tsagcheck_place *place)
{
	assert_non_null(place);
	same_text(object, "document", place->document);
	same_text(object, "path", place->path);
	same_text(object, "part", place->part);
	same_text(object, "words", place->words);
	same_point(object, "start", place->line, place->column, place->offset);
	same_point(object, "end", place->end_line, place->end_column, place->end_offset);
	if (*place->words)
		assert_memory_equal(place->excerpt + place->excerpt_start, place->words,
			place->excerpt_end - place->excerpt_start);
}

static void
same_finding(const json_t *object, const struct tsagcheck_finding *finding)
{
	static const char *const severities[] = {"info", "warning", "error"};
	const json_t *related = json_object_get(object, "related");
	const struct tsagcheck_place *place = finding->place->next;

	same_text(object, "rule", finding->rule);
	same_text(object, "severity", severities[finding->severity]);
	same_text(object, "message", finding->message);
	same_text(object, "requirement", finding->requirement);
	same_text(object, "fingerprint", finding->fingerprint);
	same_text(json_object_get(object, "fix"), "replace", finding->fix);
	same_place(object, finding->place);
	for (size_t i = 0; i < json_array_size(related); i++, place = place->next) {
		same_place(json_array_get(related, i), place);
		same_text(json_array_get(related, i), "message", place->message);
	}
	assert_null(place);
}

static void
findings_are_those_of_the_json(void **state)
{
	struct desk *desk = *state;
	struct tsagcheck *rules = all_rules();
	struct tsagcheck_report *report = check_files(rules, 0, FILES);
	struct outcome run = PROGRAM(
		desk->program, &desk->arena, "-f", "json", files[0], files[1], files[2], files[3]);
	json_t *root = json_loads(run.output, 0, NULL);
	const json_t *found = json_object_get(root, "findings");
	size_t count = json_array_size(found);

	assert_true(count > 20);
	for (size_t i = 0; i < count; i++)
		same_finding(json_array_get(found, i), tsagcheck_report_finding(report, i));
	assert_null(tsagcheck_report_finding(report, count));
	assert_int_equal(json_integer_value(
				 json_object_get(json_object_get(root, "summary"), "not_verified")),
		tsagcheck_report_not_verified(report));
	assert_false(tsagcheck_report_complete(report));
	assert_string_equal(tsagcheck_report_problem(report, 0)->document, files[2]);
	assert_null(tsagcheck_report_problem(report, 1));
	json_decref(root);
	tsagcheck_report_free(report);
	tsagcheck_free(rules);
}

/* The caller's bytes need not live longer than the call. */
static void
bytes_are_checked_like_the_file(void **state)
{
	struct desk *desk = *state;
	struct tsagcheck *rules = all_rules();

	for (size_t i = 0; i < 2; i++) {
		char *bytes = strdup(file_text(files[i], &desk->arena)), *name = strdup(files[i]);
		struct tsagcheck_document document = {name, bytes, strlen(bytes)};
		struct tsagcheck_report *memory = tsagcheck_check(rules, &document, 1);
		struct tsagcheck_report *file = check_files(rules, i, 1);

		memset(bytes, 'x', document.length);
		memset(name, 'x', strlen(name));
		free(bytes);
		free(name);
		assert_true(tsagcheck_report_complete(file));
		assert_string_equal(
			written(memory, "json", &desk->arena), written(file, "json", &desk->arena));
		tsagcheck_report_free(file);
		tsagcheck_report_free(memory);
	}
	tsagcheck_free(rules);
}

struct worker {
	pthread_t thread;
	struct tsagcheck *rules;
	size_t file;
	struct tsagcheck_report *reports[ROUNDS];
};

static void *
work(void *worker_)
{
	struct worker *worker = worker_;

	for (size_t i = 0; i < ROUNDS; i++)
		worker->reports[i] = check_files(worker->rules, worker->file, 1);
	return NULL;
}

static void
threads_share_the_rules(void **state)
{
	struct desk *desk = *state;
	struct tsagcheck *rules = all_rules();
	struct worker workers[THREADS];

	for (size_t i = 0; i < THREADS; i++) {
		workers[i] = (struct worker){.rules = rules, .file = i % FILES};
		assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
	}
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(workers[i].thread, NULL);
	for (size_t i = 0; i < THREADS; i++) {
		struct outcome run =
			PROGRAM(desk->program, &desk->arena, "-f", "json", files[workers[i].file]);

		for (size_t j = 0; j < ROUNDS; j++) {
			assert_string_equal(
				written(workers[i].reports[j], "json", &desk->arena), run.output);
			tsagcheck_report_free(workers[i].reports[j]);
		}
	}
	tsagcheck_free(rules);
}

/* Several runs, each of one thread, load their rules at a time. */
static void *
load_and_check(void *worker_)
{
	struct worker *worker = worker_;

	worker->rules = all_rules();
	worker->reports[0] = check_files(worker->rules, worker->file, 1);
	return NULL;
}

static void
threads_load_rules_of_their_own(void **state)
{
	struct desk *desk = *state;
	struct worker workers[THREADS];

	for (size_t i = 0; i < THREADS; i++) {
		workers[i] = (struct worker){.file = 0};
		assert_int_equal(
			pthread_create(&workers[i].thread, NULL, load_and_check, &workers[i]), 0);
	}
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(workers[i].thread, NULL);
	for (size_t i = 0; i < THREADS; i++)
		assert_string_equal(written(workers[i].reports[0], "json", &desk->arena),
			written(workers[0].reports[0], "json", &desk->arena));
	for (size_t i = 0; i < THREADS; i++) {
		tsagcheck_report_free(workers[i].reports[0]);
		tsagcheck_free(workers[i].rules);
	}
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(the_version_is_that_of_the_program, &desk),
		cmocka_unit_test_prestate(every_format_is_that_of_the_program, &desk),
		cmocka_unit_test_prestate(findings_are_those_of_the_json, &desk),
		cmocka_unit_test_prestate(bytes_are_checked_like_the_file, &desk),
		cmocka_unit_test_prestate(threads_share_the_rules, &desk),
		cmocka_unit_test_prestate(threads_load_rules_of_their_own, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<a/>");
	failed = cmocka_run_group_tests_name("library", tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
