/* format_number.c -- check: format-number(): a number as a pattern of JDK 1.1's DecimalFormat says
 */
#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions.h"

#define PER_MILLE "\u2030"
#define CURRENCY "\u00A4"

/* A pattern may ask for more digits of a fraction, a double has none. */
enum { MOST_DIGITS = 340 };

/* One of the two parts of a pattern with ; between: positive and negative numbers. */
struct subpattern {
	struct buffer prefix, suffix;
	size_t left, zeros, right; /* # before the zeros, 0, # behind them */
	long point;                /* how many of those stand before the point; -1: there is none */
	long group;                /* digits behind the last comma; -1: there is none */
	double factor;             /* 100 with %, 1000 with the sign for per mille */
};

static void
subpattern_clear(struct subpattern *part)
{
	buffer_clear(&part->prefix);
	buffer_clear(&part->suffix);
}

/* A sign that says by what the number is multiplied; it stands in the output, too. */
static bool
take_factor(const char **at, struct subpattern *part)
{
	bool percent = **at == '%';

	if (part->factor != 1.0 || (!percent && strncmp(*at, PER_MILLE, strlen(PER_MILLE))))
		return false;
	part->factor = percent ? 100.0 : 1000.0;
	*at += percent ? 1 : strlen(PER_MILLE);
	return true;
}

/* Text in quotes, from the opening one on; '' is a quote. Returns -1 when they are not closed. */
static int
read_quoted(const char **at, struct buffer *out)
{
	if ((*at)[1] == '\'') {
		buffer_add_byte(out, '\'');
		*at += 2;
		return 0;
	}
	for (++*at; **at; ++*at) {
		if (**at == '\'' && (*at)[1] != '\'')
			break;
		*at += **at == '\'';
		buffer_add_byte(out, **at);
	}
	if (!**at)
		return -1;
	++*at;
	return 0;
}

/* The text before or behind the digits. Returns 0, or -1 when it cannot be. */
static int
read_affix(const char **at, struct buffer *out, struct subpattern *part)
{
	while (**at && !strchr("#0,.;", **at)) {
		const char *start = *at;

		if (**at == '\'') {
			if (read_quoted(at, out))
				return -1;
		} else if (take_factor(at, part)) {
			buffer_add(out, start, (size_t)(*at - start));
		} else if (**at == '%' || !strncmp(*at, PER_MILLE, strlen(PER_MILLE)) ||
			   !strncmp(*at, CURRENCY, strlen(CURRENCY))) {
			return -1;
		} else {
			buffer_add_byte(out, *(*at)++);
		}
	}
	return 0;
}

/* Returns 0, or -1 for a digit sign that cannot stand there. */
static int
read_digit(char sign, struct subpattern *part)
{
	if (sign == '0' && part->right)
		return -1;
	if (sign == '0')
		part->zeros++;
	else if (part->zeros)
		part->right++;
	else
		part->left++;
	part->group += part->group >= 0 && part->point < 0;
	return 0;
}

static int
read_digits(const char **at, struct subpattern *part)
{
	for (; **at && strchr("#0,.", **at); ++*at) {
		if (**at == ',') {
			if (part->point >= 0)
				return -1;
			part->group = 0;
		} else if (**at == '.') {
			if (part->point >= 0)
				return -1;
			part->point = (long)(part->left + part->zeros + part->right);
		} else if (read_digit(**at, part)) {
			return -1;
		}
	}
	return 0;
}

/* A pattern without zeros, #.##, has one before the point, or behind it when it begins with the
 * point. */
static void
add_zero(struct subpattern *part)
{
	size_t count = part->point > 0 ? (size_t)part->point : 1;

	if (part->zeros || !part->left || part->point < 0)
		return;
	part->right = part->left - count;
	part->left = count - 1;
	part->zeros = 1;
}

/* Up to a ; or the end. Returns 0, or -1 when it cannot be. */
static int
read_subpattern(const char **at, struct subpattern *part)
{
	*part = (struct subpattern){.point = -1, .group = -1, .factor = 1.0};
	if (read_affix(at, &part->prefix, part) || read_digits(at, part) ||
		read_affix(at, &part->suffix, part) || (**at && **at != ';') || part->group == 0)
		return -1;
	add_zero(part);
	if (part->point < 0)
		return part->right ? -1 : 0;
	return (size_t)part->point < part->left || (size_t)part->point > part->left + part->zeros
	               ? -1
	               : 0;
}

/* The shortest decimal digits that stand for the number, as "d.ddde±dd"; returns how many stand
 * behind the point. */
static int
shortest(double number, char *text, size_t room)
{
	int digits = 0;

	do
		snprintf(text, room, "%.*e", digits, number);
	while (strtod(text, NULL) != number && ++digits < 17);
	return digits;
}

/* The number with at most that many digits in its fraction: its shortest decimal form when that has
 * no more, else its exact value rounded half to even. */
