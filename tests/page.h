/* page.h -- tests: a page that the program wrote, read as XML */
#ifndef TSAGCHECK_TESTS_PAGE_H
#define TSAGCHECK_TESTS_PAGE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "program.h"

struct page_read {
	xmlDoc *tree;
	int status; /* of the run */
	struct arena arena;
};

/* Runs the program with these arguments and --format html, and reads what it writes; the test fails
 * when that is not well-formed. Owner: page_close(). */
void page_open(struct page_read *page, const char *program, const char *const *arguments);
void page_close(struct page_read *page);

/* The element of that id, or NULL. */
const xmlNode *page_id(const struct page_read *page, const char *id);

/* The first element below `top` with that name and, unless it is NULL, that class among its
 * classes; NULL when there is none. count, unless it is NULL: how many there are. */
const xmlNode *page_find(const xmlNode *top, const char *name, const char *class, size_t *count);

const xmlNode *page_root(const struct page_read *page);

/* The value of an attribute, NULL when it is absent; the text of a node. Live in the page. */
const char *page_value(struct page_read *page, const xmlNode *node, const char *attribute);
const char *page_text(struct page_read *page, const xmlNode *node);

/* Whether the value is a list, with spaces between, that has the word. */
bool page_lists(const char *value, const char *word);

/* The words that are marked for an item behind its badge, of that id: "w3" or "w3-1". */
const char *page_marked(struct page_read *page, const char *badge, const char *number);

#endif
