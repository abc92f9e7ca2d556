/* phase.h -- check: the phases of a Schematron schema, compiled */
#ifndef TSAGCHECK_CHECK_PHASE_H
#define TSAGCHECK_CHECK_PHASE_H

#include "content.h"

/* The nodes where a walk starts: those that a path matches as the context of a rule would; or those
 * that another expression gives. */
struct start {
	bool given;
	struct context context;       /* without paths: */
	struct expression expression; /* is it */
};

/* sch:phase. */
struct phase {
	const char *id;
	struct lets lets;
	struct expression when; /* 2025: when it applies */
	struct start from;      /* 2025: to which parts of the document */
	const char **patterns;  /* ids of the active ones; ends with NULL */
	struct spot *spots;     /* of these ids */
	const xmlNode *element;
};

#endif
