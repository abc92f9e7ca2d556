/* term_parse.c -- base: the text of an XPath 1.0 expression becomes terms */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "arena.h"
#include "expression.h"
#include "name.h"
#include "term.h"

/* libxml2 stops sooner. */
enum { DEEPEST = 500 };

struct term_reading {
	const char *at;
	const struct scope *scope;
	struct arena *arena;
	int depth;
};

static struct term *read_level(struct term_reading *reading, int level);

static void
skip_space(struct term_reading *reading)
{
	reading->at += strspn(reading->at, " \t\r\n");
}

/* Whether the sign stands next, which is then passed. */
static bool
take(struct term_reading *reading, const char *sign)
{
	skip_space(reading);
	if (strncmp(reading->at, sign, strlen(sign)))
		return false;
	reading->at += strlen(sign);
	return true;
}

static struct term *
new_term(struct term_reading *reading, enum term_kind kind)
{
	struct term *term = arena_alloc(reading->arena, sizeof *term);

	term->kind = kind;
	return term;
}

/* Operators of two operands; a higher level binds more tightly. A sign stands before those that
 * begin with the same characters and are shorter. */
static const struct operator {
	const char *sign;
	int level;
	bool is_word;
	enum term_kind kind;
} operators[] = {
	{"or", 0, true, TERM_OR},
	{"and", 1, true, TERM_AND},
	{"=", 2, false, TERM_EQUAL},
	{"!=", 2, false, TERM_UNEQUAL},
	{"<=", 3, false, TERM_LESS_EQUAL},
	{"<", 3, false, TERM_LESS},
	{">=", 3, false, TERM_GREATER_EQUAL},
	{">", 3, false, TERM_GREATER},
	{"+", 4, false, TERM_PLUS},
	{"-", 4, false, TERM_MINUS},
	{"*", 5, false, TERM_TIMES},
	{"div", 5, true, TERM_DIV},
	{"mod", 5, true, TERM_MOD},
	{"|", 7, false, TERM_UNION},
};

enum { LEVEL_MINUS = 6, LEVEL_PATH = 8 };

static const struct operator *
take_operator(struct term_reading *reading, int level)
{
	skip_space(reading);
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
		const struct operator *operator= & operators[i];
		size_t length;

		if (operator->level != level || *reading->at != *operator->sign)
			continue;
		length = strlen(operator->sign);
		if (strncmp(reading->at, operator->sign, length))
			continue;
		if (operator->is_word && name_length(reading->at) != length)
			continue;
		reading->at += length;
		return operator;
	}
	return NULL;
}

/* All that stand here, to *last; false when one is broken. */
static bool
read_filters(struct term_reading *reading, struct filter **last)
{
	while (take(reading, "[")) {
		struct filter *filter = arena_alloc(reading->arena, sizeof *filter);

		filter->term = read_level(reading, 0);
		if (!filter->term || !take(reading, "]"))
			return false;
		*last = filter;
		last = &filter->next;
	}
	return true;
}

static char *
take_text(struct term_reading *reading, size_t length)
{
	char *text = arena_text(reading->arena, reading->at, length);

	reading->at += length;
	return text;
}

/* Behind a quote; NULL when it is not closed. */
static const char *
take_quoted(struct term_reading *reading)
{
	const char *close = strchr(reading->at + 1, *reading->at), *text;

	if (!close)
		return NULL;
	reading->at++;
	text = take_text(reading, (size_t)(close - reading->at));
	reading->at++;
	return text;
}

static const struct {
	const char *name;
	enum test_kind kind;
} node_types[] = {
	{"node", TEST_NODE},
	{"text", TEST_TEXT},
	{"comment", TEST_COMMENT},
	{"processing-instruction", TEST_INSTRUCTION},
};

/* "node()" and its like; false, and nothing passed, when it is none. */
static bool
take_node_type(struct term_reading *reading, struct node_test *test)
{
	const char *start = reading->at;
	size_t length = name_length(start);

	for (size_t i = 0; i < sizeof node_types / sizeof *node_types; i++) {
		if (strlen(node_types[i].name) != length ||
			memcmp(node_types[i].name, start, length))
			continue;
		reading->at += length;
		test->kind = node_types[i].kind;
		if (take(reading, "(")) {
			skip_space(reading);
			if (test->kind == TEST_INSTRUCTION && *reading->at && strchr("'\"", *reading->at))
				test->name = take_quoted(reading);
			if (take(reading, ")"))
				return true;
		}
	}
	reading->at = start;
	return false;
}

