/* random_xml.h -- tests: an XML document made by chance, and where each thing in it was written */
#ifndef TSAGCHECK_TESTS_RANDOM_XML_H
#define TSAGCHECK_TESTS_RANDOM_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../checker/base/arena.h"
#include "../checker/base/buffer.h"

enum written_type {
	WRITTEN_ELEMENT,
	WRITTEN_ATTRIBUTE,
	WRITTEN_TEXT,
	WRITTEN_COMMENT,
	WRITTEN_INSTRUCTION
};

/* A node as it was written; offsets are bytes of the document in UTF-8. */
struct written {
	enum written_type type;
	size_t start, end;
	size_t parent;       /* index of the element, NO_PARENT at the top */
	bool shared;         /* an entity had to do with it: it stands where its parent does */
	const char *content; /* what it says: not of elements */
	const size_t *starts, *ends; /* of what wrote each byte of content; not where shared */
};

#define NO_PARENT ((size_t)-1)

/* In the order of the document, the attributes of an element behind it. {0} is a good start. */
struct random_xml {
	struct buffer text;
	struct written *items;
	size_t count, room;
	uint64_t seed;
	bool latin; /* no character is past U+00FF, but by reference */
	struct arena arena;
};

/* Writes a document of at least that many nodes. declaration is its XML declaration, "" for none.
 * The same seed gives the same document. Owner: random_xml_clear(). */
void random_xml_write(
	struct random_xml *made, uint64_t seed, size_t nodes, const char *declaration, bool latin);
void random_xml_clear(struct random_xml *made);

/* A number below limit. */
size_t random_below(struct random_xml *made, size_t limit);

#endif
