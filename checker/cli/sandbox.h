/* sandbox.h -- cli: what a run needs becomes all that its process may still do */
#ifndef TSAGCHECK_CLI_SANDBOX_H
#define TSAGCHECK_CLI_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"

struct messages;
struct options;
struct rule_set;

enum sandbox_mode { SANDBOX_AUTO, SANDBOX_ON, SANDBOX_OFF, SANDBOX_MODES };

/* The mode of that name; SANDBOX_MODES: there is none. */
enum sandbox_mode sandbox_mode_named(const char *name);

/* Names of files and folders. */
struct paths {
	const char **items;
	size_t count, room;
};

/* How a process gives up for good what it may do; each says whether it did. There must be no
 * threads yet. */
struct confinement {
	bool (*calls)(void); /* other programs, the network, whatever no run needs */
	bool (*writing)(const struct paths *kept); /* below other folders than these */
	bool (*reading)(const struct paths *kept);
};

/* What a run may reach. Without `by` the process gives nothing up: so it is in the library and in
 * tests, whose processes are not ours. Owner: sandbox_clear(). */
struct sandbox {
	const struct confinement *by;
	struct paths readable, writable;
	struct arena arena;
};

/* A file or a folder with all that is below it may be read. sandbox NULL: does nothing. */
void sandbox_may_read(struct sandbox *sandbox, const char *path);
void sandbox_may_read_beside(struct sandbox *sandbox, const char *file);

/* Before anything of strangers is read: only the places of the outputs can be written to from now
 * on, and no other program or machine be reached. Returns 0; or -1 after one message(): it was
 * asked for and cannot be had. */
int sandbox_enter(const struct options *options, struct messages *messages);

/* When the rules (NULL: none) are read: from now on only what may be read can be read. Returns 0;
 * or -1 after one message(). */
int sandbox_close(
	const struct options *options, const struct rule_set *rules, struct messages *messages);

void sandbox_clear(struct sandbox *sandbox);

#endif
