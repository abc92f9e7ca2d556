/* text_tree.c -- load: what was read of extracted text becomes nodes with places */
#include "text_tree.h"

#include <libxml/dict.h>
#include <stdlib.h>

void
text_tree_init(struct text_tree *tree, const struct source *source)
{
	*tree = (struct text_tree){.document = xmlNewDoc((const xmlChar *)"1.0"), .source = source};
	if (!tree->document || !(tree->document->dict = xmlDictCreate()))
		die("out of memory");
}

void
text_tree_clear(struct text_tree *tree)
{
	free(tree->notes);
	tree->notes = NULL;
	tree->note_count = tree->note_room = 0;
}

/* Not xmlAddChild(): it would melt a text into the one before and so lose its place. */
static xmlNode *
append(xmlNode *parent, xmlNode *node, size_t offset)
{
	if (!node)
		die("out of memory");
	place_set(node, offset);
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
	return node;
}

xmlNode *
element_add(struct text_tree *tree, xmlNode *parent, const char *name, size_t offset)
{
	return append(parent, xmlNewDocNode(tree->document, NULL, (const xmlChar *)name, NULL),
		offset);
}

void
lost_add(struct text_tree *tree, xmlNode *parent, size_t offset)
{
	append(parent, xmlNewDocPI(tree->document, (const xmlChar *)"lost", NULL), offset);
}

void
text_add(struct text_tree *tree, xmlNode *parent, const struct buffer *text, size_t offset)
{
	append(parent,
		xmlNewDocTextLen(tree->document, (const xmlChar *)text->text, (int)text->length),
		offset);
}

xmlNode *
paragraph_add(struct text_tree *tree, xmlNode *parent, const char *name, struct extent text)
{
	xmlNode *paragraph = element_add(tree, parent, name, text.start);

	inline_add(tree, paragraph, text);
	return paragraph;
}
