/* text_map.c -- base: something for a text, found by hashing */
#include "text_map.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 16 };

/* FNV-1a */
uint32_t
text_hash(uint64_t start, const char *text)
{
	uint64_t hash = 0xCBF29CE484222325U ^ start;

	while (*text)
		hash = (hash ^ (unsigned char)*text++) * 0x100000001B3U;
	return (uint32_t)(hash ^ hash >> 32);
}

/* The slot of the text, or the free one that it would get. */
static uint32_t *
slot_of(const struct text_map *map, const char *text, uint32_t hash)
{
	size_t at = hash & (map->slot_room - 1);

	while (map->slots[at]) {
		const struct text_entry *entry = &map->entries[map->slots[at] - 1];

		if (entry->hash == hash && !strcmp(entry->text, text))
			break;
		at = (at + 1) & (map->slot_room - 1);
	}
	return &map->slots[at];
}

/* Twice the slots: half of them are always free. */
static void
grow(struct text_map *map)
{
	if (map->slot_room > UINT32_MAX / 2)
		die("more texts than a map can hold");
	free(map->slots);
	map->slot_room = map->slot_room ? map->slot_room * 2 : FIRST_SLOTS;
	map->slots = memory_new(map->slot_room * sizeof *map->slots);
	memset(map->slots, 0, map->slot_room * sizeof *map->slots);
	if (!map->count)
		map->start = (uintptr_t)map->slots;
	for (size_t i = 0; i < map->count; i++)
		*slot_of(map, map->entries[i].text, map->entries[i].hash) = (uint32_t)i + 1;
}

void *
text_map_get(const struct text_map *map, const char *text)
{
	uint32_t slot = map->count ? *slot_of(map, text, text_hash(map->start, text)) : 0;

	return slot ? map->entries[slot - 1].value : NULL;
}

void **
text_map_at(struct text_map *map, const char *text)
{
	uint32_t hash, *slot;

	if (map->count * 2 >= map->slot_room)
		grow(map);
	hash = text_hash(map->start, text);
	slot = slot_of(map, text, hash);
	if (!*slot) {
		map->entries =
			array_room(map->entries, map->count, &map->room, sizeof *map->entries);
		map->entries[map->count++] =
			(struct text_entry){arena_copy(&map->texts, text), NULL, hash};
		*slot = (uint32_t)map->count;
	}
	return &map->entries[*slot - 1].value;
}

void
text_map_clear(struct text_map *map)
{
	free(map->entries);
	free(map->slots);
	arena_clear(&map->texts);
	*map = (struct text_map){0};
}
