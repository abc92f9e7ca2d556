/* value.h -- values: the types that a field of a fact can have */
#ifndef TSAGCHECK_VALUES_VALUE_H
#define TSAGCHECK_VALUES_VALUE_H

#include "../base/buffer.h"

enum value_type {
	VALUE_TEXT,            /* white space collapsed                                  */
	VALUE_COUNT,           /* "two", "23", "twenty-three" -> "2", "23"               */
	VALUE_DATE,            /* a day or a month -> "2024-08-02", "2022-03"            */
	VALUE_START,           /* the first day of a day or a range of days              */
	VALUE_END,             /* the last day of a day or a range of days               */
	VALUE_PERIOD,          /* "2022-2024"                                            */
	VALUE_QUESTION,        /* "Q10/9" -> "10/9", "Question A/16" -> "A/16"           */
	VALUE_RECOMMENDATION,  /* "ITU-T G.769/Y.1242" -> "G.769/Y.1242"                 */
	VALUE_RECOMMENDATIONS, /* the canonical text of a set of Recommendations         */
	VALUE_RESOLUTION,      /* edition: "(Rev. Geneva 2022)" -> "Rev. Geneva, 2022"   */
	VALUE_DOCUMENT,        /* "WTSA-24 Doc.25", "C25 (Rev.1)" -> "WTSA-24/25", ...   */
	VALUE_GROUP,           /* "Study Group 16", "ITU-T SG16" -> "SG16"; "RG-WM"      */
	VALUE_REPORTS,         /* "TSAG-R4-R7" -> "R4 R5 R6 R7"                          */
	VALUE_DELIVERABLE,     /* "A-Suppl.2", "A-series Supplement 2" -> "A Suppl. 2"   */
	VALUE_PERSON,          /* "Ms Gaëlle MARTIN-COCHER" -> "cocher gaelle martin"    */
	VALUE_TYPES
};

/* The type that facts.xml calls name ("date", "recommendation-set"), or VALUE_TYPES. */
enum value_type value_type_named(const char *name);

/* Adds the normalised form of length bytes of text (UTF-8) to out.
 * Returns 0; or -1 when text is no value of that type, and then out is as it was. No message. */
int value_read(enum value_type type, const char *text, size_t length, struct buffer *out);

#endif
