/* check.c -- example: a program of its own checks reports with libtsagcheck
 *
 * usage: check FOLDER-OF-RULES FILE...
 * build: cc check.c $(pkg-config --cflags --libs tsagcheck) -o check */
#include <stdio.h>
#include <stdlib.h>
#include <tsagcheck.h>

static void
print_problem(const struct tsagcheck_problem *problem)
{
	fprintf(stderr, "%s:%ld: %s\n  %s\n", problem->document ? problem->document : "check",
		problem->line, problem->summary, problem->remedy);
}

/* A Word document has no lines: the path is there in any case. */
static void
print_finding(const struct tsagcheck_finding *finding)
{
	const struct tsagcheck_place *place = finding->place;

	printf("%s:%ld:%ld: %s: %s [%s]\n", place->document, place->line, place->column,
		place->path, finding->message, finding->rule);
	for (place = place->next; place; place = place->next)
		printf("%s:%ld:%ld: note: %s\n", place->document, place->line, place->column,
			place->message ? place->message : place->path);
}

static void
print_report(const struct tsagcheck_report *report)
{
	const struct tsagcheck_finding *finding;
	const struct tsagcheck_problem *problem;

	for (size_t i = 0; (finding = tsagcheck_report_finding(report, i)); i++)
		print_finding(finding);
	for (size_t i = 0; (problem = tsagcheck_report_problem(report, i)); i++)
		print_problem(problem);
}

/* The documents are one run, for the rules across documents. */
static struct tsagcheck_report *
check_files(struct tsagcheck *rules, char **names, size_t count)
{
	struct tsagcheck_document *documents = calloc(count, sizeof *documents);
	struct tsagcheck_report *report;

	if (!documents)
		abort();
	for (size_t i = 0; i < count; i++)
		documents[i].name = names[i];
	report = tsagcheck_check(rules, documents, count);
	free(documents);
	return report;
}

int
main(int argc, char **argv)
{
	struct tsagcheck_options options = {.size = sizeof options};
	struct tsagcheck *rules;
	struct tsagcheck_report *report;
	int status;

	if (argc < 3) {
		fprintf(stderr, "usage: check FOLDER-OF-RULES FILE...\n");
		return 2;
	}
	options.folder = argv[1];
	rules = tsagcheck_new(&options);
	report = check_files(rules, argv + 2, (size_t)argc - 2);
	print_report(report);
	status = tsagcheck_report_status(report, TSAGCHECK_ERROR);
	tsagcheck_report_free(report);
	tsagcheck_free(rules);
	return status;
}
