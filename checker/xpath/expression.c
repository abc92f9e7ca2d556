/* expression.c -- xpath: XPath 1.0 with functions of our own, and errors that say where */
#include "expression.h"

#include <libxml/xmlerror.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "constant.h"
#include "elements.h"
#include "function.h"
#include "join.h"
#include "../base/libxml.h"
#include "term.h"

/* libxml2 gives a structured error function the code alone. */
static const char *const reasons[] = {
	[XPATH_NUMBER_ERROR] = "a number is expected",
	[XPATH_UNFINISHED_LITERAL_ERROR] = "a quote is not closed",
	[XPATH_START_LITERAL_ERROR] = "a text in quotes is expected",
	[XPATH_VARIABLE_REF_ERROR] = "a name is expected behind $",
	[XPATH_UNDEF_VARIABLE_ERROR] = "a variable has no value here",
	[XPATH_INVALID_PREDICATE_ERROR] = "a predicate is broken",
	[XPATH_EXPR_ERROR] = "it is not XPath 1.0",
	[XPATH_UNCLOSED_ERROR] = "a bracket is not closed",
	[XPATH_UNKNOWN_FUNC_ERROR] = "there is no such function",
	[XPATH_INVALID_OPERAND] = "an operand is missing",
	[XPATH_INVALID_TYPE] = "a value is of another type than is needed",
	[XPATH_INVALID_ARITY] = "a function has too few or too many arguments",
	[XPATH_UNDEF_PREFIX_ERROR] = "a prefix is not declared",
	[XPATH_INVALID_CHAR_ERROR] = "it has a character that is not allowed",
	[XPATH_STACK_ERROR] = "a value is missing, or there is one too many",
	[XPATH_RECURSION_LIMIT_EXCEEDED] = "it has too many operators in a row, or in one another",
};

static const char *
reason_of(const xmlError *error)
{
	int code = error->code - XML_XPATH_EXPRESSION_OK;
	bool is_known = error->domain == XML_FROM_XPATH && code > 0 &&
	                (size_t)code < sizeof reasons / sizeof *reasons && reasons[code];

	/* where there is none the process has ended: libxml2 counts to a million here */
	if (error->code == XML_ERR_NO_MEMORY)
		return "it has too many operators";
	return is_known ? reasons[code] : error->message ? error->message : "an error of XPath";
}

static void
hear_error(void *evaluation_, XML_ERROR_CONST xmlError *error)
{
	struct evaluation *evaluation = evaluation_;
	char text[160];

	if (evaluation->failed)
		return;
	if (error->code == XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED) {
		evaluation_exceeds(evaluation, LIMIT_STEPS);
		return;
	}
	snprintf(text, sizeof text, "%s", reason_of(error));
	text[strcspn(text, "\r\n")] = '\0';
	evaluation_wrong(evaluation, text);
}

/* Of an unknown function or prefix libxml2 also speaks to standard error by itself. */
static void
stay_quiet(void *nobody, const char *format, ...)
{
	(void)nobody;
	(void)format;
}

static xmlXPathFunction
find_function(void *evaluation, const xmlChar *name, const xmlChar *uri)
{
	return function_find(evaluation, (const char *)name, uri ? (const char *)uri : "");
}

/* libxml2 takes the value over. */
static xmlXPathObject *
find_variable(void *evaluation_, const xmlChar *name, const xmlChar *uri)
{
	struct evaluation *evaluation = evaluation_;
	const xmlXPathObject *value =
		uri ? NULL : evaluation->bindings->variable(evaluation->owner, (const char *)name);

	return value ? xmlXPathObjectCopy((xmlXPathObject *)(size_t)value) : NULL;
}

static const xmlXPathObject *
no_variable(void *owner, const char *name)
{
	(void)owner;
	(void)name;
	return NULL;
}

static const struct value_table *
no_key(void *owner, const char *name, const xmlNode *node)
{
	(void)node;
	(void)owner;
	(void)name;
	return NULL;
}

static xmlNode *
no_node(void *owner)
{
	(void)owner;
	return NULL;
}

static bool
never(void *owner, const xmlDoc *tree)
{
	(void)owner;
	(void)tree;
	return false;
}

