/* random_xml.c -- tests: an XML document made by chance, and where each thing in it was written */
#include "random_xml.h"

#include <stdlib.h>
#include <string.h>

/* Something that is written, and what it says. */
struct piece {
	const char *written, *says;
	bool by_byte;    /* each byte says itself */
	bool past_latin; /* it has characters past U+00FF */
};

static const struct piece pieces[] = {
	{"word", "word", true, false},
	{" ", " ", true, false},
	{"\n", "\n", true, false},
	{"\r\n", "\n", false, false},
	{"\r", "\n", false, false},
	{"caf\xC3\xA9", "caf\xC3\xA9", true, false},
	{"\xE2\x82\xAC\xE4\xB8\x96", "\xE2\x82\xAC\xE4\xB8\x96", true, true},
	{"\xF0\x9D\x84\x9E", "\xF0\x9D\x84\x9E", true, true},
	{">'", ">'", true, false},
	{"&amp;", "&", false, false},
	{"&lt;", "<", false, false},
	{"&#x20AC;", "\xE2\x82\xAC", false, false},
	{"&#119070;", "\xF0\x9D\x84\x9E", false, false},
	{"&plain;", "plain words", false, false},
	{"&nested;", "a plain words \xE2\x82\xAC<b", false, false},
	{"&nothing;", "", false, false},
};

enum { PIECES = sizeof pieces / sizeof *pieces };

static const char type[] =
	"<!DOCTYPE root [ <!-- ]> \" --> <?pi ]> ' ?>\n"
	"<!ENTITY plain \"plain words\"> <!ENTITY nested 'a &plain; &#x20AC;&lt;b'>\n"
	"<!ENTITY nothing ''> <!ENTITY marked 'x<m q=\"1\">y</m>z'> ]>";

static const char *const names[] = {"root", "p", "sec-2", "n:p", "m:deep", "caf\xC3\xA9"};

size_t
random_below(struct random_xml *made, size_t limit)
{
	made->seed ^= made->seed << 13;
	made->seed ^= made->seed >> 7;
	made->seed ^= made->seed << 17;
	return (size_t)(made->seed >> 11) % limit;
}

static void
put(struct random_xml *made, const char *text)
{
	buffer_add_text(&made->text, text);
}

static size_t
add(struct random_xml *made, enum written_type what, size_t parent, size_t start)
{
	made->items = array_room(made->items, made->count, &made->room, sizeof *made->items);
	made->items[made->count] = (struct written){
		.type = what, .parent = parent, .start = start, .end = made->text.length};
	return made->count++;
}

/* What is being said while it is written. */
struct saying {
	struct buffer content, starts, ends; /* the latter hold a size_t for each byte */
	bool shared;
	bool section; /* libxml2 makes a text of a CDATA section, also of an empty one */
};

static void
say(struct saying *saying, const char *bytes, size_t length, size_t start, size_t end)
{
	for (size_t i = 0; i < length; i++) {
		buffer_add_byte(&saying->content, bytes[i]);
		buffer_add(&saying->starts, (const char *)&start, sizeof start);
		buffer_add(&saying->ends, (const char *)&end, sizeof end);
	}
}

/* Moves what was said to the item. */
static void
keep(struct random_xml *made, size_t item, struct saying *saying)
{
	struct written *to = &made->items[item];
	size_t *starts = arena_alloc(&made->arena, saying->starts.length + 1);
	size_t *ends = arena_alloc(&made->arena, saying->ends.length + 1);

	to->content =
		arena_text(&made->arena, buffer_text(&saying->content), saying->content.length);
	if (saying->content.length) {
		memcpy(starts, saying->starts.text, saying->starts.length);
		memcpy(ends, saying->ends.text, saying->ends.length);
	}
	to->starts = starts;
	to->ends = ends;
	to->shared = saying->shared;
	buffer_reset(&saying->content);
	buffer_reset(&saying->starts);
	buffer_reset(&saying->ends);
}

static void
clear(struct saying *saying)
{
	buffer_clear(&saying->content);
	buffer_clear(&saying->starts);
	buffer_clear(&saying->ends);
}

