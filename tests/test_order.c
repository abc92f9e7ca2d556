/* test_order.c -- tests: sets of nodes come into the order of their document */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>

#include "../checker/base/order.h"
#include "random_xpath.h"

enum { TREES = 60, ELEMENTS = 60, SETS = 60, MOST = 1000 };

/* All nodes but namespaces, by a walk. */
struct walked {
	xmlNode *nodes[MOST];
	int count;
};

static void
walk(struct walked *walked, xmlNode *node)
{
	if (node->type == XML_DTD_NODE)
		return;
	assert_true(walked->count < MOST);
	walked->nodes[walked->count++] = node;
	if (node->type == XML_ELEMENT_NODE)
		for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
			walked->nodes[walked->count++] = (xmlNode *)attribute;
	for (xmlNode *child = node->children; child; child = child->next)
		walk(walked, child);
}

static int
walked_index(const struct walked *walked, const xmlNode *node)
{
	for (int i = 0; i < walked->count; i++)
		if (walked->nodes[i] == node)
			return i;
	fail_msg("a node is not of the document");
	return -1;
}

static void
assert_sorted(const struct walked *walked, struct chance *chance)
{
	xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);
	int last = -1;

	for (size_t left = 2 + chance_below(chance, 12); left > 0; left--)
		xmlXPathNodeSetAdd(set, walked->nodes[chance_below(chance, (size_t)walked->count)]);
	nodes_sort(set);
	for (int i = 0; i < set->nodeNr; i++) {
		int index = walked_index(walked, set->nodeTab[i]);

		assert_true(index > last);
		last = index;
	}
	if (set->nodeNr > 1) {
		assert_true(node_is_before(set->nodeTab[0], set->nodeTab[1]));
		assert_false(node_is_before(set->nodeTab[1], set->nodeTab[0]));
		assert_false(node_is_before(set->nodeTab[1], set->nodeTab[1]));
	}
	xmlXPathFreeNodeSet(set);
}

static void
random_sets_are_sorted_as_a_walk_goes(void **state)
{
	struct chance chance = {20241127};

	(void)state;
	for (int tree = 0; tree < TREES; tree++) {
		struct buffer text = {0};
		struct walked walked = {.count = 0};
		xmlDoc *document;

		buffer_add_text(&text, "<?i 0?><!--top--><!DOCTYPE a [<!ENTITY e 'x'>]>");
		add_random_tree(&text, &chance, ELEMENTS);
		buffer_add_text(&text, "<!--end--><?i end?>");
		document = xmlReadMemory(buffer_text(&text), (int)strlen(buffer_text(&text)),
			"random.xml", NULL, XML_PARSE_NOENT | XML_PARSE_NOCDATA);
		assert_non_null(document);
		walk(&walked, (xmlNode *)document);
		for (int set = 0; set < SETS; set++)
			assert_sorted(&walked, &chance);
		xmlFreeDoc(document);
		buffer_clear(&text);
	}
}

static xmlDoc *
read_document(const char *text)
{
	xmlDoc *document = xmlReadMemory(text, (int)strlen(text), "r.xml", NULL, 0);

	assert_non_null(document);
	return document;
}

/* Where a node stands is told from the one before it in the set, wherever that stands. */
static void
siblings_without_elements_are_sorted(void **state)
{
	static const char *const leaves[] = {"<!--1-->", "<?i 1?>", "<![CDATA[1]]>", "1"};
	struct chance chance = {7};
	struct buffer text = {0};
	struct walked walked = {.count = 0};
	xmlDoc *document;

	(void)state;
	buffer_add_text(&text, "<a>");
	for (int i = 0; i < 4 * ELEMENTS; i++) {
		buffer_add_text(&text, leaves[chance_below(&chance, 4)]);
		if (i % ELEMENTS == 0)
			buffer_add_text(&text, "<b x='1' y='2' z='3'>1<!--2--><?i 3?></b>");
	}
	buffer_add_text(&text, "</a>");
	document = read_document(buffer_text(&text));
	walk(&walked, (xmlNode *)document);
	for (int set = 0; set < 10 * SETS; set++)
		assert_sorted(&walked, &chance);
	xmlFreeDoc(document);
	buffer_clear(&text);
}

/* One stands behind the other, each in its own order. */
static void
documents_stand_as_they_come(void **state)
{
	xmlDoc *first = read_document("<a><!--1--><b/></a>");
	xmlDoc *second = read_document("<a>1<!--2--></a>");
	const xmlNode *one = xmlDocGetRootElement(first), *two = xmlDocGetRootElement(second);
	xmlNode *const sorted[] = {one->children, one->last, two->children, two->last};
	xmlNodeSet *set = xmlXPathNodeSetCreate(one->last);

	(void)state;
	xmlXPathNodeSetAdd(set, two->last);
	xmlXPathNodeSetAdd(set, one->children);
	xmlXPathNodeSetAdd(set, two->children);
	nodes_sort(set);
	assert_memory_equal(set->nodeTab, sorted, sizeof sorted);
	xmlXPathFreeNodeSet(set);
	xmlFreeDoc(first);
	xmlFreeDoc(second);
}

/* Namespaces come between their element and its attributes. */
static void
namespaces_follow_their_element(void **state)
{
	static const char text[] = "<r xmlns:p='urn:p' a='1'><c>1<b/></c>2</r>";
	xmlDoc *document = read_document(text);
	xmlXPathContext *xpath = xmlXPathNewContext(document);
	xmlXPathObject *found =
		xmlXPathEval((const xmlChar *)"/r/namespace::p | /r/@a | /r | /r/c", xpath);

	(void)state;
	nodes_sort(found->nodesetval);
	assert_int_equal(found->nodesetval->nodeNr, 4);
	assert_int_equal(found->nodesetval->nodeTab[1]->type, XML_NAMESPACE_DECL);
	assert_int_equal(found->nodesetval->nodeTab[2]->type, XML_ATTRIBUTE_NODE);
	assert_string_equal((const char *)found->nodesetval->nodeTab[3]->name, "c");
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(xpath);
	xmlFreeDoc(document);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_sets_are_sorted_as_a_walk_goes),
		cmocka_unit_test(siblings_without_elements_are_sorted),
		cmocka_unit_test(documents_stand_as_they_come),
		cmocka_unit_test(namespaces_follow_their_element),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
