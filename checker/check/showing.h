/* showing.h -- check: a report becomes what a page shows of it */
#ifndef TSAGCHECK_CHECK_SHOWING_H
#define TSAGCHECK_CHECK_SHOWING_H

#include "../base/buffer.h"
#include "../load/place.h"
#include "shown_report.h"

/* Length bytes of the shown text of a block, from `start` on, that come from byte `at` of a text of
 * the tree on. A block itself has a run of no length, by its element. */
struct showing_run {
	const xmlNode *node;
	size_t at, length;
	size_t block, start; /* block: from 1 */
};

/* The blocks of a report while they are made, and where each text of its tree went. */
struct showing {
	struct buffer text; /* of all blocks; of each the member text is still NULL */
	struct shown_block *blocks;
	size_t *starts; /* of the blocks in text */
	size_t count, room, start_room;
	struct showing_run *runs; /* by node and byte */
	size_t run_count, run_room;
	size_t depth, level;  /* of what is made next: in blocks, in sections */
	const xmlNode *label; /* that no block has yet */
	bool lost;            /* words were lost before the next block with a text */
	bool made;
};

/* Makes showing, which must be {0}, that of the report. Owner: showing_clear(). */
void showing_make(struct showing *showing, const struct report *report);
void showing_clear(struct showing *showing);

/* Puts the runs in order, once all are there. */
void showing_sort(struct showing *showing);

/* Where a page shows these words, of place_words(); {0} when it does not. Linear in the text of
 * words.node. */
struct shown_spot showing_spot(
	const struct showing *showing, const struct report *report, struct words words);

/* What a page shows. Lives in a, and outlives the report. */
const struct shown_report *showing_report(
	const struct showing *showing, const struct report *report, struct arena *a);

/* Adds to `shown` the facts that pictures are drawn from; they live in a. */
void showing_facts(const struct showing *showing, const struct report *report,
	struct shown_report *shown, struct arena *a);

struct check_run;
struct checked_document;

/* Gives the document of the run's report what a page shows of it, when that is wanted. */
void report_show(struct check_run *run, struct checked_document *document);

#endif
