/* path_parse.c -- xpath: the text of a path of XPath 1.0 (2) becomes steps */
#include <string.h>

#include "../base/arena.h"
#include "name.h"
#include "term_reading.h"

void
skip_space(struct term_reading *reading)
{
	while (*reading->at == ' ' || *reading->at == '\n' || *reading->at == '\t' ||
		*reading->at == '\r')
		reading->at++;
}

bool
take(struct term_reading *reading, const char *sign)
{
	skip_space(reading);
	if (strncmp(reading->at, sign, strlen(sign)))
		return false;
	reading->at += strlen(sign);
	return true;
}

char *
take_text(struct term_reading *reading, size_t length)
{
	char *text = arena_text(reading->arena, reading->at, length);

	reading->at += length;
	return text;
}

const char *
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

const char *
take_prefix(struct term_reading *reading)
{
	size_t length = name_length(reading->at);

	if (!length || reading->at[length] != ':' || reading->at[length + 1] == ':')
		return "";
	const char *prefix = take_text(reading, length);

	reading->at++;
	return scope_uri(reading->scope, prefix);
}

bool
filters_read(struct term_reading *reading, struct filter **last)
{
	while (take(reading, "[")) {
		struct filter *filter = arena_alloc(reading->arena, sizeof *filter);

		filter->term = term_read_level(reading, 0);
		if (!filter->term || !take(reading, "]"))
			return false;
		*last = filter;
		last = &filter->next;
	}
	return true;
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

bool
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
			if (test->kind == TEST_INSTRUCTION && *reading->at &&
				strchr("'\"", *reading->at))
				test->name = take_quoted(reading);
			if (take(reading, ")"))
				return true;
		}
	}
	reading->at = start;
	return false;
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

bool
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
		!filters_read(reading, &step->filters))
		return NULL;
	return step;
}

bool
steps_read(struct term_reading *reading, struct path_step **last, bool has_slash)
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
