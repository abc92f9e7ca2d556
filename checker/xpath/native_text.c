/* native_text.c -- xpath: functions of XPath 1.0 that give texts (4.1, 4.2) */
#include "native_text.h"

#include <math.h>
#include <string.h>

static const char space[] = " \t\r\n";

enum { LONGEST_CHARACTER = 4 };

static char *
new_text(struct native *native, size_t length)
{
	return arena_alloc(&native->evaluation->scratch, length + 1);
}

static const char *
part_of(struct native *native, const char *text, size_t length)
{
	return arena_text(&native->evaluation->scratch, text, length);
}

const char *
text_or_own(struct native *native, const struct term *call, struct focus focus)
{
	bool lasting;

	if (call->arguments)
		return term_text(native, call->arguments, focus);
	return node_text(native, focus.node, &lasting);
}

const char *
give_normalized(struct native *native, const struct term *call, struct focus focus)
{
	const char *at = text_or_own(native, call, focus);
	char *text = new_text(native, strlen(at)), *to = text;

	while (*(at += strspn(at, space))) {
		size_t length = strcspn(at, space);

		if (to > text)
			*to++ = ' ';
		memcpy(to, at, length);
		to += length;
		at += length;
	}
	*to = '\0';
	return text;
}

const char *
give_concatenated(struct native *native, const struct term *call, struct focus focus)
{
	struct buffer all = {0};
	const char *text;

	for (const struct term *one = call->arguments; one && !native->stopped; one = one->next) {
		buffer_add_text(&all, term_text(native, one, focus));
		native->stopped |= !evaluation_fits(native->evaluation, LIMIT_TEXT, all.length);
	}
	text = part_of(native, buffer_text(&all), all.length);
	buffer_clear(&all);
	return text;
}

double
number_rounded(double number)
{
	double below = floor(number);

	if (number >= -0.5 && number < 0.5)
		return number * 0.0;
	return below + (number - below >= 0.5);
}

static size_t
character_length(const char *at)
{
	size_t length = 1;

	while ((at[length] & 0xC0) == 0x80)
		length++;
	return length;
}

/* Those whose position is at least start and below end; NaN is neither. */
static const char *
between(struct native *native, const char *text, double start, double end)
{
	char *made = new_text(native, strlen(text)), *to = made;
	double position = 1;

	for (const char *at = text; *at && position < end; position++) {
		size_t length = character_length(at);

		if (position >= start) {
			memcpy(to, at, length);
			to += length;
		}
		at += length;
	}
	return made;
}

const char *
give_substring(struct native *native, const struct term *call, struct focus focus)
{
	const struct term *second = call->arguments->next;
	const char *text = term_text(native, call->arguments, focus);
	double start = number_rounded(term_number(native, second, focus)), end = INFINITY;

	if (second->next)
		end = start + number_rounded(term_number(native, second->next, focus));
	return between(native, text, start, end);
}

const char *
give_before(struct native *native, const struct term *call, struct focus focus)
{
	const char *text = term_text(native, call->arguments, focus);
	const char *found = strstr(text, term_text(native, call->arguments->next, focus));

	return found ? part_of(native, text, (size_t)(found - text)) : "";
}

const char *
give_after(struct native *native, const struct term *call, struct focus focus)
{
	const char *text = term_text(native, call->arguments, focus);
	const char *sign = term_text(native, call->arguments->next, focus);
	const char *found = strstr(text, sign);

	return found ? found + strlen(sign) : "";
}

enum { ASCII = 128 };

/* What translate() puts in place of a character: one of `to`, or ""; NULL: it stays. */
struct translation {
	const char *from, *to;
	const char *ascii[ASCII]; /* of these, looked up once */
};

/* The character of `to` that stands where this one does in `from`. */
static const char *
look_up(const struct translation *translation, const char *character)
{
	const char *from = translation->from, *to = translation->to;
	size_t length = character_length(character);

	while (*from && (*from != *character || strncmp(from, character, length))) {
		from += character_length(from);
		to += *to ? character_length(to) : 0;
	}
	return *from ? to : NULL;
}

/* The first place of a character counts. */
static void
read_translation(struct translation *translation, const char *from, const char *to)
{
	*translation = (struct translation){from, to, {NULL}};
	while (*from) {
		unsigned char first = (unsigned char)*from;

		if (first < ASCII && !translation->ascii[first])
			translation->ascii[first] = to;
		from += character_length(from);
		to += *to ? character_length(to) : 0;
	}
}

static const char *
translation_of(const struct translation *translation, const char *character)
{
	unsigned char first = (unsigned char)*character;

	return first < ASCII ? translation->ascii[first] : look_up(translation, character);
}

const char *
give_translated(struct native *native, const struct term *call, struct focus focus)
{
	const char *text = term_text(native, call->arguments, focus);
	const char *from = term_text(native, call->arguments->next, focus);
	const char *to = term_text(native, call->arguments->next->next, focus);
	char *made = new_text(native, strlen(text) * LONGEST_CHARACTER), *end = made;
	struct translation translation;

	read_translation(&translation, from, to);
	for (const char *at = text; *at; at += character_length(at)) {
		const char *other = translation_of(&translation, at);
		size_t length;

		other = other ? other : at;
		length = *other ? character_length(other) : 0;
		memcpy(end, other, length);
		end += length;
	}
	return made;
}

/* The node whose name is wanted, when it has one; else NULL. */
static const xmlNode *
named_node(struct native *native, const struct term *call, struct focus focus)
{
	const xmlNode *node =
		call->arguments ? term_first(native, call->arguments, focus) : focus.node;
	const bool has_name =
		node && (node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE ||
				node->type == XML_PI_NODE);

	return has_name ? node : NULL;
}

/* A processing instruction has no namespace, whatever stands in its struct. */
static const xmlNs *
namespace_of(const xmlNode *node)
{
	return node && node->type != XML_PI_NODE ? node->ns : NULL;
}

const char *
give_local_name(struct native *native, const struct term *call, struct focus focus)
{
	const xmlNode *node = named_node(native, call, focus);

	return node ? (const char *)node->name : "";
}

const char *
give_namespace(struct native *native, const struct term *call, struct focus focus)
{
	const xmlNs *namespace = namespace_of(named_node(native, call, focus));

	return namespace && namespace->href ? (const char *)namespace->href : "";
}

const char *
give_name(struct native *native, const struct term *call, struct focus focus)
{
	const xmlNode *node = named_node(native, call, focus);
	const xmlNs *namespace = namespace_of(node);

	if (!namespace || !namespace->prefix)
		return node ? (const char *)node->name : "";
	return arena_print(&native->evaluation->scratch, "%s:%s", (const char *)namespace->prefix,
		(const char *)node->name);
}
