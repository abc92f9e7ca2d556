/* exception.h -- values: the groups in whose favour a responsibility makes an exception */
#ifndef TSAGCHECK_VALUES_EXCEPTION_H
#define TSAGCHECK_VALUES_EXCEPTION_H

#include "../base/buffer.h"
#include "cursor.h"

/* Stands among the groups for "those having double/triple numbering in other series". */
#define EXCEPTION_DOUBLE "double-numbered"

/* Reads "except", "except for", "excluding" or "with the exception of" where the cursor stands.
 * Returns 0 with the cursor behind it; or -1, and then the cursor stays. */
int exception_scan_word(struct cursor *cursor);

/* Reads "those under the responsibility of Study Groups 2, 5 and 15", or less: "SG2", and adds the
 * groups to out, which is empty or has other groups: "SG2 SG5 SG15". As exception_scan_word(). */
int exception_scan_groups(struct cursor *cursor, struct buffer *out);

#endif
