/* configured.h -- tests: a folder of documents and configurations that a run starts in */
#ifndef TSAGCHECK_TESTS_CONFIGURED_H
#define TSAGCHECK_TESTS_CONFIGURED_H

#include "program.h"

struct configured {
	const char *program, *folder;
	struct arena arena;
};

/* program_beside(), from wherever it is run. Lives in a. */
const char *configured_program(const char *own, struct arena *a);

/* Of place the program is there. Makes the folder and goes into it: the home folder is home/ in it,
 * the user's configurations are in own/. It has a repository repo/ with rules/first.sch (error) and
 * rules/second.sch (warning), which find something in every document, in the phase "none" nothing.
 * Owner: configured_close(). */
void configured_open(struct configured *place);
void configured_close(struct configured *place);

/* The same for cmocka, whose state is place; CONFIGURED_TEST() is for the variable place. */
int configured_setup(void **place);
int configured_teardown(void **place);

#define CONFIGURED_TEST(name)                     \
	cmocka_unit_test_prestate_setup_teardown( \
		name, configured_setup, configured_teardown, &place)

/* What the program comes to with these arguments. */
#define RUN(place, ...) PROGRAM((place)->program, &(place)->arena, __VA_ARGS__)

/* Writes a file, its folders too. text NULL: a document with one paragraph. */
void configured_write(struct configured *place, const char *name, const char *text);

/* A register of one row. */
extern const char configured_register[];

/* The test fails unless the text has the words. */
void assert_says(const char *text, const char *words);

#endif
