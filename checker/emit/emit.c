/* emit.c -- emit: the name of a format becomes its emitter */
#include "emit.h"

#include <string.h>

#include "../base/buffer.h"

static const struct emitter *const emitters[] = {
#define EMITTER(name) &emitter_##name,
#include "emit.def"
#undef EMITTER
};

enum { EMITTERS = sizeof emitters / sizeof *emitters };

const struct emitter *
emitter_named(const char *name)
{
	for (size_t i = 0; i < EMITTERS; i++)
		if (strcmp(emitters[i]->name, name) == 0)
			return emitters[i];
	return NULL;
}

const char *
emitter_names(const char *between, struct arena *a)
{
	struct buffer names = {0};
	const char *text;

	for (size_t i = 0; i < EMITTERS; i++)
		buffer_print(&names, "%s%s", i ? between : "", emitters[i]->name);
	text = arena_text(a, buffer_text(&names), names.length);
	buffer_clear(&names);
	return text;
}

const char *
finding_text(const struct finding *finding)
{
	const char *text = *finding->message ? finding->message : finding->requirement;

	return text && *text ? text : "see here";
}

struct point
place_start(const struct place *place)
{
	return place->start.line ? place->start : (struct point){1, 1, 0};
}

struct point
place_end(const struct place *place)
{
	return place->start.line && place->end.line ? place->end : place_start(place);
}
