/* pattern.c -- base: where the parts of a regular expression end */
#include "pattern.h"

#include <string.h>

/* Behind "[:alpha:]" in a class, or the same place: not all that starts so is one. */
static const char *
behind_posix(const char *at)
{
	size_t length = 2 + strspn(at + 2, "^abcdefghijklmnopqrstuvwxyz");

	return at[length] == ':' && at[length + 1] == ']' ? at + length + 2 : at;
}

/* Behind a class, "[^]a-z[:alpha:]]". */
const char *
pattern_behind_class(const char *at)
{
	at++;
	if (*at == '^')
		at++;
	if (*at == ']')
		at++;
	while (*at && *at != ']') {
		const char *start = at;

		if (at[0] == '[' && at[1] == ':')
			at = behind_posix(at);
		if (at == start)
			at += at[0] == '\\' && at[1] ? 2 : 1;
	}
	return *at ? at + 1 : at;
}

/* Behind a group and all groups in it. */
const char *
pattern_behind_group(const char *at)
{
	size_t depth = 0;

	while (*at) {
		if (at[0] == '\\' && at[1]) {
			at += 2;
			continue;
		}
		if (*at == '[') {
			at = pattern_behind_class(at);
			continue;
		}
		depth += *at == '(';
		if (*at++ == ')' && --depth == 0)
			break;
	}
	return at;
}

/* Behind "{2}", "{2,}", "{2,3}", "{,3}"; the same place when the brace is but a brace. */
static const char *
behind_count(const char *at)
{
	size_t length = 1 + strspn(at + 1, "0123456789, ");

	return at[length] == '}' ? at + length + 1 : at;
}

const char *
pattern_behind_quantifiers(const char *at)
{
	const char *start;

	do {
		start = at;
		at += strspn(at, "?*+");
		if (*at == '{')
			at = behind_count(at);
	} while (at > start);
	return at;
}

/* Whether what stands before the quantifier need not be there. A brace counts as one even where it
 * is only a brace: then a character too many is left out. */
bool
pattern_may_be_absent(const char *quantifier)
{
	return *quantifier == '?' || *quantifier == '*' ||
	       (*quantifier == '{' && !(quantifier[1] >= '1' && quantifier[1] <= '9'));
}

bool
pattern_is_quantifier(char c)
{
	return c && strchr("?*+{", c);
}

/* Behind an escape of one character, \d, or of braces, \x{A0}, \p{L}; NULL when its end is not that
 * plain: \x41, \pL, \k<name>, \12. */
const char *
pattern_behind_escape(const char *at)
{
	const char *close;

	if (!at[1] || !strchr("xpPoNgkcuUlL0123456789", at[1]))
		return at + (at[1] ? 2 : 1);
	if (at[2] != '{')
		return at[1] == 'N' ? at + 2 : NULL;
	close = strchr(at, '}');
	return close ? close + 1 : NULL;
}
