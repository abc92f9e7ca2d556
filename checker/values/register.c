/* register.c -- values: a key becomes the rows of a register that have it */
#include "register.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/arena.h"
#include "../base/file_state.h"
#include "../base/mapping.h"

/* The line at byte `at`, without its LF; the last line may lack it. */
static struct register_field
line_at(const struct register_file *reg, size_t at)
{
	const char *start = reg->bytes + at, *end = memchr(start, '\n', reg->length - at);

	return (struct register_field){start, end ? (size_t)(end - start) : reg->length - at};
}

static size_t
behind_line(const struct register_file *reg, size_t at)
{
	size_t end = at + line_at(reg, at).length;

	return end < reg->length ? end + 1 : end;
}

static struct register_field
nth_field(struct register_field line, size_t n)
{
	for (;; n--) {
		const char *tab = line.length ? memchr(line.text, '\t', line.length) : NULL;
		size_t length = tab ? (size_t)(tab - line.text) : line.length;

		if (n == 0)
			return (struct register_field){line.text, length};
		if (!tab)
			return (struct register_field){"", 0};
		line.text += length + 1;
		line.length -= length + 1;
	}
}

static bool
is(struct register_field field, const char *text)
{
	return field.length == strlen(text) && memcmp(field.text, text, field.length) == 0;
}

/* What a header line says when it is "# name: ...". */
static bool
header_says(struct register_field line, const char *name, struct register_field *said)
{
	size_t length = strlen(name);

	if (line.length < length + 4 || memcmp(line.text, "# ", 2) != 0 ||
		memcmp(line.text + 2, name, length) != 0 ||
		memcmp(line.text + 2 + length, ": ", 2) != 0)
		return false;
	*said = (struct register_field){line.text + length + 4, line.length - length - 4};
	return true;
}

struct register_field
register_says(const struct register_file *reg, const char *name)
{
	struct register_field said = {"", 0};

	for (size_t at = 0; at < reg->columns; at = behind_line(reg, at))
		if (header_says(line_at(reg, at), name, &said))
			break;
	return said;
}

bool
register_covers(const struct register_file *reg, const char *scope)
{
	struct register_field said;

	for (size_t at = 0; at < reg->columns; at = behind_line(reg, at))
		if (header_says(line_at(reg, at), "covers", &said) && is(said, scope))
			return true;
	return false;
}

/* Whether the rows end before the one that the header says is the last. */
static bool
is_cut(const struct register_file *reg)
{
	const struct register_field said = register_says(reg, "last");
	size_t at = reg->length;
	struct register_field key;

	if (said.length == 0)
		return false;
	at -= at > reg->rows && reg->bytes[at - 1] == '\n';
	while (at > reg->rows && reg->bytes[at - 1] != '\n')
		at--;
	key = nth_field(line_at(reg, at), 0);
	return reg->bytes[reg->length - 1] != '\n' || key.length != said.length ||
	       memcmp(key.text, said.text, key.length) != 0;
}

/* Finds the columns and the rows. Returns what is wrong, or NULL. */
static const char *
read_header(struct register_file *reg)
{
	struct register_field key, names;
	size_t at = 0;

	while (at < reg->length && reg->bytes[at] == '#')
		at = behind_line(reg, at);
	reg->columns = at;
	if (at == reg->length)
		return "it has no line of column names";
	names = line_at(reg, at);
	reg->rows = behind_line(reg, at);
	for (size_t i = 0; i < names.length; i++)
		reg->column_count += names.text[i] == '\t';
	reg->column_count++;
	if (register_says(reg, "source").length == 0)
		return "its header has no \"# source: \"";
	if (register_says(reg, "date").length == 0)
		return "its header has no \"# date: \"";
	key = register_says(reg, "key");
	if (key.length == 0)
		return "its header has no \"# key: \"";
	names = nth_field(names, 0);
	if (names.length != key.length || memcmp(names.text, key.text, key.length) != 0)
		return "its first column is not the key that the header names";
	return is_cut(reg) ? "it was cut short: its last row is not the one that the header names"
	                   : NULL;
}

/* Returns 0; or -1 with errno: there is less than was promised. */
static int
read_bytes(char *bytes, size_t length, int descriptor)
{
	size_t done = 0;

	while (done < length) {
		const ssize_t got = read(descriptor, bytes + done, length - done);

		if (got == 0)
			errno = EIO;
		if (got == 0 || (got < 0 && errno != EINTR))
			return -1;
		done += got > 0 ? (size_t)got : 0;
	}
	return 0;
}

static int
take_bytes(struct register_file *reg)
{
	char *bytes = mapping_new(reg->descriptor, reg->length);

	reg->is_mapped = bytes != NULL;
	if (!bytes) {
		bytes = memory_new(reg->length + 1);
		if (read_bytes(bytes, reg->length, reg->descriptor)) {
			free(bytes);
			return -1;
		}
	}
	reg->bytes = bytes;
	return 0;
}

