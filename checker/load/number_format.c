/* number_format.c -- load: a count becomes figures or letters */
#include "number_format.h"

#include <string.h>

/* Beyond, Word itself shows nothing that a reader could use. */
enum { ROMAN_MOST = 3999, LETTERS_MOST = 26 * 30, SYMBOLS_MOST = 4 * 30 };

static void
add_decimal(long number, int upper, struct buffer *out)
{
	(void)upper;
	buffer_print(out, "%ld", number);
}

static void
add_two_digits(long number, int upper, struct buffer *out)
{
	(void)upper;
	buffer_print(out, "%02ld", number);
}

static void
add_roman(long number, int upper, struct buffer *out)
{
	static const struct {
		long value;
		const char *upper, *lower;
	} digits[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
		{100, "C", "c"}, {90, "XC", "xc"}, {50, "L", "l"}, {40, "XL", "xl"}, {10, "X", "x"},
		{9, "IX", "ix"}, {5, "V", "v"}, {4, "IV", "iv"}, {1, "I", "i"}};

	if (number < 1 || number > ROMAN_MOST) {
		add_decimal(number, upper, out);
		return;
	}
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		for (; number >= digits[i].value; number -= digits[i].value)
			buffer_add_text(out, upper ? digits[i].upper : digits[i].lower);
}

/* a to z, aa, bb: the letter is repeated. */
static void
add_letters(long number, int upper, struct buffer *out)
{
	if (number < 1 || number > LETTERS_MOST) {
		add_decimal(number, upper, out);
		return;
	}
	for (long i = 0; i <= (number - 1) / 26; i++)
		buffer_add_byte(out, (char)((upper ? 'A' : 'a') + (number - 1) % 26));
}

static void
add_ordinal(long number, int upper, struct buffer *out)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	long last = number % 10;

	add_decimal(number, upper, out);
	buffer_add_text(out, endings[last > 0 && last < 4 && number / 10 % 10 != 1 ? last : 0]);
}

/* * † ‡ §, then each of them twice, and so on. */
static void
add_symbol(long number, int upper, struct buffer *out)
{
	static const char *const symbols[] = {"*", "\u2020", "\u2021", "\u00A7"};

	if (number < 1 || number > SYMBOLS_MOST) {
		add_decimal(number, upper, out);
		return;
	}
	for (long i = 0; i <= (number - 1) / 4; i++)
		buffer_add_text(out, symbols[(number - 1) % 4]);
}

static void
add_nothing(long number, int upper, struct buffer *out)
{
	(void)number;
	(void)upper;
	(void)out;
}

static const struct {
	const char *name;
	void (*add)(long number, int upper, struct buffer *out);
	int upper;
} formats[] = {
	{"decimal", add_decimal, 0},
	{"decimalZero", add_two_digits, 0},
	{"upperRoman", add_roman, 1},
	{"lowerRoman", add_roman, 0},
	{"upperLetter", add_letters, 1},
	{"lowerLetter", add_letters, 0},
	{"ordinal", add_ordinal, 0},
	{"chicago", add_symbol, 0},
	{"none", add_nothing, 0},
};

void
number_format(long number, const char *format, struct buffer *out)
{
	for (size_t i = 0; format && i < sizeof formats / sizeof *formats; i++)
		if (!strcmp(formats[i].name, format)) {
			formats[i].add(number, formats[i].upper, out);
			return;
		}
	add_decimal(number, 0, out);
}
