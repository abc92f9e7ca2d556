/* values.c -- fuzz: the bytes are a value of each type, a set of Recommendations */
#include <stdlib.h>
#include <string.h>

#include "../../checker/values/responsibility.h"
#include "../../checker/values/value.h"
#include "fuzzing.h"

/* What a value becomes is a value of that type, and stays as it is. Not of names, whose words are
 * put into an order, nor of editions, dates and reports, whose short form is no sentence. */
static bool
is_fixed(enum value_type type)
{
	return type == VALUE_QUESTION || type == VALUE_RECOMMENDATION ||
	       type == VALUE_RECOMMENDATIONS || type == VALUE_GROUP || type == VALUE_COUNT;
}

static void
read_value(enum value_type type, const char *text, size_t length)
{
	struct buffer once = {0}, twice = {0};

	if (value_read(type, text, length, &once) == 0 && is_fixed(type)) {
		const char *made = buffer_text(&once);

		if (value_read(type, made, strlen(made), &twice) ||
			strcmp(made, buffer_text(&twice)) != 0)
			__builtin_trap();
	}
	buffer_clear(&once);
	buffer_clear(&twice);
}

/* What is printed is read as the same set. */
static void
read_set(const char *text, size_t length)
{
	struct responsibility first = {0}, second = {0};
	struct buffer printed = {0};

	responsibility_read(text, length, &first);
	responsibility_print(&first, &printed);
	responsibility_read(buffer_text(&printed), strlen(buffer_text(&printed)), &second);
	if (!set_equal(&first.all, &second.all) || !set_equal(&first.plain, &second.plain))
		__builtin_trap();
	responsibility_clear(&first);
	responsibility_clear(&second);
	buffer_clear(&printed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	char *text = malloc(length + 1);

	if (!text)
		return 0;
	memcpy(text, bytes, length);
	text[length] = '\0';
	for (int type = 0; type < VALUE_TYPES; type++)
		read_value((enum value_type)type, text, length);
	read_set(text, length);
	free(text);
	return 0;
}
