/* own_registers.c -- cli: --register NAME=FILE becomes a register that a run uses */
#include "own_registers.h"

#include <errno.h>
#include <string.h>

#include "../values/register.h"

static int
look_at(const char *file, struct arena *a, struct messages *messages)
{
	struct spot spot = {.file = file};
	struct register_file reg;
	enum register_status status = register_open(&reg, file, messages);
	size_t line = status == REGISTER_OPEN ? register_unsorted(&reg) : 0;

	register_close(&reg);
	if (status == REGISTER_MISSING)
		return message(messages, MESSAGE_FILE_MISSING, spot, strerror(ENOENT));
	if (line)
		return message(messages, MESSAGE_REGISTER_BROKEN, spot,
			arena_print(
				a, "line %zu is not in the order of the bytes of the keys", line));
	return status == REGISTER_OPEN ? 0 : -1;
}

/* "NAME=FILE" replaces a register, "NAME+=FILE" adds to it. */
static int
take(const char *word, const struct origin *origin, struct register_choice *choice, struct arena *a,
	struct messages *messages)
{
	const struct option_row *row = option_row(OPTION_REGISTER);
	const char *equals = strchr(word, '=');
	size_t length = equals ? (size_t)(equals - word) : 0;

	choice->adds = length > 0 && word[length - 1] == '+';
	length -= choice->adds;
	if (length == 0 || !equals[1])
		return message(messages,
			origin->level == BY_COMMAND_LINE ? MESSAGE_OPTION_VALUE
							 : MESSAGE_SETTING_VALUE,
			origin->spot, row->name, word, row->argument);
	choice->name = arena_text(a, word, length);
	choice->file = equals + 1;
	return look_at(choice->file, a, messages);
}

int
own_registers_take(const struct options *options, struct check_options *check, struct arena *a,
	struct messages *messages)
{
	const struct words_list *words = &options->registers;
	struct register_choice *choices = arena_alloc(a, (words->count + 1) * sizeof *choices);

	for (size_t i = 0; i < words->count; i++)
		if (take(words->items[i], &words->origins[i], &choices[i], a, messages))
			return -1;
	check->own_registers = choices;
	check->own_register_count = words->count;
	return 0;
}
