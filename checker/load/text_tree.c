/* text_tree.c -- load: what was read of extracted text becomes nodes with places */
#include "text_tree.h"

#include <libxml/dict.h>
#include <stdlib.h>

void
tree_init(struct text_tree *tree, const struct source *source,
	bool (*read_mark)(struct inline_reading *reading))
{
	*tree = (struct text_tree){.document = xmlNewDoc((const xmlChar *)"1.0"),
		.source = source,
		.read_mark = read_mark};
	if (!tree->document || !(tree->document->dict = xmlDictCreate()))
		die("out of memory");
}

void
tree_clear(struct text_tree *tree)
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
tree_add_element(struct text_tree *tree, xmlNode *parent, const char *name, size_t offset)
{
	return append(
		parent, xmlNewDocNode(tree->document, NULL, (const xmlChar *)name, NULL), offset);
}

void
tree_add_lost(struct text_tree *tree, xmlNode *parent, size_t offset)
{
	append(parent, xmlNewDocPI(tree->document, (const xmlChar *)"lost", NULL), offset);
}

void
tree_add_text(struct text_tree *tree, xmlNode *parent, const struct buffer *text, size_t offset)
{
	append(parent,
		xmlNewDocTextLen(tree->document, (const xmlChar *)text->text, (int)text->length),
		offset);
}

xmlNode *
tree_add_paragraph(struct text_tree *tree, xmlNode *parent, const char *name, struct extent text)
{
	xmlNode *paragraph = tree_add_element(tree, parent, name, text.start);

	tree_add_inline(tree, paragraph, text);
	return paragraph;
}
