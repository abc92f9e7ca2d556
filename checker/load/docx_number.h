/* docx_number.h -- load: the number of a Word document, where only its page headers have it */
#ifndef TSAGCHECK_LOAD_DOCX_NUMBER_H
#define TSAGCHECK_LOAD_DOCX_NUMBER_H

#include <libxml/tree.h>

#include "relations.h"

/* Gives the report element its number from the headers and footers that relations name, unless it
 * has one or they have none. Returns 0; or -1 after one message(). */
int docx_number_read(xmlNode *report, struct package *package, const struct relations *relations,
	struct messages *messages);

#endif
