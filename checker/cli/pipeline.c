/* pipeline.c -- cli: load, recognise, check: what several commands do to a document */
#include "pipeline.h"

int
document_load(struct report *report, const char *file, struct selection *selection,
	const struct recognisers *recognisers, const struct options *options,
	struct messages *messages)
{
	struct load_options how = {.file_size = options->max_file_size,
		.schema = selection_path(selection, "schema/report.rng")};

	return report_load(report, file, &how, messages)
	               ? -1
	               : facts_recognise(recognisers, report, messages);
}
