/* text_map.h -- base: something for a text, found by hashing */
#ifndef TSAGCHECK_BASE_TEXT_MAP_H
#define TSAGCHECK_BASE_TEXT_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"

struct text_entry {
	const char *text;
	void *value;
	uint32_t hash;
};

/* {0} is an empty map; entries are in the order in which they were made. It grows with what is in
 * it: the hash tables of libxml2 before 2.13 stop at 4,096 places, and then look at all that share
 * one. */
struct text_map {
	struct text_entry *entries;
	size_t count, room;
	uint32_t *slots; /* 1 + the index of an entry; 0: free */
	size_t slot_room;
	uint64_t start; /* of each hash */
	struct arena texts;
};

/* Who does not know the start, which may be an address, cannot write texts whose hashes collide. */
uint32_t text_hash(uint64_t start, const char *text);

/* What the text has, or NULL. */
void *text_map_get(const struct text_map *map, const char *text);

/* The place for what the text has, made with NULL when there is none, and a copy of the text. It
 * stays where it is until the next text is new. */
void **text_map_at(struct text_map *map, const char *text);

/* Empty again; may be called twice. The values are the caller's. */
void text_map_clear(struct text_map *map);

#endif
