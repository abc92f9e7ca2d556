/* pack.h -- cli: which rules and recognisers a run uses */
#ifndef TSAGCHECK_CLI_PACK_H
#define TSAGCHECK_CLI_PACK_H

#include "../check/check.h"
#include "options.h"

/* File names; the strings live in the arena of their selection. */
struct files {
	const char **items;
	size_t count, room;
};

/* What --rules names, before it is read. {0} is a good start. Owner: selection_clear(). */
struct selection {
	struct files places; /* folders of packs: places.h */
	const char *folder;  /* the one of them that came with the program: rules/ */
	struct files packs;  /* names, included ones first */
	struct files facts;  /* facts.xml files */
	struct files rules;  /* rule files */
	struct files
		seen; /* the folders and rule files above, by device and inode: each counts once */
	struct arena arena;
};

/* The pack that is used when none is named. */
extern const char *const default_pack;

/* Finds what the options select: packs, folders or single files; of a pack what it includes (beside
 * it, else by its name in the places) comes first. A pack of that name in the first place that has
 * one is meant. Rules without any facts.xml are about the facts of the default pack. --only and
 * --ignore are applied to the rules by their names.
 * Returns 0; or -1 after one message(). */
int selection_make(
	struct selection *selection, const struct options *options, struct messages *messages);
void selection_clear(struct selection *selection);

/* Reads all rule files of the selection; --severity is applied. Returns 0; or -1 after one
 * message(). */
int selection_rules(struct selection *selection, struct rule_set *rules,
	const struct options *options, struct messages *messages);

/* Reads its recognisers: caller frees with recognisers_free(). NULL after one message(). */
struct recognisers *selection_recognisers(
	const struct selection *selection, struct messages *messages);

/* The file of that name in the folder that came with the program; lives in the selection. */
const char *selection_path(struct selection *selection, const char *name);

/* Adds a copy of text at the end. Owner: selection_clear(). */
void files_add(struct files *files, const char *text, struct arena *a);

#endif
