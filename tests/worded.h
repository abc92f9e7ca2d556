/* worded.h -- tests: a folder with rules on words, and reports that have the words */
#ifndef TSAGCHECK_TESTS_WORDED_H
#define TSAGCHECK_TESTS_WORDED_H

#include "desk.h"

/* A rule of that name: no paragraph or cell has the word. */
#define RULE(word, role)                                                                    \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:title>No " word        \
	"</s:title><s:pattern><s:rule context='p | td'><s:assert id='" word "' role='" role \
	"' test=\"not(contains(., '" word "'))\">Here is no " word ".</s:assert></s:rule>"  \
	"</s:pattern></s:schema>"

/* A report with this in a clause; a table in one. */
#define SEC(content)                                                                         \
	"<report number='X/1'><body><sec sec-type='clause'><label>1</label><title>T</title>" \
	"\n" content "\n</sec></body></report>\n"
#define TABLE(rows)                                                                    \
	"<table-wrap><label>Table 1</label><caption><title>C</title></caption><table>" \
	"<thead><tr><th>A</th><th>B</th></tr></thead><tbody>" rows "</tbody></table></table-wrap>"

/* Makes the folder, with a folder of rules in it: "bad" is an error, "odd" a warning. Owner:
 * desk_close(). Gives the name of the folder of rules, which lives in the desk. */
const char *worded_open(struct desk *desk, const char *own);

#endif
