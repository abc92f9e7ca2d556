/* fingerprint.c -- check: rule, path and words become what a finding is known by */
#include "fingerprint.h"

#include <string.h>
#include "../base/buffer.h"
#include "../base/digest.h"

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static void
add_normalised(struct buffer *b, const char *words)
{
	static const char white[] = " \t\n\v\f\r";

	words += strspn(words, white);
	while (*words) {
		size_t length = strcspn(words, white);

		for (size_t i = 0; i < length; i++)
			buffer_add_byte(b, lower(words[i]));
		words += length;
		words += strspn(words, white);
		if (*words)
			buffer_add_byte(b, ' ');
	}
}

const char *
fingerprint_of(const char *rule, const char *path, const char *words, struct arena *a)
{
	struct buffer b = {0};
	const char *digits;

	buffer_add(&b, rule, strlen(rule) + 1);
	buffer_add(&b, path, strlen(path) + 1);
	add_normalised(&b, words);
	digits = digest_of(b.text, b.length, a);
	buffer_clear(&b);
	return digits;
}
