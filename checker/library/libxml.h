/* libxml.h -- library: libxml2, which the caller may use, too */
#ifndef TSAGCHECK_LIBRARY_LIBXML_H
#define TSAGCHECK_LIBRARY_LIBXML_H

#include <libxml/xmlerror.h>

/* Who is told of errors in this thread. */
struct hearer {
	xmlGenericErrorFunc hear;
	void *owner;
};

/* Makes libxml2 ready for threads; may be called by several, and again. It is never cleaned up:
 * the caller may need it. */
void libxml_begin(void);

/* What the caller has set; the engine sets its own, which says nothing. */
struct hearer hearer_keep(void);
void hearer_restore(struct hearer kept);

#endif
