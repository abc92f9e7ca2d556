/* native_function.c -- xpath: functions of XPath 1.0 that give booleans, numbers and nodes */
#include "native_function.h"

#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#include "native_text.h"
#include "value_table.h"

static bool
give_not(struct native *native, const struct term *call, struct focus focus)
{
	return !term_truth(native, call->arguments, focus);
}

static bool
give_boolean(struct native *native, const struct term *call, struct focus focus)
{
	return term_truth(native, call->arguments, focus);
}

static bool
give_true(struct native *native, const struct term *call, struct focus focus)
{
	(void)native;
	(void)call;
	(void)focus;
	return true;
}

static bool
give_false(struct native *native, const struct term *call, struct focus focus)
{
	return !give_true(native, call, focus);
}

static bool
give_contains(struct native *native, const struct term *call, struct focus focus)
{
	const char *text = term_text(native, call->arguments, focus);

	return strstr(text, term_text(native, call->arguments->next, focus)) != NULL;
}

static bool
give_starts_with(struct native *native, const struct term *call, struct focus focus)
{
	const char *text = term_text(native, call->arguments, focus);
	const char *start = term_text(native, call->arguments->next, focus);

	return strncmp(text, start, strlen(start)) == 0;
}

static double
give_position(struct native *native, const struct term *call, struct focus focus)
{
	(void)native;
	(void)call;
	return focus.position;
}

static double
give_last(struct native *native, const struct term *call, struct focus focus)
{
	(void)native;
	(void)call;
	return focus.size;
}

/* How many nodes, and the sum of their numbers. */
struct total {
	struct visitor visitor;
	struct native *native;
	double count, sum;
};

static bool
count_one(struct visitor *visitor, xmlNode *node)
{
	(void)node;
	((struct total *)visitor)->count++;
	return false;
}

static bool
add_one(struct visitor *visitor, xmlNode *node)
{
	struct total *total = (struct total *)visitor;
	bool lasting;
	const char *text = node_text(total->native, node, &lasting);

	total->sum += xmlXPathStringEvalNumber((const xmlChar *)text);
	return false;
}

static double
give_count(struct native *native, const struct term *call, struct focus focus)
{
	struct total total = {{count_one, NUMBER_MATTERS}, native, 0, 0};
	double count;

	if (siblings_count(native, call->arguments, focus, &count))
		return count;
	term_each(native, call->arguments, focus, &total.visitor);
	return total.count;
}

static double
give_sum(struct native *native, const struct term *call, struct focus focus)
{
	struct total total = {{add_one, NUMBER_MATTERS}, native, 0, 0};

	term_each(native, call->arguments, focus, &total.visitor);
	return total.sum;
}

static double
give_number(struct native *native, const struct term *call, struct focus focus)
{
	if (call->arguments)
		return term_number(native, call->arguments, focus);
	return xmlXPathStringEvalNumber((const xmlChar *)text_or_own(native, call, focus));
}

static double
give_string_length(struct native *native, const struct term *call, struct focus focus)
{
	return xmlUTF8Strlen((const xmlChar *)text_or_own(native, call, focus));
}

static double
give_floor(struct native *native, const struct term *call, struct focus focus)
{
	return floor(term_number(native, call->arguments, focus));
}

static double
give_ceiling(struct native *native, const struct term *call, struct focus focus)
{
	return ceil(term_number(native, call->arguments, focus));
}

static double
give_round(struct native *native, const struct term *call, struct focus focus)
{
	return number_rounded(term_number(native, call->arguments, focus));
}

static bool
each_current(
	struct native *native, const struct term *call, struct focus focus, struct visitor *visitor)
{
	const struct evaluation *evaluation = native->evaluation;
	xmlNode *current = evaluation->bindings->current(evaluation->owner);

	(void)call;
	(void)focus;
	native->unfit |= !current;
	return current && visitor->visit(visitor, current);
}

/* The values that a key is asked for, and what has one of them. */
struct keyed {
	struct visitor visitor;
	struct native *native;
	const struct value_table *table;
	xmlNodeSet *nodes;
	struct map seen; /* of these, and of the first entry of each value */
};

static bool
is_new(struct keyed *keyed, const void *seen)
{
	const bool new = !map_get(&keyed->seen, seen);

	if (new)
		map_put(&keyed->seen, seen, keyed);
	return new;
}

static void
add_keyed(struct keyed *keyed, const char *value)
{
	const struct value_entry *entry = value_table_first(keyed->table, value);

	if (!entry || !is_new(keyed, entry))
		return;
	for (; entry; entry = value_table_next(keyed->table, entry))
		if (is_new(keyed, entry->node))
			xmlXPathNodeSetAddUnique(keyed->nodes, entry->node);
}

static bool
add_keyed_by(struct visitor *visitor, xmlNode *node)
{
	struct keyed *keyed = (struct keyed *)visitor;
	bool lasting;

	add_keyed(keyed, node_text(keyed->native, node, &lasting));
	return false;
}

