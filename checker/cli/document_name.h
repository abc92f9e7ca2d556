/* document_name.h -- cli: a file's name becomes the same wherever the program is run */
#ifndef TSAGCHECK_CLI_DOCUMENT_NAME_H
#define TSAGCHECK_CLI_DOCUMENT_NAME_H

#include "../base/arena.h"

/* The folder that a file is in, or would be, from the root on and through no symbolic link; the
 * name as given when there is no such folder. Lives in a. */
const char *document_folder(const char *file, struct arena *a);

/* The file from the root on: what `name` says from the folder; "-", standard input, stays as it is.
 * Whether there is such a file is not asked. Lives in a. */
const char *document_absolute(const char *folder, const char *name, struct arena *a);

/* What such a file is called from the folder: "a/report.xml", "../report.xml". Lives in a. */
const char *document_relative(const char *folder, const char *absolute, struct arena *a);

#endif
