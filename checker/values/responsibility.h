/* responsibility.h -- values: what a group is responsible for, as Resolution 2 words it */
#ifndef TSAGCHECK_VALUES_RESPONSIBILITY_H
#define TSAGCHECK_VALUES_RESPONSIBILITY_H

#include <stdbool.h>
#include <stddef.h>

#include "set.h"

enum fault {
	FAULT_UNREADABLE,  /* words that are no Recommendation, series or exception */
	FAULT_ORDER,       /* a range whose first bound comes after its last */
	FAULT_LETTERS,     /* a range from one letter to another */
	FAULT_ELIDED,      /* "G.160-" without a series after it */
	FAULT_OPEN,        /* a parenthesis that is not closed */
	FAULT_LOST_DASH,   /* two bounds without a dash between them; read as a range */
	FAULT_SYMBOL_DASH, /* a dash that only the Symbol font shows (U+F02D); read as a range */
	FAULTS
};

/* The bytes of the text that are wrong. */
struct responsibility_fault {
	enum fault fault;
	size_t start, end;
};

/* "…, except those under the responsibility of Study Groups 2 and 15": what the groups list
 * themselves is not part of scope. Or "E.409 (in conjunction with Study Group 2)": scope is the
 * groups', too. */
struct responsibility_exception {
	struct buffer groups; /* "SG2 SG15", "SG2 double-numbered": see exception.h */
	struct set scope;
};

struct responsibility_exceptions {
	struct responsibility_exception *items;
	size_t count, room;
};

/* {0} is an empty responsibility. Owner: caller, who ends with responsibility_clear(). */
struct responsibility {
	struct set all;   /* with every scope as if the groups listed nothing */
	struct set plain; /* what no exception in favour of a group applies to */
	struct responsibility_exceptions left;   /* scopes that are not in plain */
	struct responsibility_exceptions shared; /* parts of plain */
	struct responsibility_fault *faults;
	size_t fault_count, fault_room;
};

/* Adds what length bytes of text (UTF-8) say to an empty responsibility, by numbering.md 3 to 7.
 * What cannot be read is left out and becomes a fault. Returns 0 when everything was read, lost
 * dashes aside; or -1. */
int responsibility_read(const char *text, size_t length, struct responsibility *responsibility);

/* Whether the exception is in favour of the group, "SG2". */
bool responsibility_excepts(const struct responsibility_exception *exception, const char *group);

/* Whether it is of all that has a number in another series, too. */
bool responsibility_excepts_double(const struct responsibility_exception *exception);

/* A few words for the reader of the report; borrows. */
const char *fault_reason(enum fault fault);

/* Adds one text for the responsibility, which responsibility_read() reads back, to out. */
void responsibility_print(const struct responsibility *responsibility, struct buffer *out);

/* Replaces what is in out with all that is left when what the groups list, as listed() gives it, is
 * taken out of the scopes. listed() returns NULL when the set of the group ("SG2") is not known:
 * nothing is taken out then. Returns how many groups were not known. */
size_t responsibility_resolve(const struct responsibility *responsibility,
	const struct set *(*listed)(const char *group, void *closure), void *closure,
	struct set *out);

/* Empty again; may be called twice. */
void responsibility_clear(struct responsibility *responsibility);

#endif
