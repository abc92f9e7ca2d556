/* group.h -- values: the name of a group */
#ifndef TSAGCHECK_VALUES_GROUP_H
#define TSAGCHECK_VALUES_GROUP_H

#include "../base/buffer.h"
#include "cursor.h"

/* Reads "Study Group", "Study Groups", "SG" or "COM", perhaps behind "ITU-T", where the cursor
 * stands. Returns 0 with the cursor behind it; or -1, and then the cursor stays. */
int group_scan_study(struct cursor *cursor);

/* Reads the number or letter of a study group where the cursor stands, and adds "SG16" or "SGC" to
 * out. The letter of "H-series" or "Q.50" is none. As group_scan_study(). */
int group_scan_number(struct cursor *cursor, struct buffer *out);

#endif
