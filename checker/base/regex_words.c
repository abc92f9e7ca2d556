/* regex_words.c -- base: plain words that every match of a pattern contains */
#define _GNU_SOURCE /* memmem, POSIX.1-2024 */
#include "regex_words.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "literal.h"

/* Behind a match, words are looked for only when no more bytes are left than these: what is behind
 * each match of a long text together is the square of it. */
enum { WORDS_BEHIND = 16384 };

struct byte_pairs
byte_pairs_of(const char *text, size_t length)
{
	struct byte_pairs pairs = {.bits = {0}};
	unsigned char before = 0;

	for (size_t i = 0; i < length; i++) {
		const unsigned char byte = (unsigned char)text[i];
		const unsigned pair = (before * 7u + byte * 61u) % (64 * PAIR_BITS);

		pairs.bytes[byte / 64] |= (uint64_t)1 << byte % 64;
		if (i > 0)
			pairs.bits[pair / 64] |= (uint64_t)1 << pair % 64;
		before = byte;
	}
	return pairs;
}

static size_t
line_count(const char *text)
{
	size_t count = 0;

	while ((text = strchr(text, '\n'))) {
		text++;
		count++;
	}
	return count;
}

static void
part_words(struct word_set *set)
{
	const char *at = buffer_text(&set->literals);
	const size_t count = line_count(at);

	if (count > 0)
		set->items = memory_new(count * sizeof *set->items);
	while (set->count < count) {
		const size_t length = strcspn(at, "\n");

		set->items[set->count++] =
			(struct regex_word){at, length, byte_pairs_of(at, length)};
		at += length + 1;
	}
}

void
regex_words_read(struct regex_words *words, const char *pattern)
{
	literals_of(pattern, &words->sets[0].literals, &words->sets[1].literals);
	for (size_t i = 0; i < WORD_SETS; i++)
		part_words(&words->sets[i]);
}

void
regex_words_clear(struct regex_words *words)
{
	for (size_t i = 0; i < WORD_SETS; i++) {
		buffer_clear(&words->sets[i].literals);
		free(words->sets[i].items);
	}
}

static bool
has_pairs(const struct byte_pairs *all, const struct byte_pairs *wanted)
{
	uint64_t missing = 0;

	for (size_t i = 0; i < sizeof all->bytes / sizeof *all->bytes; i++)
		missing |= wanted->bytes[i] & ~all->bytes[i];
	for (size_t i = 0; i < PAIR_BITS && !missing; i++)
		missing |= wanted->bits[i] & ~all->bits[i];
	return !missing;
}

static bool
may_have_one(const struct byte_pairs *pairs, const struct word_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		if (has_pairs(pairs, &set->items[i].pairs))
			return true;
	return set->count == 0;
}

bool
regex_words_may_be(const struct regex_words *words, const struct byte_pairs *pairs)
{
	return may_have_one(pairs, &words->sets[0]) && may_have_one(pairs, &words->sets[1]);
}

static bool
has_one(const struct word_set *set, const char *text, size_t length)
{
	for (size_t i = 0; i < set->count; i++)
		if (memmem(text, length, set->items[i].text, set->items[i].length))
			return true;
	return set->count == 0;
}

/* A lookbehind may have seen words in front of `from`, but these are part of the match itself. */
bool
regex_words_follow(const struct regex_words *words, const char *text, size_t length, size_t from)
{
	if (from > 0 && length - from > WORDS_BEHIND)
		return true;
	return has_one(&words->sets[0], text + from, length - from) &&
	       has_one(&words->sets[1], text + from, length - from);
}
