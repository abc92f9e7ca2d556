/* register.c -- fuzz: the bytes are a register */
#include "../../checker/values/register.h"
#include "fuzzing.h"

static void
look_at(const struct register_file *reg)
{
	struct register_row row;
	size_t rows = 0;

	for (bool there = register_seek(reg, "", 0, &row); there;
		there = register_next(reg, &row)) {
		for (size_t i = 0; i <= reg->column_count; i++)
			register_field(&row, i);
		if (++rows > reg->length)
			__builtin_trap();
	}
	register_seek(reg, "H00248", 6, &row);
	register_covers(reg, "H");
	register_unsorted(reg);
	register_column(reg, "id");
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct messages messages = {0};
	struct register_file reg;

	if (register_open(&reg, fuzzing_file((const char *)bytes, length), &messages) ==
		REGISTER_OPEN)
		look_at(&reg);
	else if (messages.count == 0)
		__builtin_trap(); /* nothing was said */
	register_close(&reg);
	messages_clear(&messages);
	return 0;
}
