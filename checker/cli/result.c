/* result.c -- cli: what a command writes becomes a file, or is seen to have arrived */
#include "result.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "file.h"

void
result_open(struct result *result, const char *file)
{
	*result = (struct result){.out = stdout, .file = file};
	if (file)
		result->out = open_memstream(&result->bytes, &result->length);
	if (!result->out)
		die("out of memory");
}

static int
say(const char *file, struct messages *messages)
{
	const struct spot spot = {.file = file};

	return errno == EPIPE ? message(messages, MESSAGE_OUTPUT_CLOSED, spot)
	                      : message(messages, MESSAGE_OUTPUT_FAILED, spot,
					strerror(errno ? errno : EIO));
}

/* Whether nobody reads any more what is written to a pipe. */
static bool
is_closed(FILE *out)
{
	struct pollfd end = {.fd = fileno(out), .events = POLLOUT};

	return poll(&end, 1, 0) == 1 && end.revents & POLLERR;
}

/* What was written must have arrived: a full disk is no success. */
static int
flush(FILE *out, struct messages *messages)
{
	const bool failed_before = ferror(out);

	errno = 0; /* what failed before has long been overwritten */
	if (!fflush(out) && !failed_before)
		return 0;
	if (is_closed(out))
		errno = EPIPE;
	clearerr(out);
	return say("standard output", messages);
}

static int
write_file(struct result *result, bool failed, struct messages *messages)
{
	int lost = 0;

	file_close_memory(result->out);
	if ((result->length > 0 || !failed) &&
		file_write(result->file, result->bytes, result->length))
		lost = say(result->file, messages);
	free(result->bytes);
	*result = (struct result){.out = NULL};
	return lost;
}

/* A command that writes a file may have told something about it, too. */
int
result_close(struct result *result, bool failed, struct messages *messages)
{
	const int lost = result->file ? write_file(result, failed, messages) : 0;

	return flush(stdout, messages) || lost ? -1 : 0;
}
