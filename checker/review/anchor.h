/* anchor.h -- review: the place of a finding becomes the place of a comment */
#ifndef TSAGCHECK_REVIEW_ANCHOR_H
#define TSAGCHECK_REVIEW_ANCHOR_H

#include "../check/findings.h"
#include "../load/report.h"
#include "note.h"
#include "runs.h"

/* A byte of the main part before which something may stand. */
struct stop {
	size_t at;
	const struct run *run; /* that is cut in two there; NULL: none is */
	size_t words;          /* where the tag of its w:t begins when that is cut, too; else 0 */
	size_t paragraph;      /* where the tag of the empty w:p begins that is opened; else 0 */
	bool in_cdata;
};

/* A comment is about what is between start and end; its reference stands at reference.at. */
struct anchor {
	struct stop start, end, reference;
	bool exact; /* these are the words of the finding, and nothing else */
};

/* What anchors are looked for in. */
struct anchoring {
	const struct report *report;
	const struct runs *runs;
	struct package *package;
	struct notes *notes;
	struct messages *messages;
};

/* Where the comment of a finding is to be: its words; what is nearest to them where no comment may
 * be, as the mark of the footnote or the run that holds the text box; the first paragraph when it
 * is about the document. Returns 0; or -1 after one message(). */
int anchor_find(
	struct anchor *anchor, const struct anchoring *anchoring, const struct place *place);

#endif
