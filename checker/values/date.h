/* date.h -- values: days, months and ranges of them */
#ifndef TSAGCHECK_VALUES_DATE_H
#define TSAGCHECK_VALUES_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/buffer.h"

/* A day of the Gregorian calendar, year 1800 to 2999, month and day from 1; day 0: the month as a
 * whole. */
struct day {
	int year, month, day;
};

/* From start to end, both included; a single day or month is both. */
struct day_range {
	struct day start, end;
};

/* Whether there is such a day, or such a month when day.day is 0. */
bool day_exists(struct day day);

/* Days since 1970-01-01, negative before; a month counts as its first day. */
long day_number(struct day day);

/* The day of that number: day_number() backwards. */
struct day day_numbered(long number);

/* The first and the last day of a month; a day is both. */
struct day day_first(struct day day);
struct day day_last(struct day day);

/* Adds "2024-08-02", or "2024-08" for a month, to out. */
void day_print(struct day day, struct buffer *out);

/* Reads length bytes of text (UTF-8) that are one day, month or range and nothing else, in any form
 * of the reports: "2023-01-31", "31/01/2023", "22 August 2022", "12-16 December 2022", "30 May – 2
 * June 2023", "12-16/12/2022", "03/2022", "December 2022".
 * Returns 0; or -1 when text is none, has a day that does not exist or ends before it starts, and
 * then *range is undefined. */
int date_read(const char *text, size_t length, struct day_range *range);

/* Finds the first date in length bytes of text (UTF-8), as date_read() reads it: "Geneva, 12-16
 * December 2022". What is left of a date that cannot be read is none.
 * Returns whether there is one; *start and *end are then its bytes, and may be NULL. */
bool date_find(
	const char *text, size_t length, struct day_range *range, size_t *start, size_t *end);

#endif
