/* number_format.h -- load: a count in the figures or letters of a list of Word */
#ifndef TSAGCHECK_LOAD_NUMBER_FORMAT_H
#define TSAGCHECK_LOAD_NUMBER_FORMAT_H

#include "../base/buffer.h"

/* Adds the number in the format of that name (ISO/IEC 29500-1, 17.18.59: "decimal", "upperRoman",
 * "lowerLetter" …; NULL and those not known here: decimal). Numbers that a format cannot show in a
 * reasonable length are decimal. */
void number_format(long number, const char *format, struct buffer *out);

#endif
