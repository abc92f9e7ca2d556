/* json_writer.h -- emit: JSON (RFC 8259), written as it comes */
#ifndef TSAGCHECK_EMIT_JSON_WRITER_H
#define TSAGCHECK_EMIT_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* {.out = file} is a good start. A member of an object is a json_key() and then a value. */
struct json_writer {
	FILE *out;
	unsigned int depth; /* brackets that are open */
	unsigned int flat;  /* of these, the ones that are all in one line */
	bool follows;       /* the next item is not the first one: it needs a comma */
	bool named;         /* a key was written: its value comes next */
};

/* Opens an object '{' or an array '['; json_open_line() writes all of it in one line. */
void json_open(struct json_writer *w, char bracket);
void json_open_line(struct json_writer *w, char bracket);

/* Closes with '}' or ']'. */
void json_close(struct json_writer *w, char bracket);

/* Each writes one item. Text is UTF-8; what is not becomes U+FFFD. */
void json_key(struct json_writer *w, const char *name);
void json_text(struct json_writer *w, const char *text);
void json_number(struct json_writer *w, size_t number);
void json_truth(struct json_writer *w, bool truth);

#endif
