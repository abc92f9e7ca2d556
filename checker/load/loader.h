/* loader.h -- load: the table of formats that can be read */
#ifndef TSAGCHECK_LOAD_LOADER_H
#define TSAGCHECK_LOAD_LOADER_H

#include "place.h"
#include "report.h"

/* One format. Adding one is a file with such a constant and a row in report.c. */
struct loader {
	const char *name;
	/* Whether these are its bytes (told from the start of the source, never from a name). */
	bool (*knows)(const struct source *source);
	/* Builds report->tree from report->source. Returns 0, or -1 after one message(). */
	int (*load)(struct report *report, const struct load_options *options,
		struct messages *messages);
	/* The byte of the source at which byte `at` of the text node's content was written; at may
	 * be the content's length: then the byte behind the last one. Lives as long as the source.
	 */
	size_t (*text_offset)(const struct report *report, const xmlNode *text, size_t at);
	/* The bytes of the source that wrote byte `at` of the content of a text, an attribute, a
	 * comment or an instruction; NULL: from text_offset of `at` to that of the next. */
	struct extent (*text_extent)(const struct report *report, const xmlNode *text, size_t at);
	/* Where a node that this loader made was written; NULL: from its place_set() to the end of
	 * the last text in it. */
	struct extent (*extent)(const struct report *report, const xmlNode *node);
	/* The part of a package that the byte of the source was written in; NULL: it is no package.
	 */
	const char *(*part)(const struct report *report, size_t offset);
};

extern const struct loader loader_xml, loader_docx, loader_flat, loader_text;

#endif
