/* value_table.h -- xpath: nodes, found by a value of theirs */
#ifndef TSAGCHECK_XPATH_VALUE_TABLE_H
#define TSAGCHECK_XPATH_VALUE_TABLE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#include "../base/arena.h"

struct value_entry {
	const char *value;
	xmlNode *node;
	uint32_t hash;
	uint32_t next; /* entry of the same value; the last leads to the first, and is marked */
};

/* {0} is an empty table. Values are compared byte for byte. Owner: value_table_clear(). */
struct value_table {
	struct value_entry **blocks; /* of as many entries each, in the order of their adding */
	size_t count, block_room;
	uint32_t *slots; /* 1 + the last entry of a value; 0: free */
	size_t slot_room;
	struct arena texts;
};

/* Gives the node one more value, unless it was the last to get that one. lasting: the text stays
 * where it is as long as the table, which then takes no copy. */
void value_table_add(struct value_table *table, const char *value, bool lasting, xmlNode *node);

/* The first entry of a value, and the next of the same, in the order in which they were added;
 * NULL: there is none. Borrows. */
const struct value_entry *value_table_first(const struct value_table *table, const char *value);
const struct value_entry *value_table_next(
	const struct value_table *table, const struct value_entry *entry);

void value_table_clear(struct value_table *table);

#endif
