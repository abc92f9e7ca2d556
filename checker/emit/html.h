/* html.h -- emit: a page while it is written */
#ifndef TSAGCHECK_EMIT_HTML_H
#define TSAGCHECK_EMIT_HTML_H

#include "emit.h"

/* A place of a finding in the text of a report. */
struct mark {
	size_t document; /* index in the findings */
	struct shown_spot spot;
	size_t finding; /* index in the page */
	size_t side;    /* 0: its own words; n: its related place number n */
};

/* The headings of levels 1 and 2 that a block stands under: blocks from 1; 0: none. */
struct section {
	size_t top, sub;
};

/* A rule of which something was found, or that has a name only. */
struct page_rule {
	const struct rule_summary *summary;
	size_t count;
};

/* Related places of a finding that a page has; of more it says how many there are. */
enum { SIDES_MOST = 50 };

/* Everything is written escaped, and nothing of a document is ever a tag, an address or a script.
 * ids: f3 the note of finding 3, w3 its words, w3-1 its related place 1, rule-2 a rule, d1 a
 * document, d1b7 block 7 of it. */
struct page {
	FILE *out;
	const struct findings *findings;
	const struct emit_options *options;
	const struct finding **items; /* those that are shown; finding 3 is items[2] */
	size_t count;
	const size_t *documents;   /* of each item: index of its document, plus 1; 0: unknown */
	struct section **sections; /* of each document, of each of its blocks; NULL: not shown */
	struct mark *marks;        /* by document, block and byte */
	size_t mark_count;
	struct page_rule *rules; /* by name: those of the items, and no others */
	size_t rule_count;
	struct arena arena;
};

/* The marks, rules and documents of the page's items. */
void page_index(struct page *page);

/* The marks of a block (from 1) of a document: *count of them. */
const struct mark *page_marks(
	const struct page *page, size_t document, size_t block, size_t *count);

/* Whether the report in the page has the words of that item. */
bool page_shows(const struct page *page, size_t item);

/* The number of the item's rule in page->rules, from 1. */
size_t page_rule(const struct page *page, size_t item);

/* The document of that name: its index plus 1, or 0. */
size_t page_document(const struct page *page, const char *name);

#endif
