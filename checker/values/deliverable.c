/* deliverable.c -- values: "A-series Supplement 2" becomes "A Suppl. 2" */
#include "cursor.h"
#include "fold.h"
#include "item.h"
#include "normalise.h"
#include "recommendation.h"

enum { LONGEST = 120 };

static bool
capital(const struct cursor *cursor)
{
	return cursor->at < cursor->end && *cursor->at >= 'A' && *cursor->at <= 'Z';
}

/* "Suppl.", "Supplement", "Sup". */
static bool
supplement_word(struct cursor *cursor)
{
	static const char *const words[] = {"Supplement ", "Suppl.", "Suppl ", "Sup."};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (cursor_words(cursor, words[i])) {
			cursor_space(cursor);
			return true;
		}
	/* "A.Sup2" goes on where a word may not. */
	if (cursor->end - cursor->at < 3 || cursor->at[0] != 'S' || cursor->at[1] != 'u' ||
		cursor->at[2] != 'p')
		return false;
	cursor->at += 3;
	return true;
}

/* "Y.Suppl.54 to Y.4000-series": what the supplement is to says nothing about its name. */
static bool
supplement_done(struct cursor *cursor)
{
	struct item series;

	cursor_space(cursor);
	if (cursor_words(cursor, "to "))
		return item_scan(cursor, &series) == 0 && series.series && cursor_done(cursor);
	return cursor_done(cursor);
}

/* What stands between the series and "Suppl.". */
static void
skip_joint(struct cursor *cursor)
{
	cursor_space(cursor);
	cursor_byte(cursor, '.');
	cursor_dash(cursor);
	cursor_space(cursor);
	if (cursor_words(cursor, "series"))
		cursor_space(cursor);
	if (cursor_words(cursor, "Recommendations")) {
		cursor_space(cursor);
		cursor_dash(cursor);
		cursor_space(cursor);
	}
}

/* " Suppl. 2" or, of the old ones, " Suppl. 1.1", up to the end. */
static bool
supplement(struct cursor *cursor, struct buffer *out)
{
	unsigned number, part;

	if (!supplement_word(cursor) || !cursor_number(cursor, 9999, &number))
		return false;
	buffer_print(out, " Suppl. %u", number);
	if (cursor_byte(cursor, '.')) {
		if (!cursor_number(cursor, 9999, &part))
			return false;
		buffer_print(out, ".%u", part);
	}
	return supplement_done(cursor);
}

/* A supplement to a series: "A Suppl. 2"; to a group of numbers: "E-800 series Suppl. 9". */
static bool
series_supplement(struct cursor cursor, struct buffer *out)
{
	unsigned main;

	if (!capital(&cursor))
		return false;
	buffer_add_byte(out, *cursor.at++);
	skip_joint(&cursor);
	if (cursor_number(&cursor, MAIN_MOST, &main)) {
		buffer_print(out, "-%u series", main);
		skip_joint(&cursor);
	}
	return supplement(&cursor, out);
}

/* "Supplement 73 to the ITU-T Y.3900-series Recommendations": named by the letter of its series. */
static bool
supplement_to_series(struct cursor cursor, struct buffer *out)
{
	unsigned number;
	struct item series;
	char letter;

	if (!supplement_word(&cursor) || !cursor_number(&cursor, 9999, &number))
		return false;
	cursor_space(&cursor);
	if (!cursor_words(&cursor, "to "))
		return false;
	cursor_words(&cursor, "the ");
	recommendation_prefix(&cursor);
	if (cursor.at == cursor.end)
		return false;
	letter = *cursor.at;
	if (item_scan(&cursor, &series) || !series.series)
		return false;
	cursor_space(&cursor);
	cursor_words(&cursor, "Recommendations");
	buffer_print(out, "%c Suppl. %u", letter, number);
	return cursor_done(&cursor);
}

/* The parts of a Recommendation that are published by themselves, as they are written and as the
 * list of Recommendations writes them. */
static const struct {
	const char *word, *name;
} parts[] = {
	{"Technical Corrigendum ", "Technical Cor."},
	{"Technical Cor.", "Technical Cor."},
	{"Corrigendum ", "Cor."},
	{"Cor.", "Cor."},
	{"Cor ", "Cor."},
	{"Amendment ", "Amd."},
	{"Amd.", "Amd."},
	{"Amd ", "Amd."},
	{"Erratum ", "Err."},
	{"Err.", "Err."},
	{"Addendum ", "Add."},
	{"Add.", "Add."},
	{"Annex ", "Annex"},
	{"Appendix ", "App."},
	{"App.", "App."},
};

/* "1", or of an annex or appendix "F1", "II". */
static bool
part_number(struct cursor *cursor, struct buffer *out)
{
	size_t before = out->length;

	while (capital(cursor))
		buffer_add_byte(out, *cursor->at++);
	while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9')
		buffer_add_byte(out, *cursor->at++);
	return out->length > before && !cursor_in_word(cursor);
}

static bool
part(struct cursor *cursor, struct buffer *out)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (cursor_words(cursor, parts[i].word)) {
			cursor_space(cursor);
			buffer_print(out, " %s ", parts[i].name);
			return part_number(cursor, out);
		}
	return false;
}

/* " Amd. 1", " Amd. 1 Err. 1", " Annex F1" up to the end. */
static bool
recommendation_parts(struct cursor cursor, const struct recommendation *of, struct buffer *out)
{
	if (of->year)
		buffer_print(out, " (%u)", of->year);
	do {
		cursor_space(&cursor);
		cursor_byte(&cursor, ',');
		cursor_space(&cursor);
		if (!part(&cursor, out))
			return false;
	} while (!cursor_done(&cursor));
	return true;
}

/* A Recommendation, a part of one, "A.8 (2008) Amd. 1", or a supplement to one, "E.164 Suppl. 3".
 */
static bool
numbered(struct cursor cursor, struct buffer *out)
{
	struct recommendation recommendation;
	size_t before;

	if (recommendation_scan(&cursor, &recommendation))
		return false;
	recommendation_print(&recommendation, out);
	if (cursor_done(&cursor))
		return recommendation.year == 0;
	before = out->length;
	if (recommendation_parts(cursor, &recommendation, out))
		return true;
	out->length = before;
	cursor_space(&cursor);
	cursor_dash(&cursor);
	return supplement(&cursor, out);
}

/* "ASBN-AHDGC", "TR.CUP": the first word has two capitals or digits and starts with a capital. */
static bool
identifier(struct cursor cursor, struct buffer *out)
{
	struct cursor word = cursor;
	size_t marked = 0;

	if (!capital(&cursor) || cursor.end - cursor.at > LONGEST)
		return false;
	while (word.at < word.end && !cursor_space(&word)) {
		marked += capital(&word) || (*word.at >= '0' && *word.at <= '9');
		cursor_step(&word);
	}
	text_collapse(cursor.at, (size_t)(cursor.end - cursor.at), out);
	return marked >= 2;
}

int
deliverable_normalise(const char *text, size_t length, struct buffer *out)
{
	static bool (*const kinds[])(struct cursor, struct buffer *) = {
		numbered, series_supplement, supplement_to_series, identifier};
	struct cursor cursor = cursor_over(text, length);
	size_t before = out->length;

	cursor_space(&cursor);
	recommendation_prefix(&cursor);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		out->length = before;
		if (kinds[i](cursor, out))
			return 0;
	}
	return -1;
}
