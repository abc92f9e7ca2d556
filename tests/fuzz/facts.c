/* facts.c -- fuzz: the bytes are a facts.xml, used on a small report */
#include "../../checker/recognise/facts.h"
#include "fuzzing.h"

static const char document[] =
	"<report><body><sec sec-type='clause'><label>1</label><title>Meetings</title><p>The group "
	"met two times, see Table 1.</p><table-wrap><label>Table 1</label><table><thead><tr><th>"
	"Meeting</th><th>Date</th></tr></thead><tbody><tr><td>SG9</td><td>1 – 3 March 2024</td>"
	"</tr></tbody></table></table-wrap></sec></body></report>";

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *file = fuzzing_file((const char *)bytes, length);
	struct messages messages = {0};
	struct recognisers *recognisers = recognisers_load(&file, 1, &messages);
	struct report report = {0};

	if (recognisers && report_load_bytes(&report, "input.xml", document, sizeof document - 1,
				   &(struct load_options){0}, &messages) == 0)
		facts_recognise(recognisers, &report, &messages);
	if (!recognisers && messages.count == 0)
		__builtin_trap(); /* nothing was said */
	report_clear(&report);
	recognisers_free(recognisers);
	messages_clear(&messages);
	return 0;
}
