/* held_rows.h -- check: rows of registers of Recommendations, each read once a run */
#ifndef TSAGCHECK_CHECK_HELD_ROWS_H
#define TSAGCHECK_CHECK_HELD_ROWS_H

#include "../base/map.h"
#include "../values/set.h"
#include "registers.h"

/* A row: a Recommendation in its column id, perhaps the group that is responsible for it. */
struct held_row {
	struct recommendation one;
	uint64_t keys[RECOMMENDATION_NAMES]; /* of its names */
	uint64_t main;                       /* what its own key in the register begins with */
	const char *group;
	const struct register_file *file;
	struct register_row row;
	xmlNode *element; /* NULL: no answer had it yet */
};

/* {0} has none. Owner: held_rows_clear(). */
struct held_rows {
	struct map rows;   /* struct held_row, by the text of the row */
	struct map files;  /* where the elements of a file's rows are: intptr_t */
	xmlNode *elements; /* their parent; NULL: none was made */
};

/* All numbers that begin with that letter and number. */
struct interval held_main(char letter, unsigned main);

/* The row, read when it is first asked for; lives in the run. one.count is 0 when its id is no
 * Recommendation. */
struct held_row *held_row_of(struct check_run *run, struct held_rows *rows,
	const struct register_file *file, const struct register_row *row);

/* The element that stands for it, the same each time; lives in the run. */
xmlNode *held_row_element(struct check_run *run, struct held_rows *rows, struct held_row *row);

/* May be called twice. */
void held_rows_clear(struct held_rows *rows);

#endif
