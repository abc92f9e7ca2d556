/* comment.c -- review: what was found, in words and as WordprocessingML */
#include "comment.h"

#include <string.h>

#include "../load/docx_comments.h"

/* A comment is read in a margin: longer quotations are cut, further places counted. */
enum { LONGEST_QUOTE = 300, PLACES_MOST = 10 };

static void
add_line(struct buffer *text, const char *line)
{
	for (; *line; line++)
		buffer_add_byte(text, (unsigned char)*line < ' ' ? ' ' : *line);
}

static void
add_quote(struct buffer *text, const char *words)
{
	size_t length = strlen(words), most = length > LONGEST_QUOTE ? LONGEST_QUOTE : length;
	struct buffer quote = {0};

	while (most > 0 && (words[most] & 0xC0) == 0x80)
		most--;
	buffer_add(&quote, words, most);
	buffer_add_text(text, "\u201C");
	add_line(text, buffer_text(&quote));
	buffer_add_text(text, most < length ? "\u2026\u201D" : "\u201D");
	buffer_clear(&quote);
}

static void
add_place(struct buffer *text, const char *start, const struct place *place)
{
	buffer_print(text, "\n%s", start);
	add_line(text, place->path);
	if (*place->path && *place->words)
		buffer_add_text(text, ": ");
	if (*place->words)
		add_quote(text, place->words);
}

static void
add_fix(struct buffer *text, const char *fix)
{
	if (!*fix) {
		buffer_add_text(text, "\nDelete these words.");
		return;
	}
	buffer_add_text(text, "\nWrite instead: ");
	add_quote(text, fix);
}

void
comment_write(struct buffer *text, const struct finding *finding, bool exact)
{
	const struct place *place = &finding->place;
	size_t count = 0;

	buffer_print(text, "%s: ", severity_name(finding->severity));
	add_line(text, *finding->message ? finding->message : finding->requirement);
	buffer_print(text, " [%s]", finding->rule);
	if (finding->fix)
		add_fix(text, finding->fix);
	if (!exact && *place->path)
		add_place(text, "This is about ", place);
	for (const struct related *at = finding->related; at; at = at->next) {
		if (count++ >= PLACES_MOST)
			continue;
		add_place(text, "See also ", &at->place);
		if (at->message && *at->message)
			buffer_add_text(text, " \u2013 ");
		add_line(text, at->message ? at->message : "");
	}
	if (count > PLACES_MOST)
		buffer_print(text, "\nand %zu more place%s", count - PLACES_MOST,
			count - PLACES_MOST == 1 ? "" : "s");
}

static void
add_escaped(struct buffer *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == '&')
			buffer_add_text(out, "&amp;");
		else if (text[i] == '<')
			buffer_add_text(out, "&lt;");
		else if (text[i] == '>')
			buffer_add_text(out, "&gt;");
		else
			buffer_add_byte(out, text[i]);
}

static void
print_paragraph(struct buffer *out, const char *text, size_t length, bool first,
	const struct word_prefix *w)
{
	const char *p = w->prefix;

	buffer_print(
		out, "<%s:p><%s:pPr><%s:pStyle %s:val=\"CommentText\"/></%s:pPr>", p, p, p, p, p);
	if (first)
		buffer_print(out,
			"<%s:r><%s:rPr><%s:rStyle %s:val=\"CommentReference\"/></%s:rPr>"
			"<%s:annotationRef/></%s:r>",
			p, p, p, p, p, p, p);
	buffer_print(out, "<%s:r><%s:t xml:space=\"preserve\">", p, p);
	add_escaped(out, text, length);
	buffer_print(out, "</%s:t></%s:r></%s:p>", p, p, p);
}

void
comment_print(struct buffer *out, const char *text, long id, const char *date,
	const struct word_prefix *w)
{
	const char *p = w->prefix;
	bool first = true;

	buffer_print(out,
		"<%s:comment%s %s:id=\"%ld\" %s:author=\"" DOCX_AUTHOR
		"\" %s:date=\"%s\" %s:initials=\"TC\">",
		p, w->declaration, p, id, p, p, date, p);
	do {
		const size_t length = strcspn(text, "\n");

		print_paragraph(out, text, length, first, w);
		first = false;
		text += length;
	} while (*text++);
	buffer_print(out, "</%s:comment>", p);
}
