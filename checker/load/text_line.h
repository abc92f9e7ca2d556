/* text_line.h -- load: a line of extracted text is told from the others by how it begins */
#ifndef TSAGCHECK_LOAD_TEXT_LINE_H
#define TSAGCHECK_LOAD_TEXT_LINE_H

#include "../base/regex.h"
#include "line_kind.h"

struct text_tree;
struct docx_build;

/* Tells lines; owns its compiled patterns. */
struct line_reader {
	const struct source *source;
	struct regexes *regexes;
	const struct regex *beginning;
	const struct regex *labels[LINE_KINDS]; /* NULL: the kind has none */
	/* For text that is not in lines as they are extracted: as line_at(); NULL: it is. */
	struct text_line (*at)(const struct line_reader *reader, size_t offset);
	/* Adds the table that line (LINE_GRID) is to wrap; leaves line at the one behind it. */
	void (*add_grid)(struct text_tree *tree, const struct line_reader *reader, xmlNode *wrap,
		struct text_line *line, bool in_front);
	const struct docx_build *build; /* for these two */
};

/* Borrows source. Owner: line_reader_clear(). */
void line_reader_init(struct line_reader *reader, const struct source *source);
void line_reader_clear(struct line_reader *reader);

/* The first line with something in it at or after the offset at which a line begins. */
struct text_line line_at(const struct line_reader *reader, size_t offset);

/* The line that text alone would be; start, next and blanks are not set. */
struct text_line line_classify(const struct line_reader *reader, struct extent text);

/* Whether the text, which is known to be of that kind, begins with a label, however that is set off
 * from the rest; then line gets both. */
bool line_split(const struct line_reader *reader, enum line_kind kind, struct text_line *line);

/* Whether it ends as a sentence does, or is longer than any heading; footnotes at its end do not
 * count. */
bool line_is_sentence(const struct line_reader *reader, const struct text_line *line);

/* Whether it may be the title of the annex, part or Question before it. */
bool line_is_title(const struct line_reader *reader, const struct text_line *line);

/* Whether it says what the annex or Question before it belongs to: "(to Resolution 2)". */
bool line_is_reference(const struct line_reader *reader, const struct text_line *line);

/* Whether next goes on with the title that ends with line. */
bool line_continues(const struct line_reader *reader, const struct text_line *line,
	const struct text_line *next);

/* The byte behind the bookmark "[bookmark: name]" that begins at `at` and ends before `end`, and
 * its name; or `at` when there is none. */
size_t bookmark_end(const char *bytes, size_t at, size_t end, struct extent *name);

#endif
