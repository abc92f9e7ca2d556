/* main.c -- the program */
#include <libxml/parser.h>

#include "cli/command.h"

int
main(int argc, char **argv)
{
	int status;

	xmlInitParser();
	status = command_main(argc, argv);
	xmlCleanupParser();
	return status;
}
