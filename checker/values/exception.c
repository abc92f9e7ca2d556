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

/* No more words than make sense: a text of nothing else is not read again and again. */
static void
skip_words(struct cursor *cursor, const char *const *words, size_t count)
{
	for (int i = 0; i < CLAUSE_WORDS && any_of(cursor, words, count); i++)
		;
}

/* The words between "except" and the group. */
static void
skip_clause(struct cursor *cursor)
{
	static const char *const words[] = {"those", "that", "which", "are", "under", "the",
		"responsibility", "of", "in", "conjunction", "with", "jointly", "together",
		"Recommendations", "assigned", "allocated", "to", "fall", "falling", "for"};

	skip_words(cursor, words, sizeof words / sizeof *words);
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

/* "those having double/triple numbering in other series". */
static bool
double_numbered(struct cursor *cursor)
{
	static const char *const having[] = {"having", "have"};
	static const char *const more[] = {"/", "or", "and", "triple"};
	static const char *const number[] = {
		"-numbered", "numbered", "-numbering", "numbering", "numbers", "number"};
	static const char *const where[] = {"in", "other", "another", "the", "series"};
	struct cursor ahead = *cursor;

	any_of(&ahead, having, sizeof having / sizeof *having);
	if (!cursor_words(&ahead, "double") && !cursor_words(&ahead, "dual"))
		return false;
	cursor_space(&ahead);
	skip_words(&ahead, more, sizeof more / sizeof *more);
	if (!any_of(&ahead, number, sizeof number / sizeof *number))
		return false;
	skip_words(&ahead, where, sizeof where / sizeof *where);
	*cursor = ahead;
	return true;
}

/* One group; its number may stand alone behind another group of the list. */
static bool
scan_group(struct cursor *cursor, bool behind_group, struct buffer *name)
{
	struct cursor ahead = *cursor;
	bool named = group_scan_study(&ahead) == 0;

	if (!cursor_words(&ahead, "TSAG")) {
		if ((!named && !behind_group) || group_scan_number(&ahead, name))
			return false;
	} else {
		buffer_add_text(name, "TSAG");
	}
	*cursor = ahead;
	return true;
}

int
exception_scan_groups(struct cursor *cursor, struct buffer *out)
{
	struct cursor ahead = *cursor;
	struct buffer name = {0};
	bool group = false;
	int status = -1;

	for (;;) {
		skip_clause(&ahead);
		if (double_numbered(&ahead))
			buffer_add_text(&name, EXCEPTION_DOUBLE);
		else if (scan_group(&ahead, group, &name))
			group = true;
		else
			break;
		*cursor = ahead;
		add_once(out, &name);
		buffer_reset(&name);
		skip_separators(&ahead);
		status = 0;
	}
	buffer_clear(&name);
	return status;
}
