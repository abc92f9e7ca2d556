/* sets.c -- check: functions of urn:tsagcheck on sets of Recommendations */
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../values/exception.h"
#include "../values/responsibility.h"
#include "functions.h"

#define URI "urn:tsagcheck"

static void
read_text(const xmlChar *text, struct responsibility *to)
{
	responsibility_read((const char *)text, strlen((const char *)text), to);
}

/* Adds what the lines in a list of responsibilities claim. */
static void
add_lines(const xmlNode *list, struct set *to)
{
	for (const xmlNode *line = list->children; line; line = line->next) {
		xmlChar *text = line->type == XML_ELEMENT_NODE
		                        ? xmlGetNoNsProp(line, (const xmlChar *)"set")
		                        : NULL;
		struct responsibility claim = {0};

		if (text)
			read_text(text, &claim);
		for (size_t i = 0; i < claim.all.count; i++)
			set_add(to, claim.all.items[i]);
		responsibility_clear(&claim);
		xmlFree(text);
	}
}

/* What lists says that a group has, all lines together; whether it has such a list. */
static bool
listed(const xmlNodeSet *lists, const char *group, struct set *out)
{
	bool found = false;

	for (int i = 0; lists && i < lists->nodeNr; i++) {
		const xmlNode *list = lists->nodeTab[i];
		xmlChar *name = xmlGetNoNsProp(list, (const xmlChar *)"group");

		if (name && !strcmp((const char *)name, group)) {
			found = true;
			add_lines(list, out);
		}
		xmlFree(name);
	}
	set_settle(out);
	return found;
}

/* What is left of a scope when the groups that it excepts have what they list; nothing, and not
 * verified, when the list of one is not at hand. */
static void
left_of(struct check_run *run, const struct responsibility_exception *exception,
	const xmlNodeSet *lists, struct set *out)
{
	char *groups = memory_new(exception->groups.length + 1), *rest = NULL;

	strcpy(groups, buffer_text(&exception->groups));
	set_union(&exception->scope, &(struct set){0}, out);
	for (char *at = strtok_r(groups, " ", &rest); at; at = strtok_r(NULL, " ", &rest)) {
		struct set theirs = {0}, left = {0};

		if (!strcmp(at, EXCEPTION_DOUBLE))
			continue;
		if (listed(lists, at, &theirs))
			set_difference(out, &theirs, &left);
		else
			run->unverified = true;
		set_clear(&theirs);
		set_clear(out);
		*out = left;
	}
	free(groups);
}

/* Takes what a claim shares with the group out of the set. */
static void
take_shared(const struct responsibility *claim, const char *group, struct set *set)
{
	for (size_t i = 0; i < claim->shared.count; i++) {
		struct set before = *set;

		if (!responsibility_excepts(&claim->shared.items[i], group))
			continue;
		*set = (struct set){0};
		set_difference(&before, &claim->shared.items[i].scope, set);
		set_clear(&before);
	}
}

