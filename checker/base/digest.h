/* digest.h -- base: SHA-256 */
#ifndef TSAGCHECK_BASE_DIGEST_H
#define TSAGCHECK_BASE_DIGEST_H

#include <stddef.h>

#include "arena.h"

/* The SHA-256 (FIPS 180-4) of length bytes, as 64 lower-case hexadecimal digits. Lives in a. */
const char *digest_of(const void *bytes, size_t length, struct arena *a);

#endif
