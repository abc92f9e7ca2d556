/* shown.c -- load: a node becomes the text that a reader sees of it */
#include "shown.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"

enum role {
	ROLE_INLINE,
	ROLE_BLOCK, /* stands on lines of its own */
	ROLE_LABEL, /* stands before a block, on its line */
	ROLE_BREAK,
	ROLE_HIDDEN
};

static const struct {
	const char *name;
	enum role role;
} elements[] = {
	{"p", ROLE_BLOCK},
	{"break", ROLE_BREAK},
	{"fn", ROLE_HIDDEN},
	{"target", ROLE_HIDDEN},
	{"facts", ROLE_HIDDEN},
	{"label", ROLE_LABEL},
	{"title", ROLE_BLOCK},
	{"td", ROLE_BLOCK},
	{"th", ROLE_BLOCK},
	{"tr", ROLE_BLOCK},
	{"sec", ROLE_BLOCK},
	{"list", ROLE_BLOCK},
	{"list-item", ROLE_BLOCK},
	{"table-wrap", ROLE_BLOCK},
	{"caption", ROLE_BLOCK},
	{"table", ROLE_BLOCK},
	{"fig", ROLE_BLOCK},
	{"non-normative-note", ROLE_BLOCK},
};

/* A walk through what is shown. */
struct walk {
	struct buffer *out;
	size_t count;                /* bytes shown so far */
	char pending;                /* the separator due before the next byte, 0 when none */
	bool glued;                  /* a label was left: the next block goes on in its line */
	struct shown_source *traced; /* NULL: nobody asks where the bytes come from */
};

static enum role
role_of(const xmlNode *node)
{
	const char *name = (const char *)node->name;

	if (node->ns)
		return ROLE_INLINE;
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (name[0] == elements[i].name[0] && !strcmp(name, elements[i].name))
			return elements[i].role;
	return ROLE_INLINE;
}

static void
put(struct walk *walk, const char *bytes, size_t length)
{
	buffer_add(walk->out, bytes, length);
	walk->count += length;
}

/* Between words of one text that a single space parts the run goes on. */
static void
trace(struct walk *walk, const xmlNode *text, size_t at, size_t length)
{
	struct shown_source *to = walk->traced;
	struct shown_run *last = to->count ? &to->runs[to->count - 1] : NULL;

	if (last && last->from.text == text && walk->count - last->start == at - last->from.at) {
		last->length = walk->count + length - last->start;
		return;
	}
	to->runs = array_room(to->runs, to->count, &to->room, sizeof *to->runs);
	to->runs[to->count++] = (struct shown_run){walk->count, length, {text, at}};
}

static void
separate(struct walk *walk, char with)
{
	if (walk->count > 0 && walk->pending != '\n')
		walk->pending = with;
}

static void
put_text(struct walk *walk, const xmlNode *text, const char *content)
{
	size_t at = 0;

	while (content[at]) {
		size_t length = strcspn(content + at, " \t\r\n");

		if (length == 0) {
			separate(walk, ' ');
			at++;
			continue;
		}
		if (walk->pending)
			put(walk, &walk->pending, 1);
		walk->pending = 0;
		if (walk->traced)
			trace(walk, text, at, length);
		put(walk, content + at, length);
		at += length;
		walk->glued = false;
	}
}

static void
separate_block(struct walk *walk)
{
	separate(walk, walk->glued ? ' ' : '\n');
}

static void show(struct walk *walk, const xmlNode *node);

static void
show_children(struct walk *walk, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		show(walk, child);
}

static void
show_element(struct walk *walk, const xmlNode *node)
{
	switch (role_of(node)) {
	case ROLE_HIDDEN:
		break;
	case ROLE_BREAK:
		separate(walk, '\n');
		break;
	case ROLE_LABEL:
		separate_block(walk);
		show_children(walk, node);
		walk->glued = walk->count > 0;
		break;
	case ROLE_BLOCK:
		separate_block(walk);
		show_children(walk, node);
		if (!walk->glued)
			separate(walk, '\n');
		break;
	case ROLE_INLINE:
		show_children(walk, node);
		break;
	}
}

static void
show(struct walk *walk, const xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE)
		show_element(walk, node);
	else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		put_text(walk, node, (const char *)node->content);
	else if (node->type == XML_DOCUMENT_NODE)
		show_children(walk, node);
}

static void
show_attribute(struct walk *walk, const xmlNode *attribute)
{
	xmlChar *value = xmlNodeGetContent((xmlNode *)(size_t)attribute);

	if (value)
		put_text(walk, attribute, (const char *)value);
	xmlFree(value);
}

static void
show_all(struct walk *walk, const xmlNode *node)
{
	if (node->type == XML_ATTRIBUTE_NODE)
		show_attribute(walk, node);
	else if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
		put_text(walk, node, node->content ? (const char *)node->content : "");
	else if (node->type == XML_ELEMENT_NODE)
		/* what is asked for itself is shown, also when it is hidden in its parent */
		show_children(walk, node);
	else
		show(walk, node);
}

void
shown_text(const xmlNode *node, struct buffer *out)
{
	struct walk walk = {.out = out};

	show_all(&walk, node);
}

void
shown_trace(const xmlNode *node, struct shown_source *source)
{
	struct walk walk = {.out = &source->text, .traced = source};

	show_all(&walk, node);
}

void
shown_source_clear(struct shown_source *source)
{
	buffer_clear(&source->text);
	free(source->runs);
	*source = (struct shown_source){.count = 0};
}

struct shown_byte
shown_source_byte(const struct shown_source *source, size_t at)
{
	size_t low = 0, high = source->count;
	const struct shown_run *run;

	if (at >= source->text.length)
		return (struct shown_byte){NULL, 0};
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->runs[middle].start <= at)
			low = middle;
		else
			high = middle;
	}
	run = &source->runs[low];
	at -= run->start;
	return (struct shown_byte){
		run->from.text, run->from.at + (at < run->length ? at : run->length - 1)};
}

struct shown_byte
shown_locate(const xmlNode *node, size_t at)
{
	struct shown_source source = {.count = 0};
	struct shown_byte byte;

	shown_trace(node, &source);
	byte = shown_source_byte(&source, at);
	shown_source_clear(&source);
	return byte;
}
