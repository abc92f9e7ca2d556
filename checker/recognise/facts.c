/* facts.c -- recognise: what a report states becomes facts in its tree */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "recognition.h"

/* What a field's expression gave. */
struct selected {
	struct buffer text;
	struct words words;
};

static const struct words *
keep(struct recognition *r, struct words words)
{
	struct words *copy = arena_alloc(r->arena, sizeof *copy);

	*copy = words;
	return copy;
}

static xmlNode *
add_element(struct recognition *r, xmlNode *parent, const char *name, struct words words)
{
	xmlNode *made = xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);

	if (!made)
		die("out of memory");
	place_tie(made, keep(r, words));
	return made;
}

static void
add_attribute(struct recognition *r, xmlNode *fact, const char *name, const char *value,
	struct words words)
{
	xmlAttr *made = xmlNewProp(fact, (const xmlChar *)name, (const xmlChar *)value);

	if (!made)
		die("out of memory");
	place_tie((xmlNode *)made, keep(r, words));
}

/* The text of the first node, with its words; of any other value its string, from the fact's words.
 */
static void
take_value(
	struct recognition *r, xmlXPathObject *value, struct words otherwise, struct selected *to)
{
	to->words = otherwise;
	if (value_count(value) > 0) {
		const xmlNode *node = value_node(value, 0);
		struct shown shown = recognition_shown(r, node);

		buffer_add(&to->text, shown.text, shown.length);
		to->words = place_words(node);
	} else if (value->type != XPATH_NODESET) {
		xmlChar *text = xmlXPathCastToString(value);

		buffer_add_text(&to->text, (const char *)text);
		xmlFree(text);
	}
}

static void
add_unreadable(struct recognition *r, xmlNode *fact, const struct field *field,
	const struct selected *selected)
{
	xmlNode *made = add_element(r, fact, "unreadable", selected->words);

	add_attribute(r, made, "field", field->name, selected->words);
	add_attribute(r, made, "value", buffer_text(&selected->text), selected->words);
	add_attribute(r, made, "as", field->as_name, selected->words);
}

static int
add_field(
	struct recognition *r, xmlNode *fact, const struct field *field, xmlNode *node, bool first)
{
	xmlXPathObject *value = expression_value(&r->evaluation, &field->select, node);
	struct selected selected = {{0}, {0}};
	struct buffer out = {0};

	if (!value)
		return -1;
	take_value(r, value, *place_tied(fact), &selected);
	/* a fact read from a row stands on the words that name it, not on the whole row */
	if (first && place_node(node)->type == XML_ELEMENT_NODE && !match_of(r, node))
		place_tie(fact, keep(r, selected.words));
	/* of two fields of one name the first that has a value counts */
	if (selected.text.length == 0 || xmlHasProp(fact, (const xmlChar *)field->name))
		;
	else if (value_read(field->as, selected.text.text, selected.text.length, &out) == 0)
		add_attribute(r, fact, field->name, buffer_text(&out), selected.words);
	else
		add_unreadable(r, fact, field, &selected);
	buffer_clear(&out);
	buffer_clear(&selected.text);
	xmlXPathFreeObject(value);
	return 0;
}

static int add_facts(
	struct recognition *r, const struct recogniser *recogniser, xmlNode *parent, xmlNode *node);

static int
add_fact(struct recognition *r, const struct recogniser *recogniser, xmlNode *parent, xmlNode *node)
{
	xmlNode *fact = add_element(r, parent, recogniser->name, place_words(node));
	xmlNode *outer = r->current;
	int failed = 0;

	r->current = node;
	for (size_t i = 0; i < recogniser->field_count; i++)
		failed |= add_field(r, fact, &recogniser->fields[i], node, i == 0);
	for (size_t i = 0; i < recogniser->child_count; i++)
		failed |= add_facts(r, &recogniser->children[i], fact, node);
	r->current = outer;
	return failed;
}

static int
add_facts(
	struct recognition *r, const struct recogniser *recogniser, xmlNode *parent, xmlNode *node)
{
	xmlXPathObject *value = expression_value(&r->evaluation, &recogniser->each, node);
	int failed = 0, count = value_count(value);

	if (!value)
		return -1;
	if (value->type != XPATH_NODESET) {
		expression_wrong(&r->evaluation, &recogniser->each, "it gives no nodes");
		failed = -1;
	}
	for (int i = 0; i < count; i++)
		failed |= add_fact(r, recogniser, parent, value_node(value, i));
	xmlXPathFreeObject(value);
	return failed;
}

/* Whether the document itself gives facts of that name. */
static bool
is_authored(const xmlNode *root, const char *name)
{
	for (const xmlNode *child = root->children; child; child = child->next)
		if (node_is(child, "facts") && !place_tied(child))
			for (const xmlNode *fact = child->children; fact; fact = fact->next)
				if (node_is(fact, name))
					return true;
	return false;
}

static void
start(struct recognition *r, xmlNode *root)
{
	r->scratch = xmlNewDoc((const xmlChar *)"1.0");
	if (!r->scratch)
		die("out of memory");
	xmlDocSetRootElement(
		r->scratch, xmlNewDocNode(r->scratch, NULL, (const xmlChar *)"matches", NULL));
	r->tables = tables_of(root, r->arena);
	evaluation_init(&r->evaluation, r->report->tree, recogniser_functions, &recogniser_bindings,
		r, r->messages);
	evaluation_limit(&r->evaluation, r->report->limits, r->report->name);
	r->evaluation.detached = r->scratch;
}

int
facts_recognise(
	const struct recognisers *recognisers, struct report *report, struct messages *messages)
{
	struct recognition r = {.recognisers = recognisers,
		.report = report,
		.arena = &report->arena,
		.messages = messages};
	xmlNode *root = xmlDocGetRootElement(report->tree), *facts;
	int failed = 0;

	messages->matter = (struct matter){.document = report->name};
	start(&r, root);
	facts = xmlNewDocNode(report->tree, NULL, (const xmlChar *)"facts", NULL);
	if (!facts)
		die("out of memory");
	place_tie(facts, keep(&r, (struct words){.node = root}));
	for (size_t i = 0; i < recognisers->count; i++)
		if (!is_authored(root, recognisers->items[i].name))
			failed |= add_facts(&r, &recognisers->items[i], facts, root);
	xmlAddChild(root, facts);
	evaluation_clear(&r.evaluation);
	map_clear(&r.shown);
	recognition_blocks_clear(&r);
	xmlFreeDoc(r.scratch);
	messages->matter = (struct matter){.document = NULL};
	return failed;
}

xmlNode *
facts_of(const struct report *report)
{
	xmlNode *last = xmlGetLastChild(xmlDocGetRootElement(report->tree));

	return last && node_is(last, "facts") && place_tied(last) ? last : NULL;
}
