/* suppression.h -- load: where a person has written into a report what is not to be found */
#ifndef TSAGCHECK_LOAD_SUPPRESSION_H
#define TSAGCHECK_LOAD_SUPPRESSION_H

#include "place.h"

/* In what somebody asks; the words are for what is found about it. */
struct suppression_form {
	const char *name;          /* "comment" */
	const char *reason_stands; /* where the reason is to be written: "behind the colon" */
	bool whole; /* what is not to be found lies in the extent; else, touching it is enough */
};

/* A comment in Word; an instruction of XML. */
extern const struct suppression_form suppression_comment, suppression_instruction;

/* "tsagcheck ignore RULE: reason" or <?tsagcheck ignore RULE reason?>. Lives as long as the report.
 */
struct suppression {
	const struct suppression_form *form;
	const char *rule, *reason; /* "" when none was given */
	const char *author;        /* "" when nobody says */
	const char *fault;         /* why it can take nothing out, and what to do; NULL: it can */
	const xmlNode *node;       /* where it stands itself; NULL: at the extent */
	struct extent extent;      /* of the source: the words that it is about */
	struct extent notes;       /* the footnotes that have their marks in them; empty: none */
	struct suppression *next;
};

/* Reads what somebody has written in a comment; NULL when that is no suppression. Lives in a. */
struct suppression *suppression_read(const char *text, struct arena *a);

/* Adds what the instructions to tsagcheck in the tree of a report ask for, faulty ones too: each is
 * about the element behind it, the one in front of the root element about all of the document. */
void instructions_read(struct report *report);

#endif
