/* suppression.c -- load: "tsagcheck ignore RULE: reason" becomes a rule and a reason */
#include "suppression.h"

#include <string.h>

static const char space[] = " \t\r\n\u00A0";

static const char *
behind_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	text += strspn(text, space);
	if (strncmp(text, word, length) != 0 || !strchr(space, text[length]) || !text[length])
		return NULL;
	return text + length + strspn(text + length, space);
}

struct suppression *
suppression_read(const char *text, struct arena *a)
{
	struct suppression *made;
	size_t length, reason;

	text = behind_word(text, "tsagcheck");
	text = text ? behind_word(text, "ignore") : NULL;
	if (!text)
		return NULL;
	made = arena_alloc(a, sizeof *made);
	length = strcspn(text, ": \t\r\n\u00A0");
	made->rule = arena_text(a, text, length);
	text += length;
	text += strspn(text, ": \t\r\n\u00A0");
	reason = strlen(text);
	while (reason > 0 && strchr(space, text[reason - 1]))
		reason--;
	made->reason = arena_text(a, text, reason);
	return made;
}
