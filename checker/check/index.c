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

static struct places_in_all *
places_of_name(struct context_index *index, const char *name)
{
	void **place = text_map_at(&index->names, name);

	if (!*place)
		*place = arena_alloc(&index->arena, sizeof(struct places_in_all));
	return *place;
}

static void
add_place(struct context_index *index, const struct step *last)
{
	struct places_in_all *to =
		last->test == STEP_NAME ? places_of_name(index, last->name) : &index->others;

	to->items = array_room(to->items, to->count, &to->room, sizeof *to->items);
	to->items[to->count++] = index->all.count - 1;
}

static void
free_names(struct text_map *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(((struct places_in_all *)names->entries[i].value)->items);
	text_map_clear(names);
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
		add_place(index, context_last_step(candidate.path));
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
	free(index->others.items);
	free_names(&index->names);
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

/* Those that ask for the name and those that ask for none, in the order that they have together. */
static struct candidates *
make_list(struct context_index *index, const char *name, bool attribute)
{
	static const struct places_in_all none = {0};
	const struct places_in_all *named = text_map_get(&index->names, name);
	const struct places_in_all *others = &index->others;
	struct candidates *list = arena_alloc(&index->arena, sizeof *list);
	size_t i = 0, j = 0;

	if (!named)
		named = &none;
	list->items = arena_alloc(
		&index->arena, (named->count + others->count + 1) * sizeof *list->items);
	while (i < named->count || j < others->count) {
		const bool first = j == others->count ||
		                   (i < named->count && named->items[i] < others->items[j]);
		const struct candidate *next =
			&index->all.items[first ? named->items[i++] : others->items[j++]];

		if (asks_for(context_last_step(next->path), name, attribute))
			list->items[list->count++] = *next;
	}
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
