/* expression_value.c -- xpath: a compiled expression becomes a value at a node */
#include <libxml/xpathInternals.h>

#include "native.h"

/* What an evaluation changes in the context; a variable is evaluated in the midst of another. */
struct whereabouts {
	xmlDoc *tree; /* libxml2 sets it to that of a predicate's node */
	xmlNode *node;
	xmlNs **namespaces;
	int namespace_count, size, position;
	unsigned long steps; /* so far */
};

static struct whereabouts
move_to(xmlXPathContext *xpath, struct whereabouts to)
{
	struct whereabouts from = {.tree = xpath->doc,
		.node = xpath->node,
		.namespaces = xpath->namespaces,
		.namespace_count = xpath->nsNr,
		.size = xpath->contextSize,
		.position = xpath->proximityPosition,
		.steps = xpath->opCount};

	xpath->doc = to.tree;
	xpath->node = to.node;
	xpath->namespaces = to.namespaces;
	xpath->nsNr = to.namespace_count;
	xpath->contextSize = to.size;
	xpath->proximityPosition = to.position;
	xpath->opCount = to.steps;
	return from;
}

xmlDoc *
evaluation_root(const struct evaluation *evaluation, const xmlNode *node)
{
	return node && node->doc != evaluation->detached ? node->doc : evaluation->tree;
}

bool
evaluation_lasts(const struct evaluation *evaluation, const xmlNode *node)
{
	return evaluation->bindings->lasts(evaluation->owner, node->doc);
}

/* What libxml2 makes of the active expression. */
static xmlXPathObject *
evaluate(struct evaluation *evaluation, const struct expression *expression, struct focus focus)
{
	xmlXPathCompExpr *compiled = expression_compiled(evaluation, expression);
	struct whereabouts from = move_to(evaluation->xpath,
		(struct whereabouts){.tree = evaluation_root(evaluation, focus.node),
			.node = focus.node,
			.namespaces = expression->scope.namespaces,
			.namespace_count = expression->scope.count,
			.size = focus.size,
			.position = focus.position});
	xmlXPathObject *value = xmlXPathCompiledEval(compiled, evaluation->xpath);

	if (!value || evaluation->failed) {
		evaluation_wrong(
			evaluation, "it cannot be evaluated; is every prefix in it declared?");
		xmlXPathFreeObject(value);
		value = NULL;
	}
	evaluation->steps += evaluation->xpath->opCount;
	move_to(evaluation->xpath, from);
	return value;
}

/* One evaluation, and what it interrupts: that of a variable comes in the midst of another. */
struct turn {
	struct native native;
	const struct expression *outer;
	struct arena_mark mark;
};

static struct turn
begin(struct evaluation *evaluation, const struct expression *expression)
{
	struct turn turn = {.native = {.evaluation = evaluation},
		.outer = evaluation->active,
		.mark = arena_mark(&evaluation->scratch)};

	evaluation->active = expression;
	evaluation->failed = turn.native.stopped = evaluation_is_spent(evaluation);
	return turn;
}

/* Whether what the terms gave is good; if not, and nothing failed, it is libxml2's turn. */
static bool
is_good(struct turn *turn)
{
	struct evaluation *evaluation = turn->native.evaluation;

	evaluation->failed |= turn->native.stopped;
	return !turn->native.unfit && !turn->native.stopped;
}

static void
end(struct turn *turn)
{
	struct evaluation *evaluation = turn->native.evaluation;

	evaluation->steps += 1 + turn->native.steps;
	evaluation_is_spent(evaluation); /* there may be no other that would notice */
	arena_release(&evaluation->scratch, turn->mark);
	evaluation->active = turn->outer;
}

size_t
value_length(const xmlXPathObject *value)
{
	return value->type == XPATH_STRING ? (size_t)xmlStrlen(value->stringval) : 0;
}

xmlChar *
value_text(const xmlXPathObject *value)
{
	if (value_count(value) > 0)
		return xmlXPathCastNodeToString(value->nodesetval->nodeTab[0]);
	return xmlXPathCastToString((xmlXPathObject *)(size_t)value);
}

xmlXPathObject *
expression_value_at(
	struct evaluation *evaluation, const struct expression *expression, struct focus focus)
{
	struct turn turn = begin(evaluation, expression);
	xmlXPathObject *value = NULL;
	bool good = false;