static void
write_piece(struct random_xml *made, const struct piece *piece, struct saying *saying)
{
	size_t start = made->text.length;
	size_t length = strlen(piece->says);

	put(made, piece->written);
	for (size_t i = 0; i < length && piece->by_byte; i++)
		say(saying, piece->says + i, 1, start + i, start + i + 1);
	if (!piece->by_byte)
		say(saying, piece->says, length, start, made->text.length);
}

/* CR and then LF would be one line end, not two. */
static bool
would_join(const struct random_xml *made, const struct piece *piece)
{
	return made->text.text[made->text.length - 1] == '\r' && piece->written[0] == '\n';
}

static const struct piece *
some_piece(struct random_xml *made)
{
	const struct piece *piece;

	do
		piece = &pieces[random_below(made, PIECES)];
	while (made->latin && piece->past_latin);
	return piece;
}

static void
write_section(struct random_xml *made, struct saying *saying)
{
	static const char *const inside[] = {"<![CDATA[", "&amp;<b>", "]]", " x\r\ny", ""};
	const char *text = inside[random_below(made, 5)];
	size_t at;

	saying->section = true;
	put(made, "<![CDATA[");
	at = made->text.length;
	put(made, text);
	for (; *text; text++, at++)
		if (*text == '\r')
			say(saying, "\n", 1, at, at + 2);
		else if (text[0] != '\n')
			say(saying, text, 1, at, at + 1);
	put(made, "]]>");
}

/* A text ends here, if anything was said since the last one did. */
static void
end_text(struct random_xml *made, size_t parent, size_t start, struct saying *saying)
{
	if (saying->content.length || saying->section)
		keep(made, add(made, WRITTEN_TEXT, parent, start), saying);
}

/* The entity's element is in the tree, with an attribute, and text before, in and behind it. */
static void
write_marked(struct random_xml *made, size_t parent, size_t start, struct saying *saying)
{
	size_t at = made->text.length, element, attribute;

	put(made, "&marked;");
	saying->shared = true;
	saying->section = false;
	say(saying, "x", 1, at, at);
	end_text(made, parent, start, saying);
	element = add(made, WRITTEN_ELEMENT, parent, at);
	made->items[element].shared = true;
	say(saying, "1", 1, at, at);
	attribute = add(made, WRITTEN_ATTRIBUTE, element, at);
	keep(made, attribute, saying);
	say(saying, "y", 1, at, at);
	end_text(made, element, start, saying);
	say(saying, "z", 1, at, at);
}

static void
write_text(struct random_xml *made, size_t parent)
{
	struct saying saying = {.shared = false};
	size_t start = made->text.length;
	const struct piece *piece;

	for (size_t left = 1 + random_below(made, 8); left > 0; left--)
		if (random_below(made, 12) == 0)
			write_section(made, &saying);
		else if (random_below(made, 40) == 0)
			write_marked(made, parent, start, &saying);
		else if (!would_join(made, piece = some_piece(made)))
			write_piece(made, piece, &saying);
	end_text(made, parent, start, &saying);
	clear(&saying);
}

/* In a value a line end says a space. */
static void
write_value(struct random_xml *made, size_t element, char quote)
{
	struct saying saying = {.shared = false};
	size_t start;

	buffer_add_byte(&made->text, quote);
	start = made->text.length;
	for (size_t left = random_below(made, 5); left > 0; left--) {
		const struct piece *piece = some_piece(made);
		struct piece spaced = *piece;

		if (strchr(piece->written, quote) || would_join(made, piece))
			continue;
		if (strspn(piece->written, "\r\n"))
			spaced.says = " ";
		write_piece(made, &spaced, &saying);
	}
	keep(made, add(made, WRITTEN_ATTRIBUTE, element, start), &saying);
	buffer_add_byte(&made->text, quote);
	clear(&saying);
}

static void
write_attributes(struct random_xml *made, size_t element)
{
	static const char *const attributes[] = {"a", "n:a", "xml:lang", "data-x", "m:b"};

	for (size_t i = 0; i < 5; i++) {
		if (random_below(made, 4))
			continue;
		put(made, random_below(made, 2) ? " " : "\r\n\t");
		put(made, attributes[i]);
		put(made, random_below(made, 3) ? "=" : " = ");
		write_value(made, element, random_below(made, 2) ? '"' : '\'');
	}
}

