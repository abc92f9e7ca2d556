/* baseline.c -- fuzz: the bytes are a baseline, which is written and read again */
#include "../../checker/cli/baseline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzzing.h"

static bool
is_same(const struct baseline *one, const struct baseline *other)
{
	bool same = one->count == other->count;

	for (size_t i = 0; same && i < one->count; i++)
		same = strcmp(one->items[i].fingerprint, other->items[i].fingerprint) == 0 &&
		       one->items[i].count == other->items[i].count;
	return same;
}

/* What is written has what was read. */
static void
write_again(struct baseline *baseline, struct messages *messages)
{
	struct baseline again = {0};
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	baseline_print(baseline, "/", out);
	fclose(out);
	baseline_sort(baseline);
	if (baseline_read(&again, fuzzing_file(text, length), &limits_default, messages) ||
		!is_same(baseline, &again))
		__builtin_trap();
	baseline_clear(&again);
	free(text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct messages messages = {0};
	struct baseline baseline = {0};

	if (baseline_read(&baseline, fuzzing_file((const char *)bytes, length), &limits_default,
		    &messages) == 0)
		write_again(&baseline, &messages);
	else if (messages.count == 0)
		__builtin_trap(); /* nothing was said */
	baseline_clear(&baseline);
	messages_clear(&messages);
	return 0;
}
