/* relations.h -- load: what a part of a package refers to */
#ifndef TSAGCHECK_LOAD_RELATIONS_H
#define TSAGCHECK_LOAD_RELATIONS_H

#include "package.h"

/* A relationship (ISO/IEC 29500-2, 6.5). Strings live as long as the package. */
struct relation {
	const char *id;
	const char *type;   /* the last word of its URI, for those of Office: "styles"; else all */
	const char *target; /* the name of a part; as it stands when it is external; "" when it is
	                       outside of the package */
	bool external;
};

/* {0} is an empty one. */
struct relations {
	struct relation *items;
	size_t count, room;
};

/* Reads the relationships of a part, or of the package itself (part ""). A part that has none is no
 * trouble. Owner: relations_clear().
 * Returns 0; or -1 after one message(). */
int relations_read(struct relations *relations, struct package *package, const char *part,
	struct messages *messages);
void relations_clear(struct relations *relations);

/* The first one behind `before` (NULL: of all) with that type; or NULL. */
const struct relation *relation_of_type(
	const struct relations *relations, const char *type, const struct relation *before);

/* The one with that id, or NULL. */
const struct relation *relation_of_id(const struct relations *relations, const char *id);

#endif
