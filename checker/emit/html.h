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

/* Writes bytes [start, end) of the text of a block, its words marked. */
void html_marked(const struct page *page, const struct shown_block *block, const struct mark *marks,
	size_t mark_count, size_t start, size_t end);

/* Writes the report of a document, the notes beside their words. */
void html_report(struct page *page, size_t document);

/* Writes what was found about an item. */
void html_note(const struct page *page, size_t item);

/* Write: the list of all items; the notes of those whose words the page does not have; the rules.
 */
void html_list(const struct page *page);
void html_elsewhere(const struct page *page);
void html_rules(const struct page *page);

/* Writes what items can be filtered by. */
void html_filter(const struct page *page);

/* Writes the sections that a block of a document stands in, as values of the filter by place. */
void html_places(const struct page *page, size_t document, size_t block);

/* Writes the pictures that there are facts for; nothing when there are none. Whether there are. */
void html_pictures(const struct page *page, size_t document);
bool html_has_pictures(const struct shown_report *report);

/* "3 errors"; info has no plural. */
void html_count(FILE *out, size_t count, enum severity severity);

/* What a page looks like and does: the texts of its style and script, NULL behind the last piece.
 * Both are free of < and &, so that they stand in HTML and XML alike. */
extern const char *const html_style[];
extern const char *const html_script[];

#endif
