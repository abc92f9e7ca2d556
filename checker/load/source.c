/* source.c -- load: a file becomes UTF-8 with lines and columns */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/buffer.h"
#include "../base/digest.h"

struct encoding {
	char name[40];
	size_t mark; /* bytes of the byte order mark */
	int unit;
};

static const struct {
	const char *bytes;
	size_t length, mark;
	const char *name;
	int unit;
} starts[] = {
	{"\xEF\xBB\xBF", 3, 3, "UTF-8", 0},
	{"\xFF\xFE", 2, 2, "UTF-16LE", 2},
	{"\xFE\xFF", 2, 2, "UTF-16BE", 2},
	{"<\0?\0", 4, 0, "UTF-16LE", 2},
	{"\0<\0?", 4, 0, "UTF-16BE", 2},
};

/* One byte a character each, so that source_file_offset() can count. */
static const char *const single_byte[] = {
	"iso-8859-", "windows-125", "us-ascii", "ascii", "koi8-r", "latin1"};

static bool
is_single_byte(const char *name)
{
	for (size_t i = 0; i < sizeof single_byte / sizeof *single_byte; i++)
		if (!strncasecmp(name, single_byte[i], strlen(single_byte[i])))
			return true;
	return false;
}

/* The encoding that an XML declaration at the start of bytes names; "" when none does. */
static void
declared(const char *bytes, size_t length, char *name, size_t room)
{
	const char *end, *at;
	size_t used = 0;

	name[0] = '\0';
	if (length < 5 || memcmp(bytes, "<?xml", 5) || !(end = memchr(bytes, '>', length)))
		return;
	for (at = bytes; at + 8 < end && memcmp(at, "encoding", 8); at++)
		;
	while (at < end && *at != '"' && *at != '\'')
		at++;
	for (at++; at < end && *at != '"' && *at != '\'' && used + 1 < room; at++)
		name[used++] = *at;
	name[used] = '\0';
}

static int
encoding_find(const char *file, const char *bytes, size_t length, struct encoding *encoding,
	struct messages *messages)
{
	const size_t count = sizeof starts / sizeof *starts;
	size_t i;

	for (i = 0; i < count; i++)
		if (length >= starts[i].length && !memcmp(bytes, starts[i].bytes, starts[i].length))
			break;
	*encoding = (struct encoding){.name = "UTF-8"};
	if (i < count) {
		strcpy(encoding->name, starts[i].name);
		encoding->mark = starts[i].mark;
		encoding->unit = starts[i].unit;
		return 0;
	}
	declared(bytes, length, encoding->name, sizeof encoding->name);
	if (!*encoding->name || !strcasecmp(encoding->name, "UTF-8"))
		return 0;
	encoding->unit = 1;
	return is_single_byte(encoding->name)
	               ? 0
	               : message(messages, MESSAGE_ENCODING_UNKNOWN, (struct spot){.file = file},
				 encoding->name);
}

/* All of bytes as UTF-8 at the end of out; -1 when they are not in that encoding. */
static int
convert(const char *bytes, size_t length, const char *encoding, struct buffer *out)
{
	iconv_t conversion = iconv_open("UTF-8", encoding);
	char *from = (char *)(size_t)bytes, step[4096];

	if (conversion == (iconv_t)-1)
		return -1;
	while (length > 0) {
		char *to = step;
		size_t room = sizeof step, had = length;
		size_t done = iconv(conversion, &from, &length, &to, &room);

		buffer_add(out, step, sizeof step - room);
		if (done == (size_t)-1 && (errno != E2BIG || had == length))
			break;
	}
	iconv_close(conversion);
	return length ? -1 : 0;
}

/* Takes over file_bytes, which malloc made and a NUL ends. */
static int
source_take(struct source *source, const char *name, char *file_bytes, size_t length,
	struct messages *messages)
{
	struct encoding encoding = {0};
	struct buffer out = {0};
	struct spot spot = {.file = name};
	int failed = 0;

	*source = (struct source){.name = name, .file_bytes = file_bytes, .file_length = length};
	source->bytes = file_bytes;
	if (length == 0)
		failed = message(messages, MESSAGE_FILE_EMPTY, spot);
	else
		failed = encoding_find(name, file_bytes, length, &encoding, messages);
	source->mark = encoding.mark;
	source->unit = encoding.unit;
	source->bytes = file_bytes + encoding.mark;
	source->length = length - encoding.mark;
	if (!failed && encoding.unit) {
		failed = convert(source->bytes, source->length, encoding.name, &out);
		if (failed)
			message(messages, MESSAGE_ENCODING_BROKEN, spot, encoding.name);
		source->bytes = out.text ? out.text : memory_new(1);
		source->length = out.length;
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
	return source_take(source, name, copy, length, messages);
}

static int
too_large(const char *file, size_t length, size_t limit, struct messages *messages)
{
	struct buffer has = {0}, most = {0};

	buffer_print(&has, "%zu", length);
	buffer_print(&most, "%zu", limit);
	message(messages, MESSAGE_FILE_TOO_LARGE, (struct spot){.file = file}, has.text, most.text);
	buffer_clear(&most);
	buffer_clear(&has);
	return -1;
}

/* Everything that can be read from fd, but no more than just past the limit. */
static int
read_all(int fd, size_t expected, size_t limit, struct buffer *out)
{
	ssize_t got = 1;

	while (got != 0 && (limit == 0 || out->length <= limit)) {
		size_t room = expected > out->length ? expected - out->length + 1 : 65536;

		if (out->room < out->length + room + 1) {
			out->room = out->length + room + 1;
			out->text = memory_resize(out->text, out->room);
		}
		got = read(fd, out->text + out->length, room);
		if (got < 0 && errno != EINTR)
			return -1;
		out->length += got > 0 ? (size_t)got : 0;
	}
	out->text[out->length] = '\0';
	return 0;
}

static int
open_file(const char *file, struct stat *status, struct messages *messages)
{
	struct spot spot = {.file = file};
	int fd = strcmp(file, "-") ? open(file, O_RDONLY | O_CLOEXEC) : dup(STDIN_FILENO);

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

int
source_read(struct source *source, const char *file, size_t limit, struct messages *messages)
{
	struct stat status;
	struct buffer bytes = {0};
	int fd = open_file(file, &status, messages);
	int failed = -1;

	*source = (struct source){0};
	if (fd < 0)
		return -1;
	if (limit && status.st_size > 0 && (size_t)status.st_size > limit)
		too_large(file, (size_t)status.st_size, limit, messages);
	else if (read_all(fd, (size_t)status.st_size, limit, &bytes))
		message(messages, MESSAGE_FILE_UNREADABLE, (struct spot){.file = file},
			strerror(errno));
	else if (limit && bytes.length > limit)
		too_large(file, bytes.length, limit, messages);
	else
		failed = 0;
	close(fd);
	if (!failed)
		return source_take(source, file, bytes.text, bytes.length, messages);
	buffer_clear(&bytes);
	return -1;
}

const char *
source_sha256(const struct source *source, struct arena *a)
{
	return digest_of(source->file_bytes, source->file_length, a);
}

void
source_clear(struct source *source)
{
	if (source->unit)
		free((char *)(size_t)source->bytes);
	free(source->file_bytes);
	free(source->lines);
	*source = (struct source){0};
}
