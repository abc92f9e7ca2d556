/* judging.h -- tests: a schema and a document, both texts, become findings */
#ifndef TSAGCHECK_TESTS_JUDGING_H
#define TSAGCHECK_TESTS_JUDGING_H

#include "../checker/check/check.h"

/* A schema with this in it, from its second line on. Its prefixes: t, re, p (urn:p). */
#define SCHEMA(body)                                                       \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "    \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "                \
	"xmlns:t='urn:tsagcheck' queryBinding='xslt'>"                     \
	"<sch:ns prefix='t' uri='urn:tsagcheck'/>"                         \
	"<sch:ns prefix='re' uri='http://exslt.org/regular-expressions'/>" \
	"<sch:ns prefix='p' uri='urn:p'/>\n" body "</sch:schema>"

/* A document that was checked. */
struct judging {
	struct rule_set rules;
	struct report report;
	struct findings findings; /* sorted */
	struct messages messages;
	int failed; /* what the first function that failed gave, else 0 */
	struct arena arena;
};

/* Checks an XML document with a schema in the file rule.sch of a folder that is gone afterwards.
 * Owner: judging_end(). */
void judge(struct judging *judging, const char *schema, const char *document,
	const struct check_options *options);
void judging_end(struct judging *judging);

/* What came out, a line each: findings as "LINE:COLUMN MESSAGE", then messages as "! LINE NAME"
 * with the line in the schema. Lives in the judging. */
const char *judging_text(struct judging *judging);

/* A schema, a document and judging_text(). */
struct judgement {
	const char *name, *schema, *document, *expected;
};

/* Runs a test for each. Returns how many failed. */
int judgements_run(const char *group, const struct judgement *judgements, size_t count);

#endif
