/* config_find.h -- cli: where the configuration of a run is */
#ifndef TSAGCHECK_CLI_CONFIG_FIND_H
#define TSAGCHECK_CLI_CONFIG_FIND_H

#include "options.h"

/* Finds the .tsagcheck.yaml of the documents: in the folder of a document ("-" and no document: the
 * current one; a folder: that), else in the nearest folder above. The last one that is looked in is
 * that of the repository (it has .git), the home folder or the root; what everybody may write in is
 * not gone up to. *file is its name, NULL when there is none; lives in a.
 * Returns 0; or -1 after one message(): two documents have different ones. */
int config_find(const char **file, const struct words_list *documents, struct arena *a,
	struct messages *messages);

/* The user's own configuration, or NULL; lives in a. */
const char *config_of_user(struct arena *a);

#endif
