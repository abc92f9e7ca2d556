/* xpath.c -- load: a node becomes an XPath that selects just it */
#include <string.h>

#include "../base/tree.h"
#include "path.h"

/* A step without its number. */
struct step {
	const char *axis, *prefix, *name; /* "@" or "", NULL or a prefix, a name or a node test */
	const char *uri;                  /* of a name; NULL: no namespace */
	bool is_local; /* no prefix stands for the namespace: by the local name, in any */
};

/* How many siblings fit a step, and how many were numbered so far. */
struct tally {
	size_t count, numbered;
};

/* Those of the children of one node, by their steps. */
struct tallies {
	struct text_map by_step;
	struct buffer step; /* the one looked for */
	struct arena arena;
};

static void
note_namespaces(struct places *places, const xmlNode *element)
{
	for (const xmlNs *ns = element->nsDef; ns; ns = ns->next) {
		const xmlChar *href = ns->href ? ns->href : (const xmlChar *)"";
		void **known;

		if (!ns->prefix)
			continue;
		known = text_map_at(&places->namespaces, (const char *)ns->prefix);
		if (!*known)
			*known = (void *)(size_t)href;
		else if (!xmlStrEqual(*known, href))
			*known = (void *)(size_t) "";
	}
}

/* Whether the prefix stands for the same namespace all over the document. */
static bool
is_unique(struct places *places, const xmlNs *ns, const xmlDoc *tree)
{
	const xmlNode *top = xmlDocGetRootElement((xmlDoc *)(size_t)tree);

	if (!strcmp((const char *)ns->prefix, "xml"))
		return true;
	if (!places->has_namespaces) {
		places->has_namespaces = true;
		for (const xmlNode *node = top; node; node = node_following(node, top))
			if (node->type == XML_ELEMENT_NODE)
				note_namespaces(places, node);
	}
	return xmlStrEqual(text_map_get(&places->namespaces, (const char *)ns->prefix), ns->href);
}

static struct step
name_step(struct places *places, const xmlNode *node)
{
	struct step step = {.axis = node->type == XML_ATTRIBUTE_NODE ? "@" : "",
		.name = (const char *)node->name};

	if (!node->ns)
		return step;
	step.uri = (const char *)node->ns->href;
	if (node->ns->prefix && is_unique(places, node->ns, node->doc))
		step.prefix = (const char *)node->ns->prefix;
	else
		step.is_local = true;
	return step;
}

static struct step
step_of(struct places *places, const xmlNode *node)
{
	switch (node->type) {
	case XML_ELEMENT_NODE:
	case XML_ATTRIBUTE_NODE:
		return name_step(places, node);
	case XML_COMMENT_NODE:
		return (struct step){.axis = "", .name = "comment()"};
	case XML_PI_NODE:
		return (struct step){
			.axis = "processing-instruction", .name = (const char *)node->name};
	default:
		return (struct step){.axis = "", .name = "text()"};
	}
}

static struct tally *
tally_of(struct tallies *tallies, const struct step *step)
{
	void **tally;

	buffer_reset(&tallies->step);
	buffer_print(&tallies->step, "%s %s%s%s", step->axis, step->name, step->is_local ? "" : " ",
		step->is_local || !step->uri ? "" : step->uri);
	tally = text_map_at(&tallies->by_step, tallies->step.text);
	if (!*tally)
		*tally = arena_alloc(&tallies->arena, sizeof(struct tally));
	return *tally;
}

/* Adds to the tallies of both steps that a node fits: with its namespace, and by its local name. */
static void
count_child(struct places *places, const xmlNode *child, struct tallies *tallies)
{
	struct step step = step_of(places, child);

	if (!step.is_local)
		tally_of(tallies, &step)->count++;
	step.is_local = true;
	tally_of(tallies, &step)->count++;
}

/* The number that the child's own step needs: 0 when it needs none. */
static void
number_child(struct places *places, const xmlNode *child, struct tallies *tallies)
{
	struct step step = step_of(places, child);
	const struct tally *own = tally_of(tallies, &step);
	size_t number = own->numbered + 1;

	places_set_number(places, child, own->count > 1 ? number : 0);
	if (!step.is_local)
		tally_of(tallies, &step)->numbered++;
	step.is_local = true;
	tally_of(tallies, &step)->numbered++;
}

static void
number_children(struct places *places, const xmlNode *parent)
{
	struct tallies tallies = {0};

	for (const xmlNode *child = parent->children; child; child = child->next)
		count_child(places, child, &tallies);
	for (const xmlNode *child = parent->children; child; child = child->next)
		number_child(places, child, &tallies);
	text_map_clear(&tallies.by_step);
	buffer_clear(&tallies.step);
	arena_clear(&tallies.arena);
}

static const char *
quote_for(const char *text)
{
	return strchr(text, '\'') ? "\"" : "'";
}

static void
print_step(struct buffer *path, const struct step *step)
{
	if (!strcmp(step->axis, "processing-instruction"))
		buffer_print(path, "/%s('%s')", step->axis, step->name);
	else if (step->is_local && *step->axis)
		/* an attribute has no number */
		buffer_print(path, "/@*[local-name()='%s' and namespace-uri()=%s%s%s]", step->name,
			quote_for(step->uri), step->uri, quote_for(step->uri));
	else if (step->is_local)
		buffer_print(path, "/*[local-name()='%s']", step->name);
	else
		buffer_print(path, "/%s%s%s%s", step->axis, step->prefix ? step->prefix : "",
			step->prefix ? ":" : "", step->name);
}

static void
add_steps(struct places *places, struct buffer *path, const xmlNode *node)
{
	struct step step;
	size_t number = 0;

	if (!node || node->type == XML_DOCUMENT_NODE)
		return;
	add_steps(places, path, node->parent);
	step = step_of(places, node);
	print_step(path, &step);
	if (node->type == XML_ATTRIBUTE_NODE || !node->parent)
		return;
	if (!places_number(places, node, &number)) {
		number_children(places, node->parent);
		places_number(places, node, &number);
	}
	if (number > 0)
		buffer_print(path, "[%zu]", number);
}

void
path_add_xpath(struct places *places, struct buffer *path, const xmlNode *node)
{
	if (node->type == XML_DOCUMENT_NODE)
		buffer_add_byte(path, '/');
	else
		add_steps(places, path, node);
}
