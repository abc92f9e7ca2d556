/* landlock.h -- cli: files that the process needs become the only ones that Linux lets it reach */
#ifndef TSAGCHECK_CLI_LANDLOCK_H
#define TSAGCHECK_CLI_LANDLOCK_H

#include "sandbox.h"

/* Both as struct confinement wants them. What is not there is passed over: nothing can be read or
 * written there either. */
bool landlock_writing(const struct paths *kept);
bool landlock_reading(const struct paths *kept);

#endif
