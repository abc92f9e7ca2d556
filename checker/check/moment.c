/* moment.c -- check: dates and times as XML Schema writes them */
#include "moment.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../values/date.h"

enum { DAYS_OF_400_YEARS = 146097, SECONDS_OF_DAY = 86400 };

/* A number of so many digits, and stores it; false when there are none. */
static bool
take_digits(const char **at, size_t digits, int *number)
{
	*number = 0;
	for (size_t i = 0; i < digits; i++) {
		if ((*at)[i] < '0' || (*at)[i] > '9')
			return false;
		*number = *number * 10 + ((*at)[i] - '0');
	}
	*at += digits;
	return true;
}

static bool
take(const char **at, char sign)
{
	if (**at != sign)
		return false;
	++*at;
	return true;
}

/* Four digits or more, with a minus before them or without. */
static bool
take_year(const char **at, struct moment *moment)
{
	const char *digits = *at + (**at == '-');
	size_t count = strspn(digits, "0123456789");

	if (count < 4 || count > 9 || (count > 4 && *digits == '0'))
		return false;
	moment->year = strtol(*at, NULL, 10);
	*at = digits + count;
	moment->fields |= MOMENT_YEAR;
	return moment->year != 0;
}

/* A year between 2000 and 2399 with the same days; there is no year 0 in XML Schema. */
static int
like_year(long year)
{
	return 2000 + (int)(((year + (year < 0)) % 400 + 400) % 400);
}

static bool
take_month(const char **at, struct moment *moment)
{
	moment->fields |= MOMENT_MONTH;
	return take_digits(at, 2, &moment->month) && moment->month >= 1 && moment->month <= 12;
}

/* A day without a year may be the 29th of February. */
static bool
take_day(const char **at, struct moment *moment)
{
	struct day day = {2000, moment->fields & MOMENT_MONTH ? moment->month : 1, 0};

	if (moment->fields & MOMENT_YEAR)
		day.year = like_year(moment->year);
	moment->fields |= MOMENT_DAY;
	if (!take_digits(at, 2, &moment->day) || moment->day < 1)
		return false;
	day.day = moment->day;
	return day_exists(day);
}

static bool
take_time(const char **at, struct moment *moment)
{
	int seconds;
	const char *start;

	moment->time = *at;
	moment->fields |= MOMENT_TIME;
	if (!take_digits(at, 2, &moment->hour) || !take(at, ':') ||
		!take_digits(at, 2, &moment->minute) || !take(at, ':'))
		return false;
	start = *at;
	if (!take_digits(at, 2, &seconds))
		return false;
	if (take(at, '.')) {
		size_t digits = strspn(*at, "0123456789");

		*at += digits;
		if (digits == 0)
			return false;
	}
	moment->second = strtod(start, NULL);
	if (moment->hour == 24)
		return moment->minute == 0 && moment->second == 0.0;
	return moment->hour < 24 && moment->minute < 60 && moment->second < 60.0;
}

static bool
take_zone(const char **at, struct moment *moment)
{
	int hours, minutes;
	bool west = **at == '-';

	moment->zone = MOMENT_NO_ZONE;
	moment->zone_text = *at;
	if (!**at)
		return true;
	moment->zone = 0;
	if (take(at, 'Z'))
		return !**at;
	if (!take(at, '+') && !take(at, '-'))
		return false;
	if (!take_digits(at, 2, &hours) || !take(at, ':') || !take_digits(at, 2, &minutes))
		return false;
	moment->zone = (hours * 60 + minutes) * (west ? -1 : 1);
	return !**at && minutes < 60 && hours * 60 + minutes <= 14 * 60;
}

/* A minus before a month or day; one before a time zone is left. */
static bool
take_part(const char **at)
{
	bool zone = (*at)[0] && (*at)[1] && (*at)[2] && (*at)[3] == ':';

	return !zone && take(at, '-');
}

/* "--02-29", "--02", "--02--" of the first edition of XML Schema, "---29". */
static bool
take_without_year(const char **at, struct moment *moment)
{
	*at += 2;
	if (take(at, '-'))
		return take_day(at, moment);
	if (!take_month(at, moment))
		return false;
	if (!strncmp(*at, "--", 2)) {
		*at += 2;
		return true;
	}
	return !take_part(at) || take_day(at, moment);
}

/* A year and as much behind it as there is. */
static bool
take_from_year(const char **at, struct moment *moment)
{
	if (!take_year(at, moment))
		return false;
	if (!take_part(at))
		return true;
	if (!take_month(at, moment))
		return false;
	if (!take_part(at))
		return true;
	return take_day(at, moment) && (!take(at, 'T') || take_time(at, moment));
}

int
moment_read(const char *text, struct moment *moment)
{
	const char *at = text;
	bool good;

	*moment = (struct moment){.fields = 0};
	if (!strncmp(text, "--", 2))
		good = take_without_year(&at, moment);
	else if (text[0] && text[1] && text[2] == ':')
		good = take_time(&at, moment);
	else
		good = take_from_year(&at, moment);
	return good && take_zone(&at, moment) ? 0 : -1;
}

double
moment_days(const struct moment *moment)
{
	int like = like_year(moment->year);
	struct day day = {like, moment->fields & MOMENT_MONTH ? moment->month : 1,
		moment->fields & MOMENT_DAY ? moment->day : 1};
	long years = moment->year + (moment->year < 0) - like;

	return (double)day_number(day) + (double)(years / 400) * DAYS_OF_400_YEARS;
}

double
moment_seconds(const struct moment *moment)
{
	double zone = moment->zone == MOMENT_NO_ZONE ? 0 : moment->zone;
	double minutes = moment->hour * 60.0 + moment->minute - zone;

	return moment_days(moment) * SECONDS_OF_DAY + minutes * 60 + moment->second;
}
