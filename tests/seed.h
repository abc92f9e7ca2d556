/* seed.h -- tests: the real report of the shared folder, and its structure in JSON */
#ifndef TSAGCHECK_TESTS_SEED_H
#define TSAGCHECK_TESTS_SEED_H

#include <jansson.h>

#include "../checker/load/report.h"

struct seed {
	struct report report;
	json_t *structure; /* NULL when there is no shared folder */
	struct arena arena;
};

/* For a group's setup and teardown: *state is the seed. */
int seed_load(void **state);
int seed_clear(void **state);

/* The seed; ends the test as skipped, with a message, when there is no shared folder. */
struct seed *seed_or_skip(void **state);

const xmlNode *seed_root(const struct seed *seed);

/* The line at which a node of the report was written. */
long seed_line(struct seed *seed, const xmlNode *node);

/* Members of a JSON object: a text (NULL when it is none) and a number (0). */
const char *text_member(const json_t *object, const char *name);
long count_member(const json_t *object, const char *name);

/* The text with white space put together and left out at its ends (a run with a line feed is one,
 * else one with a tab) and the bullet of the symbol font as Unicode's. Caller frees with free(). */
char *plain_text(const char *text);

#endif
