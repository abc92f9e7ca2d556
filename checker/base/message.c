/* message.c -- base: what the tool says about itself: why it could not check */
#include "message.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "buffer.h"
#include "caret.h"

struct row {
	const char *name, *summary, *remedy;
	bool warns;
};

static const struct row rows[] = {
#define MESSAGE(id, summary, remedy) {#id, summary, remedy, false},
#define WARNING(id, summary, remedy) {#id, summary, remedy, true},
#include "message.def"
#undef WARNING
#undef MESSAGE
};

_Static_assert(sizeof rows / sizeof *rows == MESSAGES, "a row for each message");

const char *
message_name(enum message_id id)
{
	return rows[id].name;
}

/* The most bytes of what was read that a message repeats, and how many of its end are among them.
 */
enum { MOST_REPEATED = 2000, REPEATED_END = 200 };

static bool
is_inside_character(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A value, without its middle when it is long: an expression may have any length. */
static void
add_value(struct buffer *to, const char *value)
{
	const size_t length = strlen(value);
	size_t start = MOST_REPEATED - REPEATED_END, end;

	if (length <= MOST_REPEATED) {
		buffer_add(to, value, length);
		return;
	}
	end = length - REPEATED_END;
	while (start > 0 && is_inside_character(value[start]))
		start--;
	while (is_inside_character(value[end]))
		end++;
	buffer_add(to, value, start);
	buffer_add_text(to, " \u2026 ");
	buffer_add_text(to, value + end);
}

static void
fill(struct buffer *to, const char *summary, va_list *values)
{
	for (const char *at = summary; *at; at++)
		if (at[0] == '%' && at[1] == 's') {
			add_value(to, va_arg(*values, const char *));
			at++;
		} else {
			buffer_add_byte(to, *at);
		}
}

/* What a terminal would obey, not show: control characters, and those that turn the direction. */
static bool
is_control(int32_t character)
{
	return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
	       (character >= 0x2028 && character <= 0x202E) ||
	       (character >= 0x2066 && character <= 0x2069);
}

/* A name of a file may hold anything. */
static void
print_text(FILE *out, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		int32_t character = -1;
		utf8proc_ssize_t size = utf8proc_iterate(
			(const utf8proc_uint8_t *)text, (utf8proc_ssize_t)left, &character);

		if (size < 1) {
			size = 1;
			fprintf(out, "\\x%02X", (unsigned int)(unsigned char)*text);
		} else if (is_control(character)) {
			fprintf(out, character < 0x100 ? "\\x%02X" : "\\u%04X",
				(unsigned int)character);
		} else {
			fwrite(text, 1, (size_t)size, out);
		}
		text += size;
		left -= (size_t)size;
	}
}

static void
print(FILE *out, const struct message *m)
{
	fputs("tsagcheck: ", out);
	if (m->spot.file) {
		print_text(out, m->spot.file);
		fputc(':', out);
	}
	if (m->spot.file && m->spot.line)
		fprintf(out, "%ld:%ld:", m->spot.line, m->spot.column);
	if (m->spot.file)
		fputc(' ', out);
	if (rows[m->id].warns)
		fputs("warning: ", out);
	print_text(out, m->summary);
	if (*m->remedy)
		fputs("\n  ", out);
	print_text(out, m->remedy);
	fputc('\n', out);
	if (m->spot.text)
		caret_print(out, m->spot.text, m->spot.column);
}

static const char *
filled(struct messages *to, const char *text, va_list *values)
{
	struct buffer out = {0};
	const char *kept;

	fill(&out, text, values);
	kept = arena_text(&to->arena, buffer_text(&out), out.length);
	buffer_clear(&out);
	return kept;
}

static void
append(struct messages *to, struct message *m)
{
	if (to->last)
		to->last->next = m;
	else
		to->first = m;
	to->last = m;
	to->count++;
}

static void
say(struct messages *to, struct message *m)
{
	append(to, m);
	if (!to->out)
		return;
	print(to->out, m);
	m->spot.text = NULL;
}

static bool
is_elsewhere(const struct message *m)
{
	return m->matter.document && m->spot.file && strcmp(m->matter.document, m->spot.file) != 0;
}

struct spot
message_spot(const struct message *m)
{
	if (is_elsewhere(m) || (m->matter.document && !m->spot.file))
		return (struct spot){.file = m->matter.document};
	return (struct spot){.file = m->spot.file, .line = m->spot.line, .column = m->spot.column};
}

/* The place in a file of rules, " (rules/r.sch:9:3)". */
static const char *
place_elsewhere(const struct message *m, struct arena *a)
{
	const struct spot *spot = &m->spot;

	if (!is_elsewhere(m))
		return "";
	if (!spot->line)
		return arena_print(a, " (%s)", spot->file);
	return arena_print(a, " (%s:%ld:%ld)", spot->file, spot->line, spot->column);
}

const char *
message_text(const struct message *m, struct arena *a)
{
	const char *place = place_elsewhere(m, a);

	if (!m->matter.rule)
		return arena_print(a, "%s%s", m->summary, place);
	return arena_print(a, "the rule %s was not applied everywhere: %s%s", m->matter.rule,
		m->summary, place);
}

void
messages_take(struct messages *to, struct messages *from)
{
	struct message *next;

	for (struct message *m = from->first; m; m = next) {
		next = m->next;
		m->next = NULL;
		say(to, m);
	}
	arena_take(&to->arena, &from->arena);
	messages_clear(from);
}

/* The remedy, and for which rule and document it is needed. */
static const char *
remedy_with(const char *remedy, const struct matter *matter, struct arena *a)
{
	if (!matter->document || !matter->rule)
		return remedy;
	return arena_print(a, "%s%sUntil then the rule %s is not applied everywhere in %s.", remedy,
		*remedy ? " " : "", matter->rule, matter->document);
}

int
message(struct messages *to, enum message_id id, struct spot spot, ...)
{
	struct message *m = arena_alloc(&to->arena, sizeof *m);
	va_list values;

	va_start(values, spot);
	*m = (struct message){.id = id, .spot = spot};
	m->spot.file = arena_copy(&to->arena, spot.file);
	m->summary = filled(to, rows[id].summary, &values);
	m->matter.document = arena_copy(&to->arena, to->matter.document);
	m->matter.rule = arena_copy(&to->arena, to->matter.rule);
	m->remedy = remedy_with(filled(to, rows[id].remedy, &values), &m->matter, &to->arena);
	va_end(values);
	if (rows[id].warns) {
		to->warnings++;
		if (to->out)
			print(to->out, m);
		return -1;
	}
	if (!to->out && spot.text)
		m->spot.text = arena_text(&to->arena, spot.text, strcspn(spot.text, "\n"));
	say(to, m);
	return -1;
}

void
messages_clear(struct messages *messages)
{
	arena_clear(&messages->arena);
	*messages = (struct messages){.out = messages->out};
}