/* The URI of the prefix that stands next, its colon passed, too; "" when there is none, NULL when
 * it is not in scope. */
static const char *
take_prefix(struct term_reading *reading)
{
	size_t length = name_length(reading->at);

	if (!length || reading->at[length] != ':' || reading->at[length + 1] == ':')
		return "";
	const char *prefix = take_text(reading, length);

	reading->at++;
	return scope_uri(reading->scope, prefix);
}

static bool
read_test(struct term_reading *reading, struct node_test *test)
{
	const char *uri;

	skip_space(reading);
	if (take_node_type(reading, test))
		return true;
	uri = take_prefix(reading);
	if (!uri)
		return false;
	test->uri = *uri ? uri : NULL;
	if (*reading->at == '*') {
		reading->at++;
		test->kind = TEST_ANY;
		return true;
	}
	test->kind = TEST_NAME;
	test->name = take_text(reading, name_length(reading->at));
	return *test->name != '\0';
}

/* "axis::" or "@"; false when the axis is none that is served. */
static bool
read_axis(struct term_reading *reading, enum axis *axis)
{
	const char *start = reading->at;
	size_t length = name_length(start);

	*axis = AXIS_CHILD;
	if (take(reading, "@")) {
		*axis = AXIS_ATTRIBUTE;
		return true;
	}
	reading->at += length;
	if (!length || !take(reading, "::")) {
		reading->at = start;
		return true;
	}
	*axis = axis_named(start, length);
	return *axis != AXES;
}

static struct path_step *
new_step(struct term_reading *reading, enum axis axis, enum test_kind kind)
{
	struct path_step *step = arena_alloc(reading->arena, sizeof *step);

	step->axis = axis;
	step->test.kind = kind;
	return step;
}

/* Whether a step can begin here. */
static bool
is_at_step(struct term_reading *reading)
{
	skip_space(reading);
	return *reading->at && (strchr(".@*", *reading->at) || name_length(reading->at));
}

static struct path_step *
read_step(struct term_reading *reading)
{
	struct path_step *step;

	skip_space(reading);
	if (take(reading, ".."))
		return new_step(reading, AXIS_PARENT, TEST_NODE);
	if (take(reading, "."))
		return new_step(reading, AXIS_SELF, TEST_NODE);
	step = new_step(reading, AXIS_CHILD, TEST_NODE);
	if (!read_axis(reading, &step->axis) || !read_test(reading, &step->test) ||
		!read_filters(reading, &step->filters))
		return NULL;
	return step;
}

/* The steps behind a start, to *last: one a slash. */
static bool
read_steps(struct term_reading *reading, struct path_step **last, bool has_slash)
{
	do {
		if (!has_slash && take(reading, "//")) {
			*last = new_step(reading, AXIS_DESCENDANT_OR_SELF, TEST_NODE);
			last = &(*last)->next;
		} else if (!has_slash && !take(reading, "/")) {
			return true;
		}
		has_slash = false;
		*last = read_step(reading);
		if (!*last)
			return false;
		last = &(*last)->next;
	} while (true);
}

static struct term *
new_path(struct term_reading *reading, enum path_start start)
{
	struct term *term = new_term(reading, TERM_PATH);

	term->path = arena_alloc(reading->arena, sizeof *term->path);
	term->path->start = start;
	return term;
}

static struct term *
read_location_path(struct term_reading *reading)
{
	struct term *term = new_path(reading, START_CONTEXT);
	bool has_slash = true;

	skip_space(reading);
	if (*reading->at == '/') {
		term->path->start = START_ROOT;
		has_slash = reading->at[1] != '/' && take(reading, "/");
		if (has_slash && !is_at_step(reading))
			return term;
	}
	return read_steps(reading, &term->path->steps, has_slash) ? term : NULL;
}

/* The number, which begins with a digit or a point. */
static struct term *
read_number(struct term_reading *reading)
{
	struct term *term = new_term(reading, TERM_NUMBER);
	size_t length = strspn(reading->at, "0123456789");

	if (reading->at[length] == '.')
		length += 1 + strspn(reading->at + length + 1, "0123456789");
	term->number = xmlXPathStringEvalNumber((xmlChar *)take_text(reading, length));
	return term;
}

