/* pipeline.h -- cli: load, recognise, check: what several commands do to a document */
#ifndef TSAGCHECK_CLI_PIPELINE_H
#define TSAGCHECK_CLI_PIPELINE_H

#include "pack.h"

/* Loads a report and recognises its facts. Caller ends with report_clear().
 * Returns 0; or -1 after a message(): then the report is empty, or lacks some facts. */
int document_load(struct report *report, const char *file, struct selection *selection,
	const struct recognisers *recognisers, const struct options *options,
	struct messages *messages);

#endif
