/* exslt_replace.c -- check: http://exslt.org/strings: texts in a text are replaced by others */
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/order.h"
#include "functions.h"

#define URI "http://exslt.org/strings"

/* A text that is looked for, and what takes its place. */
struct replacement {
	xmlChar *search, *with; /* with NULL: nothing */
	size_t length, order;
};

struct replacements {
	struct replacement *items;
	size_t count;
};

/* The strings of an argument: of each node of a set, in document order, or of the value itself. */
struct strings {
	xmlChar **items;
	size_t count;
};

static struct strings
pop_strings(xmlXPathParserContext *call)
{
	struct strings strings = {NULL, 1};
	xmlNodeSet *nodes = NULL;

	if (xmlXPathStackIsNodeSet(call))
		nodes = argument_nodes(call);
	if (nodes)
		strings.count = (size_t)nodes->nodeNr;
	strings.items = memory_new((strings.count + 1) * sizeof *strings.items);
	nodes_sort(nodes);
	for (size_t i = 0; nodes && i < strings.count; i++)
		strings.items[i] = xmlXPathCastNodeToString(nodes->nodeTab[i]);
	if (!nodes)
		strings.items[0] = xmlXPathPopString(call);
	xmlXPathFreeNodeSet(nodes);
	return strings;
}

/* The longest first, as the page of EXSLT says; of the same length in the order given. */
static int
by_length(const void *a_, const void *b_)
{
	const struct replacement *a = a_, *b = b_;

	if (a->length != b->length)
		return a->length > b->length ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static struct replacements
pop_replacements(xmlXPathParserContext *call)
{
	struct strings with = pop_strings(call), search = pop_strings(call);
	struct replacements all = {
		memory_new((search.count + 1) * sizeof *all.items), search.count};

	for (size_t i = 0; i < search.count; i++)
		all.items[i] = (struct replacement){.search = search.items[i],
			.with = i < with.count ? with.items[i] : NULL,
			.length = (size_t)xmlStrlen(search.items[i]),
			.order = i};
	for (size_t i = search.count; i < with.count; i++)
		xmlFree(with.items[i]);
	free(with.items);
	free(search.items);
	qsort(all.items, all.count, sizeof *all.items, by_length);
	return all;
}

static void
replacements_clear(struct replacements *all)
{
	for (size_t i = 0; i < all->count; i++) {
		xmlFree(all->items[i].search);
		xmlFree(all->items[i].with);
	}
	free(all->items);
}

/* Gives the bytes of each place where the text of a replacement stands, and which nobody has, to
 * its number. */
static void
claim(const char *text, const struct replacement *one, unsigned *owners, unsigned number)
{
	const char *found = text;

	while ((found = strstr(found, (const char *)one->search))) {
		size_t start = (size_t)(found - text), free_bytes = 0;

		while (free_bytes < one->length && !owners[start + free_bytes])
			free_bytes++;
		found += free_bytes < one->length ? free_bytes + 1 : one->length;
		for (size_t i = 0; free_bytes == one->length && i < one->length; i++)
			owners[start + i] = number;
	}
}

static const char *
text_of(const struct replacement *one)
{
	return one && one->with ? (const char *)one->with : "";
}

/* The text with what was claimed replaced, and `between` between two characters that were not; as
 * far as there may be so much. */
static void
add_replaced(xmlXPathParserContext *call, struct buffer *out, const char *text,
	const struct replacements *all, const unsigned *owners, const struct replacement *between)
{
	for (size_t at = 0; text[at] && expression_fits(call, LIMIT_TEXT, out->length);) {
		const struct replacement *owner = owners[at] ? &all->items[owners[at] - 1] : NULL;
		size_t length = owner ? owner->length : character_length(text + at);

		if (owner)
			buffer_add_text(out, text_of(owner));
		else
			buffer_add(out, text + at, length);
		at += length;
		if (!owner && text[at] && !owners[at])
			buffer_add_text(out, text_of(between));
	}
}

static void
replace(xmlXPathParserContext *call, struct buffer *out, const char *text,
	const struct replacements *all)
{
	size_t room = (strlen(text) + 1) * sizeof(unsigned), count = 0;
	unsigned *owners = memory_new(room);

	memset(owners, 0, room);
	for (; count < all->count && all->items[count].length > 0; count++)
		claim(text, &all->items[count], owners, (unsigned)count + 1);
	add_replaced(call, out, text, all, owners, count < all->count ? &all->items[count] : NULL);
	free(owners);
}

/* str:replace(text, search, replacement): a text node. Sets of nodes are lists of texts, and one
 * without a partner is taken out; an empty text to search for stands between all characters. */
static void
call_replace(xmlXPathParserContext *call, int count)
{
	struct replacements all;
	struct buffer out = {0};
	xmlChar *text;

	if (!expression_takes(call, count, 3, 3))
		return;
	all = pop_replacements(call);
	text = xmlXPathPopString(call);
	replace(call, &out, (const char *)text, &all);
	valuePush(call, xmlXPathNewNodeSet(run_text(run_of(call), buffer_text(&out))));
	buffer_clear(&out);
	replacements_clear(&all);
	xmlFree(text);
}

static const struct function functions[] = {
	{URI, "replace", call_replace, GIVES_NODE, false},
};

const struct function_table string_replace_functions = {
	functions, sizeof functions / sizeof *functions};
