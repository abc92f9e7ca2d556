/* elements.c -- xpath: the elements of a document by their names */
#include "elements.h"

#include <libxml/hash.h>
#include <stdlib.h>

#include "../base/libxml.h"
#include "../base/tree.h"

/* The elements of one document. */
struct elements {
	const xmlDoc *tree;
	xmlHashTable *by_name;  /* struct element_list */
	struct map by_interned; /* the same by the addresses of names that the parser interned */
	struct elements *next;
};

static struct element_list *
list_named(struct elements *elements, const xmlChar *name)
{
	struct element_list *list = xmlHashLookup(elements->by_name, name);

	if (list)
		return list;
	list = memory_new(sizeof *list);
	*list = (struct element_list){.items = NULL};
	if (xmlHashAddEntry(elements->by_name, name, list))
		die("out of memory");
	return list;
}

static struct element_list *
list_of(struct elements *elements, const xmlNode *element)
{
	struct element_list *list = map_get(&elements->by_interned, element->name);

	if (list)
		return list;
	list = list_named(elements, element->name);
	if (elements->tree->dict && xmlDictOwns(elements->tree->dict, element->name))
		map_put(&elements->by_interned, element->name, list);
	return list;
}

static struct elements *
elements_of(const xmlDoc *tree)
{
	struct elements *made = memory_new(sizeof *made);
	xmlNode *root = xmlDocGetRootElement(tree);

	*made = (struct elements){.tree = tree, .by_name = xmlHashCreate(HASH_START)};
	for (xmlNode *node = root; node; node = node_following(node, root)) {
		struct element_list *list;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		list = list_of(made, node);
		list->items = array_room(list->items, list->count, &list->room, sizeof root);
		list->items[list->count++] = node;
	}
	return made;
}

const struct element_list *
elements_named(struct evaluation *evaluation, const xmlDoc *tree, const char *name)
{
	struct elements *elements = evaluation->elements;

	while (elements && elements->tree != tree)
		elements = elements->next;
	if (!elements) {
		elements = elements_of(tree);
		elements->next = evaluation->elements;
		evaluation->elements = elements;
	}
	return xmlHashLookup(elements->by_name, (const xmlChar *)name);
}

static void
free_list(void *list_, const xmlChar *name)
{
	struct element_list *list = list_;

	(void)name;
	free(list->items);
	free(list);
}

void
elements_clear(struct evaluation *evaluation)
{
	while (evaluation->elements) {
		struct elements *next = evaluation->elements->next;

		xmlHashFree(evaluation->elements->by_name, free_list);
		map_clear(&evaluation->elements->by_interned);
		free(evaluation->elements);
		evaluation->elements = next;
	}
}
