/* number.c -- values: a number of a Recommendation becomes a place in one order */
#include "number.h"

#include <string.h>

#include "character.h"

/* The word parts in their order. Small letters are written close (I.256.2a), capital ones apart
 * (Q.1912.5 B); " R" marks what holds in a region (D.300 R). There is no "x": "Q.4x" is a series.
 */
static const char *const words[] = {"", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l",
	"m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "y", "z", " A", " B", " C", " D",
	" E", " F", " G", " H", " I", " J", " K", " L", " M", " N", " O", " P", " Q", " R", " S",
	" T", " U", " V", " W", " X", " Y", " Z", " bis", " ter", " quater", " quinquies"};

enum { WORDS = sizeof words / sizeof *words, WORD_CAPITAL = 26, WORD_BIS = 52, WORD_QUATER = 54 };

/* How a key is packed, from its lowest bit. */
enum { SUFFIX_2 = 6, SUFFIX_1 = 20, MAIN = 34, LETTER = 51 };

_Static_assert(WORDS < 1 << SUFFIX_2, "a word part fits its bits");
_Static_assert(SUFFIX_MOST + 2 < 1 << (SUFFIX_1 - SUFFIX_2), "a suffix fits its bits");
_Static_assert(MAIN_MOST + 1 < 1 << (LETTER - MAIN), "a main number fits its bits");

static bool
is_capital(const struct cursor *cursor)
{
	return cursor->at < cursor->end && *cursor->at >= 'A' && *cursor->at <= 'Z';
}

static unsigned
spelled_word(struct cursor *cursor)
{
	struct cursor ahead = *cursor;

	cursor_space(&ahead);
	for (unsigned word = WORD_BIS; word < WORDS; word++)
		if (cursor_words(&ahead, words[word] + 1)) {
			*cursor = ahead;
			return word;
		}
	if (!cursor_words(&ahead, "quarter"))
		return 0;
	*cursor = ahead;
	return WORD_QUATER;
}

/* Whether a capital letter ends here and begins nothing: in "Q.400 E.164" and "Q.400 H-series" the
 * letter is another number's, in "D.301 R/F.66" and "D.300 R-D.310 R" it is not. */
static bool
letter_ends(struct cursor after)
{
	if (cursor_in_word(&after))
		return false;
	if (cursor_byte(&after, '/') || cursor_dash(&after)) {
		bool capital = is_capital(&after);

		cursor_step(&after);
		return capital && cursor_byte(&after, '.');
	}
	return !cursor_byte(&after, '.') || !cursor_in_word(&after);
}

/* Capital letters may stand apart. */
static unsigned
letter_word(struct cursor *cursor)
{
	for (unsigned word = 1; word < WORD_BIS; word++) {
		struct cursor ahead = *cursor;
		bool is_apart = word >= WORD_CAPITAL;

		if (is_apart)
			cursor_space(&ahead);
		if (!cursor_byte(&ahead, words[word][is_apart]))
			continue;
		if (is_apart ? !letter_ends(ahead) : cursor_in_word(&ahead))
			return 0;
		*cursor = ahead;
		return word;
	}
	return 0;
}

static bool
read_version(struct cursor *cursor, struct number *number)
{
	struct cursor ahead = *cursor;

	cursor_space(&ahead);
	number->dotted = cursor_words(&ahead, "v.");
	if (!number->dotted && !(cursor_byte(&ahead, '(') && cursor_byte(&ahead, 'V')))
		return false;
	if (!cursor_number(&ahead, VERSION_MOST, &number->version))
		return false;
	if (!number->dotted && !cursor_byte(&ahead, ')'))
		return false;
	if (cursor_in_word(&ahead))
		return false;
	*cursor = ahead;
	return true;
}

/* False when there are more suffixes than a number can have. */
static bool
read_suffixes(struct cursor *cursor, struct number *number)
{
	struct cursor ahead = *cursor;
	unsigned suffix;

	while (cursor_byte(&ahead, '.') && cursor_number(&ahead, SUFFIX_MOST, &suffix)) {
		if (number->suffixes == 2)
			return false;
		number->suffix[number->suffixes++] = suffix;
		*cursor = ahead;
	}
	return true;
}

/* Most numbers end at once: no word part or version follows. */
static bool
ends_plainly(const struct cursor *cursor)
{
	return cursor->at == cursor->end || *cursor->at == '/' || *cursor->at == ',';
}

