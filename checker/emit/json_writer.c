/* json_writer.c -- emit: texts and numbers become JSON */
#include "json_writer.h"

#include <string.h>
#include <utf8proc.h>

static void
new_line(const struct json_writer *w)
{
	fprintf(w->out, "\n%*s", (int)(2 * w->depth), "");
}

static void
separate(struct json_writer *w)
{
	if (w->named) {
		w->named = false;
		return;
	}
	if (w->follows)
		fputc(',', w->out);
	if (w->flat && w->follows)
		fputc(' ', w->out);
	if (!w->flat && w->depth)
		new_line(w);
}

void
json_open(struct json_writer *w, char bracket)
{
	separate(w);
	fputc(bracket, w->out);
	w->depth++;
	w->flat += w->flat > 0;
	w->follows = false;
}

void
json_open_line(struct json_writer *w, char bracket)
{
	json_open(w, bracket);
	if (!w->flat)
		w->flat = 1;
}

void
json_close(struct json_writer *w, char bracket)
{
	w->depth--;
	if (w->flat)
		w->flat--;
	else if (w->follows)
		new_line(w);
	fputc(bracket, w->out);
	w->follows = true;
}

/* C1 controls are legal in JSON, but would steer the terminal of someone who looks at it. */
static void
character_print(FILE *out, utf8proc_int32_t c)
{
	static const char escaped[] = "\"\\\b\f\n\r\t";
	static const char letters[] = "\"\\bfnrt";
	const char *at = c > 0 && c < 0x80 ? strchr(escaped, c) : NULL;
	utf8proc_uint8_t bytes[4];

	if (at)
		fprintf(out, "\\%c", letters[at - escaped]);
	else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		fprintf(out, "\\u%04x", (unsigned int)c);
	else
		fwrite(bytes, 1, (size_t)utf8proc_encode_char(c, bytes), out);
}

static void
quoted_print(FILE *out, const char *text)
{
	utf8proc_int32_t c;

	fputc('"', out);
	while (*text) {
		utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);

		character_print(out, taken > 0 ? c : 0xFFFD);
		text += taken > 0 ? taken : 1;
	}
	fputc('"', out);
}

void
json_key(struct json_writer *w, const char *name)
{
	json_text(w, name);
	fputs(": ", w->out);
	w->named = true;
}

void
json_text(struct json_writer *w, const char *text)
{
	separate(w);
	quoted_print(w->out, text);
	w->follows = true;
}

void
json_number(struct json_writer *w, size_t number)
{
	separate(w);
	fprintf(w->out, "%zu", number);
	w->follows = true;
}

void
json_truth(struct json_writer *w, bool truth)
{
	separate(w);
	fputs(truth ? "true" : "false", w->out);
	w->follows = true;
}
