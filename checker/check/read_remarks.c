/* read_remarks.c -- check: diagnostics and properties of a schema, compiled where they are used */
#include "read_parts.h"

/* What fills its parameters into the pattern being read; NULL: nothing does. */
static const xmlNode *
filler_of(const struct schema_reading *reading)
{
	return reading->parameters && reading->parameters->count > 0 ? reading->instance : NULL;
}

static int
compile_remark(struct schema_reading *reading, struct remark *made)
{
	int failed;

	made->is_read = true;
	made->instance = filler_of(reading);
	made->scheme = schema_attribute(reading, made->element, "scheme", NULL);
	/* its variables are those of whichever rule refers to it: known only when asked for */
	reading->anywhere = true;
	failed = read_rich(reading, made->element, &made->rich) ||
	         read_content(reading, made->element, &made->content);
	reading->anywhere = false;
	return failed ? -1 : 0;
}

/* Patterns are read one after the other: the remark as the last of them filled it in comes first.
 */
const struct remark *
remark_read(struct schema_reading *reading, struct remark *remark)
{
	const xmlNode *wanted = filler_of(reading);
	struct remark *made = wanted ? remark->filled : remark;

	if (wanted && (!made || made->instance != wanted)) {
		made = arena_alloc(&reading->schema->arena, sizeof *made);
		*made = (struct remark){.element = remark->element, .filled = remark->filled};
		remark->filled = made;
	}
	return made->is_read || !compile_remark(reading, made) ? made : NULL;
}

static int
find_remark(const struct schema_reading *reading, const xmlNode *element, struct text_map *ids,
	struct remarks *remarks)
{
	struct remark *made = &remarks->items[remarks->count];

	if (required_attribute(reading, element, "id", &made->rich.id) ||
		id_add(reading, ids, element))
		return -1;
	made->element = element;
	remarks->count++;
	*text_map_at(&remarks->by_id, made->rich.id) = made;
	return 0;
}

int
find_remarks(struct schema_reading *reading, const struct nodes *top, const char *lists,
	const char *items, struct remarks *remarks)
{
	struct text_map ids = {0};
	struct nodes all = {0};
	int failed = 0;

	for (size_t i = 0; i < top->count && !failed; i++)
		if (is_schematron(top->items[i], lists))
			failed = schema_children(reading, top->items[i], &all);
	remarks->items = arena_alloc(
		&reading->schema->arena, (nodes_count(&all, items) + 1) * sizeof *remarks->items);
	for (size_t i = 0; i < all.count && !failed; i++)
		if (is_schematron(all.items[i], items))
			failed = find_remark(reading, all.items[i], &ids, remarks);
	text_map_clear(&ids);
	nodes_clear(&all);
	return failed;
}

int
read_unused(struct schema_reading *reading, struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (!remarks->items[i].filled && !remark_read(reading, &remarks->items[i]))
			return -1;
	return 0;
}

void
remarks_clear(struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->count; i++)
		for (struct remark *at = &remarks->items[i]; at; at = at->filled) {
			content_clear(&at->content);
			rich_clear(&at->rich);
		}
	remarks->count = 0;
	text_map_clear(&remarks->by_id);
}
