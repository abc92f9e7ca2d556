/* regular.c -- check: regular expressions of EXSLT, on PCRE2 */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "functions.h"

#define URI "http://exslt.org/regular-expressions"

/* The arguments of a call: text, regular expression, flags. Of these i, case does not matter, is
 * told to PCRE2; g, all matches, is for us; the pages of EXSLT know no others. */
struct arguments {
	xmlChar *text, *expression, *flags;
	size_t length; /* of the text */
	bool all;
	const struct regex *regex; /* NULL after expression_fail() */
};

static struct arguments
pop(xmlXPathParserContext *call, int count)
{
	struct arguments arguments = {.text = NULL};
	bool caseless = false;

	if (count > 2) {
		arguments.flags = xmlXPathPopString(call);
		arguments.all = strchr((const char *)arguments.flags, 'g') != NULL;
		caseless = strchr((const char *)arguments.flags, 'i') != NULL;
	}
	arguments.expression = xmlXPathPopString(call);
	arguments.text = xmlXPathPopString(call);
	arguments.length = strlen((const char *)arguments.text);
	arguments.regex =
		expression_regex(call, (const char *)arguments.expression, caseless ? "i" : "");
	return arguments;
}

static void
clear(struct arguments *arguments)
{
	xmlFree(arguments->text);
	xmlFree(arguments->expression);
	xmlFree(arguments->flags);
}

/* Finds from a byte on; a limit that was reached fails the expression. */
static bool
find(xmlXPathParserContext *call, const struct arguments *arguments, size_t from,
	struct regex_match *match)
{
	int found = arguments->regex && from <= arguments->length
	                    ? regex_find(arguments->regex, (const char *)arguments->text,
				      arguments->length, from, match)
	                    : 0;

	if (found < 0)
		expression_exceeds(call, regex_exceeded(arguments->regex));
	return found > 0;
}

/* Where to look for the next match: behind an empty one not at its own place, but behind the whole
 * character there. Past the end when there is none. */
static size_t
behind(const struct arguments *arguments, const struct regex_match *match)
{
	size_t step;

	if (match->ends[0] > match->starts[0])
		return match->ends[0];
	step = character_length((const char *)arguments->text + match->ends[0]);
	return match->ends[0] + (step ? step : 1);
}

/* re:test(text, expression[, flags]) */
static void
call_test(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 2, 3))
		return;

	struct arguments arguments = pop(call, count);
	struct regex_match match;

	valuePush(call, xmlXPathNewBoolean(find(call, &arguments, 0, &match)));
	clear(&arguments);
}

/* Adds the match and, unless all matches are wanted, its groups; one that took no part is empty. */
static int
add_match(xmlXPathParserContext *call, xmlNodeSet *to, const struct arguments *arguments,
	const struct regex_match *match)
{
	size_t groups = arguments->all ? 0 : regex_group_count(arguments->regex);
	int failed = 0;

	for (size_t i = 0; i <= groups && !failed; i++) {
		size_t start = match->starts[i] == NO_MATCH ? 0 : match->starts[i];
		size_t length = match->starts[i] == NO_MATCH ? 0 : match->ends[i] - start;

		failed = result_add(
			call, to, "match", (const char *)arguments->text + start, length);
	}
	return failed;
}

/* re:match(text, expression[, flags]): match elements with the match and its groups; with the flag
 * g with all matches. */
static void
call_match(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 2, 3))
		return;

	struct arguments arguments = pop(call, count);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
	struct regex_match match;
	size_t from = 0;

	while (find(call, &arguments, from, &match)) {
		if (add_match(call, found, &arguments, &match) || !arguments.all)
			break;
		from = behind(&arguments, &match);
	}
	clear(&arguments);
	valuePush(call, xmlXPathWrapNodeSet(found));
}

/* What a $ of a replacement stands for: the group's number, or REGEX_GROUPS for a plain $. */
static size_t
group_at(const char *with, const struct arguments *arguments)
{
	size_t group = REGEX_GROUPS;

	if (with[0] == '$' && with[1] == '&')
		group = 0;
	else if (with[0] == '$' && with[1] >= '0' && with[1] <= '9')
		group = (size_t)(with[1] - '0');
	return group <= regex_group_count(arguments->regex) ? group : REGEX_GROUPS;
}

static void
add_replacement(struct buffer *out, const char *with, const struct arguments *arguments,
	const struct regex_match *match)
{
	for (; *with; with++) {
		size_t group = group_at(with, arguments);

		if (group < REGEX_GROUPS) {
			if (match->starts[group] != NO_MATCH)
				buffer_add(out,
					(const char *)arguments->text + match->starts[group],
					match->ends[group] - match->starts[group]);
			with++;
			continue;
		}
		with += with[0] == '$' && with[1] == '$';
		buffer_add_byte(out, *with);
	}
}

/* re:replace(text, expression, flags, replacement): the flag g replaces all matches. EXSLT leaves
 * to JavaScript what the replacement is: $1 to $9 are groups that the expression has, $0 and $& are
 * the match, $$ is a $; any other $ is one, too. */
static void
call_replace(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 4, 4))
		return;
	xmlChar *with = xmlXPathPopString(call);
	struct arguments arguments = pop(call, count - 1);
	const char *text = (const char *)arguments.text;
	struct regex_match match;
	struct buffer out = {0};
	size_t from = 0, copied = 0;

	while (expression_fits(call, LIMIT_TEXT, out.length) &&
		find(call, &arguments, from, &match)) {
		buffer_add(&out, text + copied, match.starts[0] - copied);
		add_replacement(&out, (const char *)with, &arguments, &match);
		copied = match.ends[0];
		if (!arguments.all)
			break;
		from = behind(&arguments, &match);
	}
	buffer_add_text(&out, text + copied);
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlFree(with);
	clear(&arguments);
}

static const struct function functions[] = {
	{URI, "test", call_test, GIVES_TRUTH, true},
	{URI, "match", call_match, GIVES_NODES, false},
	{URI, "replace", call_replace, GIVES_TEXT, true},
};

const struct function_table regular_functions = {functions, sizeof functions / sizeof *functions};
