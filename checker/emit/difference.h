/* difference.h -- emit: what two versions of a document have in common is written, and what not */
#ifndef TSAGCHECK_EMIT_DIFFERENCE_H
#define TSAGCHECK_EMIT_DIFFERENCE_H

#include "emit.h"

/* Findings in the order of their document; borrowed. */
struct finding_list {
	const struct finding **items;
	size_t count;
};

struct difference {
	const char *old_name, *new_name;       /* the two files */
	struct finding_list added, gone, kept; /* of the new one, the old one, the new one */
	const struct messages *problems;       /* why it is incomplete */
	enum run_status status;                /* of what is new */
};

/* For a person: what is new in full, what is gone a line each, what is still there as a number. */
void difference_text(
	const struct difference *difference, const struct emit_options *options, FILE *out);

/* One object of JSON with all of it, version 1. */
void difference_json(
	const struct difference *difference, const struct emit_options *options, FILE *out);

#endif
