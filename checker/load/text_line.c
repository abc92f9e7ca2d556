/* text_line.c -- load: a line of extracted text is told from the others by how it begins */
#include "text_line.h"

#include <string.h>

#include "../base/buffer.h"

enum { LONGEST_HEADING = 250, LONGEST_BOOKMARK = 200, LONGEST_PAGE = 4 };

#define GAP "[ \u00A0]"
#define DASH "[-\u2013\u2014]"
#define NUMBER "[0-9]{1,4}(?:bis|ter|quater)?"
#define CLAUSE_NUMBER \
	"(?:" NUMBER "(?:\\." NUMBER "){0,8}\\.?|[A-Z][A-Z0-9]{0,3}(?:\\." NUMBER "){1,8}\\.?)"
#define ANNEX_NUMBER \
	GAP "(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){0,5}|[IVX]{1,5}|[A-Z][0-9]?(?:\\.[0-9]{1,3}){0,5})"
#define FLOAT_PART "[0-9A-Z]{1,4}[a-z]?"
#define FLOAT_NUMBER GAP FLOAT_PART "(?:[./-]" FLOAT_PART "){0,4}"
#define ANNEX "(?:ANNEX|Annex)" ANNEX_NUMBER
#define APPENDIX "(?:APPENDIX|Appendix)" ANNEX_NUMBER
#define QUESTION                                                                   \
	"(?:(?:DRAFT|Draft) )?(?:(?:NEW|new|REVISED|revised|PROPOSED|proposed) )?" \
	"(?:QUESTION|Question)" GAP "[A-Za-z0-9.]{1,20}/[A-Z0-9]{1,6}"
#define PART "(?:PART|Part)" GAP "(?:[0-9]{1,2}|[IVX]{1,5}|[A-Z])"
#define SECTION \
	"(?:PART|Part|SECTION|Section|CHAPTER|Chapter)" GAP "(?:" NUMBER "|[IVX]{1,5}|[A-Z])"
#define TABLE "(?:TABLE|Table)" FLOAT_NUMBER
#define FIGURE "(?:FIGURE|Figure)" FLOAT_NUMBER
/* Behind a label: nothing, or what sets a title off. */
#define OR_TITLE "(?:[ \\t]*+$|" GAP "*+\\t[ \\t]*+|" GAP "*+:[ \\t]*+|" GAP "++" DASH GAP "++)"
#define OR_REFERENCE "(?:" OR_TITLE "|" GAP "*+(?=\\(.*\\):?[ \\t]*+$))"

/* What the group matches is the label; the rest of the line begins behind the whole match. Group
 * i + 1 is row i, so no row may have a second group. */
static const struct {
	enum line_kind kind;
	const char *pattern;
} beginnings[] = {
	{LINE_NUMBERED, "(" CLAUSE_NUMBER ") *+\\t[ \\t]*+(?=.)"},
	{LINE_ANNEX, "(" ANNEX ")" OR_REFERENCE},
	{LINE_APPENDIX, "(" APPENDIX ")" OR_REFERENCE},
	{LINE_QUESTION, "(" QUESTION ")" OR_TITLE},
	{LINE_PART, "(" PART ")(?:[ \\t]*+$|" GAP "++" DASH GAP "++)"},
	{LINE_TABLE, "(" TABLE ")" OR_TITLE},
	{LINE_FIGURE, "(" FIGURE ")" OR_TITLE},
	{LINE_NOTE, "((?:NOTE|Note)(?:" GAP "[0-9]{1,3})?)" GAP "*+(?::|" DASH ")[ \\t\u00A0]++"},
	/* U+F000 to U+F0FF are characters of a symbol font */
	{LINE_ITEM, "([-\u2010-\u2015\u2022\u25AA\u00B7o*\\x{F000}-\\x{F0FF}]|"
		    "\\(?(?:[a-z]{1,2}|[ivx]{1,5}|[0-9]{1,3})\\)|[a-z]\\.) *+\\t[ \\t]*+"},
	{LINE_IMAGE, "(\\[image:)[ \\t]*+"},
};

/* Where a style says what a line is, the label may be set off by any white space, dashes and line
 * breaks, or by nothing; marks of the direction of writing may stand before it. */
