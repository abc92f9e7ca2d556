/* fingerprint.c -- check: rule, path and words become what a finding is known by */
#include "fingerprint.h"

#include <string.h>
#include <sys/types.h>

#include <sha256.h>

#include "../base/buffer.h"

static const char *
digest(const void *bytes, size_t length, struct arena *a)
{
	char digits[SHA256_DIGEST_STRING_LENGTH];

	SHA256Data(bytes, length, digits);
	return arena_copy(a, digits);
}

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
	digits = digest(b.text, b.length, a);
	buffer_clear(&b);
	return digits;
}

const char *
file_sha256(const void *bytes, size_t length, struct arena *a)
{
	return digest(length ? bytes : "", length, a);
}
