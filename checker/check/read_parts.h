/* read_parts.h -- check: the parts of a schema, each read by a file of its own */
#ifndef TSAGCHECK_CHECK_READ_PARTS_H
#define TSAGCHECK_CHECK_READ_PARTS_H

#include "attributes.h"

/* Reads the variables among the children of an element. Returns 0; or -1 after one message(). */
int read_lets(struct schema_reading *reading, const xmlNode *parent, const struct nodes *children,
	struct lets *lets);

/* Reads the text of an assertion, diagnostic or property. Returns 0; or -1 after one message(). */
int read_content(struct schema_reading *reading, const xmlNode *parent, struct content *content);

/* Reads an attribute that may hold values. Returns 0; or -1 after one message(). */
int read_template(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct attribute_template *value);

/* Reads the attributes that only say something about an element. Returns 0; or -1 after one
 * message(). */
int read_rich(const struct schema_reading *reading, const xmlNode *element, struct rich *rich);
void rich_clear(struct rich *rich);

/* Finds what sch:diagnostics or sch:properties have, by their ids. Returns 0; or -1 after one
 * message(). */
int find_remarks(struct schema_reading *reading, const struct nodes *top, const char *lists,
	const char *items, struct remarks *remarks);

/* The remark with the parameters of the pattern being read. NULL after one message(). */
const struct remark *remark_read(struct schema_reading *reading, struct remark *remark);

/* Reads those that nothing refers to: they may be wrong, too. Returns 0; or -1 after one message().
 */
int read_unused(struct schema_reading *reading, struct remarks *remarks);
void remarks_clear(struct remarks *remarks);

/* Reads the phases of the schema. Returns 0; or -1 after one message(). */
int read_phases(struct schema_reading *reading, const struct nodes *top);

/* Reads the patterns of the schema. Returns 0; or -1 after one message(). */
int read_patterns(struct schema_reading *reading, const struct nodes *top);

/* Reads the keys of the schema. Returns 0; or -1 after one message(). */
int read_keys(struct schema_reading *reading, const struct nodes *top);

/* The text of an element with white space collapsed, for people; lives in the schema. */
const char *schema_text(struct schema *schema, const xmlNode *element);

void content_clear(struct content *content);
void lets_clear(struct lets *lets);

#endif
