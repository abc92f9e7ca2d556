/* libxml.h -- base: what differs between the versions of libxml2, 2.9.14 to 2.15 */
#ifndef TSAGCHECK_BASE_LIBXML_H
#define TSAGCHECK_BASE_LIBXML_H

#include <libxml/xmlversion.h>

/* From 2.12 on a structured error function is handed a const error. */
#if LIBXML_VERSION >= 21200
#define XML_ERROR_CONST const
#else
#define XML_ERROR_CONST
#endif

#endif
