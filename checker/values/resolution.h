/* resolution.h -- values: the edition in which a Resolution is cited */
#ifndef TSAGCHECK_VALUES_RESOLUTION_H
#define TSAGCHECK_VALUES_RESOLUTION_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/buffer.h"

/* "(WTSA, Rev. Geneva, 2022)". */
struct edition {
	bool revised;
	const char *body; /* "WTSA", "WTDC", "PP", ...; "" when it is not named */
	char place[64];   /* UTF-8; "" when it is not named */
	unsigned year;
};

/* Reads length bytes of text (UTF-8) that are an edition and nothing else, with or without
 * parentheses: "(Rev. Geneva, 2022)", "Rev. Geneva 2022", "(PP, Bucharest 2022)", "(PP, 2022)".
 * Returns 0; or -1 when it is none, and then *edition is undefined. */
int edition_read(const char *text, size_t length, struct edition *edition);

/* Adds "Rev. Geneva, 2022", "Geneva, 2022" or "2022" to out; the body is left out. */
void edition_print(const struct edition *edition, struct buffer *out);

#endif
