/* sets.c -- check: functions of urn:tsagcheck on sets of Recommendations */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "../values/responsibility.h"
#include "functions.h"

#define URI "urn:tsagcheck"

static void
read_text(const xmlChar *text, struct responsibility *to)
{
	responsibility_read((const char *)text, strlen((const char *)text), to);
}

static bool
has_word(const char *words, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = words; length && (at = strstr(at, word)); at += length)
		if ((at == words || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

/* What a group claims although the other group may list it, too. */
static void
claimed_against(const struct responsibility *claim, const char *other, struct set *out)
{
	set_union(&claim->plain, &(struct set){0}, out);
	for (size_t i = 0; i < claim->exception_count; i++) {
		const struct responsibility_exception *exception = &claim->exceptions[i];
		struct set before = *out;

		if (has_word(buffer_text(&exception->groups), other))
			continue;
		*out = (struct set){0};
		set_union(&before, &exception->scope, out);
		set_clear(&before);
	}
}

/* Takes the numbers that a text names out of the set. */
static void
take_out(struct set *set, const xmlChar *text)
{
	struct responsibility names = {0};
	struct set before = *set;

	read_text(text, &names);
	*set = (struct set){0};
	set_difference(&before, &names.all, set);
	set_clear(&before);
	responsibility_clear(&names);
}

/* What two groups both claim, as text. */
static void
overlap(const xmlChar *left, const char *left_group, const xmlChar *right, const char *right_group,
	const xmlNodeSet *aside, struct buffer *out)
{
	struct responsibility a = {0}, b = {0};
	struct set of_a = {0}, of_b = {0}, both = {0};

	read_text(left, &a);
	read_text(right, &b);
	claimed_against(&a, right_group, &of_a);
	claimed_against(&b, left_group, &of_b);
	set_intersection(&of_a, &of_b, &both);
	for (int i = 0; aside && i < aside->nodeNr; i++) {
		xmlChar *text = xmlXPathCastNodeToString(aside->nodeTab[i]);

		take_out(&both, text);
		xmlFree(text);
	}
	set_print(&both, NULL, out);
	set_clear(&both);
	set_clear(&of_b);
	set_clear(&of_a);
	responsibility_clear(&b);
	responsibility_clear(&a);
}

/* t:overlap(set, group, set, group, aside): what both groups claim, as text, without what the nodes
 * of aside name (Recommendations with two numbers). */
static void
call_overlap(xmlXPathParserContext *call, int count)
{
	struct buffer out = {0};
	xmlChar *left, *right, *left_group, *right_group;
	xmlNodeSet *aside;

	if (!expression_takes(call, count, 5, 5))
		return;
	aside = xmlXPathPopNodeSet(call);
	right_group = xmlXPathPopString(call);
	right = xmlXPathPopString(call);
	left_group = xmlXPathPopString(call);
	left = xmlXPathPopString(call);
	overlap(left, (const char *)left_group, right, (const char *)right_group, aside, &out);
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlXPathFreeNodeSet(aside);
	xmlFree(left);
	xmlFree(left_group);
	xmlFree(right);
	xmlFree(right_group);
}

/* t:contains(set, recommendation): whether the set has it under any of its names. */
static void
call_contains(xmlXPathParserContext *call, int count)
{
	struct responsibility claim = {0};
	struct recommendation one;
	xmlChar *set, *text;
	bool has;

	if (!expression_takes(call, count, 2, 2))
		return;
	text = xmlXPathPopString(call);
	set = xmlXPathPopString(call);
	read_text(set, &claim);
	has = recommendation_read((const char *)text, strlen((const char *)text), &one) == 0 &&
	      set_contains(&claim.all, &one);
	valuePush(call, xmlXPathNewBoolean(has));
	responsibility_clear(&claim);
	xmlFree(set);
	xmlFree(text);
}

/* t:set-fault(text): why a set cannot be read, with the words: "G.729 - G.710: …"; "" when it can.
 */
static void
call_set_fault(xmlXPathParserContext *call, int count)
{
	struct responsibility claim = {0};
	struct buffer out = {0};
	xmlChar *text;

	if (!expression_takes(call, count, 1, 1))
		return;
	text = xmlXPathPopString(call);
	read_text(text, &claim);
	for (size_t i = 0; i < claim.fault_count && out.length == 0; i++) {
		const struct responsibility_fault *fault = &claim.faults[i];

		if (fault->fault == FAULT_LOST_DASH || fault->fault == FAULT_SYMBOL_DASH)
			continue;
		buffer_add_text(&out, "“");
		buffer_add(&out, (const char *)text + fault->start, fault->end - fault->start);
		buffer_print(&out, "”: %s", fault_reason(fault->fault));
	}
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	responsibility_clear(&claim);
	xmlFree(text);
}

static const struct function functions[] = {
	{URI, "overlap", call_overlap, GIVES_TEXT, false},
	{URI, "contains", call_contains, GIVES_TRUTH, false},
	{URI, "set-fault", call_set_fault, GIVES_TEXT, true},
};

const struct function_table set_functions = {functions, sizeof functions / sizeof *functions};
