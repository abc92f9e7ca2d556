/* incomplete.c -- tests: an output becomes what it says was not checked */
#include "incomplete.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdbool.h>
#include <string.h>

static void
add(struct buffer *problems, const char *text)
{
	buffer_add_text(problems, text);
	buffer_add_byte(problems, '\n');
}

static const char *
text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static void
add_problem(struct buffer *problems, const json_t *problem)
{
	add(problems, text_of(problem, "document"));
	add(problems, text_of(problem, "message"));
}

static json_t *
parse(const char *output)
{
	json_t *whole = json_loads(output, 0, NULL);

	if (!whole)
		fail_msg("no JSON:\n%s", output);
	return whole;
}

static void
from_json(const char *output, struct buffer *problems)
{
	json_t *whole = parse(output), *items = json_object_get(whole, "problems"), *item;
	size_t i;

	json_array_foreach(items, i, item) add_problem(problems, item);
	assert_int_equal(!strcmp(text_of(whole, "status"), "incomplete"), i > 0);
	json_decref(whole);
}

static void
from_jsonl(const char *output, struct buffer *problems)
{
	for (const char *line = output; *line; line = strchr(line, '\n') + 1) {
		json_t *json = json_loads(line, JSON_DISABLE_EOF_CHECK, NULL);

		assert_non_null(json);
		if (json_object_get(json, "problem"))
			add_problem(problems, json_object_get(json, "problem"));
		json_decref(json);
	}
}

static const json_t *
first_of(const json_t *object, const char *key)
{
	return json_array_get(json_object_get(object, key), 0);
}

/* What code scanning calls a successful run has no errors of the tool. */
static void
from_sarif(const char *output, struct buffer *problems)
{
	json_t *whole = parse(output), *item;
	const json_t *invocation = first_of(first_of(whole, "runs"), "invocations");
	const json_t *items = json_object_get(invocation, "toolExecutionNotifications");
	size_t i;

	json_array_foreach(items, i, item)
	{
		const json_t *place =
			json_object_get(first_of(item, "locations"), "physicalLocation");

		add(problems, text_of(json_object_get(place, "artifactLocation"), "uri"));
		add(problems, text_of(json_object_get(item, "message"), "text"));
	}
	assert_int_equal(json_is_false(json_object_get(invocation, "executionSuccessful")), i > 0);
	json_decref(whole);
}

static void
from_gitlab(const char *output, struct buffer *problems)
{
	json_t *whole = parse(output), *item;
	size_t i;

	json_array_foreach(whole, i, item)
	{
		if (strcmp(text_of(item, "check_name"), "incomplete") != 0)
			continue;
		assert_string_equal(text_of(item, "severity"), "blocker");
		add(problems, text_of(json_object_get(item, "location"), "path"));
		add(problems, text_of(item, "description"));
	}
	json_decref(whole);
}

/* The texts of nodes. */
static void
xml_problems(const char *output, const char *path, struct buffer *problems)
{
	xmlDoc *doc = xmlReadMemory(output, (int)strlen(output), "x", NULL, XML_PARSE_NONET);
	xmlXPathContext *xpath = xmlXPathNewContext(doc);
	xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, xpath);

	assert_non_null(doc);
	assert_non_null(found);
	for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++) {
		xmlChar *text = xmlXPathCastNodeToString(found->nodesetval->nodeTab[i]);

		add(problems, (const char *)text);
		xmlFree(text);
	}
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(xpath);
	xmlFreeDoc(doc);
}

static void
from_junit(const char *output, struct buffer *problems)
{
	xml_problems(output, "//testcase[error]/@classname | //error/@message", problems);
}

static void
from_checkstyle(const char *output, struct buffer *problems)
{
	xml_problems(output,
		"//file[error/@source = 'tsagcheck.incomplete']/@name |"
		"//error[@source = 'tsagcheck.incomplete'][@severity = 'error']/@message",
		problems);
}

static void
from_svrl(const char *output, struct buffer *problems)
{
	xml_problems(
		output, "/*/*[local-name() = 'text'][starts-with(., 'incomplete: ')]", problems);
}

static void
from_html(const char *output, struct buffer *problems)
{
	xml_problems(output, "//*[@id = 'incomplete'][@role = 'alert']//*[local-name() = 'li']",
		problems);
}

/* The lines that have a mark; with `behind`, only those behind such a line. */
static void
line_problems(const char *output, const char *mark, const char *behind, struct buffer *problems)
{
	bool counts = !behind;

	for (const char *line = output; *line; line = strchr(line, '\n') + 1) {
		const size_t length = strcspn(line, "\n");
		const char *found = strstr(line, mark);

		if (counts && found && found < line + length) {
			buffer_add(problems, line, length);
			buffer_add_byte(problems, '\n');
		}
		counts |= behind && !strncmp(line, behind, strlen(behind));
	}
}

static void
from_gcc(const char *output, struct buffer *problems)
{
	line_problems(output, ": error: incomplete: ", NULL, problems);
}

static void
from_github(const char *output, struct buffer *problems)
{
	line_problems(output, "::error title=incomplete", NULL, problems);
}

static void
from_csv(const char *output, struct buffer *problems)
{
	line_problems(output, ",\"error\",\"incomplete\",", NULL, problems);
}

static void
from_text(const char *output, struct buffer *problems)
{
	line_problems(output, "  ", "incomplete: ", problems);
}

/* A backslash stands before a sign that would mean something. */
static void
from_markdown(const char *output, struct buffer *problems)
{
	struct buffer escaped = {0};

	line_problems(output, "- ", "**Incomplete: ", &escaped);
	for (const char *at = buffer_text(&escaped); *at; at++)
		buffer_add_byte(problems, *(at += *at == '\\'));
	buffer_clear(&escaped);
}

const struct incomplete_format incomplete_formats[] = {
	{"text", from_text},
	{"gcc", from_gcc},
	{"json", from_json},
	{"jsonl", from_jsonl},
	{"sarif", from_sarif},
	{"svrl", from_svrl},
	{"junit", from_junit},
	{"github", from_github},
	{"gitlab", from_gitlab},
	{"checkstyle", from_checkstyle},
	{"csv", from_csv},
	{"markdown", from_markdown},
	{"html", from_html},
	{NULL, NULL},
};

bool
incomplete_is_read(const char *format)
{
	for (size_t i = 0; incomplete_formats[i].format; i++)
		if (!strcmp(incomplete_formats[i].format, format))
			return true;
	return false;
}
