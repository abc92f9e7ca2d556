/* question.h -- values: the number of a Question */
#ifndef TSAGCHECK_VALUES_QUESTION_H
#define TSAGCHECK_VALUES_QUESTION_H

#include <stddef.h>

#include "cursor.h"

/* "10" of "9", "A" of "16", "4a" of "15", "Q.Acc" of "C"; NUL-terminated. */
struct question {
	char number[24];
	char group[4];
};

/* Reads the number of one Question where the cursor stands: "Q10/9", "Question 10/9", "10/9",
 * "A/16", "Q.Acc/C". A month ("01/2024") and a series ("Q.50") are none. Returns 0 with the cursor
 * behind it; or -1, and then the cursor stays. */
int question_scan(struct cursor *cursor, struct question *question);

/* As question_scan(), but length bytes of text are the Question and nothing else. */
int question_read(const char *text, size_t length, struct question *question);

#endif
