/* source.c -- load: a file becomes bytes of UTF-8 in memory */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/buffer.h"
#include "../base/digest.h"
#include "../base/file_state.h"
#include "../base/mapping.h"
#include "encoding.h"

/* Comments and instructions may stand before the root element. */
enum { START_LONGEST = 4096 };

/* A file of as many bytes is mapped. */
enum { MAPPED_LEAST = 1 << 20 };

/* What a reader of UTF-8 sees in the file. Says what is wrong. */
static int
decode(struct source *source, const struct encoding *encoding, struct messages *messages)
{
	struct buffer out = {0};
	int failed = encoding_convert(
		encoding, source->bytes + encoding->mark, source->length - encoding->mark, &out);

	source->unit = encoding->unit;
	buffer_add(&out, "", 0);
	source->bytes = source->text = out.text;
	source->length = out.length;
	if (failed)
		message(messages, MESSAGE_ENCODING_BROKEN, source_spot(source, source->length),
			encoding->name);
	else
		source_index(source);
	return failed;
}

/* Makes UTF-8 of file_bytes, which malloc or mapping_new() made and a NUL ends. */
static int
take_bytes(struct source *source, const char *name, struct messages *messages)
{
	const size_t length = source->file_length;
	const struct encoding encoding = encoding_of(source->file_bytes, length);
	struct spot spot = {.file = name};
	int failed = 0;

	source->name = name;
	source->bytes = source->file_bytes;
	source->length = length;
	source->mark = encoding.mark;
	if (length == encoding.mark) {
		failed = message(messages, MESSAGE_FILE_EMPTY, spot);
	} else if (encoding.belied) {
		spot.line = spot.column = 1;
		failed = message(messages, MESSAGE_ENCODING_BROKEN, spot, encoding.name);
	} else if (!encoding.known) {
		failed = message(messages, MESSAGE_ENCODING_UNKNOWN, spot, encoding.name);
	} else if (encoding.unit) {
		failed = decode(source, &encoding, messages);
	} else {
		source->bytes += encoding.mark;
		source->length -= encoding.mark;
	}
	if (failed)
		source_clear(source);
	return failed;
}

int
source_from_bytes(struct source *source, const char *name, const char *bytes, size_t length,
	struct messages *messages)
{
	char *copy = memory_new(length + 1);

	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	*source = (struct source){.file_bytes = copy, .file_length = length};
	return take_bytes(source, name, messages);
}

static int
too_large(const char *file, size_t limit, struct messages *messages)
{
	char most[32];

	snprintf(most, sizeof most, "%zu", limit);
	return message(messages, MESSAGE_FILE_TOO_LARGE, (struct spot){.file = file}, most);
}

/* Room for one byte more than is expected, so that the end is seen without asking for more. */
static void
make_room(struct buffer *out, size_t expected)
{
	if (out->room > out->length + 1)
		return;
	out->room = (expected > out->length ? expected : 65536 + 2 * out->length) + 2;
	out->text = memory_resize(out->text, out->room);
}

/* Everything that can be read from fd, but no more than just past the limit. */
static int
read_all(int fd, size_t expected, size_t limit, struct buffer *out)
{
	ssize_t got = 1;

	while (got != 0 && (limit == 0 || out->length <= limit)) {
		make_room(out, expected);
		got = read(fd, out->text + out->length, out->room - out->length - 1);
		if (got < 0 && errno != EINTR)
			return -1;
		out->length += got > 0 ? (size_t)got : 0;
	}
	out->text[out->length] = '\0';
	return 0;
}

