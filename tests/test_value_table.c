/* test_value_table.c -- tests: nodes by their values, and siblings that are counted on */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <string.h>

#include "../checker/xpath/tally.h"
#include "../checker/xpath/value_table.h"

enum { MANY = 5000, VALUES = 700 };

static const char *
value_number(size_t i, struct arena *a)
{
	return arena_print(a, "value %zu", i % VALUES);
}

/* Each value has its nodes in the order in which they came, and no other's. */
static void
nodes_come_by_value_in_order(void **state)
{
	struct value_table table = {0};
	struct arena arena = {0};
	xmlNode *nodes = arena_alloc(&arena, MANY * sizeof *nodes);
	const struct value_entry *entry;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		const char *value = value_number(i, &arena);

		value_table_add(&table, value, i % 2, &nodes[i]);
		value_table_add(&table, value, false, &nodes[i]); /* it has it already */
	}
	assert_int_equal(table.count, MANY);
	for (size_t i = 0; i < VALUES; i++) {
		entry = value_table_first(&table, value_number(i, &arena));
		for (size_t j = i; j < MANY; j += VALUES) {
			assert_non_null(entry);
			assert_ptr_equal(entry->node, &nodes[j]);
			entry = value_table_next(&table, entry);
		}
		assert_null(entry);
	}
	assert_null(value_table_first(&table, "value"));
	value_table_clear(&table);
	assert_null(value_table_first(&table, "value 1"));
	arena_clear(&arena);
}

/* What is not lasting may change behind the table's back. */
static void
texts_that_do_not_last_are_copied(void **state)
{
	struct value_table table = {0};
	char text[] = "one";
	xmlNode node;

	(void)state;
	value_table_add(&table, text, false, &node);
	strcpy(text, "two");
	assert_non_null(value_table_first(&table, "one"));
	assert_null(value_table_first(&table, "two"));
	value_table_clear(&table);
}

static bool
is_p(const struct tally_test *test, xmlNode *node)
{
	(void)test;
	return !xmlStrcmp(node->name, (const xmlChar *)"p");
}

static bool
is_q(const struct tally_test *test, xmlNode *node)
{
	(void)test;
	return !xmlStrcmp(node->name, (const xmlChar *)"q");
}

static size_t
count_before(xmlNode *node, const struct tally_test *test)
{
	size_t count = 0;

	while ((node = node->prev))
		count += test->passes(test, node);
	return count;
}

/* Whoever is asked about, in whichever order, and among others. */
static void
siblings_are_counted_in_any_order(void **state)
{
	static const char xml[] = "<r><p/><q/><p><p/><q/><p/></p>text<p/><q/><p/></r>";
	const struct tally_test tests[] = {{is_p}, {is_q}};
	xmlDoc *tree = xmlReadMemory(xml, (int)strlen(xml), "r.xml", NULL, 0);
	xmlNode *nodes[32];
	size_t count = 0;
	struct tallies tallies = {NULL};

	(void)state;
	for (xmlNode *at = xmlDocGetRootElement(tree)->children; at; at = at->next) {
		nodes[count++] = at;
		for (xmlNode *in = at->children; in; in = in->next)
			nodes[count++] = in;
	}
	for (size_t i = 0; i < 1000; i++) {
		xmlNode *node = nodes[i * 7919 % count];
		const struct tally_test *test = &tests[i / 3 % 2];

		assert_int_equal(
			tally_before(&tallies, test, node, test), count_before(node, test));
		assert_int_equal(tally_all(&tallies, test, node, test),
			count_before(node->parent->last, test) +
				test->passes(test, node->parent->last));
	}
	tallies_clear(&tallies);
	xmlFreeDoc(tree);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nodes_come_by_value_in_order),
		cmocka_unit_test(texts_that_do_not_last_are_copied),
		cmocka_unit_test(siblings_are_counted_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