static const struct bindings nothing_bound = {no_variable, no_key, no_node, never};

void
evaluation_init(struct evaluation *evaluation, xmlDoc *tree,
	const struct function_table *const *functions, const struct bindings *bindings, void *owner,
	struct messages *messages)
{
	*evaluation = (struct evaluation){.functions = functions,
		.messages = messages,
		.owner = owner,
		.bindings = bindings ? bindings : &nothing_bound,
		.regexes = regexes_new(),
		.tree = tree,
		.xpath = xmlXPathNewContext(tree)};
	if (!evaluation->xpath)
		die("out of memory");
	evaluation_limit(evaluation, NULL, NULL);
	xmlSetGenericErrorFunc(NULL, stay_quiet);
	evaluation->xpath->error = hear_error;
	evaluation->xpath->userData = evaluation;
	xmlXPathContextSetCache(evaluation->xpath, 1, -1, 0);
	xmlXPathRegisterFuncLookup(evaluation->xpath, find_function, evaluation);
	xmlXPathRegisterVariableLookup(evaluation->xpath, find_variable, evaluation);
}

void
evaluation_limit(struct evaluation *evaluation, const struct limits *limits, const char *document)
{
	evaluation->limits = limits ? limits : &limits_default;
	evaluation->document = document;
	evaluation->xpath->opLimit = evaluation->limits->most[LIMIT_STEPS];
	regexes_limit(evaluation->regexes, evaluation->limits);
}

void
evaluation_clear(struct evaluation *evaluation)
{
	if (evaluation->stack)
		xmlXPathFreeParserContext(evaluation->stack);
	if (evaluation->xpath) {
		/* they belong to the documents that expressions were written in */
		evaluation->xpath->namespaces = NULL;
		evaluation->xpath->nsNr = 0;
		xmlXPathFreeContext(evaluation->xpath);
	}
	regexes_free(evaluation->regexes);
	joins_free(evaluation->joins);
	constants_free(evaluation->constants);
	elements_clear(evaluation);
	tallies_clear(&evaluation->tallies);
	arena_clear(&evaluation->scratch);
	map_clear(&evaluation->said);
	*evaluation = (struct evaluation){0};
}

struct scope
scope_of(const xmlNode *node, struct arena *a)
{
	struct scope scope = {0};
	xmlNs **found = xmlGetNsList(node->doc, node);

	while (found && found[scope.count])
		scope.count++;
	scope.namespaces = arena_alloc(a, ((size_t)scope.count + 1) * sizeof *scope.namespaces);
	if (found)
		memcpy(scope.namespaces, found, (size_t)scope.count * sizeof *found);
	xmlFree(found);
	return scope;
}

const char *
scope_uri(const struct scope *scope, const char *prefix)
{
	for (int i = 0; i < scope->count; i++)
		if (scope->namespaces[i]->prefix &&
			!strcmp((const char *)scope->namespaces[i]->prefix, prefix))
			return (const char *)scope->namespaces[i]->href;
	return strcmp(prefix, "xml") ? NULL : "http://www.w3.org/XML/1998/namespace";
}

/* The first thing that is wrong with an expression, and the byte at which libxml2 noticed it. */
struct fault {
	char why[160];
	size_t at;
	bool found;
};

static void
hear_fault(void *fault_, XML_ERROR_CONST xmlError *error)
{
	struct fault *fault = fault_;

	if (fault->found)
		return;
	fault->found = true;
	fault->at = error->int1 > 0 ? (size_t)error->int1 : 0;
	snprintf(fault->why, sizeof fault->why, "%s", reason_of(error));
	fault->why[strcspn(fault->why, "\r\n")] = '\0';
}

/* NULL: libxml2 evaluates it. */
static const struct term *
term_fit(const struct evaluation *evaluation, const char *text, const struct scope *scope,
	struct arena *a)
{
	struct term *term = term_parse(text, scope, evaluation->functions, a);

	return term && term_settle(term, a) ? term : NULL;
}

/* What libxml2 makes of a text; NULL: fault says why it is no XPath. Prefixes are looked up when it
 * is evaluated. */
