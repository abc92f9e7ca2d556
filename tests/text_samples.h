/* text_samples.h -- tests: extracted text and the trees that it becomes */
#ifndef TSAGCHECK_TESTS_TEXT_SAMPLES_H
#define TSAGCHECK_TESTS_TEXT_SAMPLES_H

struct text_sample {
	const char *name, *text, *tree;
};

/* The last one has no name. */
extern const struct text_sample text_samples[];

#endif
