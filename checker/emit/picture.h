/* picture.h -- emit: pictures of what a report states, each with its table */
#ifndef TSAGCHECK_EMIT_PICTURE_H
#define TSAGCHECK_EMIT_PICTURE_H

#include "html.h"

/* Each writes its picture of a document; nothing when there are no facts for it. Whether there are
 * is said by the functions below. */
void picture_time(const struct page *page, size_t document);
void picture_descent(const struct page *page, size_t document);
void picture_map(const struct page *page, size_t document);

bool picture_has_time(const struct shown_report *report);
bool picture_has_descent(const struct shown_report *report);
bool picture_has_map(const struct shown_report *report);

/* Begins a picture with its heading; ends the drawing and begins its table with these heads, which
 * end with NULL; ends both. */
void picture_open(const struct page *page, const char *title);
void picture_table(const struct page *page, const char *const *heads, size_t rows);
void picture_close(const struct page *page);

/* A cell with text, which leads to the words that it comes from, if the page has them. */
void picture_cell(
	const struct page *page, size_t document, struct shown_spot spot, const char *text);

#endif
