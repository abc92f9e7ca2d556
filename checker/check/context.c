/* context.c -- check: the text of an XSLT pattern becomes steps */
#include "context.h"

#include <string.h>

#include <libxml/xmlstring.h>

/* The reading of one pattern. */
struct reading {
	const char *at;
	struct evaluation *evaluation;
	const struct written *written;
	struct scope scope;
	struct arena *arena;
};

static struct spot
spot_of(const struct reading *reading, const char *at)
{
	return written_spot(reading->written, (size_t)(at - reading->written->text));
}

static int
say(struct reading *reading, const char *why)
{
	return message(reading->evaluation->messages, MESSAGE_CONTEXT_BROKEN,
		spot_of(reading, reading->at), reading->written->text, why);
}

static void
skip_space(struct reading *reading)
{
	reading->at += strspn(reading->at, " \t\r\n");
}

static bool
take(struct reading *reading, const char *token)
{
	size_t length = strlen(token);

	skip_space(reading);
	if (strncmp(reading->at, token, length))
		return false;
	reading->at += length;
	return true;
}

/* Bytes up to one of `ends` that stands outside of quotes and brackets. */
static size_t
length_to(const char *text, const char *ends)
{
	size_t at = 0, depth = 0;

	for (; text[at]; at++) {
		if (depth == 0 && strchr(ends, text[at]))
			break;
		if (text[at] == '"' || text[at] == '\'') {
			const char *close = strchr(text + at + 1, text[at]);

			if (!close)
				return at + strlen(text + at);
			at = (size_t)(close - text);
		} else if (text[at] == '[' || text[at] == '(') {
			depth++;
		} else if (text[at] == ']' || text[at] == ')') {
			depth -= depth > 0;
		}
	}
	return at;
}

/* An XML name without colon; NULL when there is none. */
static const char *
take_name(struct reading *reading)
{
	const char *start = reading->at, *name;
	size_t length;

	for (length = strcspn(start, " \t\r\n/[]()|:@*'\"$,=<>+"); length > 0; length--) {
		name = arena_text(reading->arena, start, length);
		if (xmlValidateNCName((const xmlChar *)name, 0) == 0) {
			reading->at += length;
			return name;
		}
	}
	return NULL;
}

static const struct {
	const char *name;
	enum step_test test;
} node_types[] = {
	{"text", STEP_TEXT},
	{"comment", STEP_COMMENT},
	{"processing-instruction", STEP_INSTRUCTION},
	{"node", STEP_NODE},
};

/* Behind "name(": a node type, for an instruction with its target. */
static int
read_node_type(struct reading *reading, const char *name, struct step *step)
{
	size_t i = 0, count = sizeof node_types / sizeof *node_types;

	while (i < count && strcmp(node_types[i].name, name))
		i++;
	if (i == count)
		return say(reading, "a function is not a step; write a path");
	step->test = node_types[i].test;
	step->name = NULL;
	skip_space(reading);
	if (step->test == STEP_INSTRUCTION && (*reading->at == '\'' || *reading->at == '"')) {
		const char *close = strchr(reading->at + 1, *reading->at);

		if (!close)
			return say(reading, "a quote is not closed");
		step->name = arena_text(
			reading->arena, reading->at + 1, (size_t)(close - reading->at) - 1);
		reading->at = close + 1;
	}
	return take(reading, ")") ? 0 : say(reading, "a ) is missing");
}

/* Behind a name: "prefix:name", "prefix:*", "type()" or the name alone. */
static int
read_name_test(struct reading *reading, const char *name, struct step *step)
{
	const char *start = reading->at - strlen(name);

	step->test = STEP_NAME;
	step->name = name;
	if (take(reading, "("))
		return read_node_type(reading, name, step);
	if (*reading->at != ':')
		return 0;
	reading->at++;
	step->uri = scope_uri(&reading->scope, name);
	if (!step->uri)
		return message(reading->evaluation->messages, MESSAGE_PREFIX_UNKNOWN,
			spot_of(reading, start), name, reading->written->text, name);
	if (take(reading, "*"))
		step->test = STEP_ANY_NAME;
	else if (!(step->name = take_name(reading)))
		return say(reading, "a name is missing behind a prefix");
	return 0;
}

static int
read_test(struct reading *reading, struct step *step)
{
	const char *name;

	if (take(reading, "*")) {
		step->test = STEP_ANY_NAME;
		return 0;
	}
	name = take_name(reading);
	return name ? read_name_test(reading, name, step)
	            : say(reading, "a step is expected: an element, @attribute, text(), …");
}

static int
read_predicate(struct reading *reading, struct step *step)
{
	struct predicate *predicate = &step->predicates[step->predicate_count];
	size_t length = length_to(reading->at, "]");
	const char *start = reading->at, *text = arena_text(reading->arena, start, length);
	const struct written part =
		written_part(reading->written, (size_t)(start - reading->written->text), text);

	reading->at += length;
	if (*reading->at != ']')
		return say(reading, "a ] is missing");
	reading->at++;
	predicate->counts = strstr(text, "position") || strstr(text, "last");
	step->predicate_count++;
	return expression_compile(
		reading->evaluation, &predicate->expression, &part, reading->scope, reading->arena);
}

