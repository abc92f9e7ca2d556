/* packs.h -- tests: the recognisers of the packs of the repository */
#ifndef TSAGCHECK_TESTS_PACKS_H
#define TSAGCHECK_TESTS_PACKS_H

#include "../checker/base/arena.h"
#include "../checker/recognise/facts.h"

/* The files that hold them, in the order in which they are read, for file_names(). */
extern const char *const pack_facts[];

/* All of them; NULL after a message. Owner: the caller, who ends with recognisers_free(). */
struct recognisers *pack_recognisers(struct messages *messages);

#endif
