/* worded.c -- tests: a folder with rules on words, and reports that have the words */
#include "worded.h"

const char *
worded_open(struct desk *desk, const char *own)
{
	desk_open(desk, own, "<report/>");
	desk_write(desk, "rules/bad.sch", RULE("bad", "error"));
	desk_write(desk, "rules/odd.sch", RULE("odd", "warning"));
	return arena_print(&desk->arena, "%s/rules", desk->folder);
}
