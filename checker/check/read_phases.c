/* read_phases.c -- check: phases and keys of a schema, compiled */
#include <string.h>

#include "read_parts.h"

static int
read_active(struct schema_reading *reading, const struct nodes *children, struct phase *phase)
{
	const size_t most = nodes_count(children, "active") + 1;
	size_t count = 0;

	phase->patterns = arena_alloc(&reading->schema->arena, most * sizeof *phase->patterns);
	phase->spots = arena_alloc(&reading->schema->arena, most * sizeof *phase->spots);
	for (size_t i = 0; i < children->count; i++) {
		const xmlNode *active = children->items[i];

		if (!is_schematron(active, "active"))
			continue;
		if (required_attribute(reading, active, "pattern", &phase->patterns[count]))
			return -1;
		phase->spots[count++] = attribute_spot(reading, active, "pattern", 0);
	}
	return 0;
}

/* What is wrong with it is said of it as an expression. */
static int
read_start(struct schema_reading *reading, const xmlNode *element, struct start *start)
{
	struct messages quiet = {.out = NULL}, *messages = reading->messages;
	int failed;

	start->given = schema_attribute(reading, element, "from", NULL) != NULL;
	if (!start->given)
		return 0;
	reading->messages = reading->evaluation->messages = &quiet;
	failed = compile_context(reading, element, "from", &start->context);
	reading->messages = reading->evaluation->messages = messages;
	messages_clear(&quiet);
	if (!failed)
		return 0;
	context_clear(&start->context);
	return compile_required(reading, element, "from", &start->expression);
}

static int
read_phase(struct schema_reading *reading, const xmlNode *element, struct phase *phase)
{
	struct nodes children = {0};
	int failed;

	phase->element = element;
	failed = required_attribute(reading, element, "id", &phase->id) ||
	         schema_children(reading, element, &children) ||
	         compile_optional(reading, element, "when", NULL, &phase->when) ||
	         read_start(reading, element, &phase->from) ||
	         read_lets(reading, element, &children, &phase->lets) ||
	         read_active(reading, &children, phase);
	nodes_clear(&children);
	return failed ? -1 : 0;
}

/* Names of phases are given on the command line: each must be one phase. */
static int
check_ids(const struct schema_reading *reading)
{
	const struct schema *schema = reading->schema;
	struct text_map ids = {0};
	int failed = 0;

	for (size_t i = 0; i < schema->phase_count && !failed; i++)
		failed = id_add(reading, &ids, schema->phases[i].element);
	text_map_clear(&ids);
	return failed;
}

int
read_phases(struct schema_reading *reading, const struct nodes *top)
{
	struct schema *schema = reading->schema;
	int failed = 0;

	schema->phases = arena_alloc(
		&schema->arena, (nodes_count(top, "phase") + 1) * sizeof *schema->phases);
	for (size_t i = 0; i < top->count && !failed; i++)
		if (is_schematron(top->items[i], "phase"))
			failed = read_phase(
				reading, top->items[i], &schema->phases[schema->phase_count++]);
	return failed ? failed : check_ids(reading);
}

static int
read_key(struct schema_reading *reading, const xmlNode *element, struct key *key)
{
	if (required_attribute(reading, element, "name", &key->name) ||
		compile_context(reading, element, "match", &key->match) ||
		compile_optional(reading, element, "use", NULL, &key->use))
		return -1;
	if (key->use.text)
		return 0;
	return element->children ? read_content(reading, element, &key->content)
	                         : compile_required(reading, element, "use", &key->use);
}

/* All keys of one name fill one table (XSLT 1.0, 12.2): that of the first. */
static size_t
slot_for(const struct schema *schema, size_t index)
{
	const struct key *keys = schema->keys;

	for (size_t i = 0; i < index; i++)
		if (!strcmp(keys[i].name, keys[index].name))
			return keys[i].slot;
	return index;
}

int
read_keys(struct schema_reading *reading, const struct nodes *top)
{
	struct schema *schema = reading->schema;
	size_t count = 0;
	int failed = 0;

	for (size_t i = 0; i < top->count; i++)
		count += is_xslt(top->items[i], "key");
	schema->keys = arena_alloc(&schema->arena, (count + 1) * sizeof *schema->keys);
	for (size_t i = 0; i < top->count && !failed; i++) {
		struct key *key = &schema->keys[schema->key_count];

		if (!is_xslt(top->items[i], "key"))
			continue;
		failed = read_key(reading, top->items[i], key);
		if (!failed)
			key->slot = slot_for(schema, schema->key_count);
		schema->key_count++;
	}
	return failed;
}
