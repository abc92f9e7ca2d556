/* value_table.c -- base: nodes, found by a value of theirs */
#include "value_table.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

/* FNV-1a, begun with where the table lies: who writes a document cannot make its values collide. */
static uint32_t
hash_of(const struct value_table *table, const char *value)
{
	uint64_t hash = 0xCBF29CE484222325U ^ (uintptr_t)table;

	while (*value)
		hash = (hash ^ (unsigned char)*value++) * 0x100000001B3U;
	return (uint32_t)(hash ^ hash >> 32);
}

/* The slot of the value, or the free one that it would get. */
static uint32_t *
slot_of(const struct value_table *table, const char *value, uint32_t hash)
{
	size_t at = hash & (table->slot_room - 1);

	while (table->slots[at]) {
		const struct value_entry *entry = &table->entries[table->slots[at] - 1];

		if (entry->hash == hash && !strcmp(entry->value, value))
			break;
		at = (at + 1) & (table->slot_room - 1);
	}
	return &table->slots[at];
}

/* Twice the slots, and never more than half of them are used. */
static void
grow(struct value_table *table)
{
	uint32_t *old = table->slots;
	size_t count = table->slot_room;

	table->slot_room = count ? count * 2 : FIRST_SLOTS;
	table->slots = memory_new(table->slot_room * sizeof *table->slots);
	memset(table->slots, 0, table->slot_room * sizeof *table->slots);
	for (size_t i = 0; i < count; i++) {
		const struct value_entry *entry = old[i] ? &table->entries[old[i] - 1] : NULL;

		if (entry)
			*slot_of(table, entry->value, entry->hash) = old[i];
	}
	free(old);
}

void
value_table_add(struct value_table *table, const char *value, bool lasting, xmlNode *node)
{
	struct value_entry entry = {value, node, hash_of(table, value), (uint32_t)table->count};
	uint32_t *slot;

	if (table->count == UINT32_MAX)
		die("more nodes than an index can hold");
	if (table->count * 2 >= table->slot_room)
		grow(table);
	slot = slot_of(table, value, entry.hash);
	if (*slot) {
		struct value_entry *last = &table->entries[*slot - 1];

		if (last->node == node)
			return;
		entry.value = last->value;
		entry.next = last->next;
		last->next = (uint32_t)table->count;
	} else if (!lasting) {
		entry.value = arena_copy(&table->texts, value);
	}
	table->entries =
		array_room(table->entries, table->count, &table->room, sizeof *table->entries);
	table->entries[table->count++] = entry;
	*slot = (uint32_t)table->count;
}

const struct value_entry *
value_table_first(const struct value_table *table, const char *value)
{
	uint32_t slot = table->count ? *slot_of(table, value, hash_of(table, value)) : 0;

	return slot ? &table->entries[table->entries[slot - 1].next] : NULL;
}

const struct value_entry *
value_table_next(const struct value_table *table, const struct value_entry *entry)
{
	return entry->next > entry - table->entries ? &table->entries[entry->next] : NULL;
}

void
value_table_clear(struct value_table *table)
{
	free(table->entries);
	free(table->slots);
	arena_clear(&table->texts);
	*table = (struct value_table){0};
}
