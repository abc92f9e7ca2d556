/* source.h -- load: the bytes of a file, in UTF-8, and the lines and columns in them */
#ifndef TSAGCHECK_LOAD_SOURCE_H
#define TSAGCHECK_LOAD_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "../base/buffer.h"
#include "../base/message.h"

/* {0} is an empty source. An offset counts bytes of `bytes`, which is UTF-8 whatever the file was
 * in; source_file_offset() gives the byte of the file itself. */
struct source {
	const char *name;
	const char *bytes; /* a NUL stands behind the last one */
	size_t length;
	char *text;       /* bytes, when they are no part of file_bytes */
	char *file_bytes; /* as they lie on the disk; bytes may be a part of them */
	size_t file_length;
	bool is_mapped;     /* file_bytes are, and were not allocated */
	const char *file;   /* of those that are mapped */
	struct stat status; /* when it was opened */
	size_t mark;        /* bytes of the byte order mark that was taken off the file's start */
	int unit;           /* bytes a code unit of the file: 1, 2 or 4; 0 when the file is UTF-8 */
	size_t *lines;      /* made on first use: where each line starts */
	size_t line_count;
	struct source_tally *tallies; /* made with lines: what stands before every few bytes */
};

/* Reads a file ("-": standard input), which the user calls name, of at most limit bytes (0: any)
 * and makes it UTF-8: by its byte order mark, else by its XML declaration; else it is UTF-8, which
 * the loaders look at: whether bytes are valid is their question. Owner: source_clear(). Returns 0;
 * or -1 after one message(), and then the source is empty. */
int source_read(struct source *source, const char *name, const char *file, size_t limit,
	struct messages *messages);

/* The same from length bytes in memory; takes a copy. */
int source_from_bytes(struct source *source, const char *name, const char *bytes, size_t length,
	struct messages *messages);

/* Line from 1 of an offset, and column from 1 counted in characters. CR LF, CR and LF end a line,
 * whose text is borrowed from the source.
 * What it costs grows neither with the length of the line nor with the offset. */
struct spot source_spot(struct source *source, size_t offset);

/* Whether a file that is mapped, and so read again and again, was written to since it was
 * opened. */
bool source_changed(const struct source *source);

/* The byte of the file, as it lies on the disk, at which offset was written. */
size_t source_file_offset(const struct source *source, size_t offset);

/* Makes what source_spot() and source_file_offset() look things up in; source_read() has done it
 * where the latter needs it. */
void source_index(struct source *source);

/* Whether the start of the source, where the root element of XML is, has the URI in quotes. */
bool source_declares(const struct source *source, const char *uri);

/* The SHA-256 of the file as it lies on the disk, in hexadecimal digits. Lives in a. */
const char *source_sha256(const struct source *source, struct arena *a);

/* Makes the text, which is taken over and left empty, the bytes of the source: what the file shows,
 * for files that are no text. Offsets are bytes of it then. */
void source_set_text(struct source *source, struct buffer *text);

/* Says that bytes [start, end) will hardly be looked at again: those of a large file take no memory
 * then until they are. */
void source_release(const struct source *source, size_t start, size_t end);

void source_clear(struct source *source);

#endif
