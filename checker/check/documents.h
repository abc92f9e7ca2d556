/* documents.h -- check: other documents than the one being checked, each read once in a run */
#ifndef TSAGCHECK_CHECK_DOCUMENTS_H
#define TSAGCHECK_CHECK_DOCUMENTS_H

#include "run.h"

/* A document that expressions refer to. */
struct document {
	const char *name;     /* the file as it was found: beside the file that refers to it */
	xmlDoc *tree;         /* NULL: it cannot be read; its _private leads to the struct report */
	const char *why;      /* NULL; or why it cannot be read */
	bool said;            /* somebody made a message of it */
	struct report report; /* {0} for the document being checked itself */
};

/* Where a reference is written, which says what it is relative to. */
struct reference {
	const char *text; /* a URI reference; "" is the file that it is written in */
	const char *base; /* the file that it is written in, or its URI */
	bool base_is_uri;
	const char
		*folder_of; /* only files in this file's folder may be read; NULL: any local one */
};

/* The document that a reference leads to; never from the network. The same file is the same tree,
 * the one being checked included. Lives as long as the run; never NULL. */
struct document *document_get(struct check_run *run, const struct reference *reference);

/* The report that a tree belongs to, for the places of its nodes: the one being checked or another
 * document of the run; NULL for a tree that was made. Borrows. */
struct report *document_report(const struct check_run *run, const xmlDoc *tree);

/* Ends them: says which of them, or the report, was written to meanwhile, and frees all but the
 * report. Sets of nodes that have theirs must be gone. */
void documents_clear(struct check_run *run);

#endif
