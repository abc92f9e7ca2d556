/* load.c -- fuzz: the bytes are a document: report XML, Word, Flat OPC or text */
#include "../../checker/base/tree.h"
#include "../../checker/load/place.h"
#include "fuzzing.h"

/* Each node has a place in the source, and a path. */
static void
look_at(struct report *report)
{
	const xmlNode *root = xmlDocGetRootElement(report->tree);
	struct arena arena = {0};

	for (const xmlNode *node = root; node; node = node_following(node, root)) {
		struct extent extent = place_extent(report, node);

		if (extent.start > extent.end || extent.end > report->source.length)
			__builtin_trap();
		source_spot(&report->source, extent.start);
		place_path(node, &arena);
		place_part(report, extent.start);
	}
	arena_clear(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct load_options how = {.schema = "rules/schema/report.rng"};
	struct messages messages = {0};
	struct report report = {0};

	for (int original = 0; original < 2; original++) {
		how.original = original;
		if (report_load_bytes(
			    &report, "input", (const char *)bytes, length, &how, &messages) == 0)
			look_at(&report);
		else if (messages.count == 0)
			__builtin_trap(); /* nothing was said */
		report_clear(&report);
	}
	messages_clear(&messages);
	return 0;
}
