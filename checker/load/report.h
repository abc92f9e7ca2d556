/* report.h -- load: a file becomes a report tree in which every node has a place */
#ifndef TSAGCHECK_LOAD_REPORT_H
#define TSAGCHECK_LOAD_REPORT_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"
#include "../base/limit.h"
#include "../base/message.h"
#include "source.h"

struct loader;
struct places;
struct docx_places;
struct suppression;

/* A loaded document. {0} is an empty one. The tree is described in docs/report.md; the _private
 * field of its nodes belongs to place.h. */
struct report {
	const char *name;            /* as the user gave it */
	const struct loader *loader; /* which format it was in */
	struct source source;        /* its bytes */
	xmlDoc *tree;
	const struct limits *limits;    /* of what is done with it; NULL: the defaults. Borrowed */
	struct places *places;          /* belongs to place.h, as does the _private field of tree */
	const struct docx_places *word; /* of a Word document: see docx_places.h */
	struct suppression *suppressions; /* what is not to be found in it: suppression.h */
	struct arena arena;               /* lives as long as the document */
};

/* How to load. {0} is a good start. */
struct load_options {
	const struct limits *limits; /* NULL: the defaults */
	bool original; /* of tracked changes in Word what was before them is read, not after */
	const char *stdin_name; /* what standard input is called; NULL: "-" */
	const char *schema; /* the RELAX NG schema that report XML must obey; NULL: not validated */
};

/* Reads the file, tells its format from its bytes, and builds the tree. "-" is standard input.
 * Caller frees with report_clear().
 * Returns 0; or -1 after one message(), and then report is empty. */
int report_load(struct report *report, const char *file, const struct load_options *options,
	struct messages *messages);

/* As report_load(), from length bytes in memory that the user calls name; takes a copy. */
int report_load_bytes(struct report *report, const char *name, const char *bytes, size_t length,
	const struct load_options *options, struct messages *messages);

/* Any well-formed XML as it is, not validated: for schemas and for `tsagcheck schematron`. */
int report_load_xml(struct report *report, const char *file, const struct load_options *options,
	struct messages *messages);

/* The same once more, from the bytes of one that report_load_xml() loaded and that is not touched:
 * threads may do so at the same time. Its name is borrowed. */
int report_copy_xml(struct report *copy, const struct report *original, struct messages *messages);

/* "report-xml", "docx", "flat-opc" or "text"; borrows. */
const char *report_format(const struct report *report);

void report_clear(struct report *report);

#endif