static struct term *
read_variable(struct term_reading *reading)
{
	struct term *term = new_term(reading, TERM_VARIABLE);

	reading->at++;
	skip_space(reading);
	term->text = take_text(reading, name_length(reading->at));
	return *term->text && *reading->at != ':' ? term : NULL;
}

static struct term *
read_call(struct term_reading *reading)
{
	struct term *term = new_term(reading, TERM_CALL), **last = &term->arguments;

	term->uri = take_prefix(reading);
	term->text = take_text(reading, name_length(reading->at));
	if (!term->uri || !take(reading, "("))
		return NULL;
	if (take(reading, ")"))
		return term;
	do {
		*last = read_level(reading, 0);
		if (!*last)
			return NULL;
		last = &(*last)->next;
	} while (take(reading, ","));
	return take(reading, ")") ? term : NULL;
}

static bool
is_at_call(const struct term_reading *reading)
{
	struct term_reading ahead = *reading;
	struct node_test test;
	size_t length = name_length(ahead.at);

	if (!length || take_node_type(&ahead, &test))
		return false;
	ahead.at += length;
	if (ahead.at[0] == ':' && ahead.at[1] != ':')
		ahead.at += 1 + name_length(ahead.at + 1);
	return take(&ahead, "(");
}

static struct term *
read_literal(struct term_reading *reading)
{
	struct term *term = new_term(reading, TERM_LITERAL);

	term->text = take_quoted(reading);
	return term->text ? term : NULL;
}

static struct term *
read_group(struct term_reading *reading)
{
	struct term *term;

	reading->at++;
	term = read_level(reading, 0);
	return term && take(reading, ")") ? term : NULL;
}

/* PrimaryExpr (3.1), or NULL; *is_path when a location path stands there instead. */
static struct term *
read_primary(struct term_reading *reading, bool *is_path)
{
	const char *at;

	skip_space(reading);
	at = reading->at;
	*is_path = false;
	if (*at == '(')
		return read_group(reading);
	if (*at == '$')
		return read_variable(reading);
	if (*at == '"' || *at == '\'')
		return read_literal(reading);
	if (strspn(at, "0123456789") || (*at == '.' && strspn(at + 1, "0123456789")))
		return read_number(reading);
	if (is_at_call(reading))
		return read_call(reading);
	*is_path = true;
	return NULL;
}

/* PathExpr (3.3): a location path, or a primary with filters and steps behind. */
static struct term *
read_path(struct term_reading *reading)
{
	bool is_path;
	struct term *primary = read_primary(reading, &is_path), *term;

	if (is_path)
		return read_location_path(reading);
	skip_space(reading);
	if (!primary || (*reading->at != '[' && *reading->at != '/'))
		return primary;
	term = new_path(reading, START_TERM);
	term->path->from = primary;
	if (!read_filters(reading, &term->path->filters))
		return NULL;
	return read_steps(reading, &term->path->steps, false) ? term : NULL;
}

static struct term *
read_minus(struct term_reading *reading)
{
	struct term *term;

	if (!take(reading, "-"))
		return read_level(reading, LEVEL_MINUS + 1);
	term = new_term(reading, TERM_NEGATE);
	term->arguments = read_level(reading, LEVEL_MINUS);
	return term->arguments ? term : NULL;
}

static struct term *
read_binary(struct term_reading *reading, int level)
{
	struct term *term = read_level(reading, level + 1);
	const struct operator *operator;

	while (term && (operator= take_operator(reading, level))) {
		struct term *both = new_term(reading, operator->kind);

		both->arguments = term;
		term->next = read_level(reading, level + 1);
		term = term->next ? both : NULL;
	}
	return term;
}

static struct term *
read_level(struct term_reading *reading, int level)
{
	struct term *term = NULL;

	if (level == LEVEL_PATH)
		return read_path(reading);
	if (reading->depth++ < DEEPEST * LEVEL_PATH)
		term = level == LEVEL_MINUS ? read_minus(reading) : read_binary(reading, level);
	reading->depth--;
	return term;
}

struct term *
term_parse(const char *text, const struct scope *scope, struct arena *a)
{
	struct term_reading reading = {.at = text, .scope = scope, .arena = a};
	struct term *term = read_level(&reading, 0);

	skip_space(&reading);
	return *reading.at ? NULL : term;
}
