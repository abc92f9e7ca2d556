/* wanted.h -- library: what a caller wants, as the commands of the program are told it */
#ifndef TSAGCHECK_LIBRARY_WANTED_H
#define TSAGCHECK_LIBRARY_WANTED_H

#include "../cli/options.h"
#include "../emit/emit.h"
#include "tsagcheck.h"

/* Fills options, wanted NULL being all that is usual, and wants: what the formats that are
 * wanted do, of enum emit_wants. Texts are copied. Owner: caller clears options->arena. Returns 0;
 * or -1 after one message(). */
int wanted_take(struct options *options, unsigned *wants, const struct tsagcheck_options *wanted,
	struct messages *messages);

#endif
