/* nearest.h -- base: of some names the one that was probably meant */
#ifndef TSAGCHECK_BASE_NEAREST_H
#define TSAGCHECK_BASE_NEAREST_H

#include "text_map.h"

/* The search for a name. {.wanted = name} is a good start. */
struct nearest {
	const char *wanted;
	const char *name; /* the nearest so far; NULL: none is near enough */
	size_t distance;
};

/* Looks at one of the names; borrows. Near enough is what a third of its characters or fewer, at
 * least one, make the wanted name: put in, left out, written instead, or two swapped
 * (Damerau 1964). */
void nearest_try(struct nearest *nearest, const char *name);
void nearest_try_all(struct nearest *nearest, const struct text_map *names);

/* "Did you mean contains()? " for before "" and behind "()"; "" when none is near enough. Lives in
 * a. */
const char *nearest_question(
	const struct nearest *nearest, const char *before, const char *behind, struct arena *a);

#endif
