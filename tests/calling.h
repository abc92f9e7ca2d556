/* calling.h -- tests: expressions that call functions, and what they must give */
#ifndef TSAGCHECK_TESTS_CALLING_H
#define TSAGCHECK_TESTS_CALLING_H

#include "../checker/check/functions.h"

/* An expression and its value. */
struct called {
	const char *expression;
	/* 's' string, 'n' number, 'b' boolean, 'c' how many nodes; 't' the string of a text node;
	 * '!' it fails, and the message has the words of expected; '-' it fails without a message
	 */
	char type;
	const char *expected;
};

/* A run over one document, as the walk has it. */
struct calling {
	struct report report;
	struct schema schema;
	struct messages messages;
	struct check_run run;
	const char *written_in; /* the schema's file */
	struct scope scope;     /* of the document's root element */
	struct arena arena;
};

/* Begins a run with those functions over an XML file; the test fails when it cannot be loaded.
 * Owner: calling_end(). */
void calling_begin(
	struct calling *calling, const char *file, const struct function_table *const *functions);
void calling_end(struct calling *calling);

/* The value of an expression at the root element, or NULL when it fails. Owner: caller frees. */
xmlXPathObject *calling_value(struct calling *calling, const char *expression);

/* The test fails unless the expression gives what it must. */
void assert_called(struct calling *calling, const struct called *called);

/* A new folder for files of a test, and a file in it. Names live in a. Owner: folder_remove(). */
const char *folder_new(struct arena *a);
const char *folder_write(const char *folder, const char *name, const char *text, struct arena *a);
void folder_remove(const char *folder);

#endif
