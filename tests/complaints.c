/* complaints.c -- tests: what is wrong with the repository, all of it and not only the first */
#include "complaints.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

void
complaints_settle(struct complaints *c)
{
	size_t wrong = c->text.length, looked_at = c->looked_at;

	/* not print_error(), which cuts at 1024 bytes */
	fputs(buffer_text(&c->text), stderr);
	buffer_clear(&c->text);
	arena_clear(&c->arena);
	if (wrong)
		fail();
	if (!looked_at)
		fail_msg("there is nothing to look at");
}
