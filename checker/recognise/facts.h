/* facts.h -- recognise: what a report states becomes facts in its tree */
#ifndef TSAGCHECK_RECOGNISE_FACTS_H
#define TSAGCHECK_RECOGNISE_FACTS_H

#include "../load/place.h"
#include "../load/report.h"

struct recognisers;

/* Reads facts.xml files (docs/facts.md) into one list, in their order. Owner: recognisers_free().
 * NULL after one message(). */
struct recognisers *recognisers_load(
	const char *const *files, size_t count, struct messages *messages);

/* The same once more, for another thread: libxml2 notes in a compiled expression which functions it
 * calls. Files are not read again, and the original, which must live longer, is not touched. Owner:
 * recognisers_free(). */
struct recognisers *recognisers_copy(const struct recognisers *original);
void recognisers_free(struct recognisers *recognisers);

/* Appends a `facts` element to the report's root, with a fact for each thing that a recogniser
 * finds; facts and their attributes are tied to the words they came from (place.h). A fact name
 * that the document gives facts of by itself is not recognised again. Returns 0; or -1 after a
 * message() for what could not be evaluated, the other facts being there. */
int facts_recognise(
	const struct recognisers *recognisers, struct report *report, struct messages *messages);

/* The `facts` element that facts_recognise() appended, or NULL. Borrowed from the tree. */
xmlNode *facts_of(const struct report *report);

#endif
