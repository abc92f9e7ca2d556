/* regex.h -- base: regular expressions (PCRE2, Unicode), with limits */
#ifndef TSAGCHECK_BASE_REGEX_H
#define TSAGCHECK_BASE_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "limit.h"
#include "regex_words.h"

struct regex;
struct regexes;

enum { REGEX_GROUPS = 16 };

/* What matched: byte ranges of the text, group 0 is all of it. A group that took no part is empty
 * and starts at NO_MATCH. */
#define NO_MATCH ((size_t)-1)

struct regex_match {
	size_t starts[REGEX_GROUPS], ends[REGEX_GROUPS];
};

/* Keeps compiled regular expressions by their text. Owner: caller frees with regexes_free(). */
struct regexes *regexes_new(void);

/* From now on other limits hold than the defaults. */
void regexes_limit(struct regexes *regexes, const struct limits *limits);
void regexes_free(struct regexes *regexes);

/* The steps that were counted so far: those of long texts, and of patterns that need many. */
size_t regexes_steps(const struct regexes *regexes);

/* The compiled pattern; flags are EXSLT's: "i" ignores case, others are left aside. Borrowed from
 * regexes. NULL when text is no regular expression: then error says why, and the byte where. */
const struct regex *regex_get(struct regexes *regexes, const char *text, const char *flags,
	struct buffer *error, size_t *where);

/* False: the pattern is nowhere in a text with these pairs. That is found out in no time. */
bool regex_may_match(const struct regex *regex, const struct byte_pairs *pairs);

/* Looks for the pattern in length bytes of text (valid UTF-8) from byte `from` on.
 * Returns 1 and fills match; 0 when there is none; -1 when a limit was reached. */
int regex_find(const struct regex *regex, const char *text, size_t length, size_t from,
	struct regex_match *match);

/* The limit that made regex_find() return -1. */
enum limit_id regex_exceeded(const struct regex *regex);

/* The number of the group of that name, or of that number in digits; 0 when there is none. */
size_t regex_group(const struct regex *regex, const char *name);

/* How many groups there are, group 0 not counted. */
size_t regex_group_count(const struct regex *regex);

#endif
