/* path.c -- load: a node becomes the way a person finds it */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "../base/tree.h"
#include "grid.h"
#include "place.h"
#include "shown.h"

/* A row is named by its first cell, cut to this many bytes. */
enum { LONGEST_NAME = 48 };

static const xmlNode *
child_named(const xmlNode *parent, const char *name)
{
	for (const xmlNode *child = parent->children; child; child = child->next)
		if (node_is(child, name))
			return child;
	return NULL;
}

static void
add_step(struct buffer *path, const char *text, size_t length)
{
	if (length == 0)
		return;
	if (path->length)
		buffer_add_text(path, " › ");
	buffer_add(path, text, length);
}

static void
add_step_text(struct buffer *path, const char *text)
{
	add_step(path, text, strlen(text));
}

/* One line of what is shown, cut between characters where it is long. */
static void
name_of(const xmlNode *node, struct buffer *name)
{
	size_t length;

	if (node)
		shown_text(node, name);
	length = name->length;
	for (size_t i = 0; i < length; i++)
		if (name->text[i] == '\n')
			name->text[i] = ' ';
	if (length <= LONGEST_NAME)
		return;
	for (length = LONGEST_NAME; (name->text[length] & 0xC0) == 0x80; length--)
		;
	name->length = length;
	buffer_add_text(name, "…");
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
	bool annex = is_annex(sec);

	name_of(child_named(sec, "label"), &name);
	if (name.length == 0)
		name_of(child_named(sec, "title"), &name);
	if (annex)
		lower_word(&name);
	add_step(path, buffer_text(&name), name.length);
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

static size_t
count_before(const xmlNode *parent, const xmlNode *node, bool *found)
{
	size_t count = 0;

	for (const xmlNode *child = parent->children; child && !*found; child = child->next) {
		if (child == node) {
			*found = true;
			return count + 1;
		}
		if (node_is(child, "p"))
			count++;
		else if (node_is(child, "list") || node_is(child, "list-item") ||
			 node_is(child, "non-normative-note"))
			count += count_before(child, node, found);
	}
	return count;
}

static void
add_paragraph(struct buffer *path, const xmlNode *p)
{
	const xmlNode *block = p->parent;
	struct buffer step = {0};
	bool found = false;

	while (block && (node_is(block, "list") || node_is(block, "list-item") ||
				node_is(block, "non-normative-note")))
		block = block->parent;
	if (!block)
		return;
	if (node_is(block, "front"))
		add_step_text(path, "front");
	buffer_print(&step, "paragraph %zu", count_before(block, p, &found));
	add_step(path, step.text, step.length);
	buffer_clear(&step);
}

/* The row's first cell that shows anything; where rows above share that name, which of them it is.
 */
static void
add_row_name(struct buffer *path, const struct grid *grid, const struct grid_row *row)
{
	struct buffer name = {0}, other = {0};
	size_t same = 1;

	buffer_add_text(&name, "row ");
	if (row->count)
		name_of(row->cells[0].cell, &other);
	if (other.length == 0)
		buffer_print(&other, "%zu", (size_t)(row - grid->rows) + 1 - grid->head_count);
	buffer_add(&name, other.text, other.length);
	for (const struct grid_row *above = grid->rows + grid->head_count; above < row; above++) {
		buffer_reset(&other);
		if (above->count)
			name_of(above->cells[0].cell, &other);
		same += other.length && !strcmp(other.text, name.text + strlen("row "));
	}
	if (same > 1)
		buffer_print(&name, " (%zu)", same);
	add_step(path, name.text, name.length);
	buffer_clear(&other);
	buffer_clear(&name);
}

static void
add_cell(struct buffer *path, const xmlNode *table, const xmlNode *node)
{
	const xmlNode *tr = node_enclosing(node, "tr"), *cell = node;
	struct arena a = {0};
	const struct grid *grid = grid_of(table, &a);
	const struct grid_row *row = tr ? grid_row_of(grid, tr) : NULL;

	while (cell && cell != tr && cell->parent != tr)
		cell = cell->parent;
	if (row && row >= grid->rows + grid->head_count)
		add_row_name(path, grid, row);
	else if (row)
		add_step_text(path, "head");
	for (size_t i = 0; row && cell != tr && i < row->count; i++)
		if (row->cells[i].cell == cell) {
			const char *head = grid_head(grid, row->cells[i].column, &a);

			add_step(path, head, strlen(head));
			break;
		}
	arena_clear(&a);
}

static void
add_table(struct buffer *path, const xmlNode *node, const xmlNode *wrap)
{
	struct buffer name = {0};
	const xmlNode *table = node_enclosing(node, "table");

	name_of(child_named(wrap, "label"), &name);
	if (name.length == 0)
		buffer_add_text(&name, "table");
	add_step(path, name.text, name.length);
	buffer_clear(&name);
	if (table)
		add_cell(path, table, node);
}

static void
add_report_path(struct buffer *path, const xmlNode *node)
{
	const xmlNode *wrap = node_enclosing(node, "table-wrap");
	const xmlNode *p = node_enclosing(node, "p");

	add_secs(path, node_enclosing(node, "sec"), true);
	if (wrap)
		add_table(path, node, wrap);
	else if (p)
		add_paragraph(path, p);
	else if (node_enclosing(node, "title"))
		add_step_text(path, "title");
}

static size_t
ordinal(const xmlNode *node, bool *alone)
{
	size_t count = 1;
	const xmlNode *other;

	*alone = true;
	for (other = node->prev; other; other = other->prev)
		if (other->type == node->type && xmlStrEqual(other->name, node->name)) {
			count++;
			*alone = false;
		}
	for (other = node->next; other && *alone; other = other->next)
		*alone = other->type != node->type || !xmlStrEqual(other->name, node->name);
	return count;
}

static const char *
step_name(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE      ? "text()"
	       : node->type == XML_COMMENT_NODE ? "comment()"
	       : node->type == XML_PI_NODE      ? "processing-instruction()"
	                                        : (const char *)node->name;
}

static void
add_xpath(struct buffer *path, const xmlNode *node)
{
	const bool attribute = node->type == XML_ATTRIBUTE_NODE;
	const xmlNs *ns = attribute || node->type == XML_ELEMENT_NODE ? node->ns : NULL;
	bool alone = true;
	size_t count;

	if (!node || node->type == XML_DOCUMENT_NODE)
		return;
	add_xpath(path, node->parent);
	count = attribute ? 1 : ordinal(node, &alone);
	buffer_print(path, "/%s%s%s%s", attribute ? "@" : "",
		ns && ns->prefix ? (const char *)ns->prefix : "", ns && ns->prefix ? ":" : "",
		step_name(node));
	if (!alone)
		buffer_print(path, "[%zu]", count);
}

const char *
place_path(const xmlNode *node, struct arena *a)
{
	struct buffer path = {0};
	const xmlNode *root;
	const char *text;

	node = place_node(node);
	root = node->doc ? xmlDocGetRootElement(node->doc) : NULL;
	if (node_is(root, "report") && !root->ns)
		add_report_path(&path, node);
	else
		add_xpath(&path, node);
	text = arena_text(a, buffer_text(&path), path.length);
	buffer_clear(&path);
	return text;
}
