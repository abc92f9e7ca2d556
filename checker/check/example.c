/* example.c -- check: the examples that a rule file carries */
#include "example.h"

#include <string.h>

#include "../base/tree.h"

/* What blocks of a report start with; anything else is a fact. */
static const char *const blocks[] = {
	"front", "body", "sec", "p", "table-wrap", "list", "title", "fig", "non-normative-note"};

/* An <?expect RULE?>, and the stretch of the file in which the finding must start. */
struct expectation {
	const char *rule;
	struct extent extent; /* of the file as it lies on the disk, as findings have it */
	struct spot spot;
	bool met;
};

struct expectations {
	struct expectation *items;
	size_t count;
};

/* One example while it is applied. */
struct example {
	const struct schema *schema;
	const xmlNode *element;
	struct report *reports; /* their source and loader are the rule file's */
	size_t count;
	struct arena arena;
	struct expectations expected;
	struct buffer *complaints;
	struct example_counts *counts;
};

bool
is_example(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	       !strcmp((const char *)node->ns->href, "urn:tsagcheck") &&
	       !strcmp((const char *)node->name, "example");
}

static bool
is_block(const xmlNode *node)
{
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (node_is(node, blocks[i]))
			return true;
	return false;
}

static const xmlNode *
first_element(const xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

/* A copy has no places: it gets those of the node that it was copied from. */
static void
copy_places(const xmlNode *from, xmlNode *to)
{
	if (place_is_set(from))
		place_set(to, place_offset(from));
	from = from->type == XML_ELEMENT_NODE ? from->children : NULL;
	for (to = from ? to->children : NULL; from && to; from = from->next, to = to->next)
		copy_places(from, to);
}

static void
copy_below(xmlNode *parent, const xmlNode *from)
{
	for (; from; from = from->next) {
		xmlNode *copy = xmlDocCopyNode((xmlNode *)(size_t)from, parent->doc, 1);

		if (!copy)
			die("out of memory");
		copy_places(from, copy);
		xmlAddChild(parent, copy);
	}
}

/* A report of the example, which is written at the element `from`: as it is, or with the elements
 * around it that it leaves out. */
static void
build(struct example *example, const xmlNode *from)
{
	const bool is_report = node_is(from, "report");
	const xmlNode *first = first_element(from->children);
	xmlDoc *tree = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewDocNode(tree, NULL, (const xmlChar *)"report", NULL), *parent = root;
	struct report *report = &example->reports[example->count++];

	tree->dict = xmlDictCreate();
	xmlDocSetRootElement(tree, root);
	place_set(root, place_offset(from));
	if (is_report)
		root->properties = xmlCopyPropList(root, from->properties);
	if (!is_report && !(first && is_block(first))) {
		parent = xmlNewChild(root, NULL, (const xmlChar *)"facts", NULL);
		place_set(parent, place_offset(from));
	}
	copy_below(parent, from->children);
	report->name = example->schema->file.name;
	report->loader = example->schema->file.loader;
	report->source = example->schema->file.source;
	report->tree = tree;
}

/* Reports that stand beside each other are the documents of one run. */
static void
build_all(struct example *example)
{
	const xmlNode *first = first_element(example->element->children);
	size_t count = 1;

	for (const xmlNode *at = first; at; at = first_element(at->next))
		count++;
	example->reports = arena_alloc(&example->arena, count * sizeof *example->reports);
	if (!first || !node_is(first, "report"))
		build(example, example->element);
	for (const xmlNode *at = first; at; at = first_element(at->next))
		if (node_is(at, "report"))
			build(example, at);
}

static bool
is_expectation(const xmlNode *node)
{
	return node->type == XML_PI_NODE && !strcmp((const char *)node->name, "expect");
}

/* What the finding must be about: the next element, or the expectation itself when none comes. */
static struct expectation
expectation_of(struct example *example, const xmlNode *instruction)
{
	struct source *source = &example->reports[0].source;
	const xmlNode *culprit = first_element(instruction->next);
	struct extent extent =
		place_extent(&example->schema->file, culprit ? culprit : instruction);

	return (struct expectation){
		.rule = instruction->content ? (const char *)instruction->content : "",
		.extent = {source_file_offset(source, extent.start),
			source_file_offset(source, extent.end)},
		.spot = source_spot(source, extent.start)};
}

static void
collect(struct example *example)
{
	const xmlNode *top = example->element;
	struct expectations *expected = &example->expected;
	size_t count = 0;

	for (const xmlNode *node = top; node; node = node_following(node, top))
		count += is_expectation(node);
	expected->items = arena_alloc(&example->arena, (count + 1) * sizeof *expected->items);
	for (const xmlNode *node = top; node; node = node_following(node, top))
		if (is_expectation(node))
			expected->items[expected->count++] = expectation_of(example, node);
}

static void
complain(struct example *example, struct spot spot, const char *what, const char *why)
{
	buffer_print(example->complaints, "%s:%ld:%ld: %s%s%s\n", example->schema->file.name,
		spot.line, spot.column, what, *why ? ": " : "", why);
	example->counts->wrong++;
}

static bool
meets(struct expectation *expected, const struct finding *finding)
{
	size_t at = finding->place.start.offset;

	if (strcmp(expected->rule, finding->rule) || at < expected->extent.start ||
		at >= expected->extent.end)
		return false;
	expected->met = true;
	return true;
}

static void
compare(struct example *example, const struct findings *findings)
{
	struct expectations *expected = &example->expected;

	for (size_t i = 0; i < findings->count; i++) {
		bool met = false;

		for (size_t j = 0; j < expected->count; j++)
			met |= meets(&expected->items[j], &findings->items[i]);
		if (!met)
			complain(example,
				(struct spot){.line = findings->items[i].place.start.line,
					.column = findings->items[i].place.start.column},
				"a finding that the example does not expect",
				findings->items[i].message);
	}
	for (size_t j = 0; j < expected->count; j++)
		if (!expected->items[j].met)
			complain(example, expected->items[j].spot,
				"the expected finding is missing", expected->items[j].rule);
}

static void
count(struct example *example, const struct findings *findings, size_t wrong_before)
{
	if (example->counts->wrong > wrong_before)
		return;
	if (example->expected.count > 0)
		example->counts->failing++;
	else if (findings->contexts > 0)
		example->counts->passing++;
}

/* Recognises the facts of all reports, then checks one after the other. */
static int
check(struct example *example, const struct recognisers *recognisers,
	const struct check_options *options, struct findings *findings, struct messages *messages)
{
	struct schema *one = (struct schema *)(size_t)example->schema;
	struct rule_set rules = {.schemas = &one, .count = 1};
	struct collection all = {
		.reports = arena_alloc(&example->arena, example->count * sizeof *all.reports)};
	struct check_options how = *options;
	int failed = 0;

	for (size_t i = 0; i < example->count; i++) {
		all.reports[all.count++] = &example->reports[i];
		failed = failed || facts_recognise(recognisers, &example->reports[i], messages);
	}
	how.collection = &all;
	for (size_t i = 0; i < example->count; i++)
		failed = failed ||
		         report_check(&rules, &example->reports[i], &how, findings, messages);
	return failed;
}

static void
clear(struct example *example)
{
	for (size_t i = 0; i < example->count; i++) {
		xmlFreeDoc(example->reports[i].tree);
		place_forget(&example->reports[i]);
		arena_clear(&example->reports[i].arena);
	}
	arena_clear(&example->arena);
}

static int
apply(struct example *example, const struct recognisers *recognisers,
	const struct check_options *options, struct messages *messages)
{
	struct schema *one = (struct schema *)(size_t)example->schema;
	struct findings findings = {0};
	size_t wrong = example->counts->wrong, number = one->number;
	int failed;

	one->number = 0;
	build_all(example);
	collect(example);
	failed = check(example, recognisers, options, &findings, messages);
	one->number = number;
	if (!failed) {
		compare(example, &findings);
		count(example, &findings, wrong);
	}
	findings_clear(&findings);
	clear(example);
	return failed ? -1 : 0;
}

int
examples_check(const struct schema *schema, const struct recognisers *recognisers,
	const struct check_options *options, struct example_counts *counts,
	struct buffer *complaints, struct messages *messages)
{
	const xmlNode *root = xmlDocGetRootElement(schema->file.tree);
	struct example whole = {.schema = schema, .complaints = complaints, .counts = counts};
	const struct spot top = {.line = 1, .column = 1};
	int failed = 0;

	*counts = (struct example_counts){0};
	for (const xmlNode *node = root->children; node && !failed; node = node->next)
		if (is_example(node)) {
			struct example example = {.schema = schema,
				.element = node,
				.complaints = complaints,
				.counts = counts};

			failed = apply(&example, recognisers, options, messages);
		}
	if (!failed && counts->passing == 0)
		complain(&whole, top, "no passing example that the rule looks at", "");
	if (!failed && counts->failing == 0)
		complain(&whole, top, "no failing example, with <?expect?>", "");
	return failed;
}
