/* grammar.c -- check: which elements and attributes Schematron has, and where */
#include <string.h>

#include "../base/nearest.h"
#include "attributes.h"

/* Names with a space on either side of each. Attributes of the editions of 2006 to 2025 in no
 * namespace; others are for anybody's own use. */
static const struct element {
	const char *name, *attributes, *children;
} elements[] = {
	{"active", " pattern ", NULL},
	{"assert", " test flag id diagnostics properties role subject severity icon see fpi ",
		" value-of name emph dir span "},
	{"diagnostic", " id role icon see fpi ", " value-of name emph dir span "},
	{"diagnostics", " ", " diagnostic "},
	{"dir", " value ", NULL},
	{"emph", " class ", NULL},
	{"extends", " rule href ", " "},
	{"group", " id documents abstract is-a role icon see fpi ",
		" title p let rule param extends "},
	{"include", " href ", " "},
	{"let", " name value as ", NULL},
	{"library", " id schematronEdition queryBinding icon see fpi ", NULL},
	{"name", " path ", " "},
	{"ns", " prefix uri ", " "},
	{"p", " id class icon ", NULL},
	{"param", " name value as ", " "},
	{"pattern", " id documents abstract is-a role icon see fpi ",
		" title p let rule param extends "},
	{"phase", " id when from icon see fpi ", " active let p title "},
	{"properties", " ", " property "},
	{"property", " id role scheme ", " value-of name emph dir span "},
	{"report", " test flag id diagnostics properties role subject severity icon see fpi ",
		" value-of name emph dir span "},
	{"rule", " context abstract id flag role subject severity visit-each icon see fpi ",
		" title let assert report p extends "},
	{"rules", " id ", " title p let rule "},
	{"schema", " id schemaVersion defaultPhase queryBinding schematronEdition icon see fpi ",
		" title p ns let pattern group rules phase diagnostics properties param "},
	{"span", " class ", NULL},
	{"title", " ", NULL},
	{"value-of", " select ", " "},
};

enum { ELEMENTS = sizeof elements / sizeof *elements };

static const struct element *
find_element(const char *name)
{
	for (size_t i = 0; i < ELEMENTS; i++)
		if (!strcmp(elements[i].name, name))
			return &elements[i];
	return NULL;
}

static bool
has_word(const char *words, const char *word)
{
	const size_t length = strlen(word);

	for (const char *at = words; (at = strstr(at, word)); at++)
		if (at > words && at[-1] == ' ' && at[length] == ' ')
			return true;
	return false;
}

static void
try_words(struct nearest *nearest, const char *words, struct arena *a)
{
	while (*(words += strspn(words, " "))) {
		const size_t length = strcspn(words, " ");

		nearest_try(nearest, arena_text(a, words, length));
		words += length;
	}
}

static void
warn_of_attributes(
	const struct schema_reading *reading, const struct element *element, const xmlNode *node)
{
	struct arena *a = &reading->schema->arena;

	for (const xmlAttr *at = node->properties; at; at = at->next) {
		const char *name = (const char *)at->name;
		struct nearest nearest = {.wanted = name};

		if (at->ns || has_word(element->attributes, name))
			continue;
		try_words(&nearest, element->attributes, a);
		message(reading->messages, MESSAGE_ATTRIBUTE_UNKNOWN,
			schema_spot(reading, (const xmlNode *)at), element->name, name,
			nearest_question(&nearest, "", "", a));
	}
}

static int
say_unknown(const struct schema_reading *reading, const xmlNode *node)
{
	struct nearest nearest = {.wanted = (const char *)node->name};

	for (size_t i = 0; i < ELEMENTS; i++)
		nearest_try(&nearest, elements[i].name);
	return message(reading->messages, MESSAGE_SCHEMATRON_ELEMENT, schema_spot(reading, node),
		nearest.wanted, nearest_question(&nearest, "<", ">", &reading->schema->arena));
}

static int
say_misplaced(const struct schema_reading *reading, const char *parent, const xmlNode *node)
{
	const char *name = (const char *)node->name;
	struct buffer parents = {0};
	int failed;

	for (size_t i = 0; i < ELEMENTS; i++)
		if (elements[i].children && has_word(elements[i].children, name))
			buffer_print(
				&parents, "%s<%s>", parents.length ? ", " : "", elements[i].name);
	failed = message(reading->messages, MESSAGE_ELEMENT_MISPLACED, schema_spot(reading, node),
		name, parent,
		parents.length ? parents.text
			       : "no element; of a file name the part: href=\"FILE#ID\"");
	buffer_clear(&parents);
	return failed;
}

static int
check_element(void *reading_, const xmlNode *parent, const xmlNode *node)
{
	const struct schema_reading *reading = reading_;
	const struct element *element = find_element((const char *)node->name);
	const struct element *outer = find_element((const char *)parent->name);

	if (!node->ns && element)
		message(reading->messages, MESSAGE_ELEMENT_NAMESPACE, schema_spot(reading, node),
			element->name);
	if (!is_schematron(node, (const char *)node->name))
		return 0;
	if (!element)
		return say_unknown(reading, node);
	warn_of_attributes(reading, element, node);
	if (outer && is_schematron(parent, outer->name) && outer->children &&
		!has_word(outer->children, element->name))
		return say_misplaced(reading, outer->name, node);
	return 0;
}

int
check_grammar(struct schema_reading *reading, const xmlNode *root)
{
	return schema_walk(reading, root, check_element, reading);
}
