/* pipeline.c -- cli: load, recognise: what several commands do to a document */
#include "pipeline.h"

int
document_load(struct report *report, const char *file, const struct load_options *how,
	const struct recognisers *recognisers, struct messages *messages)
{
	return report_load(report, file, how, messages)
	               ? -1
	               : facts_recognise(recognisers, report, messages);
}
