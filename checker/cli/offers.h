/* offers.h -- cli: what can stand next on a command line */
#ifndef TSAGCHECK_CLI_OFFERS_H
#define TSAGCHECK_CLI_OFFERS_H

#include "command.h"

/* The words before the one that is asked for, as far as they matter to it. */
struct line {
	const struct command *commands, *command; /* command NULL: none is named yet */
	size_t command_count, files;              /* files: behind the command */
	const char *first;                        /* of these files, or NULL */
	enum option_id waits;      /* the option whose argument comes next; OPTIONS: none */
	bool ended;                /* by "--" */
	const char *word, *prefix; /* the unfinished word; what of it stays before its value */
	struct options *options;
	FILE *out;
	struct arena *arena;
};

/* Each writes, to line->out, the words that the unfinished one may become: prefix and all, a tab,
 * what it means. "/files P" or "/folders P" asks for the shell's own names behind the prefix P. */

void offer_commands(const struct line *line);

/* The options of the command; before one is named it may still be check, and the options of the
 * program are there. */
void offer_options(const struct line *line);

/* What is written as "auto|always|never" or "[RULE-FILE|PACK]...": those words, or what a name in
 * capitals stands for. */
void offer_kinds(const struct line *line, const char *written);

/* Values of an option that takes an argument, when the unfinished word begins with a prefix of that
 * many bytes: "--format=". */
void offer_values(struct line *line, enum option_id id, size_t prefix);

#endif
