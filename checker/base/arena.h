/* arena.h -- base: memory that is given back all at once */
#ifndef TSAGCHECK_BASE_ARENA_H
#define TSAGCHECK_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* {0} is an empty arena. Two lifetimes have one each: the run and the document. */
struct arena {
	struct arena_block *block;
};

/* Size bytes of zeros, aligned for any type; they live in a. Dies when there is no memory. */
void *arena_alloc(struct arena *a, size_t size);

/* A copy of length bytes of text with a NUL behind them; lives in a. */
char *arena_text(struct arena *a, const char *text, size_t length);

/* A copy of the NUL-terminated text; NULL gives NULL. Lives in a. */
char *arena_copy(struct arena *a, const char *text);

/* What printf would print; lives in a. */
char *arena_print(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* How far an arena was used. */
struct arena_mark {
	struct arena_block *block;
	size_t used;
};

/* Takes back what was allocated since the mark was made, the room kept for more. */
struct arena_mark arena_mark(const struct arena *a);
void arena_release(struct arena *a, struct arena_mark mark);

/* Takes over all that lives in from, which is {0} then. */
void arena_take(struct arena *a, struct arena *from);

/* Gives everything back; a is {0} again. */
void arena_clear(struct arena *a);

/* The array items, of count elements of size bytes, with room for one more: items itself or a
 * larger copy, whose room is then stored. Owner: caller frees with free(). Dies without memory. */
void *array_room(void *items, size_t count, size_t *room, size_t size);

/* As malloc() and realloc(), but they die when there is no memory. Caller frees with free(). */
void *memory_new(size_t size);
void *memory_resize(void *memory, size_t size);

/* Says on standard error what broke and ends the process with status 2: for bugs and for no memory,
 * never for bad input. */
_Noreturn void die(const char *what);

#endif
