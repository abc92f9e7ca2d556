/* emit.h -- emit: the table of formats that findings can be written in */
#ifndef TSAGCHECK_EMIT_EMIT_H
#define TSAGCHECK_EMIT_EMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "../base/arena.h"
#include "../check/findings.h"

/* What a rule of the run says about itself; borrowed. */
struct rule_summary {
	const char *id, *title, *why, *source; /* NULL: it says nothing */
	enum severity severity;                /* of its first assertion */
};

struct emit_options {
	bool color;          /* with SGR sequences, ECMA-48 8.3.117 */
	size_t width;        /* columns of the terminal; 0 is no limit */
	enum severity show;  /* the lowest severity that is written; the counts are of all */
	const char *version; /* of the program: "0.1.0" */
	const struct rule_summary *rules;
	size_t rule_count;
};

/* What a format needs besides the findings, to be asked for before checking: bits of wants. */
enum emit_wants {
	EMIT_WANTS_DIGESTS = 1, /* sha256 of each document */
	EMIT_WANTS_TRACE = 2,   /* findings.trace, and the evidence of each finding */
	EMIT_WANTS_PAGES = 4    /* what a page shows of the documents */
};

/* One format. Adding one is a file with such a constant and a row in emit.def. */
struct emitter {
	const char *name; /* as --format has it */
	/* Writes the findings, in the order they have, to out as UTF-8. Whether writing worked is
	 * for the caller to ask: ferror(), fclose(). */
	void (*emit)(
		const struct findings *findings, const struct emit_options *options, FILE *out);
	unsigned wants; /* of enum emit_wants */
};

#define EMITTER(name) extern const struct emitter emitter_##name;
#include "emit.def"
#undef EMITTER

/* The format of that name, or NULL; borrows. */
const struct emitter *emitter_named(const char *name);

/* The names of all formats, in the order of the table, with `between` between them:
 * "text|gcc|json". Lives in a. */
const char *emitter_names(const char *between, struct arena *a);

/* What was found, else what is required, in one text; borrows. */
const char *finding_text(const struct finding *finding);

/* Where a place begins and ends: line and column from 1, the end behind the last character. Of a
 * place without lines, in Word, the first character of the file. */
struct point place_start(const struct place *place);
struct point place_end(const struct place *place);

#endif
