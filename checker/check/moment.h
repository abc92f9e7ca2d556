/* moment.h -- check: dates and times as XML Schema writes them */
#ifndef TSAGCHECK_CHECK_MOMENT_H
#define TSAGCHECK_CHECK_MOMENT_H

/* What such a text says. */
enum moment_field { MOMENT_YEAR = 1, MOMENT_MONTH = 2, MOMENT_DAY = 4, MOMENT_TIME = 8 };

enum { MOMENT_NO_ZONE = 100000 };

/* A dateTime, date, time, gYearMonth, gYear, gMonthDay, gMonth or gDay. */
struct moment {
	unsigned fields; /* of enum moment_field */
	long year;       /* negative before our era */
	int month, day, hour, minute;
	double second;
	int zone;                     /* minutes east of UTC, or MOMENT_NO_ZONE */
	const char *time, *zone_text; /* where they begin in the text; time NULL: it has none */
};

/* Reads all of text (XML Schema part 2, 3.2.7 to 3.2.14). Borrows it.
 * Returns 0; or -1 when it is none of them, and then *moment is undefined. */
int moment_read(const char *text, struct moment *moment);

/* Days since 1970-01-01, of the first day where month or day is missing. */
double moment_days(const struct moment *moment);

/* Seconds since 1970-01-01T00:00:00Z; without a time zone as in UTC. */
double moment_seconds(const struct moment *moment);

#endif
