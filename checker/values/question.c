/* question.c -- values: "Question 10/9" becomes "10/9" */
#include "question.h"

#include <stdio.h>
#include <string.h>

#include "normalise.h"

enum { LONGEST_MNEMONIC = 16 };

static bool
capital(struct cursor *cursor, char *letter)
{
	if (cursor->at == cursor->end || *cursor->at < 'A' || *cursor->at > 'Z')
		return false;
	*letter = *cursor->at++;
	return true;
}

/* A leading zero belongs to a month. */
static bool
read_number(struct cursor *cursor, unsigned most, unsigned *number)
{
	return cursor->at < cursor->end && *cursor->at != '0' &&
	       cursor_number(cursor, most, number);
}

static bool
read_group(struct cursor *cursor, struct question *question)
{
	unsigned number;
	char letter;

	if (read_number(cursor, 99, &number))
		snprintf(question->group, sizeof question->group, "%u", number);
	else if (capital(cursor, &letter))
		snprintf(question->group, sizeof question->group, "%c", letter);
	else
		return false;
	return !cursor_in_word(cursor);
}

/* A style may show all of it in capitals: "Q.ACC/C" is "Q.Acc/C". */
static void
lower_but_first(char *mnemonic)
{
	for (char *at = mnemonic + (*mnemonic != '\0'); *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
}

/* "Acc" of "Q.Acc/C". What begins with a digit is a number, and then one that cannot be. */
static bool
read_mnemonic(struct cursor *cursor, struct question *question)
{
	const char *start = cursor->at;

	if (start < cursor->end && *start >= '0' && *start <= '9')
		return false;
	while (cursor_in_word(cursor) && (unsigned char)*cursor->at < 0x80)
		cursor->at++;
	if (cursor->at == start || cursor->at - start > LONGEST_MNEMONIC)
		return false;
	snprintf(question->number, sizeof question->number, "Q.%.*s", (int)(cursor->at - start),
		start);
	lower_but_first(question->number + strlen("Q."));
	return true;
}

/* "10", "4a" (a Question that was split) or "A". */
static bool
read_plain_number(struct cursor *cursor, struct question *question)
{
	struct cursor ahead = *cursor;
	unsigned number;
	char part[2] = {0};

	if (read_number(&ahead, 999, &number)) {
		if (ahead.at < ahead.end && *ahead.at >= 'a' && *ahead.at <= 'z')
			part[0] = *ahead.at++;
		snprintf(question->number, sizeof question->number, "%u%s", number, part);
	} else if (capital(&ahead, part)) {
		snprintf(question->number, sizeof question->number, "%s", part);
	}
	if (ahead.at == cursor->at || cursor_in_word(&ahead))
		return false;
	*cursor = ahead;
	return true;
}

/* Whether a mnemonic may follow: only behind "Q.". */
static bool
skip_prefix(struct cursor *cursor)
{
	struct cursor ahead;

	cursor_words(cursor, "Question ");
	if (!cursor_byte(cursor, 'Q'))
		return false;
	ahead = *cursor;
	if (cursor_byte(cursor, '.')) {
		cursor_space(cursor);
		return true;
	}
	if (cursor_space(&ahead) && ahead.at < ahead.end && *ahead.at >= '0' && *ahead.at <= '9')
		*cursor = ahead;
	return false;
}

int
question_scan(struct cursor *cursor, struct question *question)
{
	struct cursor ahead = *cursor, letter;
	bool mnemonic;

	cursor_words(&ahead, "ITU-T ");
	letter = ahead;
	mnemonic = skip_prefix(&ahead);
	if (!read_plain_number(&ahead, question) &&
		!(mnemonic && read_mnemonic(&ahead, question))) {
		/* The Q itself is the number: Question Q/16. */
		ahead = letter;
		cursor_words(&ahead, "Question ");
		if (!read_plain_number(&ahead, question))
			return -1;
	}
	cursor_space(&ahead);
	if (!cursor_byte(&ahead, '/'))
		return -1;
	cursor_space(&ahead);
	if (!read_group(&ahead, question))
		return -1;
	*cursor = ahead;
	return 0;
}

int
question_read(const char *text, size_t length, struct question *question)
{
	struct cursor cursor = cursor_over(text, length);

	cursor_space(&cursor);
	return question_scan(&cursor, question) == 0 && cursor_done(&cursor) ? 0 : -1;
}

int
question_normalise(const char *text, size_t length, struct buffer *out)
{
	struct question question;

	if (question_read(text, length, &question))
		return -1;
	buffer_print(out, "%s/%s", question.number, question.group);
	return 0;
}
