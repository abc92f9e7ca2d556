/* xpath.c -- fuzz: the bytes are an expression of a rule, evaluated on a small report */
#include "../../checker/base/buffer.h"
#include "fuzzing.h"

#define START                                                                                   \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>" \
	"<sch:ns prefix='t' uri='urn:tsagcheck'/>"                                              \
	"<sch:ns prefix='re' uri='http://exslt.org/regular-expressions'/>"                      \
	"<sch:ns prefix='str' uri='http://exslt.org/strings'/>"                                 \
	"<sch:ns prefix='math' uri='http://exslt.org/math'/>"                                   \
	"<sch:ns prefix='set' uri='http://exslt.org/sets'/>"                                    \
	"<sch:ns prefix='date' uri='http://exslt.org/dates-and-times'/>"                        \
	"<sch:pattern><sch:rule context='responsibility'><sch:report test=\""
#define END "\"/></sch:rule></sch:pattern></sch:schema>"

static const char document[] =
	"<report><body><p>Study Group 9 met on 1 – 3 March 2024.</p></body>"
	"<facts><responsibility group='SG9' set='E.100-E.199 (except SG2)'/>"
	"<responsibility group='SG2' set='E.120-E.160, H-series'/></facts></report>";

static void
add_text(struct buffer *out, const uint8_t *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (bytes[i] == '"' || bytes[i] == '<' || bytes[i] == '&')
			buffer_print(out, "&#%d;", bytes[i]);
		else
			buffer_add_byte(out, (char)bytes[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buffer schema = {0};

	buffer_add_text(&schema, START);
	add_text(&schema, bytes, length);
	buffer_add_text(&schema, END);
	fuzzing_judge(schema.text, schema.length, document);
	buffer_clear(&schema);
	return 0;
}
