/* options.h -- cli: what the user asked for */
#ifndef TSAGCHECK_CLI_OPTIONS_H
#define TSAGCHECK_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/limit.h"
#include "../check/findings.h"
#include "origin.h"
#include "outputs.h"
#include "sandbox.h"

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

/* Values of an option that may be repeated, and the files; they borrow. */
struct words_list {
	const char **items;
	struct origin *origins;
	size_t count, room;
};

struct options {
	struct words_list rules, registers, only, ignore, severities, files;
	struct words_list files_from, include, exclude;
	struct words_list allowed; /* to be read */
	struct outputs outputs;    /* one at least */
	const char *format;        /* of the first: NULL: the command's own default */
	const char *output;        /* of the first: NULL: standard output */
	enum severity show;
	const char *baseline; /* NULL: none; the next one, too */
	const char *write_baseline;
	const char *phase;     /* NULL: #DEFAULT */
	bool fails;            /* --fail-on was given */
	enum severity fail_on; /* SEVERITIES: never */
	const char *color;
	const char *completion; /* NULL: not asked for */
	bool statistics, lint, original, help, version, force_exclude;
	const char *config; /* NULL: the nearest one */
	bool no_config, show_config;
	struct origin origins[OPTIONS]; /* of those that are no lists */
	const char *stdin_name;         /* NULL: none was given */
	struct limits limits;
	enum sandbox_mode sandbox_mode;
	struct sandbox *sandbox; /* NULL: the process is not ours to confine */
	const char *folder;      /* of all packs; NULL: beside the program */
	size_t jobs;             /* 0: as many as there are processors */
	struct arena arena;
};

struct settings;

/* The row of an option; borrows. */
const struct option_row *option_row(enum option_id id);

/* Does what the settings say, then reads argv[1] and on: options and files in any order, "--" ends
 * the options. What comes later replaces a value, or adds a word to a list; but the first word that
 * a level has for --rules and --only replaces those of the levels before. Owner: caller clears
 * options->arena.
 * Returns 0; or -1 after one message() about the first thing that is wrong. */
int options_read(struct options *options, const struct settings *below, int argc, char **argv,
	struct messages *messages);

#endif
