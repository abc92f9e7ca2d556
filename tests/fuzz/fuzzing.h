/* fuzzing.h -- fuzz: what the targets share
 *
 * A target is a file with LLVMFuzzerTestOneInput(), which libFuzzer calls with bytes;
 * tests/fuzz/run has the table of targets. Whatever the bytes are, nothing may crash, leak or exit.
 */
#ifndef TSAGCHECK_FUZZ_FUZZING_H
#define TSAGCHECK_FUZZ_FUZZING_H

#include <stddef.h>
#include <stdint.h>

#include "../../checker/cli/checking.h"

/* Called by libFuzzer; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* The name of a file in memory with these bytes, until the next call. */
const char *fuzzing_file(const char *bytes, size_t length);

/* The rules and recognisers of the default pack, read once and never freed. Ends the process when
 * they cannot be read: the folder is not the project's. */
struct checking *fuzzing_checking(void);

/* Recognises the facts of a loaded report, checks it and writes the findings into nothing. */
void fuzzing_check(struct checking *checking, struct report *report, struct messages *messages);

/* Reads bytes as a schema, whose functions are those of rules, and checks an XML document with it.
 */
void fuzzing_judge(const char *schema, size_t length, const char *document);

#endif
