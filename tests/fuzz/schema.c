/* schema.c -- fuzz: the bytes are a Schematron schema, used on a small document */
#include "fuzzing.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	fuzzing_judge((const char *)bytes, length,
		"<d xmlns:p='urn:p' a='1' b='E.1-E.9'><p:e id='x'>2024-01-02<!--c--></p:e>"
		"<e id='y' n='2'>text <b>bold</b></e><e id='z' n='10'/><?target data?></d>");
	return 0;
}
