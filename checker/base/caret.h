/* caret.h -- base: a line of a file with a caret under one of its characters */
#ifndef TSAGCHECK_BASE_CARET_H
#define TSAGCHECK_BASE_CARET_H

#include <stdio.h>

/* Prints the line (UTF-8, up to its line feed or NUL) and, in a line of its own, a caret under the
 * character number column, from 1; both begin with "    | ". Of a long line the part around it is
 * shown, with an ellipsis on each side that was cut. */
void caret_print(FILE *out, const char *line, long column);

#endif
