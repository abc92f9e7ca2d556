/* loaded.h -- tests: documents from memory */
#ifndef TSAGCHECK_TESTS_LOADED_H
#define TSAGCHECK_TESTS_LOADED_H

#include "../checker/load/report.h"

/* Loads any XML, not validated; when it cannot be, the test fails with why. Owner:
 * report_clear(). */
void load_xml(struct report *report, const char *bytes, size_t length);

/* Loads a report: report XML, not validated, or text. */
void load_report(struct report *report, const char *text);

/* The first node that the XPath selects; when there is none, the test fails. The namespaces that
 * the document declares are known by their prefixes. */
const xmlNode *node_at(const struct report *report, const char *xpath);

/* How many nodes it selects. */
size_t nodes_at(const struct report *report, const char *xpath);

#endif
