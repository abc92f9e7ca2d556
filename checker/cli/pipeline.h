/* pipeline.h -- cli: load, recognise: what several commands do to a document */
#ifndef TSAGCHECK_CLI_PIPELINE_H
#define TSAGCHECK_CLI_PIPELINE_H

#include "../recognise/facts.h"

/* Loads a report and recognises its facts. Caller ends with report_clear().
 * Returns 0; or -1 after a message(): then the report is empty, or lacks some facts. */
int document_load(struct report *report, const char *file, const struct load_options *how,
	const struct recognisers *recognisers, struct messages *messages);

#endif