	if (expression->term) {
		value = term_value(&turn.native, expression->term, focus);
		good = is_good(&turn);
	}
	if (!good) {
		xmlXPathFreeObject(value);
		value = evaluation->failed ? NULL : evaluate(evaluation, expression, focus);
	}
	if (value && !evaluation_fits(evaluation, LIMIT_TEXT, value_length(value))) {
		xmlXPathFreeObject(value);
		value = NULL;
	}
	end(&turn);
	return value;
}

xmlXPathObject *
expression_value(struct evaluation *evaluation, const struct expression *expression, xmlNode *node)
{
	return expression_value_at(evaluation, expression, (struct focus){node, 1, 1});
}

bool
expression_is_truth(const struct expression *expression)
{
	return expression->term && expression->term->type != VALUE_ANY &&
	       expression->term->type != VALUE_NUMBER;
}

bool
expression_holds_at(struct evaluation *evaluation, const struct expression *expression,
	struct focus focus, bool *holds)
{
	struct turn turn = begin(evaluation, expression);
	xmlXPathObject *value;
	bool good = false;

	if (expression->term) {
		*holds = term_truth(&turn.native, expression->term, focus);
		good = is_good(&turn);
	}
	if (!good && !evaluation->failed) {
		value = evaluate(evaluation, expression, focus);
		*holds = value && xmlXPathCastToBoolean(value);
		good = value != NULL;
		xmlXPathFreeObject(value);
	}
	end(&turn);
	return good;
}

bool
expression_holds(struct evaluation *evaluation, const struct expression *expression, xmlNode *node,
	bool *holds)
{
	return expression_holds_at(evaluation, expression, (struct focus){node, 1, 1}, holds);
}

/* Hands the text of each node on. */
struct text_handing {
	struct visitor visitor;
	struct native *native;
	struct text_visitor *to;
};

static bool
hand_text(struct visitor *visitor, xmlNode *node)
{
	struct text_handing *handing = (struct text_handing *)visitor;
	bool lasting;
	const char *text = node_text(handing->native, node, &lasting);

	handing->to->visit(handing->to, text, lasting);
	return false;
}

static void
hand_value(const xmlXPathObject *value, struct text_handing *handing)
{
	xmlChar *text;

	if (value->type == XPATH_NODESET) {
		for (int i = 0; i < value_count(value); i++)
			hand_text(&handing->visitor, value->nodesetval->nodeTab[i]);
		return;
	}
	text = value_text(value);
	handing->to->visit(handing->to, (const char *)text, false);
	xmlFree(text);
}

/* Whether the nodes can be shown as they are found: nothing on the way can turn out unfit. */
static bool
is_plain(const struct term *term)
{
	if (!term || term->kind != TERM_PATH || term->path->start == START_TERM)
		return false;
	for (const struct path_step *step = term->path->steps; step; step = step->next)
		if (step->filters)
			return false;
	return true;
}

bool
expression_texts(struct evaluation *evaluation, const struct expression *expression, xmlNode *node,
	struct text_visitor *visitor)
{
	struct turn turn = begin(evaluation, expression);
	struct text_handing handing = {{hand_text, NUMBER_MATTERS}, &turn.native, visitor};
	const struct focus focus = {node, 1, 1};
	xmlXPathObject *value;
	bool good = true;

	if (is_plain(expression->term)) {
		term_each(&turn.native, expression->term, focus, &handing.visitor);
		good = is_good(&turn);
	} else {
		value = expression_value(evaluation, expression, node);
		good = value != NULL;
		if (value)
			hand_value(value, &handing);
		xmlXPathFreeObject(value);
	}
	end(&turn);
	return good;
}

int
value_count(const xmlXPathObject *value)
{
	return value && value->type == XPATH_NODESET && value->nodesetval
	               ? value->nodesetval->nodeNr
	               : 0;
}

xmlNode *
value_node(const xmlXPathObject *value, int i)
{
	xmlNode *node = value->nodesetval->nodeTab[i];

	/* libxml2 hands out copies of namespaces, whose next is the element */
	return node->type == XML_NAMESPACE_DECL ? (xmlNode *)((xmlNs *)node)->next : node;
}
