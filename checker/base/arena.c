/* arena.c -- base: memory that is given back all at once */
#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct arena_block {
	struct arena_block *next;
	size_t used, room;
	_Alignas(max_align_t) char bytes[];
};

/* Other threads may be at work: nothing of theirs is taken down under them. */
_Noreturn void
die(const char *what)
{
	fprintf(stderr, "tsagcheck: internal: %s\n", what);
	_exit(2);
}

void *
memory_resize(void *memory, size_t size)
{
	void *larger = realloc(memory, size ? size : 1);

	if (!larger)
		die("out of memory");
	return larger;
}

void *
memory_new(size_t size)
{
	return memory_resize(NULL, size);
}

static size_t
next_room(const struct arena *a, size_t size)
{
	size_t room = a->block ? a->block->room * 2 : FIRST_BLOCK;

	if (room > LARGEST_BLOCK)
		room = LARGEST_BLOCK;
	return size > room ? size : room;
}

static void
add_block(struct arena *a, size_t size)
{
	size_t room = next_room(a, size);
	struct arena_block *block = memory_new(sizeof *block + room);

	block->next = a->block;
	block->used = 0;
	block->room = room;
	a->block = block;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t unit = _Alignof(max_align_t);
	size_t whole = (size + unit - 1) / unit * unit;
	void *memory;

	if (whole < size)
		die("out of memory");
	if (!a->block || a->block->room - a->block->used < whole)
		add_block(a, whole);
	memory = a->block->bytes + a->block->used;
	a->block->used += whole;
	return memset(memory, 0, whole);
}

char *
arena_text(struct arena *a, const char *text, size_t length)
{
	char *copy = arena_alloc(a, length + 1);

	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *
arena_copy(struct arena *a, const char *text)
{
	return text ? arena_text(a, text, strlen(text)) : NULL;
}

char *
arena_print(struct arena *a, const char *format, ...)
{
	va_list values, again;
	int length;
	char *text;

	va_start(values, format);
	va_copy(again, values);
	length = vsnprintf(NULL, 0, format, values);
	if (length < 0)
		die("a format that printf refuses");
	text = arena_alloc(a, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(values);
	return text;
}

struct arena_mark
arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->block, a->block ? a->block->used : 0};
}

/* The first block stays, so that a loop of marks and releases does not allocate. */
void
arena_release(struct arena *a, struct arena_mark mark)
{
	while (a->block != mark.block && a->block->next) {
		struct arena_block *next = a->block->next;

		free(a->block);
		a->block = next;
	}
	if (a->block)
		a->block->used = a->block == mark.block ? mark.used : 0;
}

/* Behind the block that a still has room in. */
void
arena_take(struct arena *a, struct arena *from)
{
	struct arena_block **end = a->block ? &a->block->next : &a->block, *rest = *end;

	*end = from->block;
	while (*end)
		end = &(*end)->next;
	*end = rest;
	from->block = NULL;
}

void
arena_clear(struct arena *a)
{
	while (a->block) {
		struct arena_block *next = a->block->next;

		free(a->block);
		a->block = next;
	}
}

void *
array_room(void *items, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return items;
	*room = *room ? *room * 2 : 8;
	if (*room > (size_t)-1 / size)
		die("out of memory");
	return memory_resize(items, *room * size);
}
