/* test_native.c -- tests: what is evaluated natively is what libxml2 makes of it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <string.h>

#include "../checker/xpath/function.h"
#include "../checker/xpath/value_table.h"
#include "foreign.h"
#include "random_xpath.h"

/* One document, and what is bound for the expressions on it. */
struct bench {
	struct evaluation evaluation;
	struct messages messages;
	struct arena arena;
	struct scope scope;
	xmlDoc *tree;
	xmlNode *current;
	struct value_table table;
	xmlXPathObject number, text, *set, *spaces;
};

static const xmlXPathObject *
find_variable(void *bench_, const char *name)
{
	const struct bench *bench = bench_;

	return !strcmp(name, "n")        ? &bench->number
	       : !strcmp(name, "s")      ? &bench->text
	       : !strcmp(name, "set")    ? bench->set
	       : !strcmp(name, "spaces") ? bench->spaces
	                                 : NULL;
}

static const struct value_table *
find_key(void *bench_, const char *name, const xmlNode *node)
{
	struct bench *bench = bench_;

	(void)node;
	return strcmp(name, "k") ? NULL : &bench->table;
}

static xmlNode *
find_current(void *bench)
{
	return ((struct bench *)bench)->current;
}

static bool
lasts(void *bench, const xmlDoc *tree)
{
	return tree == ((struct bench *)bench)->tree;
}

static const struct bindings bindings = {find_variable, find_key, find_current, lasts};

static bool
keeps(void *bench, const char *name)
{
	(void)bench;
	(void)name;
	return true;
}

static void
call_current(xmlXPathParserContext *call, int count)
{
	(void)count;
	valuePush(call, xmlXPathNewNodeSet(find_current(evaluation_of(call)->owner)));
}

static void
merge(const struct value_table *table, const char *value, xmlNodeSet *to)
{
	const struct value_entry *entry = value_table_first(table, value);

	for (; entry; entry = value_table_next(table, entry))
		xmlXPathNodeSetAdd(to, entry->node);
}

static void
call_key(xmlXPathParserContext *call, int count)
{
	const struct value_table *table = find_key(evaluation_of(call)->owner, "k", NULL);
	xmlXPathObject *value = valuePop(call);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
	xmlChar *text;

	(void)count;
	for (int i = 0; i < value_count(value); i++) {
		text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
		merge(table, (const char *)text, found);
		xmlFree(text);
	}
	if (value->type != XPATH_NODESET) {
		text = xmlXPathCastToString(value);
		merge(table, (const char *)text, found);
		xmlFree(text);
	}
	xmlXPathFreeObject(value);
	xmlXPathFreeObject(valuePop(call));
	xmlXPathNodeSetSort(found);
	valuePush(call, xmlXPathWrapNodeSet(found));
}

static const struct function rows[] = {
	{"", "current", call_current, GIVES_ANYTHING, false},
	{"", "key", call_key, GIVES_ANYTHING, false},
};
static const struct function_table table = {rows, sizeof rows / sizeof *rows};
static const struct function_table *const functions[] = {&table, &foreign_functions, NULL};

/* NULL when the element has no such attribute. */
static const char *
value_named(xmlNode *element, const char *name)
{
	const xmlAttr *attribute = xmlHasProp(element, (const xmlChar *)name);

	if (!attribute)
		return NULL;
	return attribute->children ? (const char *)attribute->children->content : "";
}

/* The key k: every b by its x and by its y. $set: every b. $spaces: the namespaces of the first
 * element. */
static void
bind(struct bench *bench)
{
	xmlXPathContext *xpath = xmlXPathNewContext(bench->tree);

	bench->set = xmlXPathEval((const xmlChar *)"//b", xpath);
	bench->spaces = xmlXPathEval((const xmlChar *)"/*/namespace::*", xpath);
	xmlXPathFreeContext(xpath);
	for (int i = 0; i < value_count(bench->set); i++) {
		xmlNode *node = value_node(bench->set, i);
		const char *x = value_named(node, "x"), *y = value_named(node, "y");

		if (x)
			value_table_add(&bench->table, x, true, node);
		if (y && (!x || strcmp(x, y)))
			value_table_add(&bench->table, y, true, node);
	}
	bench->number = (xmlXPathObject){.type = XPATH_NUMBER, .floatval = 2};
	bench->text = (xmlXPathObject){.type = XPATH_STRING, .stringval = (xmlChar *)(size_t) "1"};
}

