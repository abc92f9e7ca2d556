/* day.c -- values: a day becomes a number and back */
#include "date.h"

enum { DAYS_TO_1970 = 719468, DAYS_OF_400_YEARS = 146097 };

static int
days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool
day_exists(struct day day)
{
	return day.year >= 1800 && day.year <= 2999 && day.month >= 1 && day.month <= 12 &&
	       day.day >= 0 && day.day <= days_in(day.year, day.month);
}

struct day
day_first(struct day day)
{
	if (day.day == 0)
		day.day = 1;
	return day;
}

struct day
day_last(struct day day)
{
	if (day.day == 0)
		day.day = days_in(day.year, day.month);
	return day;
}

/* A year that starts in March has its leap day last, so that months have fixed starts; the 400-year
 * cycle then begins on 0000-03-01. */
long
day_number(struct day day)
{
	long month = (day.month + 9) % 12;
	long year = day.year - (month >= 10);

	return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 +
	       day_first(day).day - 1 - DAYS_TO_1970;
}

struct day
day_numbered(long number)
{
	long days = number + DAYS_TO_1970;
	long cycle = days / DAYS_OF_400_YEARS, of_cycle = days % DAYS_OF_400_YEARS;
	long year = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
	long of_year = of_cycle - (365 * year + year / 4 - year / 100);
	long month = (5 * of_year + 2) / 153;

	return (struct day){
		.year = (int)(year + cycle * 400 + (month >= 10)),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(of_year - (153 * month + 2) / 5 + 1),
	};
}

void
day_print(struct day day, struct buffer *out)
{
	buffer_print(out, "%04d-%02d", day.year, day.month);
	if (day.day)
		buffer_print(out, "-%02d", day.day);
}
