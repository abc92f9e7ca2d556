/* recogniser.h -- recognise: a facts.xml, compiled */
#ifndef TSAGCHECK_RECOGNISE_RECOGNISER_H
#define TSAGCHECK_RECOGNISE_RECOGNISER_H

#include "../xpath/expression.h"
#include "../values/value.h"
#include "facts.h"

/* An attribute that a fact gets. */
struct field {
	const char *name;
	struct expression select;
	enum value_type as;
	const char *as_name; /* as facts.xml spells it */
};

/* One `fact` element. */
struct recogniser {
	const char *name;
	struct expression each;
	struct field *fields;
	size_t field_count;
	struct recogniser *children; /* facts within this fact */
	size_t child_count;
};

/* A `name` element: a pattern that expressions call $id. */
struct named_pattern {
	const char *id;
	xmlXPathObject value;
};

struct recognisers {
	struct recogniser *items;
	size_t count, room;
	struct named_pattern *names;
	size_t name_count, name_room;
	struct report *files; /* the facts.xml, whose namespaces the expressions borrow */
	size_t file_count;
	struct arena arena;
};

/* The functions of facts.xml: t:rows, t:cell, t:find, t:find-all, t:group, t:node. */
extern const struct function_table *const recogniser_functions[];

/* What expressions of facts.xml can use; the owner is a struct recognition. The report grows while
 * facts are made: nothing that is found out about it lasts. */
extern const struct bindings recogniser_bindings;

#endif
