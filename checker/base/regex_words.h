/* regex_words.h -- base: plain words that every match of a pattern contains */
#ifndef TSAGCHECK_BASE_REGEX_WORDS_H
#define TSAGCHECK_BASE_REGEX_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"

enum { PAIR_BITS = 8, WORD_SETS = 2 };

/* Which bytes a text has, and which pairs of them stand beside each other, as far as so many bits
 * tell. */
struct byte_pairs {
	uint64_t bytes[4], bits[PAIR_BITS];
};

struct byte_pairs byte_pairs_of(const char *text, size_t length);

/* Of each set a match contains one; of an empty one that is not known. {0} has none. */
struct regex_words {
	struct word_set {
		struct buffer literals; /* as literals_of() gives them */
		struct regex_word {
			const char *text;
			size_t length;
			struct byte_pairs pairs;
		} * items;
		size_t count;
	} sets[WORD_SETS];
};

/* The words of a pattern that tells capitals from small letters. Owner: regex_words_clear(). */
void regex_words_read(struct regex_words *words, const char *pattern);
void regex_words_clear(struct regex_words *words);

/* False: the words are not in a text with these pairs. That is found out in no time. */
bool regex_words_may_be(const struct regex_words *words, const struct byte_pairs *pairs);

/* False: they are not in length bytes of text from byte `from` on, which is where a match ended, or
 * 0. Looking for words first spares the matcher nearly all of a document. */
bool regex_words_follow(
	const struct regex_words *words, const char *text, size_t length, size_t from);

#endif
