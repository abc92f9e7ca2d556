/* docx_oddities.h -- load: what in a Word document cannot be read as it was meant */
#ifndef TSAGCHECK_LOAD_DOCX_ODDITIES_H
#define TSAGCHECK_LOAD_DOCX_ODDITIES_H

#include <stdbool.h>

#include "source.h"

enum docx_oddity {
	ODD_CONTENT_TYPES, /* no [Content_Types].xml */
	ODD_STYLES,        /* no styles part */
	ODD_STYLE_CIRCLE,
	ODD_NUMBERING,
	ODD_SPAN,
	ODD_FIELD,
	ODD_NOTE,
	ODD_BOOKMARK,
	ODD_CHUNK, /* another document is to be read in this place */
	ODD_TABLE,
	ODD_NESTED, /* a block that is left out, for it stands where none can */
	ODD_LOOSE,  /* words in no paragraph */
	ODD_PART,   /* one part in two roles */
	ODD_EMPTY,
	ODDITIES
};

/* Those that were met. {0}: none. */
struct docx_oddities {
	bool met[ODDITIES];
};

/* Says each one that was met, with a message(): the run is incomplete. */
void oddities_say(
	const struct docx_oddities *oddities, const char *file, struct messages *messages);

#endif
