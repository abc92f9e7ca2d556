/* register.h -- values: a sorted table in a file, looked up by its key without being read whole
 *
 * The file is UTF-8: lines "# source: ...", "# date: ...", any number of "# covers: <scope>", "#
 * key: <column>" and, to see whether the file was cut short, "# last: <key of the last row>"; a
 * line of column names; rows sorted bytewise by their first column, which is the key. Fields are
 * separated by tabs, lines end with LF. */
#ifndef TSAGCHECK_VALUES_REGISTER_H
#define TSAGCHECK_VALUES_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "../base/message.h"

/* An open register. {0} is a register without rows. Owner: caller, who ends with register_close().
 */
struct register_file {
	const char *bytes; /* mapped, or read where cuts are not heard: see mapping.h */
	size_t length;
	bool is_mapped, is_open;
	int descriptor; /* while it is open */
	struct stat status;
	size_t columns; /* the byte at which the line of column names starts */
	size_t rows;    /* the byte at which the first row starts */
	size_t column_count;
};

/* Bytes of the register, borrowed until it is closed; not NUL-terminated. */
struct register_field {
	const char *text;
	size_t length;
};

/* A row, borrowed as a field is. */
struct register_row {
	const char *text;
	size_t length;
	size_t key_length;
};

enum register_status { REGISTER_OPEN, REGISTER_MISSING, REGISTER_FAILED };

/* Opens the file and reads its header. Returns REGISTER_OPEN; REGISTER_MISSING when there is no
 * such file, without a message; or REGISTER_FAILED after one message. When not open, the register
 * is {0}. */
enum register_status register_open(
	struct register_file *reg, const char *file, struct messages *messages);

/* Finds the first row whose key is not less than that; touches about as many pages as the file's
 * size has binary digits. Returns whether there is one. */
bool register_seek(
	const struct register_file *reg, const char *key, size_t length, struct register_row *row);

/* Moves to the next row. Returns whether there is one; when not, row stays. */
bool register_next(const struct register_file *reg, struct register_row *row);

/* Less than, equal to or greater than 0 as the row's key is before, is or is behind that one. */
int register_row_compare(const struct register_row *row, const char *key, size_t length);
/* The index of the column of that name, or column_count. */
size_t register_column(const struct register_file *reg, const char *name);
/* The name of a column; {"", 0} behind the last. */
struct register_field register_column_name(const struct register_file *reg, size_t column);
/* The field of a row in a column; {"", 0} when the row is shorter. */
struct register_field register_field(const struct register_row *row, size_t column);
/* The first header line of that name, "source" or "date", behind the colon; {"", 0} when there is
 * none. */
struct register_field register_says(const struct register_file *reg, const char *name);
/* Whether the register claims to be complete for the scope: "2022-2024 16". */
bool register_covers(const struct register_file *reg, const char *scope);

/* The number of the first line whose key is less than the one before it, counted from 1; 0 when the
 * rows are sorted, without which nothing is found. Reads all of the file. */
size_t register_unsorted(const struct register_file *reg);
/* Whether the file is another one than when it was opened, so that what was read may be neither. */
bool register_changed(const struct register_file *reg);
/* May be called twice. */
void register_close(struct register_file *reg);

#endif
