/* page.c -- tests: a page that the program wrote, read as XML */
#include "page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "../checker/base/buffer.h"
#include "../checker/base/tree.h"

enum { ARGUMENTS = 12 };

void
page_open(struct page_read *page, const char *program, const char *const *arguments)
{
	const char *all[ARGUMENTS + 3] = {"--format", "html"};
	struct outcome outcome;
	size_t count = 2;

	*page = (struct page_read){.status = -1};
	for (; *arguments && count < ARGUMENTS + 2; arguments++)
		all[count++] = *arguments;
	/* a command stands before its options */
	if (count > 2 && !strcmp(all[2], "schematron")) {
		all[0] = "schematron";
		all[1] = "--format";
		all[2] = "html";
	}
	outcome = program_run(program, all, NULL, &page->arena);
	page->status = outcome.status;
	page->tree = xmlReadMemory(outcome.output, (int)strlen(outcome.output), NULL, "UTF-8",
		XML_PARSE_NONET | XML_PARSE_HUGE);
	if (!page->tree)
		fail_msg("the page is not well-formed:\n%s%s", outcome.output, outcome.trouble);
}

void
page_close(struct page_read *page)
{
	xmlFreeDoc(page->tree);
	arena_clear(&page->arena);
	xmlCleanupParser();
}

const xmlNode *
page_root(const struct page_read *page)
{
	return xmlDocGetRootElement(page->tree);
}

const char *
page_value(struct page_read *page, const xmlNode *node, const char *attribute)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)attribute);
	const char *kept = arena_copy(&page->arena, (const char *)value);

	xmlFree(value);
	return kept;
}

const char *
page_text(struct page_read *page, const xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);
	const char *kept = arena_copy(&page->arena, (const char *)text);

	xmlFree(text);
	return kept;
}

bool
page_lists(const char *value, const char *word)
{
	const size_t length = strlen(word);

	for (const char *at = value; at && *at; at += strspn(at, " ")) {
		const size_t one = strcspn(at, " ");

		if (one == length && !strncmp(at, word, length))
			return true;
		at += one;
	}
	return false;
}

static bool
has(const xmlNode *node, const char *attribute, const char *word)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)attribute);
	const bool found = value && page_lists((const char *)value, word);

	xmlFree(value);
	return found;
}

const xmlNode *
page_id(const struct page_read *page, const char *id)
{
	const xmlNode *top = page_root(page);

	for (const xmlNode *at = top; at; at = node_following(at, top))
		if (at->type == XML_ELEMENT_NODE && has(at, "id", id))
			return at;
	return NULL;
}

const xmlNode *
page_find(const xmlNode *top, const char *name, const char *class, size_t *count)
{
	const xmlNode *first = NULL;
	size_t found = 0;

	for (const xmlNode *at = top; at; at = node_following(at, top)) {
		if (at->type != XML_ELEMENT_NODE || strcmp((const char *)at->name, name) != 0 ||
			(class && !has(at, "class", class)))
			continue;
		first = first ? first : at;
		found++;
	}
	if (count)
		*count = found;
	return first;
}

const char *
page_marked(struct page_read *page, const char *badge, const char *number)
{
	const xmlNode *at = page_id(page, badge);
	struct buffer words = {0};
	const char *kept;

	for (at = at ? at->next : NULL; at; at = at->next)
		if (at->type == XML_ELEMENT_NODE && !strcmp((const char *)at->name, "mark") &&
			has(at, "data-f", number))
			buffer_add_text(&words, page_text(page, at));
	kept = arena_copy(&page->arena, buffer_text(&words));
	buffer_clear(&words);
	return kept;
}
