/* docx_remarks.h -- load: what the comments in a Word document are about */
#ifndef TSAGCHECK_LOAD_DOCX_REMARKS_H
#define TSAGCHECK_LOAD_DOCX_REMARKS_H

#include "docx_reading.h"

/* A comment in the main part: bytes [start, end) of it are commented; both are where it stands when
 * it is about no words. */
struct docx_remark {
	long id;
	size_t start, end;
};

/* Adds to the report what comments of the part ask for with "tsagcheck ignore". Those of tsagcheck
 * itself count for nothing. Returns 0; or -1 after one message(). */
int docx_remarks_read(struct report *report, struct docx_reading *reading, const char *part);

#endif
