/* recogniser.c -- recognise: a facts.xml becomes compiled recognisers */
#include "recogniser.h"

#include <stdlib.h>
#include <string.h>

static const char *const facts_uri = "urn:tsagcheck:facts";

/* The reading of one file. */
struct reading {
	struct recognisers *to;
	struct report *file;
	struct evaluation *evaluation;
	struct messages *messages;
};

static struct spot
spot_at(struct reading *reading, const xmlNode *node)
{
	return source_spot(&reading->file->source, place_extent(reading->file, node).start);
}

static const char *
attribute_text(struct reading *reading, const xmlNode *element, const char *name)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)(size_t)element, (const xmlChar *)name);
	const char *copy = arena_copy(&reading->to->arena, (const char *)value);

	xmlFree(value);
	return copy;
}

/* The attribute, which must be there; NULL after one message. */
static const char *
required(struct reading *reading, const xmlNode *element, const char *name)
{
	const char *value = attribute_text(reading, element, name);

	if (!value)
		message(reading->messages, MESSAGE_ATTRIBUTE_MISSING, spot_at(reading, element),
			(const char *)element->name, name);
	return value;
}

/* An attribute of the file. */
struct attribute {
	struct reading *reading;
	const xmlNode *node;
};

static struct spot
attribute_spot(const struct written *written, size_t at)
{
	const struct attribute *attribute = written->origin;

	return place_byte_spot(attribute->reading->file, attribute->node, at);
}

static int
compile(struct reading *reading, const xmlNode *element, const char *name,
	struct expression *expression)
{
	const char *text = required(reading, element, name);
	const struct attribute attribute = {reading,
		(const xmlNode *)xmlHasProp((xmlNode *)(size_t)element, (const xmlChar *)name)};
	struct written written = {.text = text, .spot_at = attribute_spot, .origin = &attribute};
	struct arena *a = &reading->to->arena;

	if (!text)
		return -1;
	written.spot = spot_at(reading, attribute.node);
	return expression_compile(
		reading->evaluation, expression, &written, scope_of(element, a), a);
}

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name) &&
	       node->ns && !strcmp((const char *)node->ns->href, facts_uri);
}

static size_t
count_named(const xmlNode *parent, const char *name)
{
	size_t count = 0;

	for (const xmlNode *child = parent->children; child; child = child->next)
		count += is_named(child, name);
	return count;
}

static int
read_field(struct reading *reading, const xmlNode *element, struct field *field)
{
	field->name = required(reading, element, "name");
	if (!field->name || compile(reading, element, "select", &field->select))
		return -1;
	field->as_name = attribute_text(reading, element, "as");
	if (!field->as_name)
		field->as_name = "text";
	field->as = value_type_named(field->as_name);
	if (field->as == VALUE_TYPES)
		return message(reading->messages, MESSAGE_TYPE_UNKNOWN, spot_at(reading, element),
			field->as_name);
	return 0;
}

static int
read_fact(struct reading *reading, const xmlNode *element, struct recogniser *made)
{
	struct arena *a = &reading->to->arena;
	int failed;

	*made = (struct recogniser){.name = required(reading, element, "name")};
	failed = made->name ? compile(reading, element, "each", &made->each) : -1;
	made->fields = arena_alloc(a, count_named(element, "field") * sizeof *made->fields);
	made->children = arena_alloc(a, count_named(element, "fact") * sizeof *made->children);
	for (const xmlNode *child = element->children; child && !failed; child = child->next)
		if (is_named(child, "field"))
			failed = read_field(reading, child, &made->fields[made->field_count++]);
		else if (is_named(child, "fact"))
			failed = read_fact(reading, child, &made->children[made->child_count++]);
		else if (child->type == XML_ELEMENT_NODE)
			failed = message(reading->messages, MESSAGE_ELEMENT_UNKNOWN,
				spot_at(reading, child), (const char *)child->name);
	return failed;
}

/* A pattern that is broken is said where it stands, and also when no expression comes to use it. */
static int
check_pattern(struct reading *reading, const xmlNode *element, const char *pattern)
{
	const xmlAttr *written = xmlHasProp((xmlNode *)(size_t)element, (const xmlChar *)"pattern");
	struct buffer why = {0};
	size_t where;
	int failed = 0;

	if (!regex_get(reading->evaluation->regexes, pattern, "", &why, &where))
		failed = message(reading->messages, MESSAGE_XPATH_FAILED,
			spot_at(reading, (const xmlNode *)written), pattern, buffer_text(&why));
	buffer_clear(&why);
	return failed;
}

