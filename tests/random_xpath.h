/* random_xpath.h -- tests: XPath expressions and a document for them, made by chance */
#ifndef TSAGCHECK_TESTS_RANDOM_XPATH_H
#define TSAGCHECK_TESTS_RANDOM_XPATH_H

#include <stddef.h>
#include <stdint.h>

#include "../checker/base/buffer.h"

/* The same seed gives the same. */
struct chance {
	uint64_t seed;
};

size_t chance_below(struct chance *chance, size_t limit);

/* Adds an expression of some depth, legal in XPath 1.0. It knows the names a, b, c and p:a, the
 * attributes x and y, the variables $n, $s and $set, the key k, and current(). */
void add_random_xpath(struct buffer *to, struct chance *chance, int depth);

/* Adds a document of about as many elements that has what such expressions ask for. */
void add_random_tree(struct buffer *to, struct chance *chance, size_t elements);

#endif
