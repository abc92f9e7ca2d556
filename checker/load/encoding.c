/* encoding.c -- load: the bytes of a file become UTF-8 */
#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

/* The first row that fits: marks of four bytes before those of two that they start with. */
static const struct {
	const char *bytes;
	size_t length, mark;
	const char *name;
	int unit;
} starts[] = {
	{"\xEF\xBB\xBF", 3, 3, "UTF-8", 0},
	{"\xFF\xFE\0\0", 4, 4, "UTF-32LE", 4},
	{"\0\0\xFE\xFF", 4, 4, "UTF-32BE", 4},
	{"\xFF\xFE", 2, 2, "UTF-16LE", 2},
	{"\xFE\xFF", 2, 2, "UTF-16BE", 2},
	{"<\0?\0", 4, 0, "UTF-16LE", 2},
	{"\0<\0?", 4, 0, "UTF-16BE", 2},
};

/* How the names begin of encodings with one byte a character, and of those with more, which show
 * themselves by their bytes: a file that is told from its declaration is none of these. */
static const struct {
	const char *start;
	int unit;
} names[] = {
	{"iso-8859-", 1},
	{"windows-125", 1},
	{"us-ascii", 1},
	{"ascii", 1},
	{"koi8-r", 1},
	{"latin1", 1},
	{"utf-16", 2},
	{"utf-32", 4},
	{"iso-10646-ucs-2", 2},
	{"iso-10646-ucs-4", 4},
};

static const char white[] = " \t\r\n";

/* What an XML declaration at the start of bytes names; "" when nothing. */
static void
declared(const char *bytes, size_t length, char *name, size_t room)
{
	static const char word[] = "encoding";
	const char *at = bytes, *end = length ? memchr(bytes, '>', length) : NULL;
	size_t used = 0;

	name[0] = '\0';
	if (!end || end - at < 6 || memcmp(at, "<?xml", 5) || !memchr(white, at[5], 4))
		return;
	while ((size_t)(end - at) > strlen(word) && memcmp(at, word, strlen(word)))
		at++;
	if ((size_t)(end - at) <= strlen(word))
		return;
	while (at < end && *at != '"' && *at != '\'')
		at++;
	for (at++; at < end && *at != '"' && *at != '\'' && used + 1 < room; at++)
		name[used++] = *at;
	name[used] = '\0';
}

/* As XML spells them (XML 1.0, 4.3.3): iconv would read more into other characters. */
static bool
is_name(const char *name)
{
	return !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				  "0123456789._-")];
}

static bool
is_open_to(const char *name)
{
	iconv_t conversion = iconv_open("UTF-8", name);

	if (conversion == (iconv_t)-1)
		return false;
	iconv_close(conversion);
	return true;
}

static void
find_name(struct encoding *encoding)
{
	for (size_t i = 0; i < sizeof names / sizeof *names && !encoding->unit; i++)
		if (!strncasecmp(encoding->name, names[i].start, strlen(names[i].start)))
			encoding->unit = names[i].unit;
	encoding->belied = encoding->unit > 1;
	encoding->known = encoding->unit && is_name(encoding->name) && is_open_to(encoding->name);
}

struct encoding
encoding_of(const char *bytes, size_t length)
{
	struct encoding encoding = {.name = "UTF-8", .known = true};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (length >= starts[i].length &&
			!memcmp(bytes, starts[i].bytes, starts[i].length)) {
			strcpy(encoding.name, starts[i].name);
			encoding.mark = starts[i].mark;
			encoding.unit = starts[i].unit;
			return encoding;
		}
	declared(bytes, length, encoding.name, sizeof encoding.name);
	if (!strcasecmp(encoding.name, "UTF8") || !*encoding.name)
		strcpy(encoding.name, "UTF-8");
	if (strcasecmp(encoding.name, "UTF-8"))
		find_name(&encoding);
	return encoding;
}

int
encoding_convert(
	const struct encoding *encoding, const char *bytes, size_t length, struct buffer *out)
{
	iconv_t conversion = iconv_open("UTF-8", encoding->name);
	char *from = (char *)(size_t)bytes, step[4096];

	if (conversion == (iconv_t)-1)
		return -1;
	while (length > 0) {
		char *to = step;
		size_t room = sizeof step, had = length;
		size_t done = iconv(conversion, &from, &length, &to, &room);

		buffer_add(out, step, sizeof step - room);
		if (done == (size_t)-1 && (errno != E2BIG || had == length))
			break;
	}
	iconv_close(conversion);
	return length ? -1 : 0;
}
