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
 * both 0 when unknown. text: the line as it stands there, up to its line feed; NULL when it is not
 * at hand. */
struct spot {
	const char *file;
	long line, column;
	const char *text;
};

/* What is being done when a message is said: the document that is checked, and the rule that is
 * applied to it. NULL: none. */
struct matter {
	const char *document, *rule;
};

struct message {
	enum message_id id;
	struct spot spot; /* without text */
	struct matter matter;
	const char *summary, *remedy;
	struct message *next;
};

/* Everything that was said in a run. {.out = stderr} is a good start. A run with a message is
 * incomplete; warnings, which are printed alone, change nothing. */
struct messages {
	FILE *out; /* each is printed there as it is said; NULL prints nothing */
	struct message *first, *last;
	size_t count, warnings;
	struct matter matter; /* of what is said from now on; borrowed */
	struct arena arena;
};

/* Says the message id about spot, with the line of it, its summary and remedy filled with strings:
 * as many const char * as they have %s together. The remedy of what a rule met says where the rule
 * is missing, too. Everything is copied. Returns -1, so that `return message(...)` reads well. */
int message(struct messages *to, enum message_id id, struct spot spot, ...);

/* Says again what was said to from, which is empty then. */
void messages_take(struct messages *to, struct messages *from);

/* Where in the document that was checked, else in the file that it names, the trouble is: without a
 * line when that is in another file, of rules. Borrows. */
struct spot message_spot(const struct message *m);

/* What happened, without the document's name: the rule, the reason, the place of a file that is not
 * the document. Lives in a. */
const char *message_text(const struct message *m, struct arena *a);

/* The name of id as message.def spells it; borrows. */
const char *message_name(enum message_id id);

void messages_clear(struct messages *messages);

#endif
