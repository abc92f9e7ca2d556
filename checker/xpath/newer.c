/* newer.c -- xpath: what an expression has that XPath 1.0 has not */
#include "newer.h"

#include <stdbool.h>
#include <string.h>

#include "name.h"
#include "uses.h"

static const char space[] = " \t\r\n";

/* Words that are operators where something to operate on stands before them (XPath 3.1, A.2.1). */
static const char *const operators[] = {"eq", "ne", "lt", "le", "gt", "ge", "is", "to", "idiv",
	"union", "intersect", "except", "instance", "treat", "castable", "cast", "return",
	"satisfies"};

/* Words that begin something with what follows them. */
static const struct {
	const char *word;
	char follows;
	const char *name;
} beginnings[] = {
	{"for", '$', "for … return"},
	{"let", '$', "let … return"},
	{"some", '$', "some … satisfies"},
	{"every", '$', "every … satisfies"},
	{"if", '(', "if … then … else"},
};

static const char *const marks[] = {"||", "=>", "<<", ">>", ":=", "(:", "{", "?", "!"};

/* Node types are called like functions. */
static const char *const node_types[] = {"text", "comment", "node", "processing-instruction"};

static size_t
word_length(const char *at)
{
	size_t length = 0;

	while (is_name_byte(at[length]))
		length++;
	return length;
}

static bool
is_word(const char *word, const char *at, size_t length)
{
	return strlen(word) == length && !memcmp(word, at, length);
}

/* The last byte before `at` that is no space; NUL at the start. */
static char
byte_before(const char *text, const char *at)
{
	while (at > text && strchr(space, at[-1]))
		at--;
	return at > text ? at[-1] : '\0';
}

static const char *
newer_word(const char *text, const char *at, size_t length)
{
	const char *behind = at + length + strspn(at + length, space);
	const bool operates = follows_operand(text, at);

	for (size_t i = 0; operates && i < sizeof operators / sizeof *operators; i++)
		if (is_word(operators[i], at, length))
			return operators[i];
	for (size_t i = 0; !operates && i < sizeof beginnings / sizeof *beginnings; i++)
		if (is_word(beginnings[i].word, at, length) && *behind == beginnings[i].follows)
			return beginnings[i].name;
	if (byte_before(text, at) != '/' || *behind != '(')
		return NULL;
	for (size_t i = 0; i < sizeof node_types / sizeof *node_types; i++)
		if (is_word(node_types[i], at, length))
			return NULL;
	return "a function as a step";
}

static const char *
newer_mark(const char *text, const char *at)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (!strncmp(at, marks[i], strlen(marks[i])) && strncmp(at, "!=", 2))
			return marks[i];
	if (*at != '(')
		return NULL;
	if (byte_before(text, at) == '/')
		return "a step in brackets";
	return !is_name_byte(byte_before(text, at)) && at[1 + strspn(at + 1, space)] == ')' ? "()"
	                                                                                    : NULL;
}

static const char *
behind_quote(const char *at)
{
	const char *close = strchr(at + 1, *at);

	return close ? close + 1 : at + strlen(at);
}

const char *
newer_next(const char *text, const char **at_, const char **start)
{
	const char *at = *at_, *found = NULL;

	while (*at && !found) {
		const size_t length = word_length(at);

		*start = at;
		if (*at == '"' || *at == '\'') {
			at = behind_quote(at);
		} else if (length) {
			found = byte_before(text, at) == '$' ? NULL : newer_word(text, at, length);
			at += length;
		} else {
			found = newer_mark(text, at);
			at += found && at[1] && strchr("|><=:", at[1]) ? 2 : 1;
		}
	}
	*at_ = at;
	return found;
}
