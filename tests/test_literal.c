/* test_literal.c -- tests: words of which a match contains one never hide a match */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pcre2.h>
#include <string.h>

#include "../checker/base/literal.h"
#include "../checker/base/regex.h"

static const struct {
	const char *expression, *literal;
} literals[] = {
	{"Resolution \\d+", "Resolution /"},
	{"\\bTables?[ x](?<ref>\\d)", "Table/"},
	{"ab(cde)?fgh", "fgh/"},
	{"abc|def", "abc/def/"},
	{"(abc|def)gh", "abc/def/"},
	{"abcd?", "abc/"},
	{"abc{2}de", "abc/"},
	{"abx{b|c}de", "ab/de/"},
	{"abcx{2,}de", "abcx/"},
	{"a.b.c", "a/"},
	{"é", "é/"},
	{"aé?b", "a/"},
	{"aé+b", "aé/"},
	{"ab\\x{A0}cde", "cde/"},
	{"ab\\p{Lu}cde", "cde/"},
	{"ab\\.cde", "ab.cde/"},
	{"ab\\(+cde", "ab(/"},
	{"x\\[\\]{0,2}abc", "x[/"},
	{"[[:alpha:]xyz]ab", "ab/"},
	{"[]abc]de", "de/"},
	{"[^]abc]de", "de/"},
	{"[\\]abc]de", "de/"},
	{"[[:x]abc|[d]efgh", "abc/efgh/"},
	{"(?i)abc", ""},
	{"(?i:abc)de", "de/"},
	{"(?iJ)abc", ""},
	{"a(*ACCEPT)bcd", ""},
	{"(?#()|(y)efgh", ""},
	{"\\Qa|b\\E", ""},
	{"abc\\E?d", ""},
	{"\\x41bcd", ""},
	{"\\pLuvw", ""},
	{"(a)\\12345", ""},
	{"(?<nam>a)\\k<nam>", ""},
	{"abc\\d{|x", "abc/x/"},
	{"(?:abc|def)?xy", "xy/"},
	{"(?:abc|def)+xy", "abc/def/"},
	{"(?<n>abc(d|ef))xy", "abc/"},
	{"x(?=abc)y", "x/"},
	{"(?<!abc)x", "x/"},
	{"(?|abc|def)x", "x/"},
	{"(?:abc|)x", "x/"},
	{"abc|", ""},
	{"abc|[de]", "abc/d/e/"},
	{"abc|[de]?", ""},
	{"abc|[d-e]", ""},
	{"abc|[^de]", ""},
	{"[“(]\\d", "“/(/"},
	{"[Cc]lause", "lause/"},
	{"abcd|\\dAP", "abcd/AP/"},
	{"(?:a|b|c|d|e|f|g|h|i|j|k|l|m)", ""},
	{"abc(*SKIP)(*FAIL)|de", "de/"},
	{"(?:abc(*SKIP)(*F)|de(*F))|fg", "fg/"},
	{"(?:abc(*F))?fg", "fg/"},
	{"(?:abc(*F))?|fg", ""},
	{"abc(*F)", ""},
	{"abcd{", "abc/"},
	{"abc\\d{", "abc/"},
};

static void
the_longest_plain_run_is_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof literals / sizeof *literals; i++) {
		struct buffer out = {0}, besides = {0};

		literals_of(literals[i].expression, &out, &besides);
		for (size_t at = 0; at < out.length; at++)
			out.text[at] = out.text[at] == '\n' ? '/' : out.text[at];
		if (strcmp(buffer_text(&out), literals[i].literal) != 0)
			fail_msg("%s: '%s', not '%s'", literals[i].expression, buffer_text(&out),
				literals[i].literal);
		buffer_clear(&out);
		buffer_clear(&besides);
	}
}

static void
the_next_best_is_known(void **state)
{
	static const struct {
		const char *expression, *besides;
	} pairs[] = {{"Resolution \\d+ of WTSA", "Resolution \n"}, {"ab\\dRec", ""},
		{"(?:first|last)\\hmeeting", "first\nlast\n"}, {"AB\\dCDE|FG\\dHIJ", ""},
		{"ABC\\d(?:XY)?", ""}, {"ABC\\d(?:XY|Z)", "XY\nZ\n"}};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct buffer out = {0}, besides = {0};

		literals_of(pairs[i].expression, &out, &besides);
		assert_string_equal(buffer_text(&besides), pairs[i].besides);
		buffer_clear(&out);
		buffer_clear(&besides);
	}
}

