/* digest.c -- base: SHA-256 */
#include "digest.h"

#include <sys/types.h>

#include <sha256.h>

const char *
digest_of(const void *bytes, size_t length, struct arena *a)
{
	char digits[SHA256_DIGEST_STRING_LENGTH];

	SHA256Data(length ? bytes : "", length, digits);
	return arena_copy(a, digits);
}
