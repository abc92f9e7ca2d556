/* schema.h -- check: an ISO Schematron schema, compiled */
#ifndef TSAGCHECK_CHECK_SCHEMA_H
#define TSAGCHECK_CHECK_SCHEMA_H

#include "../recognise/facts.h"
#include "phase.h"
#include "rule.h"

/* xsl:key. */
struct key {
	const char *name;
	struct context match;
	struct expression use; /* {0}: the content is */
	struct content content;
	size_t slot; /* of its table in a run */
};

/* sch:ns. */
struct prefix {
	const char *prefix, *uri;
};

/* sch:p of the schema itself. */
struct paragraph {
	struct rich rich;
	struct content content;
};

struct schema {
	struct report file;               /* the source, and the tree it was read from */
	struct fragment *fragments;       /* the first of the files that it has parts of */
	const char *title, *why, *source; /* sch:title, sch:p of these classes; NULL when absent */
	const char *family;               /* sch:p of that class: which rules it belongs to */
	const char *version;              /* @schemaVersion */
	const char *edition;              /* @schematronEdition: "2025"; NULL when absent */
	const char *default_phase;
	struct spot default_phase_spot;
	size_t number;    /* among the schemas of a run; given by rule_set_add() */
	const char *name; /* the file's name without folder and ".sch" */
	struct prefix *prefixes;
	size_t prefix_count;
	struct paragraph *paragraphs;
	size_t paragraph_count;
	struct lets lets;
	struct phase *phases;
	size_t phase_count;
	struct schema_pattern *patterns;
	size_t pattern_count;
	struct remarks diagnostics, properties;
	struct key *keys;
	size_t key_count;
	size_t slot_count; /* of variables, in all scopes */
	bool across;       /* it calls t:reports() */
	bool is_graded;    /* the user says how severe what it finds is: */
	enum severity grade;
	struct arena arena;
};

/* Reads and compiles a schema. functions: those its expressions may call. Owner: schema_free().
 * NULL after one message() for the first thing that is wrong. */
struct schema *schema_load(
	const char *file, const struct function_table *const *functions, struct messages *messages);
void schema_free(struct schema *schema);

/* The same schema compiled once more, for another thread: libxml2 notes in a compiled expression
 * which functions it calls. The original must live longer. Owner: schema_free(). */
struct schema *schema_copy(
	const struct schema *original, const struct function_table *const *functions);
/* Whether the schema is written for that edition of ISO 19757-3, "2025", or a later one. */
bool schema_is_of(const struct schema *schema, const char *edition);

/* The phase of that id, or NULL. Borrows. */
const struct phase *schema_phase(const struct schema *schema, const char *id);

/* The id that findings of this assertion carry: its own, else the file's name. */
const char *assertion_id(const struct assertion *assertion);

#endif
