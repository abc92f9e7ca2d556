/* fingerprint.c -- check: rule, path and words become what a finding is known by */
#include "fingerprint.h"

#include <stdbool.h>
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

/* Whether the text, of that length, ends in a space and digits, in parentheses or not; gives what
 * is before them. */
static bool
ends_counted(const char *step, size_t length, bool closed, size_t *kept)
{
	size_t at = length - (closed && length && step[length - 1] == ')');
	const size_t end = at;

	while (at > 0 && step[at - 1] >= '0' && step[at - 1] <= '9')
		at--;
	if (at == end || (closed && end == length))
		return false;
	if (closed && (at == 0 || step[--at] != '('))
		return false;
	if (at == 0 || step[at - 1] != ' ')
		return false;
	*kept = at - 1;
	return true;
}

/* A step without its number, when that counts what stands before: "paragraph 4", "row 3",
 * "row J/16 (2)". */
static size_t
steady_length(const char *step, size_t length)
{
	static const char *const counted[] = {"paragraph", "row", "column", "footnote"};
	size_t kept;

	if (ends_counted(step, length, true, &kept))
		return kept;
	if (ends_counted(step, length, false, &kept))
		for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
			if (strlen(counted[i]) == kept && !strncmp(step, counted[i], kept))
				return kept;
	return length;
}

/* "/a/b[2]/@c" without the numbers. */
static void
add_steady_xpath(struct buffer *b, const char *path)
{
	while (*path) {
		const size_t length = strcspn(path, "[");

		buffer_add(b, path, length);
		path += length;
		path += *path ? strcspn(path, "]") : 0;
		path += *path == ']';
	}
}

/* What an edit elsewhere does not change of a path. */
static void
add_steady(struct buffer *b, const char *path)
{
	static const char between[] = " › ";

	if (*path == '/') {
		add_steady_xpath(b, path);
		return;
	}
	while (*path) {
		const char *end = strstr(path, between);
		const size_t length = end ? (size_t)(end - path) : strlen(path);

		buffer_add(b, path, steady_length(path, length));
		path += length;
		if (end) {
			buffer_add_text(b, between);
			path += strlen(between);
		}
	}
}

const char *
fingerprint_of(const char *rule, const char *path, const char *words, struct arena *a)
{
	struct buffer b = {0};
	const char *digits;

	buffer_add(&b, rule, strlen(rule) + 1);
	add_steady(&b, path);
	buffer_add_byte(&b, '\0');
	add_normalised(&b, words);
	digits = digest_of(b.text, b.length, a);
	buffer_clear(&b);
	return digits;
}
