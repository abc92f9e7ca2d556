/* exslt_date.c -- check: http://exslt.org/dates-and-times of a date that is given, never of now */
#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions.h"
#include "moment.h"

#define URI "http://exslt.org/dates-and-times"

/* The only argument, read. Returns 0; or -1 when it is no date or time, or after expression_fail().
 * Owner: *text is freed by the caller; NULL after expression_fail(). */
static int
pop_moment(xmlXPathParserContext *call, int count, struct moment *moment, xmlChar **text)
{
	*text = NULL;
	if (count == 0) {
		expression_fail(call, "the current time is kept from rules, so that each run of "
				      "the same document finds the same; give a date");
		return -1;
	}
	if (!expression_takes(call, count, 1, 1))
		return -1;
	*text = xmlXPathPopString(call);
	return moment_read((const char *)*text, moment);
}

/* date:date(date or dateTime): the date with its time zone; "" for anything else. */
static void
call_date(xmlXPathParserContext *call, int count)
{
	struct moment moment;
	struct buffer out = {0};
	xmlChar *text;
	bool good = pop_moment(call, count, &moment, &text) == 0 && moment.fields & MOMENT_YEAR &&
	            moment.fields & MOMENT_DAY;

	if (!text)
		return;
	if (good) {
		const char *end = moment.time ? moment.time - 1 : moment.zone_text;

		buffer_add(&out, (const char *)text, (size_t)(end - (const char *)text));
		buffer_add_text(&out, moment.zone_text);
	}
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlFree(text);
}

/* date:time(time or dateTime): the time with its time zone; "" for anything else. */
static void
call_time(xmlXPathParserContext *call, int count)
{
	struct moment moment;
	xmlChar *text;
	bool good = pop_moment(call, count, &moment, &text) == 0 && moment.fields & MOMENT_TIME;

	if (!text)
		return;
	valuePush(call, xmlXPathNewCString(good ? moment.time : ""));
	xmlFree(text);
}

static double
year_of(const struct moment *moment)
{
	return (double)moment->year;
}

static double
month_of(const struct moment *moment)
{
	return moment->month;
}

static double
day_in_month(const struct moment *moment)
{
	return moment->day;
}

static double
day_in_year(const struct moment *moment)
{
	struct moment first = {.fields = MOMENT_YEAR, .year = moment->year};

	return moment_days(moment) - moment_days(&first) + 1;
}

/* Sunday is 1; 1970-01-01 was a Thursday. */
static double
day_in_week(const struct moment *moment)
{
	double day = fmod(moment_days(moment) + 4, 7);

	return (day < 0 ? day + 7 : day) + 1;
}

static double
hour_of(const struct moment *moment)
{
	return moment->hour;
}

static double
minute_of(const struct moment *moment)
{
	return moment->minute;
}

static double
second_of(const struct moment *moment)
{
	return moment->second;
}

/* Functions that give a number, NaN where a field is missing. */
static const struct {
	const char *name;
	unsigned needs;
	double (*compute)(const struct moment *moment);
} parts[] = {
	{"year", MOMENT_YEAR, year_of},
	{"month-in-year", MOMENT_MONTH, month_of},
	{"day-in-month", MOMENT_DAY, day_in_month},
	{"day-in-year", MOMENT_YEAR | MOMENT_DAY, day_in_year},
	{"day-in-week", MOMENT_YEAR | MOMENT_DAY, day_in_week},
	{"hour-in-day", MOMENT_TIME, hour_of},
	{"minute-in-hour", MOMENT_TIME, minute_of},
	{"second-in-minute", MOMENT_TIME, second_of},
};

/* date:year(date) and so on. */
static void
call_part(xmlXPathParserContext *call, int count)
{
	const char *name = (const char *)call->context->function;
	struct moment moment;
	double number = NAN;
	xmlChar *text;
	bool good = pop_moment(call, count, &moment, &text) == 0;

	if (!text)
		return;
	for (size_t i = 0; good && i < sizeof parts / sizeof *parts; i++)
		if (!strcmp(parts[i].name, name) &&
			(moment.fields & parts[i].needs) == parts[i].needs)
			number = parts[i].compute(&moment);
	valuePush(call, xmlXPathNewFloat(number));
	xmlFree(text);
}

/* date:leap-year(date): NaN when it is none. */
static void
call_leap_year(xmlXPathParserContext *call, int count)
{
	struct moment moment;
	xmlChar *text;
	bool good = pop_moment(call, count, &moment, &text) == 0 && moment.fields & MOMENT_YEAR;
	long year = good ? moment.year + (moment.year < 0) : 0;

	if (!text)
		return;
	valuePush(call,
		good ? xmlXPathNewBoolean((year % 4 == 0 && year % 100 != 0) || year % 400 == 0)
		     : xmlXPathNewFloat(NAN));
	xmlFree(text);
}

