/* html_parts.h -- emit: the parts of a page */
#ifndef TSAGCHECK_EMIT_HTML_PARTS_H
#define TSAGCHECK_EMIT_HTML_PARTS_H

#include "html.h"

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