static bool
read_number(struct cursor *cursor, struct number *number)
{
	if (!is_capital(cursor))
		return false;
	*number = (struct number){.letter = *cursor->at++};
	cursor_space(cursor);
	if (!cursor_byte(cursor, '.'))
		return false;
	cursor_space(cursor);
	number->digits = cursor_number(cursor, MAIN_MOST, &number->main);
	if (number->digits < 1 || number->digits > 5 || !read_suffixes(cursor, number))
		return false;
	if (ends_plainly(cursor))
		return true;
	number->word = spelled_word(cursor);
	if (!number->word)
		number->word = letter_word(cursor);
	if (!read_version(cursor, number))
		number->version = 0;
	return !cursor_in_word(cursor);
}

int
number_scan(struct cursor *cursor, struct number *number)
{
	struct cursor ahead = *cursor;

	if (!read_number(&ahead, number))
		return -1;
	*cursor = ahead;
	return 0;
}

void
number_print(const struct number *number, struct buffer *out)
{
	buffer_print(out, "%c.%0*u", number->letter, (int)number->digits, number->main);
	for (size_t i = 0; i < number->suffixes; i++)
		buffer_print(out, ".%u", number->suffix[i]);
	buffer_add_text(out, words[number->word]);
	if (number->version)
		buffer_print(out, number->dotted ? " v.%u" : " (V%u)", number->version);
}

static uint64_t
pack(unsigned letter, unsigned main, unsigned first, unsigned second, unsigned word)
{
	return (uint64_t)letter << LETTER | (uint64_t)main << MAIN | (uint64_t)first << SUFFIX_1 |
	       (uint64_t)second << SUFFIX_2 | word;
}

uint64_t
letter_key(char letter)
{
	return pack((unsigned)(letter - 'A'), 0, 0, 0, 0);
}

/* A suffix is stored plus one: V.150 and V.150.0 differ. */
static unsigned
stored(const struct number *number, size_t i)
{
	return i < number->suffixes ? number->suffix[i] + 1 : 0;
}

uint64_t
number_key(const struct number *number)
{
	return letter_key(number->letter) |
	       pack(0, number->main, stored(number, 0), stored(number, 1), number->word);
}

/* Behind the last number of a kind comes the next of the kind above, so that every key but the end
 * of Z is that of one possible number. */
uint64_t
number_key_behind(const struct number *number)
{
	struct number next = *number;

	if (number->word)
		return number_key_after(number);
	while (next.suffixes > 0) {
		if (++next.suffix[next.suffixes - 1] <= SUFFIX_MOST)
			return number_key(&next);
		next.suffixes--;
	}
	if (++next.main <= MAIN_MOST)
		return number_key(&next);
	return letter_key((char)(number->letter + 1));
}

uint64_t
number_key_after(const struct number *number)
{
	struct number next = *number;

	if (++next.word < WORDS)
		return number_key(&next);
	next.word = 0;
	if (next.suffixes == 2)
		return number_key_behind(&next);
	next.suffix[next.suffixes++] = 0;
	return number_key(&next);
}

static unsigned
bits(uint64_t key, unsigned from, unsigned up_to)
{
	return (unsigned)(key >> from & (((uint64_t)1 << (up_to - from)) - 1));
}

struct number
number_of_key(uint64_t key)
{
	struct number number = {.letter = (char)('A' + bits(key, LETTER, 63)), .digits = 1};
	unsigned first = bits(key, SUFFIX_1, MAIN), second = bits(key, SUFFIX_2, SUFFIX_1);

	number.main = bits(key, MAIN, LETTER);
	number.word = bits(key, 0, SUFFIX_2);
	if (first > 0)
		number.suffix[number.suffixes++] = first - 1;
	if (second > 0)
		number.suffix[number.suffixes++] = second - 1;
	return number;
}

bool
number_ends_at(uint64_t key, struct number *last)
{
	*last = number_of_key(key);
	if (last->word)
		return --last->word > 0;
	if (last->suffixes > 0 && last->suffix[last->suffixes - 1]-- == 0) {
		last->suffixes--;
		last->word = WORDS - 1;
	} else if (last->suffixes == 0 && last->main-- == 0) {
		last->letter--;
		last->main = MAIN_MOST;
	}
	return true;
}
