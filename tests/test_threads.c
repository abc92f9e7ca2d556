/* test_threads.c -- tests: however many documents are checked at a time, the result is the same */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "program.h"

enum { DOCUMENTS = 40, MOST_WORDS = DOCUMENTS + 16 };

static const char *const formats[] = {
#define EMITTER(name) #name,
#include "../checker/emit/emit.def"
#undef EMITTER
};

/* What a document may be; findings and messages of each are told apart by its number. */
static const char *const kinds[] = {
	"<report number='TD %zu'>\n<body><p>good</p></body></report>",
	"<report number='TD %zu'>\n<body><p>bad</p><p>bad and <sub>bad</sub></p></body></report>",
	"<report number='TD %zu'>\n<body><p>broken</body></report>",
	"<report number='TD %zu'>\n<body><p>odd bad</p></body></report>",
	"",
	"<report number='TD %zu'>\n<body><p>bad</p><p>breaks</p></body></report>",
	"<report number='TD %zu'>\n<body><p>caf\xE9</p></body></report>",
};

/* What is included, and the element that is a variable's value, are read once for all threads. */
static const char part[] =
	"<s:pattern xmlns:s='http://purl.oclc.org/dsdl/schematron' id='included'>"
	"<s:rule context='p'><s:report test='contains(., $word)' diagnostics='d'>bad</s:report>"
	"</s:rule></s:pattern>";

static const char schema[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' "
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
	"<s:let name='word'><v>bad</v></s:let>"
	"<s:include href='part.sch'/><xsl:key name='k' match='p' use='.'/>"
	"<s:pattern id='own'><s:rule context='p'>"
	"<s:assert id='sum' test=\"not(contains(., 'breaks')) or sum(1)\">sum</s:assert>"
	"<s:report id='odd' role='warning' test=\"key('k', 'odd bad')\">odd</s:report>"
	"<s:assert id='long' role='info' test='string-length(.) &lt; 9'>long</s:assert>"
	"</s:rule></s:pattern><s:diagnostics><s:diagnostic id='d'><s:value-of "
	"select='/report/@number'/> is bad</s:diagnostic></s:diagnostics></s:schema>";

/* A rule on facts. */
static const char rule[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"
	"<s:ns prefix='t' uri='urn:tsagcheck'/><s:pattern><s:rule context='facts/document'>"
	"<s:report id='fact' test='@number'><s:value-of select='@number'/></s:report></s:rule>"
	"<s:rule context='p'><s:report id='fact' test=\"contains(., 'breaks') and sum(1)\">x"
	"</s:report></s:rule></s:pattern></s:schema>";

struct desk {
	const char *program, *folder, *schema, *rule;
	const char *documents[DOCUMENTS];
	struct arena arena;
};

static void
write_document(struct desk *desk, size_t i)
{
	struct arena *a = &desk->arena;
	const char *name = arena_print(a, "%zu.xml", i), *at;
	const char *kind = kinds[i % (sizeof kinds / sizeof *kinds)];
	struct buffer text = {0};

	for (at = kind; *at; at++)
		if (!strncmp(at, "%zu", 3)) {
			buffer_print(&text, "%zu", i);
			at += 2;
		} else {
			buffer_add_byte(&text, *at);
		}
	desk->documents[i] = folder_write(desk->folder, name, buffer_text(&text), a);
	buffer_clear(&text);
	/* and two that are not there, two that are a folder with nothing to check */
	if (i == 3 || i == 30)
		desk->documents[i] = arena_print(a, "%s/none-%zu.xml", desk->folder, i);
	if (i == 4 || i == 31) {
		desk->documents[i] = arena_print(a, "%s/folder-%zu", desk->folder, i);
		folder_write(desk->folder, arena_print(a, "folder-%zu/notes", i), "", a);
	}
}

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;

	desk->folder = folder_new(a);
	folder_write(desk->folder, "part.sch", part, a);
	desk->schema = folder_write(desk->folder, "schema.sch", schema, a);
	desk->rule = folder_write(desk->folder, "fact.sch", rule, a);
	for (size_t i = 0; i < DOCUMENTS; i++)
		write_document(desk, i);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	arena_clear(&desk->arena);
	return 0;
}

/* Checks all documents; start: the words before them, ends with NULL. */
static struct outcome
check_all(struct desk *desk, const char *const *start, const char *format, const char *jobs)
{
	const char *words[MOST_WORDS] = {NULL};
	size_t count = 0;

	while (*start)
		words[count++] = *start++;
	words[count++] = "--format";
	words[count++] = format;
	words[count++] = "-j";
	words[count++] = jobs;
	for (size_t i = 0; i < DOCUMENTS; i++)
		words[count++] = desk->documents[i];
	return program_run(desk->program, words, NULL, &desk->arena);
}

static void
compare(struct desk *desk, const char *const *start)
{
	static const char *const jobs[] = {"2", "3", "8", "100"};

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct outcome one = check_all(desk, start, formats[i], "1");

		assert_int_equal(one.status, 2);
		assert_true(*one.output);
		assert_non_null(strstr(one.trouble, "39.xml: is empty"));
		for (size_t j = 0; j < sizeof jobs / sizeof *jobs; j++) {
			struct outcome more = check_all(desk, start, formats[i], jobs[j]);

			assert_int_equal(more.status, 2);
			assert_string_equal(more.output, one.output);
			assert_string_equal(more.trouble, one.trouble);
		}
	}
}

