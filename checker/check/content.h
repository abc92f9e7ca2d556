/* content.h -- check: texts and variables of a Schematron schema, compiled */
#ifndef TSAGCHECK_CHECK_CONTENT_H
#define TSAGCHECK_CHECK_CONTENT_H

#include "../base/text_map.h"
#include "../xpath/expression.h"
#include "context.h"
#include "findings.h"

/* A piece of a message: text as it stands, or an expression whose value is put in. */
enum piece_type {
	PIECE_TEXT,
	PIECE_VALUE, /* sch:value-of, xsl:value-of */
	PIECE_NAME,  /* sch:name: without path, the name of the node; with one, what path gives */
	PIECE_COPY,  /* xsl:copy-of: in SVRL the nodes themselves */
	PIECE_TAG    /* of sch:emph, sch:span or sch:dir: in SVRL text as it stands, else nothing */
};

struct piece {
	enum piece_type type;
	const char *text;
	struct expression expression; /* {0}: the context itself */
};

struct content {
	struct piece *pieces;
	size_t count;
};

/* An attribute in which {expression} stands for its value (2025: role, flag, severity). */
struct attribute_template {
	const char *text;     /* as it is written; NULL when absent */
	struct content parts; /* none: nothing in it is to be replaced */
};

/* Attributes that only say something about an element; NULL when absent. language: that of its
 * text, which it may have from above; space: "preserve" or NULL, likewise. */
struct rich {
	const char *id, *see, *icon, *fpi, *language, *space;
	bool own_language; /* it is not the schema's */
	struct attribute_template role, flag;
};

/* sch:let. Its value is found when it is first asked for, once in its scope. */
struct let {
	const char *name;
	struct expression value;
	const xmlNode *element; /* whose content is the value, when it has no expression */
	size_t slot;            /* of its value in struct variables */
	struct spot spot;
};

/* by_name: of items, when they are many. */
struct lets {
	struct let *items;
	size_t count;
	bool is_large; /* by_name is used */
	struct text_map by_name;
};

/* sch:diagnostic or sch:property. An assertion of an abstract pattern refers to it as the pattern
 * that is a case of that fills its parameters in. */
struct remark {
	struct rich rich;
	const char *scheme;
	struct content content;
	const xmlNode *element;
	bool is_read;            /* compiled; before that there is only its id */
	const xmlNode *instance; /* the pattern whose parameters are filled in; NULL: none are */
	struct remark *filled;   /* the same element for the next of such patterns */
};

struct remarks {
	struct remark *items;
	size_t count;
	struct text_map by_id; /* of items */
};

#endif
