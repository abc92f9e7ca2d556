/* xml_place.h -- load: where the nodes of XML were written */
#ifndef TSAGCHECK_LOAD_XML_PLACE_H
#define TSAGCHECK_LOAD_XML_PLACE_H

#include "place.h"

/* Elements, comments and instructions of the document must have had place_set() with their first
 * byte; those that came out of an entity must not. What these cost is in proportion to the bytes of
 * the node itself, however many siblings it has. They fit the members of struct loader. */
struct extent xml_extent(const struct report *report, const xmlNode *node);
struct extent xml_text_extent(const struct report *report, const xmlNode *text, size_t at);

/* What entities stand for is counted when it is there: an element that is too deep, or NULL. */
const xmlNode *xml_find_deep(const xmlDoc *tree, size_t most);

#endif