/* The seconds of "-P1DT2H3M4.5S"; NaN when it is none or has years or months, which have no fixed
 * length (XML Schema part 2, 3.2.6). */
static double
duration_seconds(xmlXPathParserContext *call, const char *text)
{
	static const double seconds[] = {86400, 3600, 60, 1};
	const struct regex *regex = expression_regex(call,
		"^-?P(?=.)(?:([0-9]+)D)?"
		"(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\\.[0-9]+)?)S)?)?\\z",
		"");
	struct regex_match match;
	double sum = 0;

	if (!regex || regex_find(regex, text, strlen(text), 0, &match) <= 0)
		return NAN;
	for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
		if (match.starts[i + 1] != NO_MATCH)
			sum += strtod(text + match.starts[i + 1], NULL) * seconds[i];
	return *text == '-' ? -sum : sum;
}

/* date:seconds(date or duration): since 1970-01-01T00:00:00Z, or how long it is. */
static void
call_seconds(xmlXPathParserContext *call, int count)
{
	struct moment moment;
	xmlChar *text;
	bool good = pop_moment(call, count, &moment, &text) == 0 && moment.fields & MOMENT_YEAR;

	if (!text)
		return;
	valuePush(call, xmlXPathNewFloat(good ? moment_seconds(&moment)
					      : duration_seconds(call, (const char *)text)));
	xmlFree(text);
}

static void
add_months(struct buffer *out, long months)
{
	buffer_add_text(out, months < 0 ? "-P" : "P");
	months = labs(months);
	if (months >= 12)
		buffer_print(out, "%ldY", months / 12);
	if (months % 12)
		buffer_print(out, "%ldM", months % 12);
	if (months == 0)
		buffer_add_text(out, "0D");
}

static void
add_seconds(struct buffer *out, double seconds)
{
	double days = floor(fabs(seconds) / 86400), rest = fabs(seconds) - days * 86400;
	int minutes = (int)(rest / 60);

	buffer_add_text(out, seconds < 0 ? "-P" : "P");
	if (days > 0 || rest == 0)
		buffer_print(out, "%.0fD", days);
	if (rest > 0)
		buffer_add_byte(out, 'T');
	if (minutes >= 60)
		buffer_print(out, "%dH", minutes / 60);
	if (minutes % 60)
		buffer_print(out, "%dM", minutes % 60);
	if (rest - minutes * 60.0 > 0)
		buffer_print(out, "%.9gS", rest - minutes * 60.0);
}

static void
add_difference(struct buffer *out, const struct moment *start, const struct moment *end)
{
	/* what only one of them has is left aside */
	unsigned fields = start->fields & end->fields;
	long months = (end->year + (end->year < 0) - start->year - (start->year < 0)) * 12;

	if (!(fields & MOMENT_YEAR))
		return;
	if (fields & MOMENT_TIME)
		add_seconds(out, moment_seconds(end) - moment_seconds(start));
	else if (fields & MOMENT_DAY)
		add_seconds(out, (moment_days(end) - moment_days(start)) * 86400);
	else
		add_months(out, months + (fields & MOMENT_MONTH ? end->month - start->month : 0));
}

/* date:difference(start, end): a duration, as exact as the less exact of the two; "" when one is no
 * date. */
static void
call_difference(xmlXPathParserContext *call, int count)
{
	struct moment start, end;
	struct buffer out = {0};
	xmlChar *start_text, *end_text;

	if (!expression_takes(call, count, 2, 2))
		return;
	end_text = xmlXPathPopString(call);
	start_text = xmlXPathPopString(call);
	if (!moment_read((const char *)start_text, &start) &&
		!moment_read((const char *)end_text, &end))
		add_difference(&out, &start, &end);
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlFree(start_text);
	xmlFree(end_text);
}

static const struct function functions[] = {
	{URI, "date", call_date, GIVES_TEXT, false},
	{URI, "time", call_time, GIVES_TEXT, false},
	{URI, "year", call_part, GIVES_NUMBER, false},
	{URI, "month-in-year", call_part, GIVES_NUMBER, false},
	{URI, "day-in-month", call_part, GIVES_NUMBER, false},
	{URI, "day-in-year", call_part, GIVES_NUMBER, false},
	{URI, "day-in-week", call_part, GIVES_NUMBER, false},
	{URI, "hour-in-day", call_part, GIVES_NUMBER, false},
	{URI, "minute-in-hour", call_part, GIVES_NUMBER, false},
	{URI, "second-in-minute", call_part, GIVES_NUMBER, false},
	{URI, "leap-year", call_leap_year, GIVES_ANYTHING, false},
	{URI, "seconds", call_seconds, GIVES_NUMBER, false},
	{URI, "difference", call_difference, GIVES_TEXT, false},
};

const struct function_table date_functions = {functions, sizeof functions / sizeof *functions};