static xmlXPathCompExpr *
compile(struct evaluation *evaluation, const char *text, struct fault *fault)
{
	xmlXPathContext *xpath = evaluation->xpath;
	const int namespaces = xpath->nsNr;
	xmlXPathCompExpr *compiled;

	xpath->error = hear_fault;
	xpath->userData = fault;
	xpath->nsNr = 0;
	compiled = xmlXPathCtxtCompile(xpath, (const xmlChar *)text);
	xpath->nsNr = namespaces;
	xpath->error = hear_error;
	xpath->userData = evaluation;
	return compiled;
}

/* libxml2 takes the end of a text for the parenthesis that a call without arguments lacks. */
static bool
ends_in_call(const char *text)
{
	size_t length = strlen(text);

	while (length > 0 && strchr(" \t\r\n", text[length - 1]))
		length--;
	return length > 0 && text[length - 1] == '(';
}

/* Which characters beyond ASCII are parts of names only libxml2 tells. */
static bool
is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* What is fit to be evaluated by terms is XPath, and libxml2 need not be asked. */
int
expression_compile(struct evaluation *evaluation, struct expression *expression,
	const struct written *written, struct scope scope, struct arena *a)
{
	struct fault fault = {.why = "it is not XPath 1.0"};

	*expression = (struct expression){
		.text = arena_copy(a, written->text), .spot = written->spot, .scope = scope};
	expression->term = term_fit(evaluation, expression->text, &expression->scope, a);
	expression->compiled = arena_alloc(a, sizeof(xmlXPathCompExpr *));
	if (expression->term && is_ascii(expression->text))
		return 0;
	if (ends_in_call(expression->text))
		fault.at = strlen(expression->text);
	else
		*expression->compiled = compile(evaluation, expression->text, &fault);
	if (*expression->compiled)
		return 0;
	message(evaluation->messages, MESSAGE_XPATH_FAILED, written_spot(written, fault.at),
		expression->text,
		fault.at == strlen(written->text) ? "it ends too early" : fault.why);
	*expression = (struct expression){0};
	return -1;
}

xmlXPathCompExpr *
expression_compiled(struct evaluation *evaluation, const struct expression *expression)
{
	struct fault fault = {.why = ""};

	if (!*expression->compiled)
		*expression->compiled = compile(evaluation, expression->text, &fault);
	return *expression->compiled;
}

void
expression_clear(struct expression *expression)
{
	if (expression->compiled && *expression->compiled)
		xmlXPathFreeCompExpr(*expression->compiled);
	*expression = (struct expression){0};
}

struct evaluation *
evaluation_of(const xmlXPathParserContext *call)
{
	return call->context->userData;
}

void
expression_fail(xmlXPathParserContext *call, const char *why)
{
	evaluation_wrong(evaluation_of(call), why);
	call->error = XPATH_EXPR_ERROR;
}

void
expression_exceeds(xmlXPathParserContext *call, enum limit_id id)
{
	evaluation_exceeds(evaluation_of(call), id);
	call->error = XPATH_EXPR_ERROR;
}

bool
expression_fits(xmlXPathParserContext *call, enum limit_id id, size_t amount)
{
	if (evaluation_fits(evaluation_of(call), id, amount))
		return true;
	call->error = XPATH_EXPR_ERROR;
	return false;
}

bool
expression_takes(xmlXPathParserContext *call, int count, int least, int most)
{
	if (count >= least && count <= most)
		return true;
	evaluation_wrong(evaluation_of(call), count < least ? "a function has too few arguments"
							    : "a function has too many arguments");
	call->error = XPATH_INVALID_ARITY;
	return false;
}

static void
fail_regex(xmlXPathParserContext *call, const char *text, const char *why, size_t where)
{
	struct buffer all = {0};

	buffer_print(&all, "the regular expression '%s' is broken: %s, at character %zu", text, why,
		where + 1);
	expression_fail(call, all.text);
	buffer_clear(&all);
}

const struct regex *
expression_regex(xmlXPathParserContext *call, const char *text, const char *flags)
{
	struct buffer why = {0};
	const struct regex *regex;
	size_t where = 0;

	regex = regex_get(evaluation_of(call)->regexes, text, flags, &why, &where);
	if (!regex)
		fail_regex(call, text, buffer_text(&why), where);
	buffer_clear(&why);
	return regex;
}