static void
bench_open(struct bench *bench, const char *xml)
{
	*bench = (struct bench){.current = NULL};
	bench->tree = xmlReadMemory(xml, (int)strlen(xml), "random.xml", NULL, 0);
	assert_non_null(bench->tree);
	evaluation_init(
		&bench->evaluation, bench->tree, functions, &bindings, bench, &bench->messages);
	bench->evaluation.keeps = keeps;
	bench->current = xmlDocGetRootElement(bench->tree);
	bench->scope = scope_of(bench->current, &bench->arena);
	bind(bench);
}

static void
bench_close(struct bench *bench)
{
	evaluation_clear(&bench->evaluation);
	xmlXPathFreeObject(bench->set);
	xmlXPathFreeObject(bench->spaces);
	value_table_clear(&bench->table);
	xmlFreeDoc(bench->tree);
	messages_clear(&bench->messages);
	arena_clear(&bench->arena);
}

static bool
are_same_numbers(double a, double b)
{
	return a == b || (a != a && b != b); /* NaN is not equal to itself */
}

/* The same nodes in the same order. */
static bool
are_same_sets(const xmlXPathObject *a, const xmlXPathObject *b)
{
	if (value_count(a) != value_count(b))
		return false;
	for (int i = 0; i < value_count(a); i++)
		if (a->nodesetval->nodeTab[i] != b->nodesetval->nodeTab[i])
			return false;
	return true;
}

static bool
are_same(const xmlXPathObject *a, const xmlXPathObject *b)
{
	if (!a || !b || a->type != b->type)
		return !a && !b;
	switch (a->type) {
	case XPATH_BOOLEAN:
		return a->boolval == b->boolval;
	case XPATH_NUMBER:
		return are_same_numbers(a->floatval, b->floatval);
	case XPATH_STRING:
		return xmlStrEqual(a->stringval, b->stringval);
	default:
		return are_same_sets(a, b);
	}
}

static void
compare_at(struct bench *bench, const struct expression *expression, xmlNode *node)
{
	const struct focus focus = {node, 2, 3};
	struct expression plain = *expression;
	xmlXPathObject *native, *other;
	bool holds = false;

	plain.term = NULL;
	bench->current = node;
	other = expression_value_at(&bench->evaluation, &plain, focus);
	native = expression_value_at(&bench->evaluation, expression, focus);
	if (!are_same(native, other))
		fail_msg("%s at %s of line %ld: %s, not %s", expression->text, node->name,
			xmlGetLineNo(node), (char *)xmlXPathCastToString(native),
			(char *)xmlXPathCastToString(other));
	if (other && expression_holds_at(&bench->evaluation, expression, focus, &holds) &&
		holds != (xmlXPathCastToBoolean(other) != 0))
		fail_msg("%s at %s holds: %d", expression->text, node->name, holds);
	xmlXPathFreeObject(native);
	xmlXPathFreeObject(other);
}

/* Whether it was evaluated natively. */
static bool
compare(struct bench *bench, const char *text)
{
	struct expression *expression = arena_alloc(&bench->arena, sizeof *expression);
	const struct written written = {.text = text, .spot = {"x", 1, 1, NULL}};
	xmlNode *root = xmlDocGetRootElement(bench->tree), *node = root;
	bool native;

	if (expression_compile(
		    &bench->evaluation, expression, &written, bench->scope, &bench->arena))
		fail_msg("%s is no XPath", text);
	native = expression->term != NULL;
	while (node) {
		compare_at(bench, expression, node);
		for (xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a;
			a = a->next)
			compare_at(bench, expression, (xmlNode *)a);
		if (node->children && node->type == XML_ELEMENT_NODE) {
			node = node->children;
			continue;
		}
		while (node != root && !node->next)
			node = node->parent;
		node = node == root ? NULL : node->next;
	}
	expression_clear(expression);
	return native;
}

enum { DOCUMENTS = 60, EXPRESSIONS = 120, ELEMENTS = 25 };

static void
random_expressions_have_the_same_value(void **state)
{
	struct chance chance = {20261125};
	size_t native = 0;

	(void)state;
	for (int i = 0; i < DOCUMENTS; i++) {
		struct buffer xml = {0}, text = {0};
		struct bench bench;

		add_random_tree(&xml, &chance, ELEMENTS);
		bench_open(&bench, xml.text);
		for (int j = 0; j < EXPRESSIONS; j++) {
			buffer_reset(&text);
			add_random_xpath(&text, &chance, 2 + j % 4);
			native += compare(&bench, buffer_text(&text));
		}
		bench_close(&bench);
		buffer_clear(&xml);
		buffer_clear(&text);
	}
	print_message("%zu of %d natively\n", native, DOCUMENTS * EXPRESSIONS);
	assert_int_equal(native, DOCUMENTS * EXPRESSIONS);
}

