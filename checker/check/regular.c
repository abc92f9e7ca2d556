/* regular.c -- check: regular expressions of EXSLT, on PCRE2 */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "functions.h"

#define URI "http://exslt.org/regular-expressions"

/* The arguments of a call: text, regular expression, flags. */
struct arguments {
	xmlChar *text, *expression, *flags;
	const struct regex *regex; /* NULL after expression_fail() */
};

static struct arguments
pop(xmlXPathParserContext *call, int count)
{
	struct arguments arguments = {NULL, NULL, NULL, NULL};

	if (count > 2)
		arguments.flags = xmlXPathPopString(call);
	arguments.expression = xmlXPathPopString(call);
	arguments.text = xmlXPathPopString(call);
	if (arguments.expression && arguments.text)
		arguments.regex = expression_regex(call, (const char *)arguments.expression,
			arguments.flags ? (const char *)arguments.flags : "");
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
	const char *text = (const char *)arguments->text;
	int found = arguments->regex ? regex_find(arguments->regex, text, strlen(text), from, match)
	                             : 0;

	if (found < 0)
		expression_fail(call, "a regular expression needs too many steps on this text");
	return found > 0;
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

static void
add_part(struct check_run *run, xmlNodeSet *to, const char *text, size_t length)
{
	xmlNode *made = run_element(run, "match");

	xmlNodeAddContentLen(made, (const xmlChar *)text, (int)length);
	xmlXPathNodeSetAddUnique(to, made);
}

/* re:match(text, expression[, flags]): the match and its groups; with the flag g all matches. */
static void
call_match(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 2, 3))
		return;

	struct arguments arguments = pop(call, count);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
	struct regex_match match;
	const char *text = (const char *)arguments.text;
	bool all = arguments.flags && xmlStrchr(arguments.flags, 'g');
	size_t from = 0;

	while (find(call, &arguments, from, &match)) {
		size_t groups = all ? 0 : regex_group_count(arguments.regex);

		for (size_t i = 0; i <= groups; i++)
			add_part(run_of(call), found,
				text + (match.starts[i] == NO_MATCH ? 0 : match.starts[i]),
				match.ends[i] - match.starts[i]);
		from = match.ends[0] + (match.ends[0] == match.starts[0]);
		if (!all || from > strlen(text))
			break;
	}
	clear(&arguments);
	valuePush(call, xmlXPathWrapNodeSet(found));
}

/* The replacement with $1 … $9 filled in. */
static void
add_replacement(
	struct buffer *out, const char *with, const char *text, const struct regex_match *match)
{
	for (; *with; with++) {
		size_t group = with[0] == '$' && with[1] >= '0' && with[1] <= '9'
		                       ? (size_t)(with[1] - '0')
		                       : REGEX_GROUPS;

		if (group == REGEX_GROUPS) {
			buffer_add_byte(out, *with);
			continue;
		}
		if (match->starts[group] != NO_MATCH)
			buffer_add(out, text + match->starts[group],
				match->ends[group] - match->starts[group]);
		with++;
	}
}

/* re:replace(text, expression, flags, replacement): the flag g replaces all matches. */
static void
call_replace(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 4, 4))
		return;
	xmlChar *with = xmlXPathPopString(call);
	struct arguments arguments = pop(call, count - 1);
	struct regex_match match;
	struct buffer out = {0};
	const char *text = arguments.text ? (const char *)arguments.text : "";
	bool all = arguments.flags && xmlStrchr(arguments.flags, 'g');
	size_t from = 0;

	while (from <= strlen(text) && find(call, &arguments, from, &match)) {
		buffer_add(&out, text + from, match.starts[0] - from);
		add_replacement(&out, (const char *)with, text, &match);
		from = match.ends[0];
		if (match.ends[0] == match.starts[0] && text[from])
			buffer_add_byte(&out, text[from++]);
		if (!all || (!text[from] && match.ends[0] == match.starts[0]))
			break;
	}
	buffer_add_text(&out, text + from);
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlFree(with);
	clear(&arguments);
}

static const struct function functions[] = {
	{URI, "test", call_test},
	{URI, "match", call_match},
	{URI, "replace", call_replace},
};

const struct function_table regular_functions = {functions, sizeof functions / sizeof *functions};