/* What a group claims although the other group may list it, too. */
static void
claimed_against(struct check_run *run, const struct responsibility *claim, const char *other,
	const xmlNodeSet *lists, struct set *out)
{
	set_union(&claim->plain, &(struct set){0}, out);
	for (size_t i = 0; i < claim->left.count; i++) {
		struct set before = *out, left = {0};

		if (responsibility_excepts(&claim->left.items[i], other))
			continue;
		left_of(run, &claim->left.items[i], lists, &left);
		*out = (struct set){0};
		set_union(&before, &left, out);
		set_clear(&before);
		set_clear(&left);
	}
	take_shared(claim, other, out);
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

/* A list of a group, from the arguments of a function. */
struct claimant {
	xmlChar *set, *group;
	struct responsibility claim;
};

/* The group is the later argument. */
static void
pop_claimant(xmlXPathParserContext *call, struct claimant *claimant)
{
	*claimant = (struct claimant){.group = xmlXPathPopString(call)};
	claimant->set = xmlXPathPopString(call);
	read_text(claimant->set, &claimant->claim);
}

static void
clear_claimant(struct claimant *claimant)
{
	responsibility_clear(&claimant->claim);
	xmlFree(claimant->set);
	xmlFree(claimant->group);
}

/* The text of a set, which is cleared, as the value of a function. */
static void
push_set(xmlXPathParserContext *call, struct set *set)
{
	struct buffer out = {0};

	set_print(set, NULL, &out);
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	set_clear(set);
}

/* t:overlap(set, group, set, group, aside, lists): what both groups claim, as text, without what
 * the nodes of aside name (Recommendations with two numbers). What one leaves to a third group is
 * that group's, as far as it stands in lists. */
static void
call_overlap(xmlXPathParserContext *call, int count)
{
	struct claimant a, b;
	struct set of_a = {0}, of_b = {0}, both = {0};
	xmlNodeSet *aside, *lists;

	if (!expression_takes(call, count, 6, 6))
		return;
	lists = xmlXPathPopNodeSet(call);
	aside = xmlXPathPopNodeSet(call);
	pop_claimant(call, &b);
	pop_claimant(call, &a);
	claimed_against(run_of(call), &a.claim, (const char *)b.group, lists, &of_a);
	claimed_against(run_of(call), &b.claim, (const char *)a.group, lists, &of_b);
	set_intersection(&of_a, &of_b, &both);
	for (int i = 0; aside && i < aside->nodeNr; i++) {
		xmlChar *text = xmlXPathCastNodeToString(aside->nodeTab[i]);

		take_out(&both, text);
		xmlFree(text);
	}
	push_set(call, &both);
	set_clear(&of_b);
	set_clear(&of_a);
	clear_claimant(&b);
	clear_claimant(&a);
	xmlXPathFreeNodeSet(aside);
	xmlXPathFreeNodeSet(lists);
}

/* What a claim leaves to a group without claiming it elsewhere. */
static void
leaves_to(const struct responsibility *claim, const char *group, struct set *out)
{
	struct set left = {0};

	for (size_t i = 0; i < claim->left.count; i++)
		if (responsibility_excepts(&claim->left.items[i], group))
			for (size_t j = 0; j < claim->left.items[i].scope.count; j++)
				set_add(&left, claim->left.items[i].scope.items[j]);
	set_settle(&left);
	set_difference(&left, &claim->plain, out);
	set_clear(&left);
}

/* t:circle(set, group, set, group): what each of two groups leaves to the other, as text. */
static void
call_circle(xmlXPathParserContext *call, int count)
{
	struct claimant a, b;
	struct set of_a = {0}, of_b = {0}, both = {0};

	if (!expression_takes(call, count, 4, 4))
		return;
	pop_claimant(call, &b);
	pop_claimant(call, &a);
	leaves_to(&a.claim, (const char *)b.group, &of_a);
	leaves_to(&b.claim, (const char *)a.group, &of_b);
	set_intersection(&of_a, &of_b, &both);
	push_set(call, &both);
	set_clear(&of_a);
	set_clear(&of_b);
	clear_claimant(&b);
	clear_claimant(&a);
}

/* t:outside(set, set): what of the first set the second lacks, as text. One Recommendation lies
 * within a set under any of its names. */
static void
call_outside(xmlXPathParserContext *call, int count)
{
	struct responsibility inner = {0}, outer = {0};
	struct recommendation one;
	struct set left = {0};
	xmlChar *set, *of;

	if (!expression_takes(call, count, 2, 2))
		return;
	of = xmlXPathPopString(call);
	set = xmlXPathPopString(call);
	read_text(set, &inner);
	read_text(of, &outer);
	if (recommendation_read((const char *)set, strlen((const char *)set), &one) ||
		!set_contains(&outer.all, &one))
		set_difference(&inner.all, &outer.all, &left);
	push_set(call, &left);
	responsibility_clear(&inner);
	responsibility_clear(&outer);
	xmlFree(set);
	xmlFree(of);
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
	{URI, "circle", call_circle, GIVES_ANYTHING, false},
	{URI, "outside", call_outside, GIVES_ANYTHING, false},
	{URI, "contains", call_contains, GIVES_TRUTH, false},
	{URI, "set-fault", call_set_fault, GIVES_TEXT, true},
};

const struct function_table set_functions = {functions, sizeof functions / sizeof *functions};
