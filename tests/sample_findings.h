/* sample_findings.h -- tests: findings built by hand, and what an emitter makes of them */
#ifndef TSAGCHECK_TESTS_SAMPLE_FINDINGS_H
#define TSAGCHECK_TESTS_SAMPLE_FINDINGS_H

#include "../checker/check/findings.h"
#include "../checker/emit/emit.h"

/* A place in report.xml at line:column whose words are bytes [start, end) of the excerpt. The words
 * live in findings. */
struct place sample_place(struct findings *findings, const char *path, long line, long column,
	const char *excerpt, size_t start, size_t end);

/* Adds a finding at place; its other members are for the test to set. */
struct finding *sample_finding(struct findings *findings, enum severity severity, const char *rule,
	const char *message, struct place place);

/* Adds a finding with a related place: two numbers that contradict each other. */
struct finding *sample_contradiction(struct findings *findings);

/* Adds the document report.xml. */
void sample_document(struct findings *findings, const char *name);

/* What the emitter of that name writes. Caller frees with free(). */
char *sample_emit(
	const char *format, const struct findings *findings, const struct emit_options *options);

#endif
