/* elements.c -- xpath: the elements of a document by their names */
#include "elements.h"

#include <stdlib.h>

#include "../base/text_map.h"
#include "../base/tree.h"

/* The elements of one document. */
struct elements {
	const xmlDoc *tree;
	struct text_map by_name; /* struct element_list */
	struct map by_interned;  /* the same by the addresses of names that the parser interned */
	struct elements *next;
};

static struct element_list *
list_named(struct elements *elements, const xmlChar *name)
{
	void **list = text_map_at(&elements->by_name, (const char *)name);

	if (!*list) {
		*list = memory_new(sizeof(struct element_list));
		*(struct element_list *)*list = (struct element_list){.items = NULL};
	}
	return *list;
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

	*made = (struct elements){.tree = tree};
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
	return text_map_get(&elements->by_name, name);
}

static void
free_lists(struct text_map *by_name)
{
	for (size_t i = 0; i < by_name->count; i++) {
		struct element_list *list = by_name->entries[i].value;

		free(list->items);
		free(list);
	}
	text_map_clear(by_name);
}

void
elements_clear(struct evaluation *evaluation)
{
	while (evaluation->elements) {
		struct elements *next = evaluation->elements->next;

		free_lists(&evaluation->elements->by_name);
		map_clear(&evaluation->elements->by_interned);
		free(evaluation->elements);
		evaluation->elements = next;
	}
}
