/* options.h -- cli: what the user asked for */
#ifndef TSAGCHECK_CLI_OPTIONS_H
#define TSAGCHECK_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/limit.h"
#include "../base/message.h"
#include "../check/findings.h"

enum option_id {
#define OPTION(id, letter, name, argument, help) OPTION_##id,
#include "options.def"
#undef OPTION
	OPTION_LIMIT, /* the first of as many as there are limits */
	OPTION_LAST_LIMIT = OPTION_LIMIT + LIMITS - 1,
	OPTIONS
};

/* One row of the option table. */
struct option_row {
	char letter;          /* 0: none */
	const char *name;     /* without dashes */
	const char *argument; /* NULL: takes none */
	const char *help;
};

/* Values of an option that may be repeated, and the files; they borrow from argv. */
struct words_list {
	const char **items;
	size_t count;
};

struct options {
	struct words_list rules, registers, only, ignore, files;
	const char *format; /* NULL: the command's own default */
	const char *output; /* NULL: standard output */
	enum severity show;
	const char *phase;     /* NULL: #DEFAULT */
	bool fails;            /* --fail-on was given */
	enum severity fail_on; /* SEVERITIES: never */
	const char *color;
	const char *completion; /* NULL: not asked for */
	bool statistics, lint, original, help, version;
	struct limits limits;
	size_t jobs; /* 0: as many as there are processors */
	struct arena arena;
};

/* The row of an option; borrows. */
const struct option_row *option_row(enum option_id id);

/* Reads argv[1] and on: options and files in any order, "--" ends the options. Owner: caller clears
 * options->arena.
 * Returns 0; or -1 after one message() about the first thing that is wrong. */
int options_read(struct options *options, int argc, char **argv, struct messages *messages);

#endif
