/* test_taken.c -- tests: what is taken for XPath without asking libxml2 is XPath to libxml2, too */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/xpath/function.h"
#include "random_xpath.h"

enum { EXPRESSIONS = 7200 };

static const struct function_table *const functions[] = {NULL};

/* Puts in, takes out or changes a character somewhere. */
static void
spoil(struct chance *chance, struct buffer *text)
{
	static const char signs[] = "/.@*[]()|=!<>+-$,:'\" 1ab";
	const size_t at = chance_below(chance, text->length);
	const char sign = signs[chance_below(chance, sizeof signs - 1)];
	char *copy = strdup(text->text);

	buffer_reset(text);
	buffer_add(text, copy, at);
	if (chance_below(chance, 3))
		buffer_add_byte(text, sign);
	buffer_add_text(text, copy + at + chance_below(chance, 2));
	free(copy);
}

/* Whether it was taken for XPath that can be evaluated natively; then it is XPath. */
static bool
is_taken(struct evaluation *evaluation, const char *text)
{
	const struct written written = {.text = text, .spot = {"x", 1, 1, NULL}};
	struct arena arena = {0};
	struct expression expression;
	bool taken = false;

	if (expression_compile(evaluation, &expression, &written, (struct scope){0}, &arena) == 0) {
		taken = expression.term != NULL;
		if (!expression_compiled(evaluation, &expression))
			fail_msg("%s is taken for XPath", text);
		expression_clear(&expression);
	}
	arena_clear(&arena);
	return taken;
}

static void
spoilt_expressions_are_not_taken_for_xpath(void **state)
{
	struct chance chance = {20261126};
	struct buffer text = {0};
	struct messages messages = {.out = NULL};
	struct evaluation evaluation;
	size_t taken = 0;

	(void)state;
	evaluation_init(&evaluation, NULL, functions, NULL, NULL, &messages);
	for (int i = 0; i < EXPRESSIONS; i++) {
		buffer_reset(&text);
		add_random_xpath(&text, &chance, 1 + i % 4);
		for (int j = 0; j < 4 && text.length; j++) {
			spoil(&chance, &text);
			taken += is_taken(&evaluation, buffer_text(&text));
		}
	}
	print_message("%zu of %d taken\n", taken, 4 * EXPRESSIONS);
	assert_true(taken > EXPRESSIONS / 4);
	evaluation_clear(&evaluation);
	messages_clear(&messages);
	buffer_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spoilt_expressions_are_not_taken_for_xpath),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
