/* schema.h -- load: report XML is held against the RELAX NG schema of reports */
#ifndef TSAGCHECK_LOAD_SCHEMA_H
#define TSAGCHECK_LOAD_SCHEMA_H

#include "report.h"

/* Returns 0 when the tree obeys the RELAX NG schema in that file; or -1 after one message(), which
 * stands at the first fault, or names the schema that cannot be used. */
int schema_validate(const struct report *report, const char *file, struct messages *messages);

/* Parses report->source as any XML into report->tree.
 * Returns 0; or -1 after one message(), and then report->tree is NULL. */
int xml_parse(struct report *report, struct messages *messages);

#endif
