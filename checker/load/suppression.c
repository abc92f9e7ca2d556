/* suppression.c -- load: "tsagcheck ignore RULE: reason" becomes a rule and a reason */
#include "suppression.h"

#include <string.h>

#include "../base/tree.h"

const struct suppression_form suppression_comment = {"comment", "behind the colon", false},
			      suppression_instruction = {
				      "instruction", "behind the name of the rule", true};

static const char space[] = " \t\r\n\u00A0";

/* The word itself or, behind it, white space; else NULL. */
static const char *
behind_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	text += strspn(text, space);
	if (strncmp(text, word, length) != 0 || !strchr(space, text[length]))
		return NULL;
	return text + length + strspn(text + length, space);
}

/* What stands behind "ignore". */
static void
read_rule(struct suppression *made, const char *text, struct arena *a)
{
	size_t length = strcspn(text, ": \t\r\n\u00A0"), reason;

	made->rule = arena_text(a, text, length);
	text += length;
	text += strspn(text, ": \t\r\n\u00A0");
	reason = strlen(text);
	while (reason > 0 && strchr(space, text[reason - 1]))
		reason--;
	made->reason = arena_text(a, text, reason);
}

static struct suppression *
make(const struct suppression_form *form, struct arena *a)
{
	struct suppression *made = arena_alloc(a, sizeof *made);

	*made = (struct suppression){.form = form, .rule = "", .reason = "", .author = ""};
	return made;
}

struct suppression *
suppression_read(const char *text, struct arena *a)
{
	struct suppression *made;

	text = behind_word(text, "tsagcheck");
	text = text ? behind_word(text, "ignore") : NULL;
	if (!text)
		return NULL;
	made = make(&suppression_comment, a);
	read_rule(made, text, a);
	return made;
}

static const xmlNode *
element_behind(const xmlNode *node)
{
	for (node = node->next; node && node->type != XML_ELEMENT_NODE;)
		node = node->next;
	return node;
}

/* What an entity brought has no place of its own, so what lies in it cannot be told. */
static void
find_extent(struct suppression *made, const struct report *report)
{
	const xmlNode *subject = element_behind(made->node);

	if (!place_is_set(made->node) || (subject && !place_is_set(subject)))
		made->fault = "stands in an entity, where it takes nothing out: write it into the "
			      "document itself";
	else if (!subject)
		made->fault = "has no element behind it, which it could be about: write it before "
			      "the element in which something is not to be found";
	else if (made->node->parent->type == XML_DOCUMENT_NODE)
		made->extent = (struct extent){0, report->source.length};
	else
		made->extent = place_extent(report, subject);
}

static struct suppression *
read_instruction(const struct report *report, const xmlNode *node, struct arena *a)
{
	const char *content = node->content ? (const char *)node->content : "";
	const char *text = behind_word(content, "ignore");
	struct suppression *made = make(&suppression_instruction, a);

	made->node = node;
	if (text) {
		read_rule(made, text, a);
		find_extent(made, report);
	} else {
		made->fault = arena_print(a,
			"says \"%.*s\", which tsagcheck does not know: write <?tsagcheck ignore "
			"RULE reason?>",
			(int)strcspn(content, space), content);
	}
	return made;
}

static bool
is_instruction(const xmlNode *node)
{
	return node->type == XML_PI_NODE && !strcmp((const char *)node->name, "tsagcheck");
}

void
instructions_read(struct report *report)
{
	struct suppression **last = &report->suppressions;
	const xmlNode *top = (const xmlNode *)report->tree;

	for (const xmlNode *node = top; node; node = node_following(node, top))
		if (is_instruction(node)) {
			*last = read_instruction(report, node, &report->arena);
			last = &(*last)->next;
		}
}
