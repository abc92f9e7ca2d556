/* named.c -- tests: an output becomes the names of documents in it */
#include "named.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/base/tree.h"

static void
add_name(struct buffer *list, const char *name, size_t length)
{
	buffer_add(list, name, length);
	buffer_add_text(list, BETWEEN);
}

static void
add_json(struct buffer *list, const json_t *json, const char *path)
{
	char key[32];
	const size_t length = strcspn(path, "/");
	const json_t *next;

	if (json_is_string(json)) {
		add_name(list, json_string_value(json), json_string_length(json));
		return;
	}
	memcpy(key, path, length);
	key[length] = '\0';
	next = json_is_array(json) ? json_array_get(json, strtoul(key, NULL, 10))
	                           : json_object_get(json, key);
	assert_non_null(next);
	add_json(list, next, path + length + (path[length] == '/'));
}

/* The texts at a path in each item of an array, which is at another path of the whole. */
static void
json_names(const char *output, const char *array, const char *path, struct buffer *list)
{
	json_t *whole = json_loads(output, 0, NULL), *item;
	const json_t *items = whole;
	size_t i;

	assert_non_null(whole);
	if (!strcmp(array, "findings"))
		items = json_object_get(whole, array);
	if (!strcmp(array, "results"))
		items = json_object_get(json_array_get(json_object_get(whole, "runs"), 0), array);
	json_array_foreach(items, i, item) add_json(list, item, path);
	json_decref(whole);
}

static void
from_json(const char *output, struct buffer *list)
{
	json_names(output, "findings", "document", list);
}

static void
from_sarif(const char *output, struct buffer *list)
{
	json_names(output, "results", "locations/0/physicalLocation/artifactLocation/uri", list);
}

static void
from_gitlab(const char *output, struct buffer *list)
{
	json_names(output, "", "location/path", list);
}

static void
from_jsonl(const char *output, struct buffer *list)
{
	for (const char *line = output; *line; line = strchr(line, '\n') + 1) {
		json_t *json = json_loads(line, JSON_DISABLE_EOF_CHECK, NULL);

		assert_non_null(json);
		add_json(list, json, "document");
		json_decref(json);
	}
}

/* An attribute of each element of a name. */
static void
xml_names(const char *output, const char *element, const char *attribute, struct buffer *list)
{
	xmlDoc *doc = xmlReadMemory(output, (int)strlen(output), "x", NULL, XML_PARSE_NONET);
	const xmlNode *root = xmlDocGetRootElement(doc);

	assert_non_null(doc);
	for (const xmlNode *node = root; node; node = node_following(node, root))
		if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, element)) {
			xmlChar *value = xmlGetProp(node, (const xmlChar *)attribute);

			add_name(list, (char *)value, strlen((char *)value));
			xmlFree(value);
		}
	xmlFreeDoc(doc);
}

static void
from_junit(const char *output, struct buffer *list)
{
	xml_names(output, "testsuite", "name", list);
}

static void
from_checkstyle(const char *output, struct buffer *list)
{
	xml_names(output, "file", "name", list);
}

static void
from_svrl(const char *output, struct buffer *list)
{
	xml_names(output, "fired-rule", "document", list);
}

/* What is in front of a mark, in each line that begins with a start. */
static void
line_names(const char *output, const char *start, const char *mark, struct buffer *list)
{
	for (const char *line = output; *line; line = strchr(line, '\n') + 1) {
		const char *name = line + strlen(start), *end = strstr(line, mark);

		if (end && end < strchr(line, '\n') && !strncmp(line, start, strlen(start)))
			add_name(list, name, (size_t)(end - name));
	}
}

static void
from_lines(const char *output, struct buffer *list)
{
	line_names(output, "", ":2:4: error: ", list);
}

static void
from_github(const char *output, struct buffer *list)
{
	line_names(output, "::error file=", ",line=2,", list);
}

/* A backslash stands before a sign that would mean something. */
static void
from_markdown(const char *output, struct buffer *list)
{
	struct buffer escaped = {0};

	line_names(output, "| error | ", ":2:4<br>", &escaped);
	for (const char *at = buffer_text(&escaped); *at; at++)
		buffer_add_byte(list, *(at += *at == '\\'));
	buffer_clear(&escaped);
}

/* A page has a heading for each document, in the order of the documents. */
static void
from_html(const char *output, struct buffer *list)
{
	xmlDoc *doc = xmlReadMemory(output, (int)strlen(output), "x", NULL, XML_PARSE_NONET);
	const xmlNode *root = xmlDocGetRootElement(doc);

	assert_non_null(doc);
	for (const xmlNode *node = root; node; node = node_following(node, root))
		if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, "h2")) {
			xmlChar *text = xmlNodeGetContent(node),
				*id = xmlGetProp(node, (const xmlChar *)"id");

			if (*id == 'd')
				add_name(list, (char *)text, strlen((char *)text));
			xmlFree(text);
			xmlFree(id);
		}
	xmlFreeDoc(doc);
}

/* RFC 4180, the first cell of each row but the head. */
static void
from_csv(const char *output, struct buffer *list)
{
	for (const char *at = strchr(output, '\n') + 1; *at; at++) {
		bool is_quoted = true;

		assert_int_equal(*at++, '"');
		for (; is_quoted; at++)
			if (*at != '"' || at[1] == '"')
				buffer_add(list, (at += *at == '"'), 1);
			else
				is_quoted = false;
		buffer_add_text(list, BETWEEN);
		/* no other cell has a line feed or a quotation mark */
		at = strstr(at, "\r\n") + 1;
	}
}

const struct named_format named_formats[] = {
	{"text", from_lines, false, false, false, false},
	{"gcc", from_lines, false, false, false, false},
	{"json", from_json, false, false, true, true},
	{"jsonl", from_jsonl, false, false, true, true},
	{"sarif", from_sarif, true, true, true, true},
	{"svrl", from_svrl, true, true, true, true},
	{"junit", from_junit, false, false, false, true},
	{"github", from_github, true, false, true, true},
	{"gitlab", from_gitlab, false, false, true, true},
	{"checkstyle", from_checkstyle, false, false, false, true},
	{"csv", from_csv, false, false, true, true},
	{"markdown", from_markdown, false, false, false, false},
	{"html", from_html, false, false, false, true},
	{NULL, NULL, false, false, false, false},
};
