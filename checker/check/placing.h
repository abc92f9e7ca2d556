/* placing.h -- check: where a node of a loaded file stands, for people */
#ifndef TSAGCHECK_CHECK_PLACING_H
#define TSAGCHECK_CHECK_PLACING_H

#include "../load/place.h"
#include "finding.h"

/* The place of a node of XML as it was written: of an element from its start tag on, whatever text
 * it has. Strings live in a. */
struct place markup_place(struct report *report, const xmlNode *node, struct arena *a);

struct check_run;

/* The place of a stretch of the source of the run's report, as far as it goes in its line. Strings
 * live in the findings. */
struct place extent_place(struct check_run *run, struct extent extent);

#endif
