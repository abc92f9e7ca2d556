/* main.c -- the program */
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlschemastypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/heap.h"
#include "base/mapping.h"
#include "cli/command.h"
#include "cli/landlock.h"
#include "cli/seccomp.h"

static char *
copy(const char *text)
{
	const size_t length = strlen(text) + 1;

	return memcpy(memory_new(length), text, length);
}

/* Without memory the process dies, in libxml2, too: there a failed allocation can pass for an empty
 * set of nodes, and that for a clean document. */
static void
die_without_memory(void)
{
	xmlMemSetup(free, memory_new, memory_resize, copy);
}

/* What is in the program when it was built to watch itself: for leaks, from a process of its own,
 * or for the lines that it ran, which go into other files. */
extern char __lsan_do_leak_check[] __attribute__((weak));
extern char __gcov_init[] __attribute__((weak));
extern char __llvm_profile_write_file[] __attribute__((weak));

static const struct confinement *
confinement(void)
{
	static const struct confinement by_linux = {
		.calls = seccomp_calls, .writing = landlock_writing, .reading = landlock_reading};
	const bool is_watched = __lsan_do_leak_check || __gcov_init || __llvm_profile_write_file;

	return is_watched ? NULL : &by_linux;
}

int
main(int argc, char **argv)
{
	int status;

	/* a line of a message is written at once, and whole beside those of other programs */
	setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
	heap_prefer_large_pages();
	die_without_memory();
	mapping_hear_cuts();
	/* before there are threads: the last two are made ready at first use, without a lock */
	xmlInitParser();
	xmlSchemaInitTypes();
	xmlRelaxNGInitTypes();
	status = command_main(argc, argv, confinement());
	xmlCleanupParser();
	return status;
}
