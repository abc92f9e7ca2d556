/* placing.h -- check: where a node of a loaded file stands, for people */
#ifndef TSAGCHECK_CHECK_PLACING_H
#define TSAGCHECK_CHECK_PLACING_H

#include "../load/place.h"
#include "finding.h"

/* The place of a node of XML as it was written: of an element from its start tag on, whatever text
 * it has. Strings live in a. */
struct place markup_place(struct report *report, const xmlNode *node, struct arena *a);

struct check_run;

/* Where a node stands, for people. Strings live in the findings. */
struct place place_for(struct check_run *run, const xmlNode *node);

/* Adds the words of that place, without finding out where they stand. */
void place_words_add(struct check_run *run, const xmlNode *node, struct buffer *words);

/* The place of a stretch of the source of the run's report, as far as it goes in its line. Strings
 * live in the findings. */
struct place extent_place(struct check_run *run, struct extent extent);

#endif
