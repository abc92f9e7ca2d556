/* calling.c -- tests: expressions that call functions, and what they must give */
#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../checker/check/documents.h"
#include "calling.h"

void
calling_begin(
	struct calling *calling, const char *file, const struct function_table *const *functions)
{
	*calling = (struct calling){.written_in = "rule.sch"};
	if (report_load_xml(&calling->report, file, &(struct load_options){0}, &calling->messages))
		fail_msg("%s %s", file, calling->messages.first->summary);
	calling->run = (struct check_run){.report = &calling->report,
		.schema = &calling->schema,
		.messages = &calling->messages};
	evaluation_init(&calling->run.evaluation, calling->report.tree, functions, &check_bindings,
		&calling->run, &calling->messages);
	calling->scope = scope_of(xmlDocGetRootElement(calling->report.tree), &calling->arena);
}

void
calling_end(struct calling *calling)
{
	evaluation_clear(&calling->run.evaluation);
	xmlFreeDoc(calling->run.scratch);
	documents_clear(&calling->run);
	arena_clear(&calling->run.arena);
	report_clear(&calling->report);
	messages_clear(&calling->messages);
	arena_clear(&calling->arena);
}

xmlXPathObject *
calling_value(struct calling *calling, const char *expression)
{
	struct evaluation *evaluation = &calling->run.evaluation;
	/* each in a place of its own: what was said of one is not said again */
	struct expression *compiled = arena_alloc(&calling->arena, sizeof *compiled);
	struct written written = {.text = expression, .spot = {calling->written_in, 3, 7, NULL}};
	xmlXPathObject *value = NULL;

	if (expression_compile(evaluation, compiled, &written, calling->scope, &calling->arena) ==
		0) {
		value = expression_value(
			evaluation, compiled, xmlDocGetRootElement(calling->report.tree));
		expression_clear(compiled);
	}
	return value;
}

static void
assert_failed(struct calling *calling, const struct called *called, size_t said)
{
	const struct message *last = calling->messages.last;
	size_t expected = called->type == '!';

	if (calling->messages.count - said != expected)
		fail_msg(
			"%s gave %zu messages", called->expression, calling->messages.count - said);
	if (expected && !strstr(last->summary, called->expected))
		fail_msg("%s said: %s", called->expression, last->summary);
}

static xmlXPathObjectType
type_of(char type)
{
	return type == 's'   ? XPATH_STRING
	       : type == 'n' ? XPATH_NUMBER
	       : type == 'b' ? XPATH_BOOLEAN
	                     : XPATH_NODESET;
}

static void
assert_value(const struct called *called, xmlXPathObject *value)
{
	int count =
		value->type == XPATH_NODESET && value->nodesetval ? value->nodesetval->nodeNr : 0;
	xmlChar *text = called->type == 'c' ? xmlXPathCastNumberToString(count)
	                                    : xmlXPathCastToString(value);

	if (value->type != type_of(called->type) || (called->type == 't' && count != 1))
		fail_msg("%s gave a value of type %d", called->expression, (int)value->type);
	if (strcmp((const char *)text, called->expected) != 0)
		fail_msg("%s gave '%s', not '%s'", called->expression, (const char *)text,
			called->expected);
	xmlFree(text);
}

void
assert_called(struct calling *calling, const struct called *called)
{
	size_t said = calling->messages.count;
	xmlXPathObject *value = calling_value(calling, called->expression);

	if (called->type == '!' || called->type == '-') {
		if (value)
			fail_msg("%s did not fail", called->expression);
		assert_failed(calling, called, said);
		return;
	}
	if (!value)
		fail_msg("%s failed: %s", called->expression,
			calling->messages.last ? calling->messages.last->summary : "silently");
	assert_value(called, value);
	xmlXPathFreeObject(value);
}

const char *
folder_new(struct arena *a)
{
	const char *place = getenv("TMPDIR");
	char *name = arena_print(a, "%s/tsagcheck-XXXXXX", place ? place : "/tmp");

	if (!mkdtemp(name))
		fail_msg("no folder can be made in %s", place ? place : "/tmp");
	return name;
}

const char *
folder_write(const char *folder, const char *name, const char *text, struct arena *a)
{
	const char *file = arena_print(a, "%s/%s", folder, name);
	FILE *out;

	for (const char *slash = name; (slash = strchr(slash, '/')); slash++)
		mkdir(arena_print(a, "%s/%.*s", folder, (int)(slash - name), name), 0777);
	out = fopen(file, "wb");
	assert_non_null(out);
	assert_int_equal(fputs(text, out) < 0 || fclose(out), 0);
	return file;
}

static int
remove_entry(const char *name, const struct stat *status, int type, struct FTW *depth)
{
	(void)status;
	(void)type;
	(void)depth;
	return remove(name);
}

void
folder_remove(const char *folder)
{
	nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}
