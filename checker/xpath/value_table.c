/* value_table.c -- xpath: nodes, found by a value of theirs */
#include "value_table.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text_map.h"

enum { FIRST_SLOTS = 64, BLOCK = 1024 };

#define LAST ((uint32_t)1 << 31) /* in next: the value has no more */

static struct value_entry *
entry_at(const struct value_table *table, size_t index)
{
	return &table->blocks[index / BLOCK][index % BLOCK];
}

/* Begun with where the table lies: who writes a document cannot make its values collide. */
static uint32_t
hash_of(const struct value_table *table, const char *value)
{
	return text_hash((uintptr_t)table, value);
}

/* The slot of the value, or the free one that it would get. */
static uint32_t *
slot_of(const struct value_table *table, const char *value, uint32_t hash)
{
	size_t at = hash & (table->slot_room - 1);

	while (table->slots[at]) {
		const struct value_entry *entry = entry_at(table, table->slots[at] - 1);

		if (entry->hash == hash && !strcmp(entry->value, value))
			break;
		at = (at + 1) & (table->slot_room - 1);
	}
	return &table->slots[at];
}

/* Twice the slots: one in four is always free. */
static void
grow(struct value_table *table)
{
	uint32_t *old = table->slots;
	size_t count = table->slot_room;

	table->slot_room = count ? count * 2 : FIRST_SLOTS;
	table->slots = memory_new(table->slot_room * sizeof *table->slots);
	memset(table->slots, 0, table->slot_room * sizeof *table->slots);
	for (size_t i = 0; i < count; i++) {
		const struct value_entry *entry = old[i] ? entry_at(table, old[i] - 1) : NULL;

		if (entry)
			*slot_of(table, entry->value, entry->hash) = old[i];
	}
	free(old);
}

static void
append(struct value_table *table, struct value_entry entry)
{
	const size_t block = table->count / BLOCK;

	if (table->count % BLOCK == 0) {
		table->blocks = array_room(
			table->blocks, block, &table->block_room, sizeof(struct value_entry *));
		table->blocks[block] = memory_new(BLOCK * sizeof(struct value_entry));
	}
	table->blocks[block][table->count++ % BLOCK] = entry;
}

void
value_table_add(struct value_table *table, const char *value, bool lasting, xmlNode *node)
{
	struct value_entry entry = {value, node, hash_of(table, value), (uint32_t)table->count};
	uint32_t *slot;

	if (table->count == LAST - 1)
		die("more nodes than an index can hold");
	if (table->count * 4 >= table->slot_room * 3)
		grow(table);
	slot = slot_of(table, value, entry.hash);
	if (*slot) {
		struct value_entry *last = entry_at(table, *slot - 1);

		if (last->node == node)
			return;
		entry.value = last->value;
		entry.next = last->next & ~LAST;
		last->next = (uint32_t)table->count;
	} else if (!lasting) {
		entry.value = arena_copy(&table->texts, value);
	}
	entry.next |= LAST;
	append(table, entry);
	*slot = (uint32_t)table->count;
}

const struct value_entry *
value_table_first(const struct value_table *table, const char *value)
{
	uint32_t slot = table->count ? *slot_of(table, value, hash_of(table, value)) : 0;

	return slot ? entry_at(table, entry_at(table, slot - 1)->next & ~LAST) : NULL;
}

const struct value_entry *
value_table_next(const struct value_table *table, const struct value_entry *entry)
{
	return entry->next & LAST ? NULL : entry_at(table, entry->next);
}

void
value_table_clear(struct value_table *table)
{
	for (size_t i = 0; i * BLOCK < table->count; i++)
		free(table->blocks[i]);
	free(table->blocks);
	free(table->slots);
	arena_clear(&table->texts);
	*table = (struct value_table){0};
}
