/* docx_styles.h -- load: what the styles of a Word document make of paragraphs and runs */
#ifndef TSAGCHECK_LOAD_DOCX_STYLES_H
#define TSAGCHECK_LOAD_DOCX_STYLES_H

#include "docx_oddities.h"
#include "package.h"

/* What a paragraph is, by the name of its style: those of ITU's templates and Word's own. */
enum style_role {
	STYLE_BODY,
	STYLE_HEADING,
	STYLE_ANNEX, /* number, or number and title */
	STYLE_APPENDIX,
	STYLE_QUESTION,
	STYLE_PART,
	STYLE_TITLE, /* below one of these */
	STYLE_ANNEX_TITLE,
	STYLE_APPENDIX_TITLE,
	STYLE_REFERENCE,
	STYLE_TABLE, /* caption */
	STYLE_TABLE_TITLE,
	STYLE_FIGURE,
	STYLE_FIGURE_TITLE,
	STYLE_HEAD, /* of a table's column */
	STYLE_ITEM,
	STYLE_CONTENTS
};

/* -1: the style does not say. */
struct docx_style {
	const char *id, *name, *base;
	enum style_role role;
	bool has_role, resolving, resolved;
	int level; /* of a heading, from 1 */
	long number, number_level;
	int outline; /* from 0; 9: none */
	int caps, hidden;
	const char *font; /* NULL: not said */
};

/* {0} has no styles. */
struct docx_styles {
	struct docx_style *items; /* by id */
	size_t count, room, normal;
	struct arena arena;
};

/* Reads the part; name NULL: there is none, and an id stands for its name. Owner: styles_clear().
 * Returns 0; or -1 after one message(). */
int styles_read(struct docx_styles *styles, struct package *package, const char *name,
	struct docx_oddities *oddities, struct messages *messages);
void styles_clear(struct docx_styles *styles);

/* The number of the style with that id; of the default one when there is none. */
size_t styles_find(struct docx_styles *styles, const char *id);

#endif
