/* expression_print.c -- values: what an expression says becomes its one text */
#include "expression.h"

#include "normalise.h"

void
expression_print(const struct expression *expression, struct buffer *out)
{
	size_t start = out->length;

	set_print(&expression->plain, NULL, out);
	for (size_t i = 0; i < expression->exception_count; i++) {
		const struct expression_exception *exception = &expression->exceptions[i];

		if (out->length > start && exception->scope.count)
			buffer_add_text(out, ", ");
		set_print(&exception->scope, exception->groups.text, out);
	}
}

int
recommendations_normalise(const char *text, size_t length, struct buffer *out)
{
	struct expression expression = {0};
	int status = expression_read(text, length, &expression);

	if (set_is_empty(&expression.all))
		status = -1;
	if (status == 0)
		expression_print(&expression, out);
	expression_clear(&expression);
	return status;
}
