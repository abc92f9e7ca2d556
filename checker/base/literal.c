/* literal.c -- base: words that whatever a regular expression matches must contain */
#include "literal.h"

#include <stdbool.h>
#include <string.h>

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
		if (at[0] == '\\' && at[1])
			at++;
		else if (at[0] == '[' && at[1] == ':')
			while (at[1] && at[1] != ']')
				at++;
		at++;
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

static bool
is_quantifier(char c)
{
	return c && strchr("?*+{", c);
}

/* An escape may be followed by braces: \x{A0}, \p{L}. */
static const char *
behind_escape(const char *at)
{
	at += at[1] ? 2 : 1;
	if (*at == '{')
		at += strcspn(at, "}") + 1;
	return at;
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
	for (const char *at = expression; (at = strstr(at, "(?")); at += 2) {
		size_t length = strspn(at + 2, "abcdefghijklmnopqrstuvwxyz^-");

		if (length > 0 && at[2 + length] == ')')
			return true;
	}
	return false;
}

void
literal_of(const char *expression, struct buffer *out)
{
	struct buffer run = {0}, best = {0};
	const char *at = expression;

	if (!strncmp(at, "(*", 2) || sets_options(at) || strstr(at, "\\Q"))
		return;
	while (*at && *at != '|') {
		const unsigned char c = (unsigned char)*at;

		if (c < 0x80 && !strchr("\\()[]{}.^$?*+", c) && !is_quantifier(at[1])) {
			buffer_add_byte(&run, *at++);
			continue;
		}
		keep_longer(&run, &best);
		at = behind_special(at);
		while (is_quantifier(*at))
			at += *at == '{' ? strcspn(at, "}") + 1 : 1;
	}
	keep_longer(&run, &best);
	if (*at != '|' && best.length > 1)
		buffer_add(out, best.text, best.length);
	buffer_clear(&best);
	buffer_clear(&run);
}
