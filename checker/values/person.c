/* person.c -- values: the name of a person becomes its words, whatever their order */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "../base/arena.h"
#include "character.h"
#include "normalise.h"

/* More words than any name has. */
enum { MOST_WORDS = 16 };

static bool
is_title(const char *word)
{
	static const char *const titles[] = {
		"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "eng", "ing"};

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (!strcmp(word, titles[i]))
			return true;
	return false;
}

static int
order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The length of the word at text; *next is how far it is to the next one. */
static size_t
word_length(const char *text, size_t length, size_t *next)
{
	size_t word = 0, taken;
	uint32_t character;

	while ((taken = character_at(text + word, length - word, &character)) > 0 &&
		character_in_word(character))
		word += taken;
	*next = word + taken;
	return word;
}

/* Initials are left out, which are not always given, and titles. */
static size_t
split(char *text, char *words[])
{
	size_t count = 0, left = strlen(text), next;

	for (char *at = text; left > 0 && count < MOST_WORDS; at += next, left -= next) {
		size_t length = word_length(at, left, &next);
		bool initial = length < 2;

		at[length] = '\0';
		if (!initial && !is_title(at))
			words[count++] = at;
	}
	return count;
}

int
person_normalise(const char *text, size_t length, struct buffer *out)
{
	utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
	                        UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	utf8proc_uint8_t *plain = NULL;
	char *words[MOST_WORDS];
	size_t count;

	if (utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &plain, how) < 0)
		return -1;
	count = split((char *)plain, words);
	qsort(words, count, sizeof *words, order);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_add_byte(out, ' ');
		buffer_add(out, words[i], strlen(words[i]));
	}
	free(plain);
	return count > 0 ? 0 : -1;
}