/* Text that says itself but for its line ends. */
static void
write_raw(struct random_xml *made, const char *text, struct saying *saying)
{
	for (; *text; text++) {
		size_t at = made->text.length;
		bool two = text[0] == '\r' && text[1] == '\n';

		buffer_add(&made->text, text, two ? 2 : 1);
		say(saying, *text == '\r' ? "\n" : text, 1, at, at + (two ? 2 : 1));
		text += two;
	}
}

static void
write_comment(struct random_xml *made, size_t parent)
{
	static const char *const comments[] = {
		"", " - <!- <x> & ", "a\r\nb", "<?x?> \xC3\xA9", "\r"};
	struct saying saying = {.shared = false};
	size_t start = made->text.length;

	put(made, "<!--");
	write_raw(made, comments[random_below(made, 5)], &saying);
	put(made, "-->");
	keep(made, add(made, WRITTEN_COMMENT, parent, start), &saying);
	clear(&saying);
}

static void
write_instruction(struct random_xml *made, size_t parent)
{
	static const char *const instructions[] = {
		"", "<?pi <?pi x ?", "a\r\nb & <c> ", "<!-- \xC3\xA9", "x\r"};
	struct saying saying = {.shared = false};
	size_t start = made->text.length;

	put(made, "<?pi");
	put(made, random_below(made, 2) ? " " : "\r\n ");
	write_raw(made, instructions[random_below(made, 5)], &saying);
	put(made, "?>");
	keep(made, add(made, WRITTEN_INSTRUCTION, parent, start), &saying);
	clear(&saying);
}

static void write_content(struct random_xml *made, size_t parent, size_t nodes, unsigned depth);

static void
write_element(struct random_xml *made, size_t parent, size_t nodes, unsigned depth)
{
	size_t element = add(made, WRITTEN_ELEMENT, parent, made->text.length);
	const char *name = depth ? names[random_below(made, 6)] : "root";

	put(made, "<");
	put(made, name);
	if (depth == 0)
		put(made, " xmlns:n='urn:n' xmlns:m = \"urn:m>\"");
	else if (random_below(made, 10) == 0)
		put(made, random_below(made, 2) ? " xmlns='urn:d'" : " xmlns:n=\"urn:other\"");
	write_attributes(made, element);
	if (random_below(made, 5) == 0)
		put(made, " ");
	if (depth && random_below(made, 5) == 0) {
		put(made, "/>");
	} else {
		put(made, ">");
		write_content(made, element, nodes, depth);
		put(made, "</");
		put(made, name);
		put(made, random_below(made, 5) ? ">" : "\n>");
	}
	made->items[element].end = made->text.length;
}

/* No two texts follow one another: they would be one. */
static void
write_content(struct random_xml *made, size_t parent, size_t nodes, unsigned depth)
{
	size_t most = depth ? random_below(made, 7) : (size_t)-1;
	bool after_text = false;

	for (size_t i = 0; i < most && (depth || made->count < nodes); i++) {
		size_t what = random_below(made, 10);

		if (what < 4 && !after_text)
			write_text(made, parent);
		else if (what < 8 && depth < 12)
			write_element(made, parent, nodes, depth + 1);
		else if (what < 9)
			write_comment(made, parent);
		else
			write_instruction(made, parent);
		after_text = what < 4 && !after_text;
	}
}

void
random_xml_write(
	struct random_xml *made, uint64_t seed, size_t nodes, const char *declaration, bool latin)
{
	*made = (struct random_xml){.seed = seed * 2654435761U + 1, .latin = latin};
	put(made, declaration);
	write_comment(made, NO_PARENT);
	put(made, "\n");
	put(made, type);
	write_instruction(made, NO_PARENT);
	put(made, "\r\n");
	write_element(made, NO_PARENT, nodes, 0);
	put(made, "\n");
	write_instruction(made, NO_PARENT);
	write_comment(made, NO_PARENT);
	put(made, "\n");
}

void
random_xml_clear(struct random_xml *made)
{
	buffer_clear(&made->text);
	free(made->items);
	arena_clear(&made->arena);
	*made = (struct random_xml){.seed = 0};
}
