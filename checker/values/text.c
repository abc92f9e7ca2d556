/* text.c -- values: a text becomes itself with its white space collapsed */
#include "fold.h"
#include "normalise.h"

int
text_normalise(const char *text, size_t length, struct buffer *out)
{
	text_collapse(text, length, out);
	return 0;
}
