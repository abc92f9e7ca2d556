/* responsibility_print.c -- values: what a responsibility says becomes its one text */
#include "responsibility.h"

#include "normalise.h"

void
responsibility_print(const struct responsibility *responsibility, struct buffer *out)
{
	size_t start = out->length;

	set_print(&responsibility->plain, NULL, out);
	for (size_t i = 0; i < responsibility->exception_count; i++) {
		const struct responsibility_exception *exception = &responsibility->exceptions[i];

		if (out->length > start && exception->scope.count)
			buffer_add_text(out, ", ");
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
