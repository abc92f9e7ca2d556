/* anchor.c -- review: words of the report become two bytes of the main part */
#include "anchor.h"

#include <string.h>

#include "../load/docx_places.h"
#include "../load/part.h"
#include "../load/scan.h"

static const struct docx_piece *
pieces_end(const struct report *report)
{
	return report->word->pieces + report->word->piece_count;
}

/* Where the text of a piece ends, and how many characters of it stand before an offset. */
static size_t
piece_end(const struct report *report, const struct docx_piece *piece)
{
	return piece + 1 < pieces_end(report) ? piece[1].start : report->source.length;
}

static size_t
characters(const struct report *report, const struct docx_piece *piece, size_t offset)
{
	size_t count = 0;

	for (size_t at = piece->start; at < offset; at++)
		count += (report->source.bytes[at] & 0xC0) != 0x80;
	return count;
}

/* The byte behind so many characters of what stands from `at` on, up to a tag that ends it. */
static size_t
behind_characters(const char *bytes, size_t at, size_t count, bool *in_cdata)
{
	*in_cdata = false;
	while (bytes[at]) {
		if (!*in_cdata && !strncmp(bytes + at, "<![CDATA[", 9)) {
			*in_cdata = true;
			at += 9;
		} else if (*in_cdata && !strncmp(bytes + at, "]]>", 3)) {
			*in_cdata = false;
			at += 3;
		} else if (!*in_cdata && !strncmp(bytes + at, "<!--", 4)) {
			at = (size_t)(strstr(bytes + at, "-->") - bytes) + 3;
		} else if (!*in_cdata && !strncmp(bytes + at, "<?", 2)) {
			at = (size_t)(strstr(bytes + at, "?>") - bytes) + 2;
		} else if (count == 0 || (!*in_cdata && bytes[at] == '<')) {
			break;
		} else {
			if (!*in_cdata && bytes[at] == '&')
				at += strcspn(bytes + at, ";");
			else if (bytes[at] == '\r' && bytes[at + 1] == '\n')
				at++;
			for (at++; (bytes[at] & 0xC0) == 0x80;)
				at++;
			count--;
		}
	}
	return at;
}

/* The byte behind the end tag of the element of a piece that has only text in it. */
static size_t
behind_element(const char *bytes, size_t length, size_t at)
{
	if (bytes[at - 2] == '/')
		return at;
	while (scan_token(bytes, length, at).type != TOKEN_END)
		at = scan_token(bytes, length, at).extent.end;
	return scan_token(bytes, length, at).extent.end;
}

static bool
is_blank(const char *bytes, size_t start, size_t end)
{
	return start >= end || strspn(bytes + start, " \t\r\n") >= end - start;
}

/* Whether the byte is at a place in the run where the run cannot be cut. */
static bool
is_whole(const struct run *run, size_t at)
{
	return run->whole || (run->inner.start <= at && at < run->inner.end);
}

static struct stop
stop_before(const struct runs *runs, const struct run *run, size_t piece, size_t count)
{
	const char *bytes = runs->part.bytes.text;
	const size_t tag = scan_back(bytes, piece, "<");
	const size_t first = run->properties.end ? run->properties.end : run->behind_tag;
	struct stop stop = {.at = run->element.start};

	if (is_whole(run, piece) || (count == 0 && is_blank(bytes, first, tag)))
		return stop;
	stop.run = run;
	stop.at = tag;
	if (count > 0) {
		stop.words = tag;
		stop.at = behind_characters(bytes, piece, count, &stop.in_cdata);
	}
	return stop;
}

static struct stop
stop_behind(const struct runs *runs, const struct run *run, size_t piece, size_t count)
{
	const char *bytes = runs->part.bytes.text;
	const size_t end = behind_element(bytes, runs->part.bytes.length, piece);
	struct stop stop = {.at = run->element.end};
	bool in_cdata = false;
	size_t at;

	if (is_whole(run, piece))
		return stop;
	at = bytes[piece - 2] == '/' ? end : behind_characters(bytes, piece, count, &in_cdata);
	if (at < end && (in_cdata || bytes[at] != '<'))
		return (struct stop){.at = at,
			.run = run,
			.words = scan_back(bytes, piece, "<"),
			.in_cdata = in_cdata};
	if (!is_blank(bytes, end, run->end_tag))
		return (struct stop){.at = end, .run = run};
	return stop;
}

