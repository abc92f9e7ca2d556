/* places.h -- load: what was found out about the places in a report, so that it is found once */
#ifndef TSAGCHECK_LOAD_PLACES_H
#define TSAGCHECK_LOAD_PLACES_H

#include "../base/map.h"
#include "../base/text_map.h"
#include "place.h"
#include "scan.h"
#include "shown.h"

/* An element that was written in the source, with its number in the order of the tree. */
struct placed_element {
	const xmlNode *node;
	size_t order;
};

/* Begins empty and grows with what is asked for, not with the document. {0} is a good start; the
 * tree of a loaded report leads to it by its _private field. Owner: places_clear(). */
struct places {
	struct map numbers;              /* of nodes, plus 1: see places_number() */
	struct map tables;               /* struct named_table of table elements */
	struct text_map namespaces;      /* URI of a prefix, "" when it stands for several */
	bool has_namespaces;             /* they were collected */
	struct placed_element *elements; /* by offset and order; NULL: they were not collected */
	size_t element_count;
	const xmlNode *shared; /* the last node whose extent others took */
	struct extent shared_extent;
	const xmlNode *shown; /* the last node whose shown text was wanted */
	struct shown_source source;
	const xmlNode *written; /* the last text whose bytes were looked for in the source */
	struct extent written_extent;
	struct content_position position;
	struct arena arena;
};

/* Those of a report, made when they are first asked for; report_clear() and place_forget()
 * free them. */
struct places *places_of(const struct report *report);
void places_clear(struct places *places);

/* Keeps a number for a node; what it counts is the caller's matter. */
void places_set_number(struct places *places, const xmlNode *node, size_t number);

/* Whether a number was kept for the node, and which. */
bool places_number(const struct places *places, const xmlNode *node, size_t *number);

#endif
