/* native_node.c -- xpath: the text of a node (XPath 1.0, 5) */
#include <string.h>

#include "native.h"
#include "../base/tree.h"

static bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* What the texts in an element say; copied when to is not NULL. Returns how many bytes it is. */
static size_t
join_texts(const xmlNode *top, char *to)
{
	size_t length = 0;

	for (const xmlNode *at = top; at; at = node_following(at, top)) {
		size_t more = is_text(at) && at->content ? strlen((const char *)at->content) : 0;

		if (to && more)
			memcpy(to + length, at->content, more);
		length += more;
	}
	return length;
}

/* An entity may have brought more than one text into an attribute. */
static const char *
copied_text(struct native *native, const xmlNode *node)
{
	struct arena *scratch = &native->evaluation->scratch;
	const char *text;
	xmlChar *made;

	if (node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE) {
		char *joined = arena_alloc(scratch, join_texts(node, NULL) + 1);

		join_texts(node, joined);
		return joined;
	}
	made = xmlNodeGetContent(node);
	text = arena_copy(scratch, made ? (const char *)made : "");
	xmlFree(made);
	return text;
}

static const char *
content_of(const xmlNode *node)
{
	return node->content ? (const char *)node->content : "";
}

const char *
node_text(struct native *native, const xmlNode *node, bool *lasting)
{
	*lasting = true;
	switch (node->type) {
	case XML_ELEMENT_NODE:
	case XML_ATTRIBUTE_NODE:
	case XML_DOCUMENT_NODE:
		if (!node->children)
			return "";
		if (is_text(node->children) && !node->children->next)
			return content_of(node->children);
		*lasting = false;
		return copied_text(native, node);
	case XML_NAMESPACE_DECL:
		return (const char *)((const xmlNs *)node)->href;
	default:
		return content_of(node);
	}
}
