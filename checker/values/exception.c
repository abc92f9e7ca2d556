/* exception.c -- values: "except those under the responsibility of Study Group 2" becomes "SG2" */
#include "exception.h"

#include <string.h>

#include "group.h"

enum { CLAUSE_WORDS = 16 };

static bool
any_of(struct cursor *cursor, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cursor_words(cursor, words[i])) {
			cursor_space(cursor);
			return true;
		}
	return false;
}

int
exception_scan_word(struct cursor *cursor)
{
	static const char *const words[] = {
		"except for", "except", "excepting", "excluding", "with the exception of"};

	return any_of(cursor, words, sizeof words / sizeof *words) ? 0 : -1;
}

/* The words between "except" and the group; a text of nothing else is not read again and again. */
static void
skip_clause(struct cursor *cursor)
{
	static const char *const words[] = {"those", "that", "which", "are", "under", "the",
		"responsibility", "of", "in", "conjunction", "with"};

	for (int i = 0; i < CLAUSE_WORDS && any_of(cursor, words, sizeof words / sizeof *words);
		i++)
		;
}

static void
skip_separators(struct cursor *cursor)
{
	do
		cursor_space(cursor);
	while (cursor_byte(cursor, ',') || cursor_byte(cursor, '&') ||
		cursor_words(cursor, "and") || cursor_words(cursor, "or"));
}

static void
add_once(struct buffer *out, const struct buffer *name)
{
	const char *at = buffer_text(out), *found;

	while ((found = strstr(at, buffer_text(name)))) {
		at = found + name->length;
		if ((*at == ' ' || *at == '\0') && (found == buffer_text(out) || found[-1] == ' '))
			return;
	}
	if (out->length)
		buffer_add_byte(out, ' ');
	buffer_add(out, buffer_text(name), name->length);
}

int
exception_scan_groups(struct cursor *cursor, struct buffer *out)
{
	struct cursor ahead = *cursor;
	struct buffer name = {0};
	int status = -1;

	skip_clause(&ahead);
	if (group_scan_study(&ahead))
		return -1;
	while (group_scan_number(&ahead, &name) == 0) {
		*cursor = ahead;
		add_once(out, &name);
		buffer_reset(&name);
		skip_separators(&ahead);
		skip_clause(&ahead);
		group_scan_study(&ahead);
		status = 0;
	}
	buffer_clear(&name);
	return status;
}
