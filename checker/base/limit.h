/* limit.h -- base: how much of anything may be used before a run is called off */
#ifndef TSAGCHECK_BASE_LIMIT_H
#define TSAGCHECK_BASE_LIMIT_H

#include <stddef.h>

enum limit_id {
#define LIMIT(id, option, argument, most, highest, what) LIMIT_##id,
#include "limit.def"
#undef LIMIT
	LIMITS
};

/* The most there may be of each; 0: any number. */
struct limits {
	size_t most[LIMITS];
};

/* One row of the table. */
struct limit_row {
	const char *option; /* that sets it, without dashes */
	const char *what;   /* "steps of a regular expression on a text" */
	size_t most;        /* by default: more than any document in earnest needs */
	size_t highest;     /* that it can be set to; 0: any number, or 0 for no limit at all */
};

extern const struct limit_row limit_rows[LIMITS];

/* The defaults. */
extern const struct limits limits_default;

/* Whether a number is past a limit. */
int limit_is_passed(const struct limits *limits, enum limit_id id, size_t number);

#endif
