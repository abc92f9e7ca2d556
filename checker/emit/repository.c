/* repository.c -- emit: names of files become paths and references of a repository */
#include "repository.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The steps of a name that go somewhere, as add() writes them, each with the slash behind it. */
static void
add_steps(struct buffer *out, const char *name, void (*add)(struct buffer *, const char *, size_t))
{
	if (*name == '/')
		buffer_add_byte(out, '/');
	while (*name) {
		const size_t length = strcspn(name, "/"), slash = name[length] == '/';

		if (length && !(length == 1 && *name == '.' && slash)) {
			add(out, name, length);
			buffer_add(out, "/", slash);
		}
		name += length + slash;
	}
}

static void
add_escaped(struct buffer *out, const char *step, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		const unsigned char c = (unsigned char)step[i];

		if ((c < 0x80 && isalnum(c)) || (c && strchr("-._~", c)))
			buffer_add_byte(out, (char)c);
		else
			buffer_print(out, "%%%02X", c);
	}
}

void
repository_path(struct buffer *out, const char *name)
{
	add_steps(out, name, buffer_add);
}

void
repository_uri(struct buffer *out, const char *name)
{
	buffer_add_text(out, *name == '/' ? "file://" : "");
	add_steps(out, name, add_escaped);
}

static int
compare_kin(const struct finding *left, const struct finding *right)
{
	int order = strcmp(left->place.document, right->place.document);

	if (!order)
		order = strcmp(left->rule, right->rule);
	if (!order && left->fingerprint && right->fingerprint)
		order = strcmp(left->fingerprint, right->fingerprint);
	return order;
}

static int
compare(const void *left_, const void *right_)
{
	const struct finding *const *left = left_, *const *right = right_;
	const int order = compare_kin(*left, *right);

	return order ? order : (*left > *right) - (*left < *right);
}

size_t *
repository_repeats(const struct findings *findings)
{
	const size_t count = findings->count;
	const struct finding **sorted = memory_new((count + 1) * sizeof *sorted);
	size_t *repeats = memory_new((count + 1) * sizeof *repeats);

	for (size_t i = 0; i < count; i++)
		sorted[i] = &findings->items[i];
	if (count)
		qsort(sorted, count, sizeof *sorted, compare);
	for (size_t i = 0; i < count; i++) {
		const bool again = i && compare_kin(sorted[i - 1], sorted[i]) == 0;

		repeats[sorted[i] - findings->items] =
			again ? repeats[sorted[i - 1] - findings->items] + 1 : 0;
	}
	free(sorted);
	return repeats;
}
