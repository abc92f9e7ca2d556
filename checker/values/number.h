/* number.h -- values: one number of a Recommendation, and all of them in one order */
#ifndef TSAGCHECK_VALUES_NUMBER_H
#define TSAGCHECK_VALUES_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/buffer.h"
#include "cursor.h"

enum { MAIN_MOST = 99999, SUFFIX_MOST = 9999, VERSION_MOST = 999 };

/* H.248.29, V.56 bis, D.300 R, H.264 (V16). */
struct number {
	char letter; /* 'A' to 'Z' */
	unsigned main;
	size_t digits;      /* that main was written with: D.000 has 3 */
	unsigned suffix[2]; /* of which suffixes are there */
	size_t suffixes;
	unsigned word;    /* part of the table in number.c; 0: none */
	unsigned version; /* 0: none */
	bool dotted;      /* it is written "v.1", not "(V1)" */
};

/* Reads a number where the cursor stands: a capital letter, a dot, one to three numbers, perhaps a
 * word part or letter and a version.
 * Returns 0 with the cursor behind it; or -1, and then the cursor stays. */
int number_scan(struct cursor *cursor, struct number *number);

/* Adds the number in its one spelling to out. */
void number_print(const struct number *number, struct buffer *out);

/* The place of a number in the order by letter, main number, suffix numbers and word part, each by
 * its value; what lacks a part comes first. Versions of a number share its key. Keys are only
 * compared: n alone lies from number_key(n) up to, not including, number_key_after(n), and all
 * numbers that begin with n (when it has no word part) up to number_key_behind(n). */
uint64_t number_key(const struct number *number);
uint64_t number_key_after(const struct number *number);
uint64_t number_key_behind(const struct number *number);

/* The number whose key that is. */
struct number number_of_key(uint64_t key);

/* Gives the last number that ends at key. Returns true when key is number_key_behind(last), false
 * when it is only number_key_after(last). */
bool number_ends_at(uint64_t key, struct number *last);

/* Where a letter begins; the letter behind 'Z' is where it ends. */
uint64_t letter_key(char letter);

#endif