static const struct {
	enum line_kind kind;
	const char *label;
} labels[] = {
	{LINE_NUMBERED, CLAUSE_NUMBER "(?=[\\s\\p{Z}]|$)"},
	{LINE_ANNEX, ANNEX},
	{LINE_APPENDIX, APPENDIX},
	{LINE_QUESTION, QUESTION},
	{LINE_PART, SECTION},
	{LINE_TABLE, TABLE},
	{LINE_FIGURE, FIGURE},
};

#define INVISIBLE "[\\s\\p{Z}\\p{Cf}]*+"
#define SET_OFF "(?![\\p{L}\\p{N}])" INVISIBLE "(?:[-\u2010-\u2015\u2212:]" INVISIBLE ")?+"

enum { BEGINNINGS = sizeof beginnings / sizeof *beginnings };

_Static_assert(
	(int)BEGINNINGS < (int)REGEX_GROUPS, "a pattern match has a group for each beginning");

void
line_reader_init(struct line_reader *reader, const struct source *source)
{
	struct buffer all = {0}, error = {0};
	size_t where;

	for (size_t i = 0; i < BEGINNINGS; i++)
		buffer_print(&all, "%s%s", i ? "|" : "\\G(?:", beginnings[i].pattern);
	buffer_add_byte(&all, ')');
	*reader = (struct line_reader){.source = source, .regexes = regexes_new()};
	reader->beginning = regex_get(reader->regexes, buffer_text(&all), "", &error, &where);
	for (size_t i = 0; i < sizeof labels / sizeof *labels && !error.length; i++) {
		buffer_reset(&all);
		buffer_print(&all, "\\G" INVISIBLE "(%s)" SET_OFF, labels[i].label);
		reader->labels[labels[i].kind] =
			regex_get(reader->regexes, buffer_text(&all), "", &error, &where);
	}
	if (error.length)
		die(buffer_text(&error));
	buffer_clear(&error);
	buffer_clear(&all);
}

void
line_reader_clear(struct line_reader *reader)
{
	regexes_free(reader->regexes);
	*reader = (struct line_reader){0};
}

size_t
bookmark_end(const char *bytes, size_t at, size_t end, struct extent *name)
{
	static const char opening[] = "[bookmark:";
	const size_t length = sizeof opening - 1;
	const char *close;

	if (end - at <= length || memcmp(bytes + at, opening, length))
		return at;
	end = end - at > LONGEST_BOOKMARK ? at + LONGEST_BOOKMARK : end;
	close = memchr(bytes + at, ']', end - at);
	if (!close)
		return at;
	name->end = (size_t)(close - bytes);
	name->start = at + length;
	name->start += strspn(bytes + name->start, " ");
	if (name->start >= name->end)
		return at;
	for (size_t i = name->start; i < name->end; i++)
		if ((unsigned char)bytes[i] < ' ')
			return at;
	return name->end + 1;
}

static size_t
skip_bookmarks(const char *bytes, struct extent text)
{
	struct extent name;
	size_t at;

	while ((at = bookmark_end(bytes, text.start, text.end, &name)) != text.start)
		text.start = at;
	return text.start;
}

static size_t
trimmed_end(const char *bytes, struct extent text)
{
	while (text.end > text.start && strchr(" \t", bytes[text.end - 1]))
		text.end--;
	return text.end;
}

/* An entry of the list of contents: its page stands behind a tab, or behind dots. */
static bool
is_of_contents(const char *bytes, struct extent text)
{
	size_t page = text.end, gap;

	while (page > text.start && strchr("0123456789", bytes[page - 1]))
		page--;
	if (page == text.end || text.end - page > LONGEST_PAGE)
		return false;
	gap = trimmed_end(bytes, (struct extent){text.start, page});
	return (gap < page && memchr(bytes + gap, '\t', page - gap)) ||
	       (gap > text.start + 3 && !memcmp(bytes + gap - 3, "...", 3));
}

struct text_line
line_classify(const struct line_reader *reader, struct extent text)
{
	const char *bytes = reader->source->bytes;
	struct text_line line = {.text = text, .label = {text.start, text.start}, .rest = text};
	struct regex_match match;
	size_t i = 0;

	if (regex_find(reader->beginning, bytes, text.end, skip_bookmarks(bytes, text), &match) < 1)
		return line;
	while (match.starts[i + 1] == NO_MATCH)
		i++;
	if (beginnings[i].kind != LINE_ITEM && is_of_contents(bytes, text))
		return line;
	line.kind = beginnings[i].kind;
	line.label.end = match.ends[i + 1];
	line.rest.start = match.ends[0];
	return line;
}

