/* part.h -- load: the XML of a part, element by element */
#ifndef TSAGCHECK_LOAD_PART_H
#define TSAGCHECK_LOAD_PART_H

#include <libxml/xmlstring.h>

#include "package.h"

/* Vocabularies that are told apart. Each has a namespace for the Transitional and one for the
 * Strict conformance class (ISO/IEC 29500-1 and -4). */
enum part_space {
	SPACE_OTHER,
	SPACE_WORD,
	SPACE_MATH,
	SPACE_DRAWING, /* wordprocessingDrawing, where pictures have their descriptions */
	SPACE_PICTURE, /* a picture, chart or diagram in a drawing, or VML */
	SPACE_RELATIONS,
	SPACE_CHOICE, /* markup compatibility: AlternateContent */
	SPACE_FLAT    /* what holds the parts in Flat OPC */
};

struct part_element {
	const char *name; /* local */
	enum part_space space;
	size_t depth;  /* 0: the root element of the part */
	size_t behind; /* the byte behind the tag, of those that package_read() gives */
	const xmlChar **attributes;
	int count;
};

struct part_reading;

/* Who takes what a part holds. */
struct part_taker {
	void (*start)(
		void *owner, struct part_reading *reading, const struct part_element *element);
	/* Of element, all but its attributes is set. */
	void (*end)(void *owner, const struct part_element *element);
	void (*text)(void *owner, const char *text, size_t length);
};

/* Reads the part. AlternateContent gives one of its alternatives, as if it stood there alone.
 * Returns 0; or -1 after one message(): it cannot be read, is not well-formed, has a document type,
 * which OPC forbids, or more than is reasonable. */
int part_read(struct package *package, const char *name, const struct part_taker *taker,
	void *owner, struct messages *messages);

/* For start(): nothing within the element is given, nor its end. */
void part_skip(struct part_reading *reading);

/* For start(): stops reading; says with one message() what is wrong with the part (NULL: it was
 * said).
 */
void part_refuse(struct part_reading *reading, const char *what);

/* The value of the attribute with that local name, in out; returns false, and makes out empty, when
 * there is none. */
bool part_value(const struct part_element *element, const char *name, struct buffer *out);

/* Whether the attribute is there and has that value. */
bool part_is(const struct part_element *element, const char *name, const char *value);

/* The attribute as a whole number; otherwise when there is none, or it is no number that fits. */
long part_number(const struct part_element *element, const char *name, long otherwise);

/* Whether an element like <w:b/>, <w:b w:val="0"/> switches on (ISO/IEC 29500-1, 17.17.4). */
bool part_switch(const struct part_element *element);

#endif
