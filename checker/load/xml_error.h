/* xml_error.h -- load: why XML cannot be parsed, in words that an editor understands */
#ifndef TSAGCHECK_LOAD_XML_ERROR_H
#define TSAGCHECK_LOAD_XML_ERROR_H

#include <libxml/xmlerror.h>

#include "../base/buffer.h"
#include "source.h"

/* Says with one message() what libxml2's parser found; offset is how far it was. Returns -1. */
int xml_error_say(
	const xmlError *error, struct source *source, size_t offset, struct messages *messages);

/* Adds to out why, without the place. */
void xml_error_explain(const xmlError *error, struct buffer *out);

#endif
