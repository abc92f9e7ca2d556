/* test_library_trouble.c -- tests: what libtsagcheck.a cannot check it says to its caller alone */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/xmlerror.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "../checker/library/tsagcheck.h"
#include "desk.h"
#include "files.h"

static struct tsagcheck_report *
check_file(struct tsagcheck *rules, const char *name)
{
	struct tsagcheck_document document = {name, NULL, 0};

	return tsagcheck_check(rules, &document, 1);
}

static const struct refused {
	struct tsagcheck_options options;
	const char *id, *says;
} refused[] = {
	{{.folder = "none"}, "PACK_UNKNOWN", "'none'"},
	{{.folder = "rules", .rules = (const char *const[]){"nothing", NULL}}, "PACK_UNKNOWN",
		"'nothing'"},
	{{.folder = "rules", .only = (const char *const[]){"nothing", NULL}}, "RULE_UNKNOWN",
		"'nothing'"},
	{{.folder = "rules", .limits = (const char *const[]){"max-dept=3", NULL}}, "OPTION_UNKNOWN",
		"max-dept"},
	{{.folder = "rules", .limits = (const char *const[]){"max-depth=-3", NULL}}, "OPTION_VALUE",
		"--max-depth cannot be '-3'"},
	{{.folder = "rules", .registers = (const char *const[]){"questions=none.tsv", NULL}},
		"FILE_MISSING", "cannot be opened"},
};

static void
rules_that_cannot_be_loaded_check_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct tsagcheck_options options = refused[i].options;
		struct tsagcheck *rules;
		struct tsagcheck_report *report;

		options.size = sizeof options;
		rules = tsagcheck_new(&options);
		assert_non_null(tsagcheck_problem(rules, 0));
		assert_string_equal(tsagcheck_problem(rules, 0)->id, refused[i].id);
		assert_non_null(strstr(tsagcheck_problem(rules, 0)->summary, refused[i].says));
		assert_true(strlen(tsagcheck_problem(rules, 0)->remedy) > 10);
		report = check_file(rules, "fixtures/contradictions/report.xml");
		assert_false(tsagcheck_report_complete(report));
		assert_int_equal(tsagcheck_report_status(report, TSAGCHECK_NEVER), 2);
		assert_string_equal(tsagcheck_report_problem(report, 0)->id, refused[i].id);
		assert_null(tsagcheck_report_finding(report, 0));
		tsagcheck_report_free(report);
		tsagcheck_free(rules);
	}
}

/* Of an earlier version, whose structure ended before the limits. */
static void
options_of_an_earlier_version_are_shorter(void **state)
{
	struct tsagcheck_options options = {.size = offsetof(struct tsagcheck_options, limits),
		.folder = "rules",
		.limits = (const char *const[]){"max-dept=3", NULL}};
	struct tsagcheck *rules;

	(void)state;
	rules = tsagcheck_new(&options);
	assert_null(tsagcheck_problem(rules, 0));
	tsagcheck_free(rules);
}

static const struct broken {
	const char *bytes, *id;
	long line;
} broken[] = {
	{"<report>\n<body></report>", "XML_BROKEN", 2},
	{"", "FILE_EMPTY", 0},
	{"<html/>", "FORMAT_UNKNOWN", 0},
	{"<report><body><p>a report whose bytes are more than the limit</p></body></report>",
		"FILE_TOO_LARGE", 0},
};

enum { BROKEN = sizeof broken / sizeof *broken };

/* Standard output and standard error go to the file meanwhile. */
static void
check_broken(struct tsagcheck *rules, const char *said, struct tsagcheck_report **reports)
{
	const int kept[] = {dup(STDOUT_FILENO), dup(STDERR_FILENO)};
	FILE *out = fopen(said, "w");

	fflush(stdout);
	dup2(fileno(out), STDOUT_FILENO);
	dup2(fileno(out), STDERR_FILENO);
	for (size_t i = 0; i < BROKEN; i++)
		reports[i] = tsagcheck_check(rules,
			&(struct tsagcheck_document){
				"some name", broken[i].bytes, strlen(broken[i].bytes)},
			1);
	fflush(stdout);
	dup2(kept[0], STDOUT_FILENO);
	dup2(kept[1], STDERR_FILENO);
	close(kept[0]);
	close(kept[1]);
	fclose(out);
}

static void
what_is_broken_is_said_to_the_caller_alone(void **state)
{
	struct desk *desk = *state;
	struct tsagcheck_report *reports[BROKEN];
	struct tsagcheck *rules =
		tsagcheck_new(&(struct tsagcheck_options){.size = sizeof(struct tsagcheck_options),
			.folder = "rules",
			.limits = (const char *const[]){"max-file-size=60", NULL}});
	const char *said = desk_write(desk, "said", "");

	assert_null(tsagcheck_problem(rules, 0));
	check_broken(rules, said, reports);
	assert_string_equal(file_text(said, &desk->arena), "");
	for (size_t i = 0; i < BROKEN; i++) {
		const struct tsagcheck_problem *problem = tsagcheck_report_problem(reports[i], 0);

		assert_non_null(problem);
		assert_string_equal(problem->id, broken[i].id);
		assert_string_equal(problem->document, "some name");
		assert_int_equal(problem->line, broken[i].line);
		assert_int_equal(tsagcheck_report_status(reports[i], TSAGCHECK_ERROR), 2);
		assert_null(tsagcheck_report_finding(reports[i], 0));
		tsagcheck_report_free(reports[i]);
	}
	tsagcheck_free(rules);
}

static void
hear(void *owner, const char *format, ...)
{
	(void)owner;
	(void)format;
}

/* The caller's use of libxml2 and its signals stay as they were. */
static void
nothing_of_the_process_is_changed(void **state)
{
	struct sigaction before, after;
	struct tsagcheck *rules;
	int owner;

	(void)state;
	xmlSetGenericErrorFunc(&owner, hear);
	sigaction(SIGBUS, NULL, &before);
	rules = tsagcheck_new(&(struct tsagcheck_options){
		.size = sizeof(struct tsagcheck_options), .folder = "rules"});
	tsagcheck_report_free(check_file(rules, "fixtures/contradictions/report.xml"));
	tsagcheck_free(rules);
	sigaction(SIGBUS, NULL, &after);
	assert_true(before.sa_handler == after.sa_handler);
	assert_true(xmlGenericError == hear);
	assert_ptr_equal(xmlGenericErrorContext, &owner);
	xmlSetGenericErrorFunc(NULL, NULL);
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_that_cannot_be_loaded_check_nothing),
		cmocka_unit_test(options_of_an_earlier_version_are_shorter),
		cmocka_unit_test_prestate(what_is_broken_is_said_to_the_caller_alone, &desk),
		cmocka_unit_test(nothing_of_the_process_is_changed),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<a/>");
	failed = cmocka_run_group_tests_name("library_trouble", tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