/* Calls of functions that were written for libxml2: whatever is around them and in them. */
static const char *const foreign[] = {"f-same(@x, @y)", "f-same(a, 'x')", "f-twice(@x)",
	"f-twice(f-twice(count(a)))", "f-name()", "f-up()", "f-up()/@x", "f-up()/b[1]",
	"f-all(a | b)", "f-all(//b/a)/@x", "count(f-all(preceding::a | //b))",
	"//a[f-same(@x, current()/@x)]", "//b[f-twice(@x) = 2]", "//a[f-name() != 'b f-name']",
	"a[f-name() = 'a f-name']", "not(f-all(b))", "string(f-all(a))", "f-all($s)/@y",
	"f-all(key('k', @x))", "f-same($n, '2')", "concat(f-name(), f-up()/@x)",
	"f-all(ancestor::*)", "f-all(ancestor::a)[1]", "(f-all(a | b))[last()]",
	"@x = f-all(//a)/@x", "//a[@x = f-all(//b)/@y]", "f-up()[f-same(f-name(), 'a')]",
	"f-all(f-up()/a[f-twice(position()) = 2])", "boolean(f-up())", "f-all(//b)[2]/@x"};

static void
functions_of_ours_are_called_alike(void **state)
{
	struct chance chance = {11};
	size_t native = 0;

	(void)state;
	for (int i = 0; i < DOCUMENTS / 4; i++) {
		struct buffer xml = {0};
		struct bench bench;

		add_random_tree(&xml, &chance, ELEMENTS);
		bench_open(&bench, xml.text);
		for (size_t j = 0; j < sizeof foreign / sizeof *foreign; j++)
			native += compare(&bench, foreign[j]);
		bench_close(&bench);
		buffer_clear(&xml);
	}
	assert_int_equal(native, DOCUMENTS / 4 * (sizeof foreign / sizeof *foreign));
}

/* Those that schemas are full of are not left to libxml2. */
static const char *const common[] = {"@x", "a or b", "not(@x)", "@x = 'y'", "count(a) = 1",
	"count(key('k', @x)) = 1", "key('k', @x)", "not(@x) or key('k', @y)", "a[@x = 'y']/b",
	"normalize-space(.) != ''", "string-length(@x) = 10 and translate(@x, '01', '') = '--'",
	"number(@x) >= 1 and number(@x) <= 3", "starts-with(., 'a')", "//a[@x = current()/@y]",
	"not(@x = preceding-sibling::a/@x)", "@x = //a/@x", "count(a | b) > 0", "$s = @x",
	"not(preceding::a[@x = current()/@x])", "count(../a[@x = current()/@x]) = 1",
	"local-name(key('k', @x)) = @y", "a[1]/following-sibling::b[last()]", "concat(@x, ' ', @y)",
	"ancestor::a[1]/@x = .", "sum(a/@x) = @y", "substring-after(@x, '/')", "@x and @y",
	"string(a | b)", "name((a | @x)[last()])", "(ancestor::* | b)[2]/@x", "($set | a)/@y",
	"key('k', a/@x | @y)[last()]", "count(key('k', */@*))", "count($set | .) = count($set)",
	"2 >= @x", "$n >= a/@x", "number() = 2", "number() + 1"};

/* Namespaces are libxml2's. */
static const char *const spaces[] = {"name($spaces)", "count($spaces)", "string($spaces | a)",
	"$spaces = 'urn:p'", "name(f-all($spaces))", "string(f-all($spaces))",
	"f-all($spaces) = 'urn:p'", "f-same(f-all($spaces)[1], 'x')",
	"name(($spaces | b)[last()])"};

static void
common_expressions_are_native(void **state)
{
	struct buffer xml = {0};
	struct chance chance = {7};
	struct bench bench;

	(void)state;
	add_random_tree(&xml, &chance, 4 * ELEMENTS);
	bench_open(&bench, xml.text);
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (!compare(&bench, common[i]))
			fail_msg("%s is left to libxml2", common[i]);
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		compare(&bench, spaces[i]);
	bench_close(&bench);
	buffer_clear(&xml);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_expressions_have_the_same_value),
		cmocka_unit_test(common_expressions_are_native),
		cmocka_unit_test(functions_of_ours_are_called_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
