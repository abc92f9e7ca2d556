/* group.c -- values: "ITU-T Study Group 16" becomes "SG16" */
#include "group.h"

#include "normalise.h"

static bool
letters(struct cursor *cursor, const char *wanted)
{
	struct cursor ahead = *cursor;

	while (*wanted)
		if (!cursor_byte(&ahead, *wanted++))
			return false;
	cursor_space(&ahead);
	*cursor = ahead;
	return true;
}

int
group_scan_study(struct cursor *cursor)
{
	struct cursor ahead = *cursor;

	if (cursor_words(&ahead, "ITU-T"))
		cursor_space(&ahead);
	if (!cursor_words(&ahead, "Study Groups ") && !cursor_words(&ahead, "Study Group ") &&
		!cursor_words(&ahead, "SGs ") && !letters(&ahead, "SG") && !letters(&ahead, "COM"))
		return -1;
	*cursor = ahead;
	return 0;
}

int
group_scan_number(struct cursor *cursor, struct buffer *out)
{
	struct cursor ahead = *cursor, behind;
	unsigned number;
	char letter = '\0';

	if (!cursor_number(&ahead, 99, &number)) {
		if (ahead.at == ahead.end || *ahead.at < 'A' || *ahead.at > 'Z')
			return -1;
		letter = *ahead.at++;
	}
	behind = ahead;
	if (cursor_in_word(&ahead) || cursor_byte(&behind, '/') || cursor_dash(&behind))
		return -1;
	if (cursor_byte(&behind, '.') && cursor_in_word(&behind))
		return -1;
	if (letter)
		buffer_print(out, "SG%c", letter);
	else
		buffer_print(out, "SG%u", number);
	*cursor = ahead;
	return 0;
}

static bool
capital(uint32_t c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
name_character(uint32_t c)
{
	return capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* "TSAG", "RG-WM", "FG-AI4H", "JCA-IoT": two capitals at least, then capitals and digits up to the
 * first hyphen. */
static int
acronym(struct cursor *cursor, struct buffer *out)
{
	size_t first = 0;
	bool hyphen = false;

	if (!capital(cursor_peek(cursor)))
		return -1;
	for (;; first++) {
		uint32_t c = cursor_peek(cursor);
		struct cursor behind = *cursor;

		if (name_character(c)) {
			if (!hyphen && c >= 'a' && c <= 'z')
				return -1;
			cursor_step(cursor);
			buffer_add_byte(out, (char)c);
			continue;
		}
		if (first < 2 || !cursor_dash(&behind) || !name_character(cursor_peek(&behind)))
			return first >= 2 ? 0 : -1;
		hyphen = true;
		*cursor = behind;
		buffer_add_byte(out, '-');
	}
}

/* "1/16", "1/TSAG", "5A". */
static int
party(struct cursor *cursor, struct buffer *out)
{
	unsigned number;

	if (!cursor_number(cursor, 99, &number))
		return -1;
	buffer_print(out, "WP%u", number);
	if (capital(cursor_peek(cursor)))
		buffer_add_byte(out, *cursor->at++);
	cursor_space(cursor);
	if (!cursor_byte(cursor, '/'))
		return 0;
	cursor_space(cursor);
	buffer_add_byte(out, '/');
	if (cursor_number(cursor, 99, &number)) {
		buffer_print(out, "%u", number);
		return 0;
	}
	if (cursor->at + 1 == cursor->end && capital(cursor_peek(cursor))) {
		buffer_add_byte(out, *cursor->at++);
		return 0;
	}
	return acronym(cursor, out);
}

/* What joins two of them: ", ", " and ", ", and " or, in what was read before, a space. */
static bool
another(struct cursor *cursor)
{
	bool more = cursor_byte(cursor, ',');

	cursor_space(cursor);
	more |= cursor_words(cursor, "and ");
	cursor_space(cursor);
	return letters(cursor, "WP") || more;
}

/* "WP1/16", "Working Party 1/TSAG", "Working Parties 1/16, 2/16 and 3/16", "WP1/16 WP2/16". */
static int
working_party(struct cursor *cursor, struct buffer *out)
{
	if (!cursor_words(cursor, "Working Party ") && !cursor_words(cursor, "Working Parties ") &&
		!letters(cursor, "WPs") && !letters(cursor, "WP"))
		return -1;
	while (party(cursor, out) == 0) {
		if (!another(cursor))
			return 0;
		buffer_add_byte(out, ' ');
	}
	return -1;
}

static int
study_group(struct cursor *cursor, struct buffer *out)
{
	if (group_scan_study(cursor))
		return -1;
	if (!cursor_words(cursor, "TSAG"))
		return group_scan_number(cursor, out);
	buffer_add_text(out, "TSAG");
	return 0;
}

/* The other two Sectors number their groups as ITU-T does. */
static void
sector(struct cursor *cursor, struct buffer *out)
{
	cursor_space(cursor);
	if (cursor_words(cursor, "ITU-R "))
		buffer_add_text(out, "ITU-R ");
	else if (cursor_words(cursor, "ITU-D "))
		buffer_add_text(out, "ITU-D ");
	else
		cursor_words(cursor, "ITU-T ");
	cursor_space(cursor);
}

int
group_normalise(const char *text, size_t length, struct buffer *out)
{
	static int (*const kinds[])(struct cursor *, struct buffer *) = {
		study_group, working_party, acronym};
	struct cursor start = cursor_over(text, length);
	size_t before;

	sector(&start, out);
	before = out->length;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct cursor cursor = start;

		out->length = before;
		if (kinds[i](&cursor, out) == 0 && cursor_done(&cursor))
			return 0;
	}
	return -1;
}