/* Of several values the nodes are the union. */
static bool
each_keyed_by_nodes(struct native *native, const struct value_table *table,
	const struct term *values, struct focus focus, struct visitor *visitor)
{
	struct keyed keyed = {
		{add_keyed_by, NUMBER_MATTERS}, native, table, xmlXPathNodeSetCreate(NULL), {0}};
	bool enough;

	enough = term_each(native, values, focus, &keyed.visitor);
	map_clear(&keyed.seen);
	set_sort(native, keyed.nodes);
	for (int i = 0; i < keyed.nodes->nodeNr && !enough; i++)
		enough = visitor->visit(visitor, keyed.nodes->nodeTab[i]);
	xmlXPathFreeNodeSet(keyed.nodes);
	return enough;
}

/* The value that a key is asked for; of more than one the second is not looked at. */
struct key_value {
	struct visitor visitor;
	struct native *native;
	const char *text; /* NULL: there is none */
	bool more;
};

static bool
take_value(struct visitor *visitor, xmlNode *node)
{
	struct key_value *value = (struct key_value *)visitor;
	bool lasting;

	value->more = value->text != NULL;
	if (!value->more)
		value->text = node_text(value->native, node, &lasting);
	return value->more;
}

static struct key_value
value_of(struct native *native, const struct term *term, struct focus focus)
{
	struct key_value value = {{take_value, NUMBER_MATTERS}, native, NULL, false};

	if (term_type_now(native, term) == VALUE_NODES)
		term_each(native, term, focus, &value.visitor);
	else
		value.text = term_text(native, term, focus);
	return value;
}

static bool
each_keyed(
	struct native *native, const struct term *call, struct focus focus, struct visitor *visitor)
{
	const struct evaluation *evaluation = native->evaluation;
	const char *name = term_text(native, call->arguments, focus);
	const struct value_table *table =
		evaluation->bindings->key(evaluation->owner, name, focus.node);
	const struct key_value value = value_of(native, call->arguments->next, focus);
	const struct value_entry *entry = NULL;

	native->unfit |= !table || evaluation->failed;
	if (native->unfit || native->stopped)
		return true;
	if (value.more)
		return each_keyed_by_nodes(native, table, call->arguments->next, focus, visitor);
	if (value.text)
		entry = value_table_first(table, value.text);
	for (; entry; entry = value_table_next(table, entry))
		if (visitor->visit(visitor, entry->node))
			return true;
	return false;
}

static const struct native_function functions[] = {
	{"not", 1, 1, VALUE_BOOLEAN, .truth = give_not},
	{"boolean", 1, 1, VALUE_BOOLEAN, .truth = give_boolean},
	{"true", 0, 0, VALUE_BOOLEAN, .truth = give_true},
	{"false", 0, 0, VALUE_BOOLEAN, .truth = give_false},
	{"contains", 2, 2, VALUE_BOOLEAN, .truth = give_contains},
	{"starts-with", 2, 2, VALUE_BOOLEAN, .truth = give_starts_with},
	{"position", 0, 0, VALUE_NUMBER, .uses = USES_POSITION, .number = give_position},
	{"last", 0, 0, VALUE_NUMBER, .uses = USES_SIZE, .number = give_last},
	{"count", 1, 1, VALUE_NUMBER, .takes = TAKES_NODES, .number = give_count},
	{"sum", 1, 1, VALUE_NUMBER, .takes = TAKES_NODES, .number = give_sum},
	{"number", 0, 1, VALUE_NUMBER, .uses = USES_NODE, .number = give_number},
	{"string-length", 0, 1, VALUE_NUMBER, .uses = USES_NODE, .number = give_string_length},
	{"floor", 1, 1, VALUE_NUMBER, .number = give_floor},
	{"ceiling", 1, 1, VALUE_NUMBER, .number = give_ceiling},
	{"round", 1, 1, VALUE_NUMBER, .number = give_round},
	{"string", 0, 1, VALUE_TEXT, .uses = USES_NODE, .text = text_or_own},
	{"normalize-space", 0, 1, VALUE_TEXT, .uses = USES_NODE, .text = give_normalized},
	{"concat", 2, 1000, VALUE_TEXT, .text = give_concatenated},
	{"substring", 2, 3, VALUE_TEXT, .text = give_substring},
	{"substring-before", 2, 2, VALUE_TEXT, .text = give_before},
	{"substring-after", 2, 2, VALUE_TEXT, .text = give_after},
	{"translate", 3, 3, VALUE_TEXT, .text = give_translated},
	{"name", 0, 1, VALUE_TEXT, .takes = TAKES_NODES, .uses = USES_NODE, .text = give_name},
	{"local-name", 0, 1, VALUE_TEXT, .takes = TAKES_NODES, .uses = USES_NODE,
		.text = give_local_name},
	{"namespace-uri", 0, 1, VALUE_TEXT, .takes = TAKES_NODES, .uses = USES_NODE,
		.text = give_namespace},
	{"current", 0, 0, VALUE_NODES, .uses = USES_CURRENT, .each = each_current},
	{"key", 2, 2, VALUE_NODES, .each = each_keyed},
};

const struct native_function *
native_function_named(const char *name)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (!strcmp(functions[i].name, name))
			return &functions[i];
	return NULL;
}
