/* corpus.h -- tests: real Word documents of the shared folder, and what is known of them */
#ifndef TSAGCHECK_TESTS_CORPUS_H
#define TSAGCHECK_TESTS_CORPUS_H

#include <jansson.h>
#include <stdbool.h>

#include "../checker/load/report.h"

/* Words: runs of letters, digits and mathematical signs, in capitals. Arrows and bullets are none:
 * in the references they are still codes of a symbol font. {0}: none. */
struct words_read {
	char **items;
	size_t count, room;
};

/* Adds those of the text; "[^1]", a note in the references, is none. Owner: words_read_clear(). */
void words_read_add(struct words_read *words, const char *text);

/* Adds those that are seen of a node: no notes, no numbers that Word counts; of tables within a
 * cell only their captions, unless nested is set. */
void words_read_node(
	struct words_read *words, const struct report *report, const xmlNode *node, bool nested);

void words_read_drop_first(struct words_read *words);
void words_read_sort(struct words_read *words);
void words_read_clear(struct words_read *words);

/* The test fails, and says where and what (a format), unless both are the same. */
void assert_same_words(const struct words_read *read, const struct words_read *expected,
	const char *what, ...) __attribute__((format(printf, 3, 4)));

/* A document and its reference. */
struct corpus_document {
	const char *name; /* of the file, without folder */
	struct report report;
	json_t *reference;
	struct arena arena;
};

/* Loads the document of that name. Nothing may be said. Owner: corpus_clear(). Skips the test when
 * there is no shared folder. */
void corpus_load(struct corpus_document *document, const char *name);
void corpus_clear(struct corpus_document *document);

/* Loads a file of corpus/; as corpus_load(). */
void corpus_load_file(struct report *report, const char *file);

#endif
