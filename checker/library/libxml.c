/* libxml.c -- library: libxml2, which the caller may use, too */
#include "libxml.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/threads.h>
#include <libxml/xmlschemastypes.h>

/* The two types are made ready at first use without a lock. That of libxml2 itself spares a
 * variable of our own. */
void
libxml_begin(void)
{
	xmlInitParser();
	xmlLockLibrary();
	xmlSchemaInitTypes();
	xmlRelaxNGInitTypes();
	xmlUnlockLibrary();
}

struct hearer
hearer_keep(void)
{
	return (struct hearer){xmlGenericError, xmlGenericErrorContext};
}

void
hearer_restore(struct hearer kept)
{
	xmlSetGenericErrorFunc(kept.owner, kept.hear);
}
