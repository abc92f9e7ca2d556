/* recognition.h -- recognise: one report while its facts are recognised */
#ifndef TSAGCHECK_RECOGNISE_RECOGNITION_H
#define TSAGCHECK_RECOGNISE_RECOGNITION_H

#include "../xpath/expression_value.h"
#include "../base/map.h"
#include "../base/regex.h"
#include "recogniser.h"
#include "tables.h"

/* A stretch of the shown text of a node that a pattern matched. A text node of the scratch document
 * stands for it in XPath, tied to `words`, which is the first member so that the node leads back.
 */
struct match {
	struct words words;
	const struct regex *pattern;
	const char *text; /* the text that was searched */
	struct regex_match groups;
	size_t offset; /* of that text in the shown text of words.node */
};

struct shown {
	const char *text;
	size_t length;
	struct byte_pairs pairs; /* of a node of the report */
};

/* Nodes that are asked for again and again, in document order. */
struct block_list {
	xmlNode **nodes; /* NULL: not asked for yet */
	const struct shown **texts;
	int count;
};

enum { BLOCKS_ALL, BLOCKS_PROSE, BLOCK_LISTS };

struct recognition {
	const struct recognisers *recognisers;
	struct report *report;
	struct tables *tables;
	struct evaluation evaluation;
	xmlDoc *scratch; /* owns the nodes of matches */
	struct block_list blocks[BLOCK_LISTS];
	xmlNode *current;    /* what the fact being made is about */
	struct map shown;    /* struct shown of nodes already asked for */
	struct arena *arena; /* the report's */
	struct messages *messages;
};

/* The shown text of a node of the report, or the content of a match's; kept for the next call. */
struct shown recognition_shown(struct recognition *r, const xmlNode *node);

/* Every paragraph, title and cell of the report, paragraphs of a cell left out; of BLOCKS_PROSE no
 * cell. A new set that the caller frees. */
xmlNodeSet *recognition_blocks(struct recognition *r, int which);

/* The list of blocks that nodes are all of; NULL when they are other ones. */
const struct block_list *recognition_list(struct recognition *r, const xmlNodeSet *nodes);
void recognition_blocks_clear(struct recognition *r);

/* The match that a node of the scratch document stands for; NULL for any other node. */
const struct match *match_of(const struct recognition *r, const xmlNode *node);

/* The same, kept: of a node of the report only. */
const struct shown *recognition_kept(struct recognition *r, const xmlNode *node);

/* Adds a node for each match of pattern in the shown text of node to found, at most `most`.
 * Returns 0; or -1 when a limit of the pattern was reached. */
int match_all(struct recognition *r, const xmlNode *node, const struct regex *pattern, size_t most,
	xmlNodeSet *found);

/* The same for each node of a list, and -1 when a limit was reached in one of them. */
int match_list(struct recognition *r, const struct block_list *list, const struct regex *pattern,
	xmlNodeSet *found);

/* A node for a group of a match; NULL when the group took no part. */
xmlNode *match_group(struct recognition *r, const struct match *match, const char *group);

#endif
