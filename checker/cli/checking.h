/* checking.h -- cli: documents become findings, several at a time */
#ifndef TSAGCHECK_CLI_CHECKING_H
#define TSAGCHECK_CLI_CHECKING_H

#include "../check/check.h"
#include "pack.h"

/* A run over documents. Findings, messages and their order do not depend on how many documents are
 * checked at a time. */
struct checking {
	struct rule_set rules;
	struct recognisers *recognisers; /* NULL: the documents are any XML, as it is */
	struct load_options load;
	struct check_options check; /* its counts are counted up when they are not NULL */
	struct findings findings;   /* trace.wanted is heeded */
	struct messages *messages;
};

/* Reads what the options select, and takes over from them how to check. selection is {0} and must
 * live as long. Owner: checking_clear(). Returns 0; or -1 after one message(). */
int checking_prepare(
	struct checking *checking, struct selection *selection, const struct options *options);
void checking_clear(struct checking *checking);

/* Checks the files, at most `jobs` at a time (0: as many as there are processors), and sorts the
 * findings. What cannot be checked is said, and the others are checked all the same. */
void documents_check(
	struct checking *checking, const char *const *files, size_t count, size_t jobs);

#endif
