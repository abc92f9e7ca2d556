/* normalise.h -- values: the readers behind value_read(), one file each */
#ifndef TSAGCHECK_VALUES_NORMALISE_H
#define TSAGCHECK_VALUES_NORMALISE_H

#include <stddef.h>

#include "../base/buffer.h"

/* Each adds the normal form of length bytes of text (UTF-8) to out: see value.h for what it reads.
 * Returns 0; or -1 when text is no such value, and then out may have grown: value_read() cuts it.
 */
int text_normalise(const char *text, size_t length, struct buffer *out);
int count_normalise(const char *text, size_t length, struct buffer *out);
int date_normalise(const char *text, size_t length, struct buffer *out);
int start_normalise(const char *text, size_t length, struct buffer *out);
int end_normalise(const char *text, size_t length, struct buffer *out);
int period_normalise(const char *text, size_t length, struct buffer *out);
int question_normalise(const char *text, size_t length, struct buffer *out);
int recommendation_normalise(const char *text, size_t length, struct buffer *out);
int recommendations_normalise(const char *text, size_t length, struct buffer *out);
int resolution_normalise(const char *text, size_t length, struct buffer *out);
int document_normalise(const char *text, size_t length, struct buffer *out);
int group_normalise(const char *text, size_t length, struct buffer *out);
int reports_normalise(const char *text, size_t length, struct buffer *out);
int deliverable_normalise(const char *text, size_t length, struct buffer *out);
int person_normalise(const char *text, size_t length, struct buffer *out);

#endif
