/* tutorial.c -- tests: the blocks of a page of the manual: files to write, commands to run */
#include "tutorial.h"

#include <string.h>

#include "../checker/base/buffer.h"
#include "files.h"

/* The block that the line has begun; the page is left behind its end. */
static struct block *
read_block(const char *kind, char **page, size_t *number, struct arena *a)
{
	struct block *block = arena_alloc(a, sizeof *block);
	struct buffer text = {0};

	*block = (struct block){.kind = kind, .line = *number};
	for (char *line; (line = line_next(page)) && ++*number && strcmp(line, "```") != 0;)
		buffer_print(&text, "%s\n", line);
	block->text = arena_copy(a, buffer_text(&text));
	buffer_clear(&text);
	return block;
}

struct block *
blocks_of(const char *page, struct arena *a)
{
	char *rest = arena_copy(a, page);
	struct block *first = NULL, **end = &first;
	size_t number = 0;

	for (char *line; (line = line_next(&rest));) {
		number++;
		if (strncmp(line, "```", 3) != 0)
			continue;
		*end = read_block(line + 3, &rest, &number, a);
		end = &(*end)->next;
	}
	return first;
}

int
text_fits(const char *text, const char *expected)
{
	const char *dots = strstr(expected, "...");
	size_t length = dots ? (size_t)(dots - expected) : strlen(expected);

	if (strncmp(text, expected, length) != 0)
		return 0;
	if (!dots)
		return text[length] == '\0';
	text += length;
	expected = dots + 3;
	/* a line of dots alone may stand for none */
	if ((length == 0 || dots[-1] == '\n') && *expected == '\n' && text_fits(text, expected + 1))
		return 1;
	for (; !text_fits(text, expected); text++)
		if (!*text)
			return 0;
	return 1;
}
