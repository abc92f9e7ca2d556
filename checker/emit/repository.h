/* repository.h -- emit: files and findings as those who keep a repository know them */
#ifndef TSAGCHECK_EMIT_REPOSITORY_H
#define TSAGCHECK_EMIT_REPOSITORY_H

#include "../base/buffer.h"
#include "../check/findings.h"

/* Adds the name of a file without steps that go nowhere: "a/b" for "./a//./b". */
void repository_path(struct buffer *out, const char *name);

/* Adds the same as a reference (RFC 3986), relative to the top of the repository when the name is
 * relative, else a file URI. */
void repository_uri(struct buffer *out, const char *name);

/* For each finding how many of its document have its rule and fingerprint and come before it: they
 * are taken for one where nothing tells them apart. Owner: caller frees with free(). */
size_t *repository_repeats(const struct findings *findings);

#endif