/* What is around the run as a whole. */
static struct anchor
around(const struct run *first, const struct run *last)
{
	return (struct anchor){.start = {.at = first->element.start},
		.end = {.at = last->element.end},
		.reference = {.at = last->behind_child}};
}

/* Behind the properties of the paragraph whose tag ends before byte `at`. */
static struct stop
stop_in(const struct runs *runs, size_t at)
{
	const struct part_text *part = &runs->part;
	struct token token = scan_token(part->bytes.text, part->bytes.length, at);
	size_t depth = 0;

	if (part->bytes.text[at - 2] == '/')
		return (struct stop){.at = at, .paragraph = scan_back(part->bytes.text, at, "<")};
	if (token.type == TOKEN_TEXT)
		token = scan_token(part->bytes.text, part->bytes.length, token.extent.end);
	if (!part_text_is(part, token.extent.start, "pPr"))
		return (struct stop){.at = at};
	for (depth = token.type == TOKEN_START; depth > 0;) {
		token = scan_token(part->bytes.text, part->bytes.length, token.extent.end);
		depth += token.type == TOKEN_START;
		depth -= token.type == TOKEN_END;
	}
	return (struct stop){.at = token.extent.end};
}

/* Where the paragraph is that the byte is in; no words are commented. */
static struct anchor
paragraph_at(const struct runs *runs, size_t at)
{
	const struct run *run = run_at(runs, at);
	const struct stop stop = stop_in(runs, at);

	return run ? around(run, run) : (struct anchor){stop, stop, stop, false};
}

static bool
is_main(const struct report *report, const struct docx_piece *piece)
{
	return piece->at &&
	       (report->word->story_count < 2 || piece->start < report->word->stories[1].start);
}

/* The first piece with words from this one on in the main part; NULL when there is none. */
static const struct docx_piece *
next_words(const struct report *report, const struct docx_piece *piece)
{
	while (piece < pieces_end(report) && (piece->piece == PIECE_NONE || !piece->at))
		piece++;
	return piece < pieces_end(report) && is_main(report, piece) ? piece : NULL;
}

static bool
is_space(char byte)
{
	return byte && strchr(" \t\n\v", byte);
}

