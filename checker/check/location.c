/* location.c -- check: a node becomes the XPath of svrl:location */
#include <string.h>

#include "tracing.h"

static bool
is_alike(const xmlNode *node, const xmlNode *other)
{
	if (node->type != other->type)
		return false;
	if (node->type != XML_ELEMENT_NODE)
		return node->type != XML_PI_NODE || xmlStrEqual(node->name, other->name);
	return xmlStrEqual(node->name, other->name) &&
	       xmlStrEqual(node->ns ? node->ns->href : NULL, other->ns ? other->ns->href : NULL);
}

static size_t
ordinal(const xmlNode *node)
{
	size_t count = 1;

	for (const xmlNode *at = node->prev; at; at = at->prev)
		count += is_alike(node, at);
	return count;
}

/* A text as XPath writes it, which has no escapes: quotes of both kinds need concat(). */
static void
add_literal(struct buffer *to, const char *text)
{
	const bool both = strchr(text, '\'') && strchr(text, '"');

	if (both)
		buffer_add_text(to, "concat(\"\"");
	do {
		const size_t length =
			both ? strcspn(text, *text == '"' ? "'" : "\"") : strlen(text);
		const char quote = memchr(text, '\'', length) ? '"' : '\'';

		buffer_print(to, "%s%c%.*s%c", both ? ", " : "", quote, (int)length, text, quote);
		text += length;
	} while (*text);
	if (both)
		buffer_add_byte(to, ')');
}

/* A name that needs no namespace, or any name by its parts. */
static void
add_name(struct buffer *to, const xmlNode *node, const char *any)
{
	const bool attribute = node->type == XML_ATTRIBUTE_NODE;

	if (node->ns) {
		buffer_print(to, "%s[local-name()='%s' and namespace-uri()=", any,
			(const char *)node->name);
		add_literal(to, (const char *)node->ns->href);
		buffer_add_byte(to, ']');
	} else {
		buffer_print(to, "%s%s", attribute ? "@" : "", (const char *)node->name);
	}
}

static void
add_step(struct buffer *to, const xmlNode *node)
{
	switch (node->type) {
	case XML_ATTRIBUTE_NODE:
		add_name(to, node, "@*");
		return;
	case XML_ELEMENT_NODE:
		add_name(to, node, "*");
		break;
	case XML_COMMENT_NODE:
		buffer_add_text(to, "comment()");
		break;
	case XML_PI_NODE:
		buffer_print(to, "processing-instruction('%s')", (const char *)node->name);
		break;
	default:
		buffer_add_text(to, "text()");
		break;
	}
	buffer_print(to, "[%zu]", ordinal(node));
}

static void
add_path(struct buffer *to, const xmlNode *node)
{
	if (!node || node->type == XML_DOCUMENT_NODE)
		return;
	add_path(to, node->parent);
	buffer_add_byte(to, '/');
	add_step(to, node);
}

const char *
location_of(const xmlNode *node, struct arena *a)
{
	struct buffer path = {0};
	const char *kept;

	add_path(&path, node);
	kept = arena_copy(a, path.length ? path.text : "/");
	buffer_clear(&path);
	return kept;
}