/* Asks before it opens: whoever may not read a folder is to know all the same that it is one. */
static int
open_file(const char *name, const char *file, struct stat *status, struct messages *messages)
{
	const bool is_named = strcmp(file, "-") != 0;
	struct spot spot = {.file = name};
	int fd = -1;

	if (is_named && stat(file, status) == 0 && S_ISDIR(status->st_mode))
		return message(messages, MESSAGE_FILE_DIRECTORY, spot);
	fd = is_named ? open(file, O_RDONLY | O_CLOEXEC) : dup(STDIN_FILENO);
	if (fd < 0 || fstat(fd, status))
		message(messages, MESSAGE_FILE_MISSING, spot, strerror(errno));
	else if (S_ISDIR(status->st_mode))
		message(messages, MESSAGE_FILE_DIRECTORY, spot);
	else
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* A regular file that is large enough. Returns whether it was mapped. */
static bool
map_all(int fd, const struct stat *status, struct source *source)
{
	if (!S_ISREG(status->st_mode) || status->st_size < MAPPED_LEAST)
		return false;
	source->file_length = (size_t)status->st_size;
	source->file_bytes = mapping_new(fd, source->file_length);
	source->is_mapped = source->file_bytes != NULL;
	source->status = *status;
	return source->is_mapped;
}

/* The bytes of an open file, as they lie on the disk. */
static int
read_file(int fd, const struct stat *status, size_t limit, struct source *source,
	struct messages *messages)
{
	const char *file = source->name;
	struct buffer bytes = {0};

	if (limit && status->st_size > 0 && (size_t)status->st_size > limit)
		return too_large(file, limit, messages);
	if (map_all(fd, status, source))
		return 0;
	if (read_all(fd, (size_t)status->st_size, limit, &bytes)) {
		const char *why = strerror(errno);

		buffer_clear(&bytes);
		return message(messages, MESSAGE_FILE_UNREADABLE, (struct spot){.file = file}, why);
	}
	source->file_bytes = bytes.text;
	source->file_length = bytes.length;
	return limit && bytes.length > limit ? too_large(file, limit, messages) : 0;
}

/* Whether what was read may be neither the file before nor the one after. */
static bool
was_written(int fd, const struct stat *before)
{
	struct stat now;

	return fstat(fd, &now) == 0 && file_was_written(before, &now);
}

bool
source_changed(const struct source *source)
{
	struct stat now;

	if (!source->is_mapped)
		return false;
	if (strcmp(source->file, "-") ? stat(source->file, &now) : fstat(STDIN_FILENO, &now))
		return false;
	return file_was_written(&source->status, &now);
}

int
source_read(struct source *source, const char *name, const char *file, size_t limit,
	struct messages *messages)
{
	struct stat status;
	int fd = open_file(name, file, &status, messages);
	int failed;

	*source = (struct source){.name = name, .file = file};
	if (fd < 0)
		return -1;
	failed = read_file(fd, &status, limit, source, messages);
	if (!failed && was_written(fd, &status))
		failed = message(messages, MESSAGE_FILE_CHANGED, (struct spot){.file = name});
	close(fd);
	if (!failed)
		return take_bytes(source, name, messages);
	source_clear(source);
	return -1;
}

bool
source_declares(const struct source *source, const char *uri)
{
	const char *start = source->bytes + strspn(source->bytes, " \t\r\n"), *found = start;

	if (*start != '<')
		return false;
	while ((found = strstr(found + 1, uri)) && found - start < START_LONGEST)
		if (strchr("\"'", found[-1]) && strchr("\"'", found[strlen(uri)]))
			return true;
	return false;
}

const char *
source_sha256(const struct source *source, struct arena *a)
{
	return digest_of(source->file_bytes, source->file_length, a);
}

void
source_set_text(struct source *source, struct buffer *text)
{
	buffer_add(text, "", 0);
	free(source->text);
	free(source->lines);
	free(source->tallies);
	source->lines = NULL;
	source->tallies = NULL;
	source->line_count = 0;
	source->bytes = source->text = text->text;
	source->length = text->length;
	*text = (struct buffer){0};
}

void
source_release(const struct source *source, size_t start, size_t end)
{
	if (source->is_mapped)
		mapping_release(source->file_bytes, start, end);
}

void
source_clear(struct source *source)
{
	free(source->text);
	if (source->is_mapped)
		mapping_free(source->file_bytes, source->file_length);
	else
		free(source->file_bytes);
	free(source->lines);
	free(source->tallies);
	*source = (struct source){0};
}
