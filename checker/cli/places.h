/* places.h -- cli: the folders that packs of rules are looked for in */
#ifndef TSAGCHECK_CLI_PLACES_H
#define TSAGCHECK_CLI_PLACES_H

#include <stdbool.h>

#include "pack.h"

/* Adds the folders that are there, in the order in which they are asked: those beside the program,
 * then tsagcheck/rules in the data folders of the XDG Base Directory Specification 0.8, the user's
 * own first, then /usr/share/tsagcheck/rules. Texts live in a. */
void places_add(struct files *places, struct arena *a);

/* The folder that the program lies in, "" when the system does not say; lives in a. */
const char *places_program(struct arena *a);

/* Whether there is a folder, or a file, of that name. */
bool is_folder(const char *path);
bool is_file(const char *path);

/* Whether it is known that there is no such file: of one that cannot be asked about, reading says
 * why. */
bool is_missing(const char *file);

#endif
