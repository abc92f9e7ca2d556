/* test_names.c -- tests: names of files, whatever is in them, as each format's reader reads them */
#define _XOPEN_SOURCE 700 /* realpath */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../checker/base/buffer.h"
#include "../checker/base/tree.h"
#include "calling.h"
#include "files.h"
#include "program.h"

#define BAD "\xEF\xBF\xBD"

/* In order of their bytes; the escape character and the byte FF are what a format may replace. */
static const char *const names[] = {
	" a b ",
	"\"quoted\" 'too'",
	"$(x) `y`; *",
	"%0A%20",
	"-x",
	"<a> & b",
	"a,b::c",
	"back\\slash",
	"line\nfeed\n",
	"\xC3\xA9\x1B[31m\xFFz",
};

enum { NAMES = sizeof names / sizeof *names };

/* What stands between the names of a list. */
#define BETWEEN "\1"

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

/* Formats, who reads them, and how names come out: percent-encoded, with control characters and
 * other bytes, with line feeds. */
static const struct {
	const char *format;
	void (*read)(const char *output, struct buffer *list);
	bool is_encoded, has_bytes, has_controls, has_feeds;
} formats[] = {
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
};

enum { FORMATS = sizeof formats / sizeof *formats };

static void
decode(struct buffer *text)
{
	size_t kept = 0;

	for (size_t at = 0; at < text->length; at++) {
		char byte = text->text[at];

		if (byte == '%') {
			const char digits[3] = {text->text[at + 1], text->text[at + 2], '\0'};

			byte = (char)strtoul(digits, NULL, 16);
			at += 2;
		}
		text->text[kept++] = byte;
	}
	text->text[kept] = '\0';
	text->length = kept;
}

/* All names as a format has them: ten, since github shows no more. */
static const char *
expected(size_t format, struct arena *a)
{
	struct buffer list = {0};
	const char *kept;

	for (size_t i = 0; i < NAMES; i++) {
		for (const char *at = names[i]; *at; at++)
			if (*at == '\n')
				buffer_add_byte(&list, formats[format].has_feeds ? '\n' : ' ');
			else if ((*at == '\x1B' && !formats[format].has_controls) ||
				 (*at == '\xFF' && !formats[format].has_bytes))
				buffer_add_text(&list, BAD);
			else
				buffer_add_byte(&list, *at);
		buffer_add_text(&list, BETWEEN);
	}
	kept = arena_copy(a, buffer_text(&list));
	buffer_clear(&list);
	return kept;
}

struct desk {
	const char *program, *folder, *home;
	struct arena arena;
};

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	struct buffer list = {0};
	FILE *out;

	desk->folder = folder_new(&desk->arena);
	assert_int_equal(chdir(desk->folder), 0);
	for (size_t i = 0; i < NAMES; i++) {
		folder_write(".", arena_print(&desk->arena, "named/%s", names[i]),
			"<report number='X/1'><body><sec sec-type='clause'><label>1</label>"
			"<title>T</title>\n<p>bad</p></sec></body></report>",
			&desk->arena);
		buffer_add(&list, names[i], strlen(names[i]) + 1);
	}
	out = fopen("list", "w");
	assert_int_equal(fwrite(list.text, 1, list.length, out), list.length);
	fclose(out);
	buffer_clear(&list);
	folder_write(".", "rules/b-bad.sch",
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:pattern>"
		"<sch:rule context='p'><sch:assert id='b-bad' test=\"not(contains(., 'bad'))\">No "
		"bad paragraph.</sch:assert></sch:rule></sch:pattern></sch:schema>",
		&desk->arena);
	assert_int_equal(chdir("named"), 0);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(chdir(desk->home), 0);
	folder_remove(desk->folder);
	return 0;
}

static void
assert_names(struct desk *desk, const char *one, const char *other)
{
	for (size_t i = 0; i < FORMATS; i++) {
		struct outcome run = PROGRAM(desk->program, &desk->arena, "-r", "../rules", "-f",
			formats[i].format, one, other);
		const char *due = expected(i, &desk->arena);
		struct buffer list = {0};

		assert_int_equal(run.status, 1);
		assert_string_equal(run.trouble, "");
		formats[i].read(run.output, &list);
		if (formats[i].is_encoded)
			decode(&list);
		if (strcmp(buffer_text(&list), due) != 0)
			fail_msg("%s has\n%s\nand not\n%s", formats[i].format, list.text, due);
		buffer_clear(&list);
	}
}

static void
names_are_read_as_they_are_from_a_folder(void **state)
{
	assert_names(*state, "--include=*", ".");
}

static void
names_are_read_as_they_are_from_a_list(void **state)
{
	assert_names(*state, "--files-from", "../list");
}

static void
every_format_is_read(void **state)
{
	static const char *const all[] = {
#define EMITTER(name) #name,
#include "../checker/emit/emit.def"
#undef EMITTER
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		bool is_read = false;

		for (size_t j = 0; j < FORMATS; j++)
			is_read |= !strcmp(all[i], formats[j].format);
		if (!is_read)
			fail_msg("nobody reads %s here", all[i]);
	}
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_prestate_setup_teardown(name, desk_open, desk_close, &desk)
		TEST(names_are_read_as_they_are_from_a_folder),
		TEST(names_are_read_as_they_are_from_a_list),
		cmocka_unit_test(every_format_is_read),
	};
	const char *program = program_beside(argc ? argv[0] : "", &desk.arena);
	char *home = realpath(".", NULL), *absolute = realpath(program, NULL);
	int failed;

	desk.home = home;
	desk.program = absolute;
	failed = cmocka_run_group_tests_name("names", tests, NULL, NULL);
	arena_clear(&desk.arena);
	free(absolute);
	free(home);
	return failed;
}
