/* main.c -- the program */
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemastypes.h>

#include "base/heap.h"
#include "cli/command.h"
#include "load/mapping.h"

int
main(int argc, char **argv)
{
	int status;

	heap_prefer_large_pages();
	mapping_hear_cuts();
	/* before there are threads: the last two are made ready at first use, without a lock */
	xmlInitParser();
	xmlSchemaInitTypes();
	xmlRelaxNGInitTypes();
	status = command_main(argc, argv);
	xmlCleanupParser();
	return status;
}
