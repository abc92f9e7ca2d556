/* message.h -- base: what the tool says about itself: why it could not check */
#ifndef TSAGCHECK_BASE_MESSAGE_H
#define TSAGCHECK_BASE_MESSAGE_H

#include <stddef.h>
#include <stdio.h>

#include "arena.h"

enum message_id {
#define MESSAGE(id, summary, remedy) MESSAGE_##id,
#define WARNING(id, summary, remedy) MESSAGE_##id,
#include "message.def"
#undef WARNING
#undef MESSAGE
	MESSAGES
};

/* Where the trouble is: file as the user named it, NULL when there is none; line and column from 1,
 * 0 when unknown. text: the line as it stands there, up to its line feed; NULL when it is not at
 * hand. */
struct spot {
	const char *file;
	long line, column;
	const char *text;
};

struct message {
	enum message_id id;
	struct spot spot; /* without text */
	const char *summary, *remedy;
	struct message *next;
};

/* Everything that was said in a run. {.out = stderr} is a good start. A run with a message is
 * incomplete; warnings, which are printed alone, change nothing. */
struct messages {
	FILE *out; /* each is printed there as it is said; NULL prints nothing */
	struct message *first, *last;
	size_t count, warnings;
	struct arena arena;
};

/* Says the message id about spot, with the line of it, its summary and remedy filled with strings:
 * as many const char * as they have %s together. Everything is copied. Returns -1, so that `return
 * message(...)` reads well. */
int message(struct messages *to, enum message_id id, struct spot spot, ...);

/* Says again what was said to from, which is empty then. */
void messages_take(struct messages *to, struct messages *from);

/* The name of id as message.def spells it; borrows. */
const char *message_name(enum message_id id);

void messages_clear(struct messages *messages);

#endif