static size_t
count_predicates(const char *at)
{
	size_t count = 0;

	for (at += strspn(at, " \t\r\n"); *at == '['; count++) {
		at += 1 + length_to(at + 1, "]");
		at += *at == ']';
		at += strspn(at, " \t\r\n");
	}
	return count;
}

static int
read_step(struct reading *reading, struct step *step)
{
	size_t count;
	int failed;

	if (take(reading, "@") || take(reading, "attribute::"))
		step->attribute = true;
	else
		take(reading, "child::");
	skip_space(reading);
	failed = read_test(reading, step);
	count = count_predicates(reading->at);
	step->predicates = arena_alloc(reading->arena, (count + 1) * sizeof *step->predicates);
	while (!failed && take(reading, "["))
		failed = read_predicate(reading, step);
	skip_space(reading);
	return failed;
}

/* Bytes of the id() or key() that a path may begin with (XSLT 1.0, 5.2); 0 without one. */
static size_t
call_length(const char *at)
{
	const size_t name = !strncmp(at, "id", 2) ? 2 : !strncmp(at, "key", 3) ? 3 : 0;
	const size_t open = name + strspn(at + name, " \t\r\n");

	return name && at[open] == '(' ? open + 1 + length_to(at + open + 1, ")") + 1 : 0;
}

/* Such a step is any node that is among those which the call gives. */
static int
read_call(struct reading *reading, struct step *step, bool attribute)
{
	const size_t length = call_length(reading->at);
	const char *call = arena_text(reading->arena, reading->at, length);
	const struct written part = written_part(
		reading->written, (size_t)(reading->at - reading->written->text), call);
	struct written test = part;
	struct expression alone;

	/* what is wrong with the call is said of it as it stands */
	if (expression_compile(reading->evaluation, &alone, &part, reading->scope, reading->arena))
		return -1;
	expression_clear(&alone);
	test.text = arena_print(reading->arena, "count(.|%s)=count(%s)", call, call);
	step->test = STEP_NODE;
	step->attribute = attribute;
	step->predicates = arena_alloc(reading->arena, sizeof *step->predicates);
	step->predicate_count = 1;
	reading->at += length;
	return expression_compile(reading->evaluation, &step->predicates->expression, &test,
		reading->scope, reading->arena);
}

/* Steps at most: one more than there are slashes. */
static size_t
count_steps(const char *text, size_t length)
{
	size_t count = 2;

	for (size_t i = 0; i < length; i++)
		count += text[i] == '/';
	return count;
}

static int
read_path(struct reading *reading, struct context_path *path, bool attribute)
{
	size_t room = count_steps(reading->at, length_to(reading->at, "|"));
	enum step_link link = LINK_NONE;
	int failed = 0;

	path->steps = arena_alloc(reading->arena, room * sizeof *path->steps);
	if (take(reading, "//")) {
		link = LINK_NONE; /* anywhere below the root is anywhere */
	} else if (take(reading, "/")) {
		path->steps[path->count++].test = STEP_ROOT;
		link = LINK_CHILD;
		skip_space(reading);
		if (!*reading->at || *reading->at == '|')
			return 0;
	}
	do {
		struct step *step = &path->steps[path->count++];
		const bool call = path->count == 1 && call_length(reading->at) > 0;

		step->link = link;
		failed = call ? read_call(reading, step, attribute) : read_step(reading, step);
		skip_space(reading);
		link = take(reading, "//")  ? LINK_BELOW
		       : take(reading, "/") ? LINK_CHILD
		                            : LINK_NONE;
	} while (!failed && link != LINK_NONE);
	return failed;
}

/* One alternative; of one that begins with a call two, for attributes can be what it gives. */
static int
read_alternative(struct reading *reading, struct context *context)
{
	const char *start;
	int failed;

	skip_space(reading);
	start = reading->at;
	failed = read_path(reading, &context->paths[context->count++], false);
	if (failed || call_length(start) == 0)
		return failed;
	reading->at = start;
	return read_path(reading, &context->paths[context->count++], true);
}

int
context_compile(struct evaluation *evaluation, struct context *context,
	const struct written *written, struct scope scope, struct arena *a)
{
	const char *text = written->text;
	struct reading reading = {text, evaluation, written, scope, a};
	size_t count = 1;
	int failed = 0;

	for (const char *at = text; at[length_to(at, "|")]; count++)
		at += length_to(at, "|") + 1;
	*context = (struct context){.text = arena_copy(a, text)};
	context->paths = arena_alloc(a, 2 * count * sizeof *context->paths);
	do
		failed = read_alternative(&reading, context);
	while (!failed && take(&reading, "|"));
	if (!failed && *reading.at)
		failed = say(&reading, "nothing more is expected behind a path");
	if (failed)
		context_clear(context);
	return failed;
}

void
context_clear(struct context *context)
{
	for (size_t i = 0; i < context->count; i++)
		for (size_t j = 0; j < context->paths[i].count; j++)
			for (size_t k = 0; k < context->paths[i].steps[j].predicate_count; k++)
				expression_clear(
					&context->paths[i].steps[j].predicates[k].expression);
	*context = (struct context){0};
}

const struct step *
context_last_step(const struct context_path *path)
{
	return &path->steps[path->count - 1];
}
