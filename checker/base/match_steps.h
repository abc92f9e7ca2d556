/* match_steps.h -- base: the steps of a regular expression on a text, all of them */
#ifndef TSAGCHECK_BASE_MATCH_STEPS_H
#define TSAGCHECK_BASE_MATCH_STEPS_H

#include <stdbool.h>
#include <stddef.h>

/* In a longer text all steps are counted, whatever they are. */
enum { LONGEST_UNCOUNTED = 1 << 16 };

/* {0}: none so far. */
struct match_steps {
	const char *text;
	size_t length, most; /* 0: any number */
	size_t count, last;  /* last: the byte where the matcher was */
	size_t *all;         /* counted, too */
};

/* The steps that a match may take for each place where it may begin before they are counted.
 * PCRE2's own limit holds for each such place, and a step may read any number of bytes. */
size_t match_steps_first(size_t length, size_t most);

/* Counts on, from a byte of a text on. What is left of the text of the last time is no new text:
 * else each match in it could take as many steps again. most: that PCRE2 may take; 0: any number.
 */
void match_steps_begin(
	struct match_steps *steps, const char *text, size_t length, size_t from, size_t most);

/* Counts one, to a byte. Returns whether there may be more. */
bool match_steps_count(struct match_steps *steps, size_t at);

#endif
