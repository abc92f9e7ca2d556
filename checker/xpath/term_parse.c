/* term_parse.c -- xpath: the text of an XPath 1.0 expression becomes terms */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "../base/arena.h"
#include "function.h"
#include "name.h"
#include "term_reading.h"

/* libxml2 stops sooner. */
enum { DEEPEST = 500 };

/* Operators of which each has what stands before it as its operand; libxml2 evaluates no more. */
enum { MOST_CHAINED = 5000 };

static struct term *
new_term(struct term_reading *reading, enum term_kind kind)
{
	struct term *term = arena_alloc(reading->arena, sizeof *term);

	term->kind = kind;
	return term;
}

enum { LEVEL_ANY = 0, LEVEL_UNION = 8 };

/* Operators of two operands; a higher level binds more tightly. A sign stands before those that
 * begin with the same characters and are shorter. */
static const struct binary {
	const char *sign;
	int level;
	bool is_word;
	enum term_kind kind;
} binaries[] = {
	{"or", 1, true, TERM_OR},
	{"and", 2, true, TERM_AND},
	{"=", 3, false, TERM_EQUAL},
	{"!=", 3, false, TERM_UNEQUAL},
	{"<=", 4, false, TERM_LESS_EQUAL},
	{"<", 4, false, TERM_LESS},
	{">=", 4, false, TERM_GREATER_EQUAL},
	{">", 4, false, TERM_GREATER},
	{"+", 5, false, TERM_PLUS},
	{"-", 5, false, TERM_MINUS},
	{"*", 6, false, TERM_TIMES},
	{"div", 6, true, TERM_DIV},
	{"mod", 6, true, TERM_MOD},
	{"|", LEVEL_UNION, false, TERM_UNION},
};

static bool
is_at_sign(const char *at, const struct binary *binary)
{
	size_t length = strlen(binary->sign);

	return !strncmp(at, binary->sign, length) &&
	       (!binary->is_word || name_length(at) == length);
}

/* The operator that stands next, which is passed, when it binds at least as tightly. */
static const struct binary *
take_binary(struct term_reading *reading, int level)
{
	skip_space(reading);
	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++) {
		const struct binary *binary = &binaries[i];

		if (*binary->sign != *reading->at || !is_at_sign(reading->at, binary))
			continue;
		if (binary->level < level)
			return NULL;
		reading->at += strlen(binary->sign);
		return binary;
	}
	return NULL;
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
	return steps_read(reading, &term->path->steps, has_slash) ? term : NULL;
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

	/* XPath allows a space here, libxml2 does not */
	reading->at++;
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
	term->foreign = function_row(reading->functions, term->text, term->uri);
	if (take(reading, ")"))
		return term;
	do {
		*last = term_read_level(reading, LEVEL_ANY);
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
	term = term_read_level(reading, LEVEL_ANY);
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
	if (!filters_read(reading, &term->path->filters))
		return NULL;
	return steps_read(reading, &term->path->steps, false) ? term : NULL;
}

/* UnaryExpr (3.5): a minus binds more tightly than all but |. */
static struct term *
read_operand(struct term_reading *reading)
{
	struct term *term;

	if (!take(reading, "-"))
		return read_path(reading);
	term = new_term(reading, TERM_NEGATE);
	term->arguments = term_read_level(reading, LEVEL_UNION);
	return term->arguments ? term : NULL;
}

/* Of these a row of operands is one term, however long it is. */
static bool
is_row(enum term_kind kind)
{
	return kind == TERM_OR || kind == TERM_AND || kind == TERM_UNION;
}

/* Operands and what stands between them, from the left. */
static struct term *
read_operands(struct term_reading *reading, int level)
{
	struct term *term = read_operand(reading), *last = term, *row = NULL;
	const struct binary *binary;
	int chained = 0;

	while (last && (binary = take_binary(reading, level))) {
		if (!row || row->kind != binary->kind || !is_row(binary->kind)) {
			if (++chained > MOST_CHAINED)
				return NULL;
			row = new_term(reading, binary->kind);
			row->arguments = last = term;
			term = row;
		}
		last->next = term_read_level(reading, binary->level + 1);
		last = last->next;
	}
	return last ? term : NULL;
}

struct term *
term_read_level(struct term_reading *reading, int level)
{
	struct term *term = NULL;

	if (reading->depth++ < DEEPEST)
		term = read_operands(reading, level);
	reading->depth--;
	return term;
}

struct term *
term_parse(const char *text, const struct scope *scope,
	const struct function_table *const *functions, struct arena *a)
{
	struct term_reading reading = {
		.at = text, .scope = scope, .functions = functions, .arena = a};
	struct term *term = term_read_level(&reading, LEVEL_ANY);

	skip_space(&reading);
	return *reading.at ? NULL : term;
}
