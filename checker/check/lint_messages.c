/* lint_messages.c -- check: what assertions say, and whether they can fail at all */
#include <ctype.h>
#include <string.h>

#include "../xpath/expression_value.h"
#include "../xpath/name.h"
#include "../xpath/uses.h"
#include "linting.h"

static bool
is_value(const struct piece *piece)
{
	return piece->type != PIECE_TEXT && piece->type != PIECE_TAG;
}

static bool
has_value(const struct content *content)
{
	for (size_t i = 0; i < content->count; i++)
		if (is_value(&content->pieces[i]))
			return true;
	return false;
}

static bool
is_blank(const struct content *content)
{
	for (size_t i = 0; i < content->count; i++) {
		const struct piece *piece = &content->pieces[i];

		if (is_value(piece) ||
			(piece->type == PIECE_TEXT && piece->text[strspn(piece->text, " \t\r\n")]))
			return false;
	}
	return true;
}

static void
look_at_text(struct lint *lint, const struct assertion *assertion)
{
	bool value = has_value(&assertion->text), blank = is_blank(&assertion->text);

	for (const struct remark **at = assertion->diagnostics; *at; at++) {
		value |= has_value(&(*at)->content);
		blank &= is_blank(&(*at)->content);
	}
	if (blank)
		lint_say(lint, LINT_MESSAGE_EMPTY, assertion->element, NULL,
			"the assertion has no text: write what is required");
	else if (!value)
		lint_say(lint, LINT_MESSAGE_WITHOUT_VALUE, assertion->element, NULL,
			"the message is the same wherever it is said: put in a value with "
			"<sch:value-of select=\"\"/> or <sch:name/>");
}

/* Words that make nothing depend on the document; others of these names are of elements. */
static const struct {
	const char *word;
	bool operates; /* else it is a function */
} constant_words[] = {{"true", false}, {"false", false}, {"not", false}, {"boolean", false},
	{"concat", false}, {"and", true}, {"or", true}, {"div", true}, {"mod", true}};

static size_t
constant_word(const char *text, const char *at)
{
	const size_t length = name_length(at);
	const bool operates = follows_operand(text, at);

	if (!operates && at[length + strspn(at + length, " \t\r\n")] != '(')
		return 0;
	for (size_t i = 0; i < sizeof constant_words / sizeof *constant_words; i++)
		if (strlen(constant_words[i].word) == length &&
			!memcmp(at, constant_words[i].word, length))
			return constant_words[i].operates == operates ? length : 0;
	return 0;
}

/* Bytes of a piece of an expression that is the same for all documents; 0: of none. */
static size_t
constant_piece(const char *text, const char *at)
{
	const char *close = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : NULL;

	if (close)
		return (size_t)(close - at) + 1;
	if (isdigit((unsigned char)*at))
		return strspn(at, "0123456789.");
	if (strchr(" \t\r\n()<>=!+,-", *at))
		return 1;
	return constant_word(text, at);
}

static bool
is_constant(const char *text)
{
	const char *at = text;
	size_t length = 1;

	while (*at && length) {
		length = constant_piece(text, at);
		at += length;
	}
	return !*at;
}

/* Those that always fail are how schemas say that a context must not be there. */
static void
look_at_test(struct lint *lint, const struct assertion *assertion, struct evaluation *evaluation)
{
	xmlXPathObject *value;
	bool holds;

	if (!is_constant(assertion->test.text))
		return;
	value = expression_value(evaluation, &assertion->test, (xmlNode *)lint->schema->file.tree);
	holds = value && xmlXPathCastToBoolean(value);
	if (value && holds != assertion->is_report)
		lint_say(lint, LINT_ASSERTION_CONSTANT, lint_attribute(assertion->element, "test"),
			NULL, "the test is always %s, so this can never be said: mend it",
			holds ? "true" : "false");
	xmlXPathFreeObject(value);
}

static void
look_at_rule(struct lint *lint, const struct rule *rule, struct evaluation *evaluation)
{
	/* what a parameter makes constant in one case need not be so in another */
	const bool instance = lint_value(lint, rule->pattern->element, "is-a") != NULL;

	for (size_t i = 0; i < rule->assertion_count; i++) {
		const struct assertion *assertion = &rule->assertions[i];

		look_at_text(lint, assertion);
		if (!assertion->rich.id)
			lint_say(lint, LINT_ASSERTION_WITHOUT_ID, assertion->element, NULL,
				"the assertion has no id: give it one");
		if (!instance)
			look_at_test(lint, assertion, evaluation);
	}
}

void
lint_messages(struct lint *lint)
{
	static const struct function_table *const none[] = {NULL};
	const struct schema *schema = lint->schema;
	struct evaluation evaluation;

	evaluation_init(&evaluation, schema->file.tree, none, NULL, NULL, lint->messages);
	for (size_t i = 0; i < schema->pattern_count; i++)
		for (size_t j = 0; j < schema->patterns[i].rule_count; j++)
			look_at_rule(lint, &schema->patterns[i].rules[j], &evaluation);
	evaluation_clear(&evaluation);
}