/* What patterns are put together from; many make none, which PCRE2 says. */
static const char *const parts[] = {"a", "b", "c", "ab", "bc", "abc", ".", "(", ")", "|", "[", "]",
	"[^", "[]", "{", "}", "{2}", "{1,}", "{1,", "{,2}", "?", "*", "+", "\\d", "\\", "\\x61",
	"\\x6", "\\x{61}", "\\pL", "\\p{L}", "\\P{L}", "\\Q", "\\E", "(?:", "(?i)", "(?i:", "(?J)",
	"(?xJ)", "(?-i)", "(?=", "(?!", "(?<=", "(?>", "(?#", "(?|", "(?(1)", "(*ACCEPT)", "(*F)",
	"(*SKIP)", "(*FAIL)", "[ab]", "[ab", "[a-", "[(*F)]", "(*", "(?C1)", "(?C\"b)\")",
	"[[:alpha:]", "[:", ":]", "[[:a", "\\1", "\\12", "\\101", "\\0", "\\k<n>", "\\k{n}",
	"\\k'n'", "(?<n>", "(?'n'", "(?P<n>", "(?P=n)", "(?1)", "(?R)", "\\g1", "\\g{1}", "\\g<1>",
	"\\g{-1}", "\\cA", "\\c(", "\\c", "\\K", "^", "$", "\\b", "\\B", "\\R", "\\X", "\\N",
	"\\N{U+61}", "\\o{141}", "\\.", "\\(", "\\[", "\\]", "\\|", "\\{", "\\\\", "é", "-", ",",
	" ", "#", "1", "2", "A", "B", "C", "\\h", "\\w", "\\s", "(?^)", "(?^i:"};

static const char *const letters[] = {"a", "b", "c", "A", "B", "C", "ab", "abc", "é", "1", "2", "-",
	",", " ", "{", "}", ":", "|", "(", ")", "[", "]", "#", "n", "\\", "\n"};

/* xorshift64: the same patterns in every run. */
static size_t
next(uint64_t *seed, size_t count)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (size_t)(*seed % count);
}

static void
put_together(char *text, const char *const *from, size_t count, size_t most, uint64_t *seed)
{
	size_t length = next(seed, most) + 1;

	*text = '\0';
	while (length-- > 0)
		strcat(text, from[next(seed, count)]);
}

enum { PATTERNS = 300000, TEXTS = 8, LONGEST = 8, ROOM = 128 };

struct tally {
	size_t compiled, matched, filtered, twice;
};

static void
compare(const struct regex *regex, pcre2_code *code, const char *pattern, const char *text,
	struct tally *tally)
{
	pcre2_match_data *found = pcre2_match_data_create_from_pattern(code, NULL);
	const size_t *range = pcre2_get_ovector_pointer(found);
	struct regex_match match;
	int plain = pcre2_match(
		code, (PCRE2_SPTR)text, strlen(text), 0, PCRE2_NO_UTF_CHECK, found, NULL);
	const struct byte_pairs pairs = byte_pairs_of(text, strlen(text));
	int result = regex_find(regex, text, strlen(text), 0, &match);

	tally->matched += plain > 0;
	if ((plain > 0) != (result > 0) && result >= 0)
		fail_msg("%s in '%s': %d, not %d", pattern, text, result, plain);
	if (plain > 0 && !regex_may_match(regex, &pairs))
		fail_msg("%s in '%s' is hidden by its pairs of bytes", pattern, text);
	if (plain > 0 && result > 0)
		assert_true(match.starts[0] == range[0] && match.ends[0] == range[1]);
	pcre2_match_data_free(found);
}

static void
compare_all(const char *pattern, uint64_t *seed, struct tally *tally)
{
	struct regexes *regexes = regexes_new();
	struct buffer error = {0}, literal = {0}, besides = {0};
	size_t where;
	int code;
	pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
		PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &where, NULL);
	const struct regex *regex = regex_get(regexes, pattern, "", &error, &where);
	char text[ROOM];

	assert_int_equal(regex != NULL, compiled != NULL);
	literals_of(pattern, &literal, &besides);
	for (int i = 0; regex && i < TEXTS; i++) {
		put_together(text, letters, sizeof letters / sizeof *letters, LONGEST, seed);
		compare(regex, compiled, pattern, text, tally);
	}
	tally->compiled += compiled != NULL;
	tally->filtered += compiled && literal.length > 0;
	tally->twice += compiled && besides.length > 0;
	pcre2_code_free(compiled);
	buffer_clear(&literal);
	buffer_clear(&besides);
	buffer_clear(&error);
	regexes_free(regexes);
}

static void
no_match_is_hidden(void **state)
{
	uint64_t seed = 0x9E3779B97F4A7C15U;
	struct tally tally = {0, 0, 0, 0};
	char pattern[ROOM];

	(void)state;
	for (int i = 0; i < PATTERNS; i++) {
		put_together(pattern, parts, sizeof parts / sizeof *parts, LONGEST, &seed);
		compare_all(pattern, &seed, &tally);
	}
	/* else little was looked at */
	assert_true(tally.compiled > PATTERNS / 10);
	assert_true(tally.matched > PATTERNS / 10);
	assert_true(tally.filtered > PATTERNS / 100);
	assert_true(tally.twice > PATTERNS / 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_plain_run_is_known),
		cmocka_unit_test(the_next_best_is_known),
		cmocka_unit_test(no_match_is_hidden),
	};

	return cmocka_run_group_tests_name("literal", tests, NULL, NULL);
}
