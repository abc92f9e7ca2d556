/* map.c -- base: something for a pointer, found by hashing */
#include "map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

const void *
map_number(long number)
{
	return (const void *)((uintptr_t)number << 1 | 1);
}

/* The slot that key has, or would get. The room is a power of two and never full. Who does not know
 * the address of the slots cannot write numbers whose hashes collide. */
static struct map_slot *
slot_of(const struct map *map, const void *key)
{
	uint64_t hash = (uint64_t)(uintptr_t)key ^ (uint64_t)(uintptr_t)map->slots;
	size_t at;

	hash ^= hash >> 33;
	hash *= 0x9E3779B97F4A7C15U;
	at = (size_t)(hash >> 32) & (map->room - 1);

	while (map->slots[at].key && map->slots[at].key != key)
		at = (at + 1) & (map->room - 1);
	return &map->slots[at];
}

void *
map_get(const struct map *map, const void *key)
{
	return map->count ? slot_of(map, key)->value : NULL;
}

static void
grow(struct map *map)
{
	struct map larger = {.room = map->room ? map->room * 2 : 64, .count = map->count};

	larger.slots = memory_new(larger.room * sizeof *larger.slots);
	memset(larger.slots, 0, larger.room * sizeof *larger.slots);
	for (size_t i = 0; i < map->room; i++)
		if (map->slots[i].key)
			*slot_of(&larger, map->slots[i].key) = map->slots[i];
	free(map->slots);
	*map = larger;
}

void
map_put(struct map *map, const void *key, void *value)
{
	struct map_slot *slot;

	if (map->count * 2 >= map->room)
		grow(map);
	slot = slot_of(map, key);
	map->count += !slot->key;
	*slot = (struct map_slot){key, value};
}

void
map_clear(struct map *map)
{
	free(map->slots);
	*map = (struct map){0};
}
