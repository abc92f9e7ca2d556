/* docx_numbers.h -- load: the numbers and bullets that Word puts before paragraphs by itself */
#ifndef TSAGCHECK_LOAD_DOCX_NUMBERS_H
#define TSAGCHECK_LOAD_DOCX_NUMBERS_H

#include "../base/map.h"
#include "../base/text_map.h"
#include "docx_oddities.h"
#include "package.h"

enum { NUMBER_LEVELS = 9 };

struct number_list; /* how a list looks (abstractNum), and how far it has counted */
struct number_use;  /* a list in use (num) */

/* {0} has no lists. */
struct docx_numbers {
	struct number_list *lists;
	struct number_use *uses;
	size_t list_count, list_room, use_count, use_room;
	struct map lists_by_id, uses_by_id; /* by map_number() */
	struct text_map lists_by_style;     /* that they define */
	struct arena arena;
};

/* Reads the part. Owner: numbers_clear(). Returns 0; or -1 after one message(). */
int numbers_read(struct docx_numbers *numbers, struct package *package, const char *name,
	struct messages *messages);
void numbers_clear(struct docx_numbers *numbers);

/* The level of the list that is linked to a style, or otherwise. */
long numbers_style_level(
	const struct docx_numbers *numbers, long number, const char *style, long otherwise);

/* Counts one paragraph of that list (its number, from 1) and level, and adds to label what Word
 * prints before it (ISO/IEC 29500-1, 17.9); nothing when there is no such list. */
void numbers_next(struct docx_numbers *numbers, long number, long level, struct buffer *label,
	struct docx_oddities *oddities);

#endif
