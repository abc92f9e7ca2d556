/* index.c -- check: contexts by the name that their last step asks for */
#include <stdlib.h>
#include <string.h>

#include "run.h"

static void
add(struct candidates *to, const struct candidate *candidate)
{
	to->items = array_room(to->items, to->count, &to->room, sizeof *to->items);
	to->items[to->count++] = *candidate;
}

/* node() selects texts, comments and instructions, too. */
static void
add_kinds(struct context_index *index, const struct candidate *candidate, const struct step *step)
{
	const bool any = step->test == STEP_NODE && !step->attribute;

	if (any || step->test == STEP_TEXT)
		add(&index->texts, candidate);
	if (any || step->test == STEP_COMMENT)
		add(&index->comments, candidate);
	if (any || step->test == STEP_INSTRUCTION)
		add(&index->instructions, candidate);
	if (step->test == STEP_ROOT)
		add(&index->roots, candidate);
	index->attributes |= step->attribute;
}

static void
add_rule(struct context_index *index, const struct rule *rule)
{
	for (size_t i = 0; i < rule->context.count; i++) {
		struct candidate candidate = {rule, &rule->context.paths[i]};

		add(&index->all, &candidate);
		add_kinds(index, &candidate, context_last_step(candidate.path));
	}
}

void
context_index_init(struct context_index *index, const struct rule_set *rules)
{
	*index = (struct context_index){0};
	for (size_t i = 0; i < rules->count; i++)
		for (size_t j = 0; j < rules->schemas[i]->pattern_count; j++) {
			const struct schema_pattern *pattern = &rules->schemas[i]->patterns[j];

			for (size_t k = 0; k < pattern->rule_count; k++)
				add_rule(index, &pattern->rules[k]);
		}
}

void
context_index_clear(struct context_index *index)
{
	struct candidates *lists[] = {
		&index->all, &index->texts, &index->comments, &index->instructions, &index->roots};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		free(lists[i]->items);
	map_clear(&index->by_name);
	map_clear(&index->by_attribute);
	arena_clear(&index->arena);
	*index = (struct context_index){0};
}

/* Whether the last step can select an element (or attribute) of that name, whatever its namespace.
 */
static bool
asks_for(const struct step *step, const char *name, bool attribute)
{
	if (step->attribute != attribute)
		return false;
	return step->test == STEP_ANY_NAME || step->test == STEP_NODE ||
	       (step->test == STEP_NAME && !strcmp(step->name, name));
}

static struct candidates *
make_list(struct context_index *index, const char *name, bool attribute)
{
	struct candidates *list = arena_alloc(&index->arena, sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < index->all.count; i++)
		count += asks_for(context_last_step(index->all.items[i].path), name, attribute);
	list->items = arena_alloc(&index->arena, (count + 1) * sizeof *list->items);
	for (size_t i = 0; i < index->all.count; i++)
		if (asks_for(context_last_step(index->all.items[i].path), name, attribute))
			list->items[list->count++] = index->all.items[i];
	return list;
}

static const struct candidates *
named(struct context_index *index, struct map *map, const xmlNode *node, bool attribute)
{
	/* names of one document are interned: the same name has the same address, mostly */
	struct candidates *list = map_get(map, node->name);

	if (!list) {
		list = make_list(index, (const char *)node->name, attribute);
		map_put(map, node->name, list);
	}
	return list;
}

const struct candidates *
context_index_get(struct context_index *index, const xmlNode *node)
{
	static const struct candidates none = {0};

	switch (node->type) {
	case XML_ELEMENT_NODE:
		return named(index, &index->by_name, node, false);
	case XML_ATTRIBUTE_NODE:
		return named(index, &index->by_attribute, node, true);
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		return &index->texts;
	case XML_COMMENT_NODE:
		return &index->comments;
	case XML_PI_NODE:
		return &index->instructions;
	case XML_DOCUMENT_NODE:
		return &index->roots;
	default:
		return &none;
	}
}
