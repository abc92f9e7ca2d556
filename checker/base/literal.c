/* literal.c -- base: words that whatever a regular expression matches must contain */
#include "literal.h"

#include <stdbool.h>
#include <string.h>

/* What has rules of its own: verbs, comments, callouts, quoting, control characters. */
static const char *const unread[] = {"(*", "(?#", "(?C", "\\Q", "\\E", "\\c"};

/* Behind "[:alpha:]" in a class, or the same place: not all that starts so is one. */
static const char *
behind_posix(const char *at)
{
	size_t length = 2 + strspn(at + 2, "^abcdefghijklmnopqrstuvwxyz");

	return at[length] == ':' && at[length + 1] == ']' ? at + length + 2 : at;
}

/* Behind a class, "[^]a-z[:alpha:]]". */
static const char *
behind_class(const char *at)
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
static const char *
behind_group(const char *at)
{
	size_t depth = 0;

	while (*at) {
		if (at[0] == '\\' && at[1]) {
			at += 2;
			continue;
		}
		if (*at == '[') {
			at = behind_class(at);
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

static const char *
behind_quantifiers(const char *at)
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

/* A brace counts as one even where it is only a brace: then a character too many is left out. */
static bool
is_quantifier(char c)
{
	return c && strchr("?*+{", c);
}

/* Behind an escape of one character, \d, or of braces, \x{A0}, \p{L}; NULL when its end is not that
 * plain: \x41, \pL, \k<name>, \12. */
static const char *
behind_escape(const char *at)
{
	const char *close;

	if (!at[1] || !strchr("xpPoNgkcuUlL0123456789", at[1]))
		return at + (at[1] ? 2 : 1);
	if (at[2] != '{')
		return at[1] == 'N' ? at + 2 : NULL;
	close = strchr(at, '}');
	return close ? close + 1 : NULL;
}

static void
keep_longer(struct buffer *run, struct buffer *best)
{
	if (run->length > best->length) {
		buffer_reset(best);
		buffer_add(best, run->text, run->length);
	}
	buffer_reset(run);
}

static const char *
behind_special(const char *at)
{
	switch (*at) {
	case '(':
		return behind_group(at);
	case '[':
		return behind_class(at);
	case '\\':
		return behind_escape(at);
	default:
		return at + 1;
	}
}

/* "(?i)" and the like change what the rest means; "(?i:…)" only what is in it. */
static bool
sets_options(const char *expression)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ^-";

	for (const char *at = expression; (at = strstr(at, "(?")); at += 2) {
		size_t length = strspn(at + 2, letters);

		if (length > 0 && at[2 + length] == ')')
			return true;
	}
	return false;
}

static bool
is_plain(const char *expression)
{
	for (size_t i = 0; i < sizeof unread / sizeof *unread; i++)
		if (strstr(expression, unread[i]))
			return false;
	return !sets_options(expression);
}

/* The longest run outside of groups and classes; behind it, or NULL when that is not known. */
static const char *
longest_run(const char *at, struct buffer *run, struct buffer *best)
{
	while (at && *at && *at != '|') {
		const unsigned char c = (unsigned char)*at;

		if (c < 0x80 && !strchr("\\()[]{}.^$?*+", c) && !is_quantifier(at[1])) {
			buffer_add_byte(run, *at++);
			continue;
		}
		keep_longer(run, best);
		at = behind_special(at);
		if (at)
			at = behind_quantifiers(at);
	}
	keep_longer(run, best);
	return at;
}

void
literal_of(const char *expression, struct buffer *out)
{
	struct buffer run = {0}, best = {0};
	const char *end = is_plain(expression) ? longest_run(expression, &run, &best) : NULL;

	if (end && *end != '|' && best.length > 1)
		buffer_add(out, best.text, best.length);
	buffer_clear(&best);
	buffer_clear(&run);
}
