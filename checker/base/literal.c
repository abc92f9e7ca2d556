/* literal.c -- base: words of which whatever a regular expression matches contains one */
#include "literal.h"

#include <stdbool.h>
#include <string.h>

#include "pattern.h"

/* What has rules of its own: comments, callouts, quoting, control characters. */
static const char *const unread[] = {"(?#", "(?C", "\\Q", "\\E", "\\c"};

/* Verbs that only make fewer of the matches; all others have rules of their own. */
static const char *const read_verbs[] = {"(*SKIP)", "(*FAIL)", "(*F)"};

/* Literals of which a match has at least one, each ended by a line feed. */
struct literals {
	struct buffer text;
	size_t count, weight;
	bool never;           /* there is no match at all */
	struct buffer second; /* the next best ones that are found besides */
	size_t second_weight;
};

/* Lighter ones are in so many texts that looking for them besides is lost. */
enum { WORTH_LOOKING = 3 };

/* How much a literal keeps away: a letter or a space is in nearly every text. */
static size_t
weight_of(const char *text, size_t length)
{
	size_t weight = 0;

	for (size_t i = 0; i < length; i++)
		weight += text[i] == ' ' || (text[i] >= 'a' && text[i] <= 'z') ? 1 : 3;
	return weight;
}

static void
add_literal(struct literals *literals, const char *text, size_t length)
{
	const size_t weight = weight_of(text, length);

	if (literals->count++ == 0 || weight < literals->weight)
		literals->weight = weight;
	buffer_add(&literals->text, text, length);
	buffer_add_byte(&literals->text, '\n');
}

/* Heavy ones are rare, few are found soon. */
static void
keep_better(struct literals *best, struct literals *other)
{
	struct literals worse = *other;

	if (other->count > MOST_LITERALS)
		worse.count = 0;
	if (worse.count && (worse.weight > best->weight ||
				   (worse.weight == best->weight && worse.count < best->count))) {
		worse = (struct literals){
			.text = best->text, .count = best->count, .weight = best->weight};
		best->text = other->text;
		best->count = other->count;
		best->weight = other->weight;
	}
	best->never |= other->never;
	if (worse.count && worse.weight > best->second_weight) {
		const struct buffer third = best->second;

		best->second = worse.text;
		best->second_weight = worse.weight;
		worse.text = third;
	}
	buffer_clear(&worse.text);
	buffer_clear(&other->second);
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

/* Behind the verb that stands there; the same place when there is none that is read. */
static const char *
behind_verb(const char *at)
{
	for (size_t i = 0; i < sizeof read_verbs / sizeof *read_verbs; i++)
		if (!strncmp(at, read_verbs[i], strlen(read_verbs[i])))
			return at + strlen(read_verbs[i]);
	return at;
}

static bool
is_plain(const char *expression)
{
	for (const char *at = expression; (at = strstr(at, "(*")); at++)
		if (behind_verb(at) == at)
			return false;
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

	at = inside ? alternatives_of(inside, true, &all) : pattern_behind_group(at);
	/* one that need not be there says nothing */
	if (at && pattern_may_be_absent(at)) {
		all.count = 0;
		all.never = false;
	}
	keep_better(best, &all);
	return at;
}

/* Bytes of the character that `at` spells for itself, "a", "\\(" or one beyond ASCII, of which to
 * is told the place; 0 when it is something else, as those of `special` are. */
static size_t
plain_character(const char *at, const char *special, const char **to)
{
	const unsigned char c = (unsigned char)*at;

	*to = at;
	if (c >= 0xC0)
		return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	if (c == '\\' && at[1] && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", at[1])) {
		*to = at + 1;
		return 1;
	}
	return c >= ' ' && c < 0x80 && !strchr(special, c) ? 1 : 0;
}

/* Behind a class, of which best learns its characters when it does but list some. */
static const char *
read_class(const char *at, struct literals *best)
{
	const char *const behind = pattern_behind_class(at), *text;
	struct literals all = {.count = 0};
	bool listed = true;

	for (at++; listed && at < behind - 1;) {
		const size_t length = plain_character(at, "\\[]^-", &text);

		listed = length > 0;
		if (listed)
			add_literal(&all, text, length);
		at = text + length;
	}
	if (!listed || pattern_may_be_absent(behind))
		all.count = 0;
	keep_better(best, &all);
	return behind;
}

/* Behind the character of a run, which ends with it when it may be there several times. */
static const char *
read_character(const char *text, size_t length, struct buffer *run, struct literals *best)
{
	const char *const behind = text + length;

	if (!pattern_may_be_absent(behind))
		buffer_add(run, text, length);
	if (!pattern_is_quantifier(*behind))
		return behind;
	keep_run(run, best);
	return pattern_behind_quantifiers(behind);
}

/* Behind what is no plain character; NULL when its end is not known. */
static const char *
read_special(const char *at, struct literals *best)
{
	const char *behind = behind_verb(at);

	if (behind > at) {
		best->never |= at[2] == 'F';
		return behind;
	}
	if (*at == '(')
		at = read_group(at, best);
	else if (*at == '[')
		at = read_class(at, best);
	else
		at = *at == '\\' ? pattern_behind_escape(at) : at + 1;
	return at ? pattern_behind_quantifiers(at) : NULL;
}

/* The best literals of a row of what has to be there, up to | or the end of the group; behind it,
 * or NULL when that is not known. */
static const char *
row_of(const char *at, bool within, struct buffer *run, struct literals *best)
{
	while (at && *at && *at != '|' && !(within && *at == ')')) {
		const char *text;
		const size_t length = plain_character(at, "\\()[]{}.^$?*+|", &text);

		if (length > 0) {
			at = read_character(text, length, run, best);
			continue;
		}
		keep_run(run, best);
		at = read_special(at, best);
	}
	keep_run(run, best);
	return at;
}

/* Those of all alternatives together; none when one of these has none. Behind them. */
static const char *
alternatives_of(const char *at, bool within, struct literals *all)
{
	struct buffer run = {0};
	bool unknown = false, possible = false, more;
	size_t rows = 0;

	do {
		struct literals best = {.count = 0};

		at = row_of(at, within, &run, &best);
		unknown |= !at || (best.count == 0 && !best.never);
		possible |= !best.never;
		for (const char *one = best.never ? "" : buffer_text(&best.text);
			!unknown && *one;) {
			add_literal(all, one, strcspn(one, "\n"));
			one += strcspn(one, "\n") + 1;
		}
		buffer_clear(&best.text);
		buffer_clear(&all->second);
		all->second = best.second;
		all->second_weight = best.second_weight;
		rows++;
		more = at && *at == '|';
		if (more)
			at++;
	} while (more);
	if (unknown)
		all->count = 0;
	/* what one alternative needs besides, the others need not */
	if (rows > 1)
		buffer_clear(&all->second);
	all->never = !unknown && !possible;
	buffer_clear(&run);
	return at && *at == ')' && within ? at + 1 : at;
}

void
literals_of(const char *expression, struct buffer *out, struct buffer *besides)
{
	struct literals all = {.count = 0};
	const char *end = is_plain(expression) ? alternatives_of(expression, false, &all) : NULL;

	if (end && all.count && all.count <= MOST_LITERALS) {
		buffer_add(out, buffer_text(&all.text), all.text.length);
		if (all.second_weight >= WORTH_LOOKING)
			buffer_add(besides, buffer_text(&all.second), all.second.length);
	}
	buffer_clear(&all.text);
	buffer_clear(&all.second);
}
