/* match.c -- recognise: the words that a pattern matched become nodes */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "../load/shown.h"
#include "recognition.h"

const struct shown *
recognition_kept(struct recognition *r, const xmlNode *node)
{
	struct shown *known = map_get(&r->shown, node);
	struct buffer text = {0};

	if (known)
		return known;
	known = arena_alloc(r->arena, sizeof *known);
	shown_text(node, &text);
	known->length = text.length;
	known->text = arena_text(r->arena, buffer_text(&text), text.length);
	known->pairs = byte_pairs_of(known->text, known->length);
	buffer_clear(&text);
	map_put(&r->shown, node, known);
	return known;
}

struct shown
recognition_shown(struct recognition *r, const xmlNode *node)
{
	if (node->doc == r->scratch)
		return (struct shown){(const char *)node->content,
			strlen((const char *)node->content), {.bits = {0}}};
	return *recognition_kept(r, node);
}

const struct match *
match_of(const struct recognition *r, const xmlNode *node)
{
	return node->doc == r->scratch ? (const struct match *)place_tied(node) : NULL;
}

/* An element of its own for each match, numbered as libxml2 numbers elements in document order: two
 * matches then compare at once, where it would walk from one sibling to the other. Linked by hand:
 * libxml2 would make one text node of two neighbours. */
static xmlNode *
add_node(struct recognition *r, const struct match *match, const char *text, size_t length)
{
	xmlNode *root = xmlDocGetRootElement(r->scratch);
	xmlNode *node = xmlNewDocTextLen(r->scratch, (const xmlChar *)text, (int)length);
	xmlNode *holder = xmlNewDocNode(r->scratch, NULL, (const xmlChar *)"match", NULL);
	ptrdiff_t before = root->last ? (ptrdiff_t)root->last->content : -1;

	if (!node || !holder)
		die("out of memory");
	place_tie(node, &match->words);
	holder->content = (xmlChar *)(before - 1);
	holder->children = holder->last = node;
	node->parent = holder;
	holder->parent = root;
	holder->prev = root->last;
	if (root->last)
		root->last->next = holder;
	else
		root->children = holder;
	root->last = holder;
	return node;
}

static xmlNode *
add_match(struct recognition *r, const struct match *like, size_t start, size_t end)
{
	struct match *match = arena_alloc(r->arena, sizeof *match);

	*match = *like;
	match->words.start = like->offset + start;
	match->words.end = like->offset + end;
	return add_node(r, match, like->text + start, end - start);
}

static int
match_shown(struct recognition *r, const xmlNode *node, const struct shown *shown,
	const struct regex *pattern, size_t most, xmlNodeSet *found)
{
	const struct match *outer = match_of(r, node);
	struct match match = {.pattern = pattern,
		.text = shown->text,
		.words.node = outer ? outer->words.node : place_node(node),
		.offset = outer ? outer->words.start : 0};
	size_t from = 0;
	int result = 1;

	while (most-- > 0 && from <= shown->length &&
		(result = regex_find(pattern, shown->text, shown->length, from, &match.groups)) >
			0) {
		size_t start = match.groups.starts[0], end = match.groups.ends[0];

		xmlXPathNodeSetAddUnique(found, add_match(r, &match, start, end));
		from = end > start ? end : end + 1;
		while (from < shown->length && (shown->text[from] & 0xC0) == 0x80)
			from++;
	}
	return result < 0 ? -1 : 0;
}

int
match_all(struct recognition *r, const xmlNode *node, const struct regex *pattern, size_t most,
	xmlNodeSet *found)
{
	struct shown part;
	const struct shown *shown;

	if (node->doc == r->scratch) {
		part = recognition_shown(r, node);
		return match_shown(r, node, &part, pattern, most, found);
	}
	shown = recognition_kept(r, node);
	return regex_may_match(pattern, &shown->pairs)
	               ? match_shown(r, node, shown, pattern, most, found)
	               : 0;
}

int
match_list(struct recognition *r, const struct block_list *list, const struct regex *pattern,
	xmlNodeSet *found)
{
	int failed = 0;

	for (int i = 0; i < list->count; i++)
		if (regex_may_match(pattern, &list->texts[i]->pairs))
			failed |= match_shown(
				r, list->nodes[i], list->texts[i], pattern, (size_t)-1, found);
	return failed;
}

xmlNode *
match_group(struct recognition *r, const struct match *match, const char *group)
{
	size_t number = regex_group(match->pattern, group);

	if ((number == 0 && strcmp(group, "0")) || match->groups.starts[number] == NO_MATCH)
		return NULL;
	return add_match(r, match, match->groups.starts[number], match->groups.ends[number]);
}
