/* test_members.c -- tests: functions on sets of a hundred thousand nodes
 *
 * None of these looks at a clock: what compares each node with each other takes minutes here, and
 * the program that runs the tests ends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/xpathInternals.h>

#include "../checker/base/order.h"
#include "../checker/check/members.h"
#include "calling.h"

enum { ITEMS = 100000 };

/* <r><i v="0">0</i>…, in which v has a hundred values. */
static const char *
write_items(const char *folder, struct arena *a)
{
	struct buffer text = {0};
	const char *file;

	buffer_add_text(&text, "<r xmlns:set='http://exslt.org/sets' "
			       "xmlns:str='http://exslt.org/strings' "
			       "xmlns:math='http://exslt.org/math' "
			       "xmlns:re='http://exslt.org/regular-expressions'>");
	for (int i = 0; i < ITEMS; i++)
		buffer_print(&text, "<i v='%d'>%d</i>", i % 100, i);
	buffer_add_text(&text, "</r>");
	file = folder_write(folder, "items.xml", buffer_text(&text), a);
	buffer_clear(&text);
	return file;
}

static const struct called large[] = {
	{"set:difference(i, i[@v = 7])", 'c', "99000"},
	{"set:intersection(i, i)", 'c', "100000"},
	{"set:has-same-node(i[@v = 1], i[@v = 2])", 'b', "false"},
	{"set:distinct(i/@v)", 'c', "100"},
	{"set:distinct(i)", 'c', "100000"},
	{"set:leading(i, i[last()])", 'c', "99999"},
	{"set:trailing(i, i[1])", 'c', "99999"},
	{"set:leading(i/text(), i[50001]/text())", 'c', "50000"},
	{"math:max(i)", 'n', "99999"},
	{"math:highest(i/@v)", 'c', "1000"},
	{"str:tokenize(str:padding(200000, 'a '))", 'c', "100000"},
	{"set:distinct(str:tokenize(str:padding(200000, 'a b ')))", 'c', "2"},
	{"count(str:tokenize(str:padding(200000, 'a b ')) | i[1])", 'n', "100001"},
	{"count(str:tokenize(str:padding(200000, 'a b '))/self::token[. = 'b'])", 'n', "50000"},
	{"str:split(str:padding(200000, 'a, '), ', ')", 'c', "66667"},
	{"string-length(str:replace(str:padding(200000, 'ab'), 'a', ''))", 'n', "100000"},
	{"string-length(str:replace(str:padding(200000, 'ab'), '', '-'))", 'n', "399999"},
	{"string-length(str:concat(i/@v))", 'n', "190000"},
	{"re:match(str:padding(200000, 'ab'), 'a', 'g')", 'c', "100000"},
	{"string-length(re:replace(str:padding(200000, 'ab'), 'b', 'g', 'cc'))", 'n', "300000"},
};

static void
large_sets_are_no_trouble(void **state)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	struct calling calling;

	(void)state;
	calling_begin(&calling, write_items(folder, &a), schematron_functions);
	for (size_t i = 0; i < sizeof large / sizeof *large; i++)
		assert_called(&calling, &large[i]);
	calling_end(&calling);
	folder_remove(folder);
	arena_clear(&a);
}

/* Every k-th node of the set: neighbours stand far from each other. */
static xmlNodeSet *
shuffled(const xmlNodeSet *nodes)
{
	const int step = 61803; /* has no factor in common with 100000 */
	xmlNodeSet *mixed = xmlXPathNodeSetCreate(NULL);

	for (int i = 0, at = 0; i < nodes->nodeNr; i++, at = (at + step) % nodes->nodeNr)
		assert_int_equal(xmlXPathNodeSetAddUnique(mixed, nodes->nodeTab[at]), 0);
	return mixed;
}

static void
assert_sorts(struct calling *calling, const char *expression)
{
	xmlXPathObject *value = calling_value(calling, expression);
	xmlNodeSet *mixed;

	assert_non_null(value);
	assert_int_equal(value->nodesetval->nodeNr, ITEMS);
	mixed = shuffled(value->nodesetval);
	assert_ptr_not_equal(mixed->nodeTab[1], value->nodesetval->nodeTab[1]);
	nodes_sort(mixed);
	assert_memory_equal(
		mixed->nodeTab, value->nodesetval->nodeTab, ITEMS * sizeof *mixed->nodeTab);
	xmlXPathFreeNodeSet(mixed);
	xmlXPathFreeObject(value);
}

static void
any_order_is_sorted(void **state)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	struct calling calling;

	(void)state;
	calling_begin(&calling, write_items(folder, &a), schematron_functions);
	assert_sorts(&calling, "i");
	assert_sorts(&calling, "i/text()");
	assert_sorts(&calling, "i/@v");
	assert_sorts(&calling, "str:tokenize(str:padding(200000, 'a '))");
	calling_end(&calling);
	folder_remove(folder);
	arena_clear(&a);
}

static void
merged_sets_have_each_node_once(void **state)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	struct calling calling;
	struct members members = {0};
	xmlNodeSet *merged = xmlXPathNodeSetCreate(NULL);
	xmlXPathObject *value;

	(void)state;
	calling_begin(&calling, write_items(folder, &a), schematron_functions);
	value = calling_value(&calling, "i[@v < 50] | namespace::*");
	assert_non_null(value);
	assert_int_equal(value->nodesetval->nodeNr, ITEMS / 2 + 5);
	for (int i = 0; i < 10; i++)
		nodes_merge(merged, &members, value->nodesetval);
	assert_int_equal(merged->nodeNr, ITEMS / 2 + 5);
	members_clear(&members);
	members_clear(&members);
	assert_false(members_has(&members, merged->nodeTab[0]));
	xmlXPathFreeNodeSet(merged);
	xmlXPathFreeObject(value);
	calling_end(&calling);
	folder_remove(folder);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(large_sets_are_no_trouble),
		cmocka_unit_test(any_order_is_sorted),
		cmocka_unit_test(merged_sets_have_each_node_once),
	};

	return cmocka_run_group_tests_name("members", tests, NULL, NULL);
}