bool
line_split(const struct line_reader *reader, enum line_kind kind, struct text_line *line)
{
	struct regex_match match;

	if (!reader->labels[kind] || regex_find(reader->labels[kind], reader->source->bytes,
					     line->text.end, line->text.start, &match) < 1)
		return false;
	line->kind = kind;
	line->label = (struct extent){match.starts[1], match.ends[1]};
	line->rest = (struct extent){match.ends[0], line->text.end};
	return true;
}

static size_t
behind_line_end(const char *bytes, size_t end)
{
	if (bytes[end] == '\r' && bytes[end + 1] == '\n')
		return end + 2;
	return bytes[end] ? end + 1 : end;
}

/* The line [start, end), in which there is something. */
static struct text_line
read_line(const struct line_reader *reader, size_t start, size_t end)
{
	const char *bytes = reader->source->bytes;
	const bool lost = bytes[start] == ' ' && bytes[start + 1] != ' ';
	const bool cell = bytes[start + lost] == '\t';
	struct text_line line = line_classify(reader, (struct extent){start + lost + cell, end});

	if (cell)
		line.kind = LINE_CELL;
	line.start = start;
	line.lost = lost;
	line.next = behind_line_end(bytes, end);
	return line;
}

struct text_line
line_at(const struct line_reader *reader, size_t offset)
{
	const char *bytes = reader->source->bytes;
	size_t blanks = 0;
	struct text_line line;

	if (reader->at)
		return reader->at(reader, offset);
	for (;;) {
		size_t end = offset + strcspn(bytes + offset, "\r\n");

		if (offset + strspn(bytes + offset, " \f\v") < end) {
			line = read_line(reader, offset, end);
			break;
		}
		if (!bytes[end]) {
			line = (struct text_line){
				.kind = LINE_END, .text = {end, end}, .start = end, .next = end};
			break;
		}
		offset = behind_line_end(bytes, end);
		blanks++;
	}
	line.blanks = blanks;
	return line;
}

/* Where the bracket begins that ends with the text; or the text's end. */
static size_t
last_bracket(const char *bytes, struct extent text)
{
	size_t depth = 0;

	for (size_t at = text.end; at > text.start; at--) {
		depth += bytes[at - 1] == ']';
		if (bytes[at - 1] == '[' && --depth == 0)
			return at - 1;
	}
	return text.end;
}

bool
line_is_sentence(const struct line_reader *reader, const struct text_line *line)
{
	const char *bytes = reader->source->bytes;
	struct extent text = line->rest;

	text.end = trimmed_end(bytes, text);
	while (text.end > text.start && bytes[text.end - 1] == ']') {
		size_t bracket = last_bracket(bytes, text);

		if (bracket == text.end)
			break;
		text.end = bracket;
		text.end = trimmed_end(bytes, text);
	}
	return text.end > text.start &&
	       (strchr(".:;,", bytes[text.end - 1]) || text.end - text.start > LONGEST_HEADING);
}

bool
line_is_title(const struct line_reader *reader, const struct text_line *line)
{
	return line->styled ? line->role == ROLE_TITLE : !line_is_sentence(reader, line);
}

bool
line_is_reference(const struct line_reader *reader, const struct text_line *line)
{
	const char *bytes = reader->source->bytes;
	size_t end = trimmed_end(bytes, line->rest);

	if (line->styled && line->kind == LINE_TEXT)
		return line->role == ROLE_REFERENCE;
	if (line->rest.start == end || bytes[line->rest.start] != '(')
		return false;
	end -= bytes[end - 1] == ':';
	return bytes[end - 1] == ')';
}

bool
line_continues(const struct line_reader *reader, const struct text_line *line,
	const struct text_line *next)
{
	const char *bytes = reader->source->bytes;
	const char first = bytes[next->text.start];

	if (next->styled)
		return line->role == ROLE_TITLE && next->role == ROLE_TITLE;
	if (next->kind != LINE_TEXT || next->blanks || next->lost || line_is_sentence(reader, next))
		return false;
	/* a break inside a title leaves a space before it, or cuts a phrase */
	return bytes[line->text.end - 1] == ' ' || (first >= 'a' && first <= 'z');
}
