/* main.c -- the program */
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlschemastypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/heap.h"
#include "cli/command.h"
#include "base/mapping.h"

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

int
main(int argc, char **argv)
{
	int status;

	heap_prefer_large_pages();
	die_without_memory();
	mapping_hear_cuts();
	/* before there are threads: the last two are made ready at first use, without a lock */
	xmlInitParser();
	xmlSchemaInitTypes();
	xmlRelaxNGInitTypes();
	status = command_main(argc, argv);
	xmlCleanupParser();
	return status;
}
