/* path.c -- load: a node becomes the way a person finds it */
#include "path.h"

#include <ctype.h>
#include <string.h>

#include "../base/tree.h"
#include "shown.h"

/* A row or a section without a number is named by its words, cut to this many bytes. */
enum { LONGEST_NAME = 48 };

void
path_add_step(struct buffer *path, const char *text)
{
	if (!*text)
		return;
	if (path->length)
		buffer_add_text(path, " › ");
	buffer_add_text(path, text);
}

void
path_add_name(struct buffer *name, const xmlNode *node)
{
	struct buffer text = {0};
	size_t length;

	if (!node)
		return;
	shown_text(node, &text);
	length = text.length;
	if (length > LONGEST_NAME)
		for (length = LONGEST_NAME; (text.text[length] & 0xC0) == 0x80; length--)
			;
	for (size_t i = 0; i < length; i++)
		buffer_add_byte(name, text.text[i] == '\n' ? ' ' : text.text[i]);
	if (length < text.length)
		buffer_add_text(name, "…");
	buffer_clear(&text);
}

const xmlNode *
path_heading(const xmlNode *parent, const char *name)
{
	for (const xmlNode *child = parent->children; child; child = child->next) {
		if (node_is(child, name))
			return child;
		if (child->type == XML_ELEMENT_NODE && !node_is(child, "label") &&
			!node_is(child, "title") && !node_is(child, "caption"))
			break;
	}
	return NULL;
}

static bool
is_annex(const xmlNode *sec)
{
	xmlChar *type = xmlGetNoNsProp((xmlNode *)(size_t)sec, (const xmlChar *)"sec-type");
	bool annex = type && strcmp((const char *)type, "clause");

	xmlFree(type);
	return annex;
}

/* "ANNEX 2" and "Annex 2" are one annex: shown with one capital. */
static void
lower_word(struct buffer *name)
{
	for (size_t i = 1; i < name->length && isalpha((unsigned char)name->text[i]); i++)
		name->text[i] = (char)tolower((unsigned char)name->text[i]);
}

static void
add_sec(struct buffer *path, const xmlNode *sec)
{
	struct buffer name = {0};

	path_add_name(&name, path_heading(sec, "label"));
	if (is_annex(sec))
		lower_word(&name);
	if (name.length == 0)
		path_add_name(&name, path_heading(sec, "title"));
	path_add_step(path, buffer_text(&name));
	buffer_clear(&name);
}

/* All annexes on the way down, and the innermost clause: "3.2" says itself that it is in "3". */
static void
add_secs(struct buffer *path, const xmlNode *sec, bool innermost)
{
	const xmlNode *outer = sec ? node_enclosing(sec->parent, "sec") : NULL;

	if (!sec)
		return;
	add_secs(path, outer, innermost && is_annex(sec));
	if (innermost || is_annex(sec))
		add_sec(path, sec);
}

/* What does not make a paragraph the first one of something else. */
static bool
holds_paragraphs(const xmlNode *node)
{
	return node_is(node, "list") || node_is(node, "list-item") ||
	       node_is(node, "non-normative-note");
}

static void
number_paragraphs(struct places *places, const xmlNode *parent, size_t *count)
{
	for (const xmlNode *child = parent->children; child; child = child->next)
		if (node_is(child, "p"))
			places_set_number(places, child, ++*count);
		else if (holds_paragraphs(child))
			number_paragraphs(places, child, count);
}

static const xmlNode *
first_paragraph(const xmlNode *parent)
{
	for (const xmlNode *node = parent; node; node = node_following(node, parent))
		if (node_is(node, "p"))
			return node;
	return NULL;
}

/* The paragraph that a node stands in, that of a list for its labels; a footnote is no part of the
 * text around it. */
static const xmlNode *
paragraph_of(const xmlNode *node)
{
	const xmlNode *found = NULL;

	for (; node && !node_is(node, "sec"); node = node->parent)
		if (node_is(node, "fn"))
			found = NULL;
		else if (!found && node_is(node, "p"))
			found = node;
		else if (!found && holds_paragraphs(node))
			found = first_paragraph(node);
	return found;
}

static void
add_paragraph(struct places *places, struct buffer *path, const xmlNode *p)
{
	const xmlNode *block = p->parent;
	struct buffer step = {0};
	size_t number = 0;

	while (holds_paragraphs(block))
		block = block->parent;
	if (!places_number(places, p, &number)) {
		number_paragraphs(places, block, &number);
		places_number(places, p, &number);
	}
	buffer_print(&step, "paragraph %zu", number);
	path_add_step(path, step.text);
	buffer_clear(&step);
}

/* "Figure 1" or "footnote 2"; the kind alone where there is no label. */
static void
add_labelled(struct buffer *path, const xmlNode *node, const char *kind, bool with_kind)
{
	struct buffer step = {0}, name = {0};

	path_add_name(&name, path_heading(node, "label"));
	if (with_kind || name.length == 0)
		buffer_add_text(&step, kind);
	if (with_kind && name.length)
		buffer_add_byte(&step, ' ');
	buffer_add_text(&step, buffer_text(&name));
	path_add_step(path, step.text);
	buffer_clear(&name);
	buffer_clear(&step);
}

static void
add_report_path(struct places *places, struct buffer *path, const xmlNode *node)
{
	const xmlNode *wrap = node_enclosing(node, "table-wrap");
	const xmlNode *figure = node_enclosing(node, "fig"), *note = node_enclosing(node, "fn");
	const xmlNode *p = paragraph_of(node);

	if (node_enclosing(node, "front"))
		path_add_step(path, "front");
	add_secs(path, node_enclosing(node, "sec"), true);
	if (wrap)
		path_add_table(places, path, node, wrap);
	else if (figure)
		add_labelled(path, figure, "figure", false);
	else if (p)
		add_paragraph(places, path, p);
	else if (node_enclosing(node, "title"))
		path_add_step(path, "title");
	if (note)
		add_labelled(path, note, "footnote", true);
}

/* Facts that somebody wrote are no text that a reader of the report sees. */
static bool
is_read(const xmlNode *node)
{
	const xmlNode *root = node->doc ? xmlDocGetRootElement(node->doc) : NULL;

	return node_is(root, "report") && !node_enclosing(node, "facts");
}

const char *
place_path(const xmlNode *node, struct arena *a)
{
	struct places own = {.shared = NULL}, *places;
	struct buffer path = {0};
	const char *text;

	node = place_node(node);
	places = node->doc && node->doc->_private ? node->doc->_private : &own;
	if (is_read(node))
		add_report_path(places, &path, node);
	else
		path_add_xpath(places, &path, node);
	text = arena_text(a, buffer_text(&path), path.length);
	buffer_clear(&path);
	places_clear(&own);
	return text;
}