/* "TABLE 1" is shown as "Table 1". */
static char
small(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Where in the source the words end that are shown; `start` when they are not what stands there, as
 * the number of a footnote. A whole table is shown by its first words. */
static size_t
shown_end(const struct report *report, const struct place *place)
{
	const char *source = report->source.bytes, *words = place->words;
	size_t at = place->start.offset, end = at;

	while (*words && at < place->end.offset) {
		if (is_space(*words))
			words++;
		else if (is_space(source[at]))
			at++;
		else if (small(*words++) != small(source[at++]))
			return place->start.offset;
		else
			end = at;
	}
	return end;
}

/* The mark of the note between the piece and the one before it. */
static const struct run *
mark_before(const struct runs *runs, const struct report *report, const struct docx_piece *piece)
{
	const size_t behind = piece > report->word->pieces ? piece[-1].at : 0;

	for (size_t i = 0; i < runs->mark_count; i++)
		if (runs->marks[i].type > RUN_COMMENT && runs->marks[i].element.start > behind &&
			runs->marks[i].element.start < piece->at)
			return run_at(runs, runs->marks[i].element.start);
	return NULL;
}

/* The words from one piece to another, as far as the runs can be cut. */
static bool
find_between(struct anchor *anchor, const struct anchoring *anchoring,
	const struct docx_piece *first, const struct docx_piece *last, struct extent extent)
{
	const struct report *report = anchoring->report;
	const struct runs *runs = anchoring->runs;
	const struct run *first_run = run_at(runs, first->at), *last_run = run_at(runs, last->at);
	const bool outside = extent.start < first->start;

	if (!first_run || !last_run)
		return false;
	anchor->start = stop_before(
		runs, first_run, first->at, outside ? 0 : characters(report, first, extent.start));
	anchor->end = stop_behind(runs, last_run, last->at, characters(report, last, extent.end));
	anchor->reference = last_run->behind_child == last_run->element.end
	                            ? anchor->end
	                            : (struct stop){.at = last_run->behind_child};
	anchor->exact =
		!outside && !is_whole(first_run, first->at) && !is_whole(last_run, last->at);
	/* the text of a box stands behind its paragraph, which is not the order of the part */
	if (anchor->start.at >= anchor->end.at)
		*anchor = around(first_run, first_run);
	return true;
}

/* What is there when the words of the finding are not: a note's mark or a paragraph. */
static bool
find_nearest(
	struct anchor *anchor, const struct anchoring *anchoring, const struct docx_piece *piece)
{
	const struct run *run = mark_before(anchoring->runs, anchoring->report, piece);

	if (!run && piece->piece == PIECE_NONE)
		*anchor = paragraph_at(anchoring->runs, piece->at);
	else if (!run)
		run = run_at(anchoring->runs, piece->at);
	if (run)
		*anchor = around(run, run);
	return run || piece->piece == PIECE_NONE;
}

static bool
find_words(struct anchor *anchor, const struct anchoring *anchoring, const struct place *place)
{
	const struct report *report = anchoring->report;
	struct extent extent = {place->start.offset, shown_end(report, place)};
	const struct docx_piece *piece = docx_piece_at(report, extent.start),
				*first = next_words(report, piece), *last;

	if (!piece->at)
		return false;
	if (!*place->words && piece->piece == PIECE_NONE && piece->start == extent.start) {
		*anchor = paragraph_at(anchoring->runs, piece->at);
		anchor->exact = anchor->start.at == anchor->end.at;
		return true;
	}
	if (extent.end == extent.start || !first)
		return find_nearest(anchor, anchoring, piece);
	/* a number that Word counts stands for the words behind it */
	if (first->start >= extent.end) {
		if (first->paragraph != piece->paragraph)
			return find_nearest(anchor, anchoring, piece);
		extent.end = piece_end(report, first);
	}
	last = docx_piece_at(report, extent.end - 1);
	return find_between(
		anchor, anchoring, first, last->piece == PIECE_NONE ? first : last, extent);
}

/* The first paragraph with words; of a document without any, the first one. */
static void
find_start(struct anchor *anchor, const struct anchoring *anchoring)
{
	const struct runs *runs = anchoring->runs;
	const struct report *report = anchoring->report;
	const struct docx_piece *first = next_words(report, report->word->pieces), *last = first;
	const struct run *first_run = first ? run_at(runs, first->at) : NULL;

	*anchor = paragraph_at(runs, runs->behind_first);
	if (!first_run)
		return;
	while (last + 1 < pieces_end(report) && is_main(report, last + 1) &&
		last[1].piece != PIECE_NONE && last[1].paragraph == first->paragraph &&
		run_at(runs, last[1].at))
		last++;
	*anchor = around(first_run, run_at(runs, last->at));
}

static bool
find_note(struct anchor *anchor, const struct anchoring *anchoring, const struct place *place,
	int *failed)
{
	const struct docx_piece *piece = docx_piece_at(anchoring->report, place->start.offset);
	const struct run_mark *mark = NULL;
	const struct run *run;
	struct note note;

	*failed = notes_find(anchoring->notes, &note, anchoring->package, place->part, piece->at,
		anchoring->messages);
	if (!*failed)
		mark = run_mark_of(
			anchoring->runs, note.at_end ? RUN_ENDNOTE : RUN_FOOTNOTE, note.id);
	run = mark ? run_at(anchoring->runs, mark->element.start) : NULL;
	if (!run)
		return false;
	*anchor = around(run, run);
	return true;
}

int
anchor_find(struct anchor *anchor, const struct anchoring *anchoring, const struct place *place)
{
	const struct report *report = anchoring->report;
	const bool is_placed =
		*place->path && !strcmp(place->document, report->name) && place->part;
	int failed = 0;

	*anchor = (struct anchor){.exact = false};
	if (is_placed && !strcmp(place->part, report->word->stories[0].part)) {
		if (find_words(anchor, anchoring, place))
			return 0;
	} else if (is_placed && find_note(anchor, anchoring, place, &failed)) {
		return 0;
	}
	find_start(anchor, anchoring);
	return failed;
}
