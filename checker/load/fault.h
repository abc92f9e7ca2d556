/* fault.h -- load: a fault that validation found becomes words that an editor understands */
#ifndef TSAGCHECK_LOAD_FAULT_H
#define TSAGCHECK_LOAD_FAULT_H

#include <libxml/xmlerror.h>

#include "place.h"

/* Adds to text what is wrong, by the code and the node of libxml2's error of RELAX NG, and returns
 * the offset in the source of what it is about. schema is the file that the report was held
 * against: what it knows is told from what stands in the wrong place. */
size_t fault_explain(const struct report *report, const char *schema, const xmlError *error,
	struct buffer *text);

#endif
