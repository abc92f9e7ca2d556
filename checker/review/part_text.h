/* part_text.h -- review: the bytes of a part, and what is changed in them */
#ifndef TSAGCHECK_REVIEW_PART_TEXT_H
#define TSAGCHECK_REVIEW_PART_TEXT_H

#include "../load/package.h"

/* Something is put in before byte `at`, or as many bytes are left out from there on. */
struct part_edit {
	size_t at, cut;
	size_t start, length; /* what is put in, in added */
	size_t order;
};

/* A part. All places count bytes of what package_read() gives of it. */
struct part_text {
	const char *name;
	struct buffer bytes;
	size_t from, to; /* where the part is in bytes: in one file, others stand around it */
	struct part_edit *edits;
	size_t edit_count, edit_room;
	struct buffer added;
};

/* Reads the part. Borrows name. Owner: part_text_clear(). Returns 0; or -1 after one message(). */
int part_text_read(struct part_text *part, struct package *package, const char *name,
	struct messages *messages);
void part_text_clear(struct part_text *part);

/* Puts text before byte `at`, behind what was put there earlier; leaves out what stands in the
 * extent. */
void part_text_put(struct part_text *part, size_t at, const char *text);
void part_text_cut(struct part_text *part, struct extent extent);

/* Puts text at the end of the root element, which may be an empty tag. */
void part_text_append(struct part_text *part, const char *text);

/* The prefix in the tag that begins at byte `at`: as long as that is; lives in a. */
const char *part_text_prefix(const struct part_text *part, size_t at, struct arena *a);

/* Whether the tag that begins at byte `at` has that local name. */
bool part_text_is(const struct part_text *part, size_t tag, const char *element);

/* The first element of that local name, with nothing but text in it, whose attribute has that
 * value, be its letters small or not. An empty extent when there is none. */
struct extent part_text_element(const struct part_text *part, const char *element,
	const char *attribute, const char *value);

/* Where the root element begins. */
size_t part_text_root(const struct part_text *part);

/* Adds the part as it is to be to out. */
void part_text_print(struct part_text *part, struct buffer *out);

#endif