static void
add_decimal(double number, int most, struct buffer *out)
{
	char text[40];
	int digits = shortest(number, text, sizeof text);
	int fraction = digits - (int)strtol(strchr(text, 'e') + 1, NULL, 10);

	if (fraction >= 0) {
		buffer_print(out, "%.*f", fraction < most ? fraction : most, number);
		return;
	}
	for (const char *at = text; *at != 'e'; at++)
		if (*at != '.')
			buffer_add_byte(out, *at);
	for (; fraction < 0; fraction++)
		buffer_add_byte(out, '0');
}

static void
add_integer(struct buffer *out, const char *digits, size_t count, size_t least, long group)
{
	size_t width = count > least ? count : least;

	for (size_t left = width; left > 0; left--) {
		buffer_add_byte(out, left > count ? '0' : digits[count - left]);
		if (group > 0 && left > 1 && (left - 1) % (size_t)group == 0)
			buffer_add_byte(out, ',');
	}
}

static void
add_fraction(struct buffer *out, const char *digits, size_t least)
{
	size_t count = strlen(digits);

	while (count > least && digits[count - 1] == '0')
		count--;
	buffer_add(out, digits, count);
	for (; count < least; count++)
		buffer_add_byte(out, '0');
}

/* The digits, at least zero, as the pattern wants them. */
static void
add_digits(struct buffer *out, const struct subpattern *part, double number)
{
	size_t total = part->left + part->zeros + part->right;
	size_t before = part->point < 0 ? total : (size_t)part->point;
	size_t least = part->left + part->zeros - (part->point < 0 ? total : before);
	size_t most = total - before < MOST_DIGITS ? total - before : MOST_DIGITS;
	struct buffer decimal = {0};
	const char *fraction;
	size_t length;

	add_decimal(number, (int)most, &decimal);
	length = strcspn(decimal.text, ".");
	fraction = decimal.text + length + (decimal.text[length] == '.');
	/* 0.5 is .5 where no digit is asked for before the point */
	if (before == part->left && length == 1 && *decimal.text == '0' &&
		(least || fraction[strspn(fraction, "0")]))
		length = 0;
	add_integer(out, decimal.text, length, before - part->left, part->group);
	length = out->length;
	if (part->point >= 0)
		buffer_add_byte(out, '.');
	add_fraction(out, fraction, least);
	if (part->point > 0 && part->point < (long)total && out->length == length + 1) {
		out->length--;
		out->text[out->length] = '\0';
	}
	buffer_clear(&decimal);
}

static void
add_number(struct buffer *out, const struct subpattern *positive, const struct subpattern *negative,
	double number)
{
	bool differs = strcmp(buffer_text(&positive->prefix), buffer_text(&negative->prefix)) ||
	               strcmp(buffer_text(&positive->suffix), buffer_text(&negative->suffix));
	const struct subpattern *sign = number < 0 && differs ? negative : positive;
	double value = fabs(number) * positive->factor;

	if (number < 0 && !differs)
		buffer_add_byte(out, '-');
	buffer_add_text(out, buffer_text(&sign->prefix));
	if (isinf(value))
		buffer_add_text(out, "Infinity");
	else
		add_digits(out, positive, value);
	buffer_add_text(out, buffer_text(&sign->suffix));
}

/* Returns 0, or -1 when there is no such pattern. */
static int
format(const char *pattern, double number, struct buffer *out)
{
	struct subpattern positive, negative = {.point = -1};
	int failed = read_subpattern(&pattern, &positive);

	if (!failed && *pattern == ';') {
		pattern++;
		failed = read_subpattern(&pattern, &negative) || *pattern;
	} else if (!failed) {
		buffer_add_text(&negative.prefix, buffer_text(&positive.prefix));
		buffer_add_text(&negative.suffix, buffer_text(&positive.suffix));
	}
	if (!failed && isnan(number))
		buffer_add_text(out, "NaN");
	else if (!failed)
		add_number(out, &positive, &negative, number);
	subpattern_clear(&positive);
	subpattern_clear(&negative);
	return failed ? -1 : 0;
}

/* format-number(number, pattern): XSLT 1.0, 12.3. Rounds half to even, as the JDK does. There are
 * no decimal formats but the default one. */
static void
call_format_number(xmlXPathParserContext *call, int count)
{
	xmlChar *pattern;
	double number;
	struct buffer out = {0};

	if (!expression_takes(call, count, 2, 3))
		return;
	if (count == 3) {
		expression_fail(call, "format-number() knows no decimal formats with a name");
		return;
	}
	pattern = xmlXPathPopString(call);
	number = xmlXPathPopNumber(call);
	if (format((const char *)pattern, number, &out)) {
		buffer_print(&out, "'%s' is no pattern of format-number()", (const char *)pattern);
		expression_fail(call, out.text);
	} else {
		valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	}
	buffer_clear(&out);
	xmlFree(pattern);
}

static const struct function functions[] = {
	{"", "format-number", call_format_number, GIVES_TEXT, false},
};

const struct function_table format_number_functions = {
	functions, sizeof functions / sizeof *functions};