/* Returns 0, or -1 with errno. */
static int
take_file(struct register_file *reg, const char *file)
{
	reg->descriptor = open(file, O_RDONLY | O_CLOEXEC);
	reg->is_open = reg->descriptor >= 0;
	if (!reg->is_open)
		return -1;
	if (fstat(reg->descriptor, &reg->status) == 0 && S_ISDIR(reg->status.st_mode))
		errno = EISDIR;
	else if (S_ISREG(reg->status.st_mode)) {
		reg->length = (size_t)reg->status.st_size;
		if (reg->length == 0 || take_bytes(reg) == 0)
			return 0;
	} else {
		errno = EINVAL;
	}
	return -1;
}

enum register_status
register_open(struct register_file *reg, const char *file, struct messages *messages)
{
	struct spot spot = {.file = file};
	const char *wrong;

	*reg = (struct register_file){0};
	if (take_file(reg, file)) {
		const int why = errno;

		register_close(reg);
		if (why == ENOENT)
			return REGISTER_MISSING;
		if (why == EINVAL)
			message(messages, MESSAGE_REGISTER_BROKEN, spot, "it is no plain file");
		else
			message(messages, MESSAGE_FILE_UNREADABLE, spot, strerror(why));
		return REGISTER_FAILED;
	}
	wrong = read_header(reg);
	if (!wrong)
		return REGISTER_OPEN;
	message(messages, MESSAGE_REGISTER_BROKEN, spot, wrong);
	register_close(reg);
	return REGISTER_FAILED;
}

bool
register_changed(const struct register_file *reg)
{
	struct stat now;

	return reg->is_open &&
	       (fstat(reg->descriptor, &now) || file_was_written(&reg->status, &now));
}

static int
compare(struct register_field a, const char *key, size_t length)
{
	int order = memcmp(a.text, key, a.length < length ? a.length : length);

	if (order)
		return order;
	return a.length < length ? -1 : a.length > length;
}

/* The start of the line that byte `at` is in, not before byte least. */
static size_t
line_start(const struct register_file *reg, size_t at, size_t least)
{
	while (at > least && reg->bytes[at - 1] != '\n')
		at--;
	return at;
}

/* The row that starts at a byte, if one does. */
static bool
row_at(const struct register_file *reg, size_t at, struct register_row *row)
{
	struct register_field line;

	if (at >= reg->length)
		return false;
	line = line_at(reg, at);
	*row = (struct register_row){line.text, line.length, nth_field(line, 0).length};
	return true;
}

bool
register_seek(
	const struct register_file *reg, const char *key, size_t length, struct register_row *row)
{
	size_t low = reg->rows, high = reg->length;

	/* Rows before low have smaller keys, rows from high on do not. */
	while (low < high) {
		size_t middle = line_start(reg, low + (high - low) / 2, low);

		if (compare(nth_field(line_at(reg, middle), 0), key, length) < 0)
			low = behind_line(reg, middle);
		else
			high = middle;
	}
	return row_at(reg, low, row);
}

bool
register_next(const struct register_file *reg, struct register_row *row)
{
	return row_at(reg, behind_line(reg, (size_t)(row->text - reg->bytes)), row);
}

int
register_row_compare(const struct register_row *row, const char *key, size_t length)
{
	return compare((struct register_field){row->text, row->key_length}, key, length);
}

struct register_field
register_column_name(const struct register_file *reg, size_t column)
{
	if (column >= reg->column_count)
		return (struct register_field){"", 0};
	return nth_field(line_at(reg, reg->columns), column);
}

size_t
register_column(const struct register_file *reg, const char *name)
{
	size_t column = 0;

	while (column < reg->column_count && !is(register_column_name(reg, column), name))
		column++;
	return column;
}

struct register_field
register_field(const struct register_row *row, size_t column)
{
	return nth_field((struct register_field){row->text, row->length}, column);
}

static size_t
lines_before(const struct register_file *reg, size_t at)
{
	size_t lines = 0;

	for (size_t i = 0; i < at; i++)
		lines += reg->bytes[i] == '\n';
	return lines;
}

size_t
register_unsorted(const struct register_file *reg)
{
	struct register_field before = {"", 0};

	for (size_t at = reg->rows; at < reg->length; at = behind_line(reg, at)) {
		struct register_field key = nth_field(line_at(reg, at), 0);

		if (compare(key, before.text, before.length) < 0)
			return lines_before(reg, at) + 1;
		before = key;
	}
	return 0;
}

void
register_close(struct register_file *reg)
{
	if (reg->is_mapped)
		mapping_free((char *)(size_t)reg->bytes, reg->length);
	else
		free((char *)(size_t)reg->bytes);
	if (reg->is_open)
		close(reg->descriptor);
	*reg = (struct register_file){0};
}
