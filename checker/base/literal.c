/* literal.c -- base: words of which whatever a regular expression matches contains one */
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

/* Literals of which a match has at least one, each ended by a line feed. */
struct literals {
	struct buffer text;
	size_t count, shortest;
};

static void
add_literal(struct literals *literals, const char *text, size_t length)
{
	if (literals->count++ == 0 || length < literals->shortest)
		literals->shortest = length;
	buffer_add(&literals->text, text, length);
	buffer_add_byte(&literals->text, '\n');
}

/* Long ones are rare, few are found soon. */
static void
keep_better(struct literals *best, struct literals *other)
{
	struct literals worse = *other;

	if (other->count && other->count <= MOST_LITERALS &&
		(other->shortest > best->shortest ||
			(other->shortest == best->shortest && other->count < best->count))) {
		worse = *best;
		*best = *other;
	}
	buffer_clear(&worse.text);
	*other = (struct literals){.count = 0};
}

static void
keep_run(struct buffer *run, struct literals *best)
{
	struct literals alone = {.count = 0};

	if (run->length > 0)
		add_literal(&alone, run->text, run->length);
	keep_better(best, &alone);
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

/* Behind "(", "(?:", "(?>", "(?<name>", "(?'name'" and "(?P<name>": in such a group a match goes on
 * as outside; NULL when it is another one. */
static const char *
inside_group(const char *at)
{
	static const char name[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
	size_t length;

	if (at[1] != '?')
		return at + 1;
	if (at[2] == ':' || at[2] == '>')
		return at + 3;
	at += at[2] == 'P' ? 3 : 2;
	length = *at == '<' || *at == '\'' ? strspn(at + 1, name) : 0;
	return length && (at[1 + length] == '>' || at[1 + length] == '\'') ? at + length + 2 : NULL;
}

static const char *alternatives_of(const char *at, bool within, struct literals *all);

/* Behind a group, of which best learns what it must contain; NULL as below. */
static const char *
read_group(const char *at, struct literals *best)
{
	const char *inside = inside_group(at);
	struct literals all = {.count = 0};

	at = inside ? alternatives_of(inside, true, &all) : behind_group(at);
	/* one that need not be there says nothing */
	if (at && *at && strchr("?*{", *at))
		all.count = 0;
	keep_better(best, &all);
	return at;
}

/* The best literals of a row of what has to be there, up to | or the end of the group; behind it,
 * or NULL when that is not known. */
static const char *
row_of(const char *at, bool within, struct buffer *run, struct literals *best)
{
	while (at && *at && *at != '|' && !(within && *at == ')')) {
		const unsigned char c = (unsigned char)*at;

		if (c >= ' ' && c < 0x80 && !strchr("\\()[]{}.^$?*+", c) && !is_quantifier(at[1])) {
			buffer_add_byte(run, *at++);
			continue;
		}
		keep_run(run, best);
		at = c == '(' ? read_group(at, best) : behind_special(at);
		if (at)
			at = behind_quantifiers(at);
	}
	keep_run(run, best);
	return at;
}

/* Those of all alternatives together; none when one of these has none. Behind them. */
static const char *
alternatives_of(const char *at, bool within, struct literals *all)
{
	struct buffer run = {0};
	bool unknown = false, more;

	do {
		struct literals best = {.count = 0};

		at = row_of(at, within, &run, &best);
		unknown |= !at || best.count == 0;
		for (const char *one = buffer_text(&best.text); !unknown && *one;) {
			add_literal(all, one, strcspn(one, "\n"));
			one += strcspn(one, "\n") + 1;
		}
		buffer_clear(&best.text);
		more = at && *at == '|';
		at += more;
	} while (more);
	if (unknown)
		all->count = 0;
	buffer_clear(&run);
	return at && *at == ')' && within ? at + 1 : at;
}

void
literals_of(const char *expression, struct buffer *out)
{
	struct literals all = {.count = 0}, best = {.count = 0};
	const char *end = is_plain(expression) ? alternatives_of(expression, false, &all) : NULL;

	keep_better(&best, &all);
	if (end && best.count)
		buffer_add(out, best.text.text, best.text.length);
	buffer_clear(&best.text);
}
