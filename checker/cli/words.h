/* words.h -- cli: the words of options that may be repeated */
#ifndef TSAGCHECK_CLI_WORDS_H
#define TSAGCHECK_CLI_WORDS_H

#include "options.h"

/* Whether the option may be repeated. */
bool option_is_list(enum option_id id);

/* Its words, when it may be. Borrows. */
const struct words_list *option_words(const struct options *options, enum option_id id);

/* Adds a word to those of a list, or puts it in the place of those of other levels: see
 * options_read(). Borrows the word. */
void option_add_word(
	struct options *options, enum option_id id, const char *word, const struct origin *origin);

/* Adds a word at the end; borrows it. The room lives in a. */
void words_list_add(
	struct words_list *list, const char *word, const struct origin *origin, struct arena *a);

/* The rule of RULE=error. Lives in a. */
const char *grade_rule(const char *word, struct arena *a);

#endif