static int
read_name(struct reading *reading, const xmlNode *element)
{
	struct recognisers *to = reading->to;
	struct named_pattern named = {.id = required(reading, element, "id")};
	const char *pattern = NULL;

	if (named.id)
		pattern = required(reading, element, "pattern");
	if (!pattern || check_pattern(reading, element, pattern))
		return -1;
	to->names = array_room(to->names, to->name_count, &to->name_room, sizeof named);
	named.value =
		(xmlXPathObject){.type = XPATH_STRING, .stringval = (xmlChar *)(size_t)pattern};
	to->names[to->name_count++] = named;
	return 0;
}

static int
read_top(struct reading *reading, const xmlNode *element)
{
	struct recognisers *to = reading->to;

	if (is_named(element, "name"))
		return read_name(reading, element);
	if (!is_named(element, "fact"))
		return message(reading->messages, MESSAGE_ELEMENT_UNKNOWN,
			spot_at(reading, element), (const char *)element->name);
	to->items = array_room(to->items, to->count, &to->room, sizeof *to->items);
	return read_fact(reading, element, &to->items[to->count++]);
}

/* Reads the recognisers of the last file. */
static int
read_file(struct recognisers *to, struct evaluation *evaluation, struct messages *messages)
{
	struct reading reading = {to, &to->files[to->file_count - 1], evaluation, messages};
	const xmlNode *root = xmlDocGetRootElement(reading.file->tree);
	int failed = 0;

	if (!is_named(root, "facts"))
		return message(
			messages, MESSAGE_FACTS_KIND, (struct spot){.file = reading.file->name});
	for (const xmlNode *child = root->children; child && !failed; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			failed = read_top(&reading, child);
	return failed;
}

static struct recognisers *
empty_recognisers(size_t file_count)
{
	struct recognisers *made = memory_new(sizeof *made);

	*made = (struct recognisers){0};
	made->files = arena_alloc(&made->arena, file_count * sizeof *made->files);
	return made;
}

struct recognisers *
recognisers_load(const char *const *files, size_t count, struct messages *messages)
{
	struct recognisers *made = empty_recognisers(count);
	struct evaluation evaluation;
	int failed = 0;

	evaluation_init(&evaluation, NULL, recogniser_functions, NULL, NULL, messages);
	for (size_t i = 0; i < count && !failed; i++) {
		failed = report_load_xml(
			&made->files[i], files[i], &(struct load_options){0}, messages);
		made->file_count += !failed;
		failed = failed || read_file(made, &evaluation, messages);
	}
	evaluation_clear(&evaluation);
	if (!failed)
		return made;
	recognisers_free(made);
	return NULL;
}

struct recognisers *
recognisers_copy(const struct recognisers *original)
{
	struct recognisers *made = empty_recognisers(original->file_count);
	struct messages quiet = {.out = NULL};
	struct evaluation evaluation;

	evaluation_init(&evaluation, NULL, recogniser_functions, NULL, NULL, &quiet);
	for (size_t i = 0; i < original->file_count; i++) {
		int failed = report_copy_xml(&made->files[i], &original->files[i], &quiet);

		made->file_count++;
		if (failed || read_file(made, &evaluation, &quiet))
			die("a list of recognisers cannot be read a second time");
	}
	evaluation_clear(&evaluation);
	messages_clear(&quiet);
	return made;
}

static void
clear(struct recogniser *recogniser)
{
	expression_clear(&recogniser->each);
	for (size_t i = 0; i < recogniser->field_count; i++)
		expression_clear(&recogniser->fields[i].select);
	for (size_t i = 0; i < recogniser->child_count; i++)
		clear(&recogniser->children[i]);
}

void
recognisers_free(struct recognisers *recognisers)
{
	if (!recognisers)
		return;
	for (size_t i = 0; i < recognisers->count; i++)
		clear(&recognisers->items[i]);
	for (size_t i = 0; i < recognisers->file_count; i++)
		report_clear(&recognisers->files[i]);
	free(recognisers->items);
	free(recognisers->names);
	arena_clear(&recognisers->arena);
	free(recognisers);
}