static void
schematron_says_the_same(void **state)
{
	struct desk *desk = *state;
	const char *const start[] = {"schematron", desk->schema, NULL};
	struct outcome one = check_all(desk, start, "gcc", "8");

	assert_non_null(strstr(one.output, "/1.xml:2:7: error: TD 1 is bad"));
	assert_non_null(strstr(one.output, "/38.xml:2:7: warning: odd"));
	assert_non_null(strstr(one.trouble, "/37.xml:2:16: is not well-formed XML"));
	compare(desk, start);
}

static void
check_says_the_same(void **state)
{
	struct desk *desk = *state;
	const char *const start[] = {"check", "--statistics", "--rules", desk->rule, NULL};
	struct outcome one = check_all(desk, start, "gcc", "8");

	assert_non_null(strstr(one.output, "error: TD 1 "));
	assert_non_null(strstr(one.trouble, "1 rules, "));
	compare(desk, start);
}

/* Formats, what the part of a document starts with in their output, and what all of them end with.
 */
static const struct {
	const char *format, *first, *end;
} parts[] = {
	{"svrl", "  <svrl:active-pattern id=", "</svrl:schematron-output>"},
	{"gcc", "/", ": error: incomplete"},
};

static void
add_part(struct buffer *to, size_t part_number, const char *output)
{
	const char *first = strstr(output, parts[part_number].first), *end;

	if (!first)
		return;
	end = strstr(first, parts[part_number].end);
	while (end && end > first && end[-1] != '\n')
		end--;
	buffer_add(to, first, end ? (size_t)(end - first) : strlen(first));
}

/* Findings stand with their document, and in SVRL behind the rule that fired. */
static void
what_is_said_of_all_is_what_is_said_of_each(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *const start[] = {"schematron", desk->schema, NULL};
	struct buffer each = {0}, all = {0};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		for (size_t j = 0; j < DOCUMENTS; j++)
			add_part(&each, i,
				PROGRAM(desk->program, a, "schematron", "-f", parts[i].format,
					desk->schema, desk->documents[j])
					.output);
		add_part(&all, i, check_all(desk, start, parts[i].format, "4").output);
		assert_true(all.length > 1000);
		assert_string_equal(all.text, each.text);
		buffer_reset(&each);
		buffer_reset(&all);
	}
	buffer_clear(&each);
	buffer_clear(&all);
}

/* A schema that can be read but once is enough for any number of threads. */
static void
a_schema_can_come_from_standard_input(void **state)
{
	struct desk *desk = *state;
	const char *words[MOST_WORDS] = {"schematron", "-f", "gcc", "-j", "4", "-"};
	struct outcome run;

	for (size_t i = 0; i < 3; i++)
		words[6 + i] = desk->documents[7 * i + 1];
	run = program_run(desk->program, words,
		"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:pattern>"
		"<s:rule context='body'><s:report test='p'>seen</s:report></s:rule></s:pattern>"
		"</s:schema>",
		&desk->arena);
	assert_int_equal(run.status, 1);
	assert_string_equal(run.trouble, "");
	for (size_t i = 0; i < 3; i++)
		assert_non_null(strstr(run.output,
			arena_print(&desk->arena, "%s:2:1: error: seen", words[6 + i])));
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(schematron_says_the_same, &desk),
		cmocka_unit_test_prestate(check_says_the_same, &desk),
		cmocka_unit_test_prestate(what_is_said_of_all_is_what_is_said_of_each, &desk),
		cmocka_unit_test_prestate(a_schema_can_come_from_standard_input, &desk),
	};
	void *state = &desk;
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	desk_open(&state);
	failed = cmocka_run_group_tests_name("threads", tests, NULL, NULL);
	desk_close(&state);
	return failed;
}
