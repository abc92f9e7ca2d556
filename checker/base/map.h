/* map.h -- base: something for a pointer, found by hashing */
#ifndef TSAGCHECK_BASE_MAP_H
#define TSAGCHECK_BASE_MAP_H

#include <stddef.h>

struct map_slot {
	const void *key;
	void *value;
};

/* {0} is an empty map. NULL is no key. */
struct map {
	struct map_slot *slots;
	size_t room, count;
};

/* A number as a key; that of no structure, whose addresses are even. */
const void *map_number(long number);

/* What was put for key, or NULL. */
void *map_get(const struct map *map, const void *key);

/* Puts value for key in place of what was there. Neither is copied. */
void map_put(struct map *map, const void *key, void *value);

/* Empty again; may be called twice. */
void map_clear(struct map *map);

#endif
