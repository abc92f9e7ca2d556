/* tree.c -- fuzz: the bytes are a report, changed element by element, and checked by all rules */
#include <libxml/parser.h>
#include <string.h>

#include "../../checker/base/tree.h"
#include "fuzzing.h"

/* From libFuzzer. */
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t length, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t length, size_t most, unsigned seed);

static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* An element or a text of the report, each as likely; never the root. */
static xmlNode *
any_node(xmlDoc *tree, xmlElementType type, unsigned *seed)
{
	xmlNode *root = xmlDocGetRootElement(tree), *chosen = NULL;
	unsigned count = 0;

	for (const xmlNode *node = root; node; node = node_following(node, root))
		if (node != root && node->type == type && next_random(seed) % ++count == 0)
			chosen = (xmlNode *)(size_t)node;
	return chosen;
}

static void
repeat(xmlDoc *tree, unsigned *seed)
{
	xmlNode *node = any_node(tree, XML_ELEMENT_NODE, seed);

	if (node)
		xmlAddNextSibling(node, xmlCopyNode(node, 1));
}

static void
leave_out(xmlDoc *tree, unsigned *seed)
{
	xmlNode *node = any_node(tree, XML_ELEMENT_NODE, seed);

	if (node) {
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
}

/* Behind an element of the same kind, so that the report stays valid. */
static void
move(xmlDoc *tree, unsigned *seed)
{
	xmlNode *node = any_node(tree, XML_ELEMENT_NODE, seed);

	for (int i = 0; node && i < 20; i++) {
		xmlNode *to = any_node(tree, XML_ELEMENT_NODE, seed);

		if (to == node || node_is_above(node, to) || !xmlStrEqual(to->name, node->name))
			continue;
		xmlUnlinkNode(node);
		xmlAddNextSibling(to, node);
		return;
	}
}

static void
count_up(xmlDoc *tree, unsigned *seed)
{
	xmlNode *text = any_node(tree, XML_TEXT_NODE, seed);
	xmlChar *copy = text ? xmlStrdup(text->content) : NULL;
	char *digit = copy ? strpbrk((char *)copy, "0123456789") : NULL;

	if (digit) {
		*digit = (char)('0' + next_random(seed) % 10);
		xmlNodeSetContentLen(text, copy, xmlStrlen(copy));
	}
	xmlFree(copy);
}

/* The text of another place. */
static void
copy_text(xmlDoc *tree, unsigned *seed)
{
	xmlNode *from = any_node(tree, XML_TEXT_NODE, seed);
	xmlNode *to = any_node(tree, XML_TEXT_NODE, seed);

	if (from && to && from != to)
		xmlNodeSetContentLen(to, from->content, xmlStrlen(from->content));
}

/* Bytes of a text as libFuzzer likes, with words of its dictionary. */
static void
change_text(xmlDoc *tree, unsigned *seed)
{
	enum { MOST = 400 };
	xmlNode *node = any_node(tree, XML_TEXT_NODE, seed);
	uint8_t text[MOST + 1];
	size_t length = node ? strlen((char *)node->content) : 0;

	if (length == 0 || length > MOST)
		return;
	memcpy(text, node->content, length);
	length = LLVMFuzzerMutate(text, length, MOST);
	text[length] = '\0';
	for (size_t i = 0; i < length; i++)
		if (text[i] < ' ')
			text[i] = ' ';
	if (xmlCheckUTF8(text))
		xmlNodeSetContentLen(node, text, (int)strlen((char *)text));
}

static void (*const changes[])(xmlDoc *tree, unsigned *seed) = {
	repeat, leave_out, move, count_up, copy_text, change_text};

size_t
LLVMFuzzerCustomMutator(uint8_t *bytes, size_t length, size_t most, unsigned seed)
{
	const int quiet = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
	xmlDoc *tree = xmlReadMemory((char *)bytes, (int)length, NULL, NULL, quiet);
	xmlChar *made = NULL;
	int size = 0;

	if (!tree)
		return LLVMFuzzerMutate(bytes, length, most);
	for (unsigned i = 0; i <= seed % 3; i++)
		changes[next_random(&seed) % (sizeof changes / sizeof *changes)](tree, &seed);
	xmlDocDumpMemoryEnc(tree, &made, &size, "UTF-8");
	if (made && size > 0 && (size_t)size <= most) {
		memcpy(bytes, made, (size_t)size);
		length = (size_t)size;
	}
	xmlFree(made);
	xmlFreeDoc(tree);
	return length;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct checking *checking = fuzzing_checking();
	struct messages messages = {0};
	struct report report = {0};

	if (report_load_bytes(&report, "report.xml", (const char *)bytes, length, &checking->load,
		    &messages) == 0)
		fuzzing_check(checking, &report, &messages);
	report_clear(&report);
	messages_clear(&messages);
	return 0;
}
