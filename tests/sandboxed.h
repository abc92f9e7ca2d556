/* sandboxed.h -- tests: a folder of documents and schemas, and runs that may reach into it */
#ifndef TSAGCHECK_TESTS_SANDBOXED_H
#define TSAGCHECK_TESTS_SANDBOXED_H

#include "../checker/base/arena.h"
#include "program.h"

#define REPORT(text) "<report><body><sec><title>T</title><p>" text "</p></sec></body></report>\n"
#define SCHEMA(test)                                                                 \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:pattern>"       \
	"<s:rule context='/*'><s:report test=\"" test "\">found</s:report></s:rule>" \
	"</s:pattern></s:schema>"

struct desk {
	const char *program, *probe, *folder;
	struct arena arena;
};

/* A path in the folder, and a file with that text there; both live in the arena. */
const char *in_folder(struct desk *desk, const char *name);
const char *put(struct desk *desk, const char *name, const char *text);

/* Fill and remove the folder; *state is the desk. */
int sandboxed_open(void **state);
int sandboxed_close(void **state);

/* Skips the test where this program is not confined: the kernel cannot, or it was built to watch
 * itself, which takes what the sandbox takes away. */
void need_sandbox(struct desk *desk);

/* Runs a line of words ("%" in them: the folder) with --sandbox=mode; and the same with the probe
 * in it, which tries to escape. */
struct outcome run_line(struct desk *desk, const char *mode, const char *line);
struct outcome run_probed(struct desk *desk, const char *mode, const char *line);

#endif
