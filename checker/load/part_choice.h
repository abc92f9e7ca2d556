/* part_choice.h -- load: which alternative of mc:AlternateContent is read */
#ifndef TSAGCHECK_LOAD_PART_CHOICE_H
#define TSAGCHECK_LOAD_PART_CHOICE_H

#include <libxml/parser.h>

#include "part.h"

enum { CHOICES_MOST = 64 };

/* The open AlternateContent elements, whether one of their alternatives was taken. {0}: none. */
struct part_choices {
	bool taken[CHOICES_MOST];
	size_t count;
};

enum choice { CHOICE_SKIP, CHOICE_ENTER, CHOICE_TOO_DEEP };

/* For an element of SPACE_CHOICE: whether what is in it is read. The first Choice is taken whose
 * namespaces are known, else the Fallback (ISO/IEC 29500-3, 9.3). CHOICE_TOO_DEEP: more than
 * CHOICES_MOST would be open. */
enum choice choice_start(struct part_choices *choices, const struct part_element *element,
	const xmlParserCtxt *parser);
void choice_end(struct part_choices *choices, const struct part_element *element);

#endif
