/* native_text.h -- xpath: functions of XPath 1.0 that give texts (4.1, 4.2) */
#ifndef TSAGCHECK_XPATH_NATIVE_TEXT_H
#define TSAGCHECK_XPATH_NATIVE_TEXT_H

#include "native.h"

/* The text of the call's argument; without one, that of the context node. */
const char *text_or_own(struct native *native, const struct term *call, struct focus focus);

/* The functions; they fit struct native_function. */
const char *give_normalized(struct native *native, const struct term *call, struct focus focus);
const char *give_concatenated(struct native *native, const struct term *call, struct focus focus);
const char *give_substring(struct native *native, const struct term *call, struct focus focus);
const char *give_before(struct native *native, const struct term *call, struct focus focus);
const char *give_after(struct native *native, const struct term *call, struct focus focus);
const char *give_translated(struct native *native, const struct term *call, struct focus focus);
const char *give_name(struct native *native, const struct term *call, struct focus focus);
const char *give_local_name(struct native *native, const struct term *call, struct focus focus);
const char *give_namespace(struct native *native, const struct term *call, struct focus focus);

/* round() (XPath 1.0, 4.4): halves go up. */
double number_rounded(double number);

#endif
