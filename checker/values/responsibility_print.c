/* responsibility_print.c -- values: what a responsibility says becomes its one text */
#include "responsibility.h"

#include "normalise.h"

static void
separate(const struct set *next, size_t start, struct buffer *out)
{
	if (out->length > start && next->count)
		buffer_add_text(out, ", ");
}

static void
print_plain(const struct responsibility *responsibility, struct buffer *out)
{
	const struct responsibility_exceptions *shared = &responsibility->shared;
	size_t start = out->length;
	struct set own = {0};

	set_union(&responsibility->plain, &(struct set){0}, &own);
	for (size_t i = 0; i < shared->count; i++) {
		struct set left = {0};

		set_difference(&own, &shared->items[i].scope, &left);
		set_clear(&own);
		own = left;
	}
	set_print(&own, NULL, out);
	for (size_t i = 0; i < shared->count; i++) {
		separate(&shared->items[i].scope, start, out);
		set_print_shared(&shared->items[i].scope, shared->items[i].groups.text, out);
	}
	set_clear(&own);
}

void
responsibility_print(const struct responsibility *responsibility, struct buffer *out)
{
	size_t start = out->length;

	print_plain(responsibility, out);
	for (size_t i = 0; i < responsibility->left.count; i++) {
		const struct responsibility_exception *exception = &responsibility->left.items[i];

		separate(&exception->scope, start, out);
		set_print(&exception->scope, exception->groups.text, out);
	}
}

int
recommendations_normalise(const char *text, size_t length, struct buffer *out)
{
	struct responsibility responsibility = {0};
	int status = responsibility_read(text, length, &responsibility);

	if (set_is_empty(&responsibility.all))
		status = -1;
	if (status == 0)
		responsibility_print(&responsibility, out);
	responsibility_clear(&responsibility);
	return status;
}
