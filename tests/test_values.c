/* test_values.c -- tests: every value type, by what it reads and what it refuses */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/values/value.h"

struct value_case {
	const char *type, *text, *value; /* value NULL: refused */
};

static const struct value_case cases[] = {
	{"text", "  two\u00A0 words\n", "two words"},
	{"text", "ITU\u2011T \u201Cx\u201D", "ITU\u2011T \u201Cx\u201D"},
	{"text", "", ""},

	{"count", "two", "2"},
	{"count", "Zero", "0"},
	{"count", "NINETEEN", "19"},
	{"count", "twenty", "20"},
	{"count", "twenty-three", "23"},
	{"count", "Twenty\u2011three", "23"},
	{"count", "twenty three", "23"},
	{"count", "ninety-nine", "99"},
	{"count", " 23 ", "23"},
	{"count", "007", "7"},
	{"count", "999999999", "999999999"},
	{"count", "9999999999999999999999", NULL},
	{"count", "twenty-eleven", NULL},
	{"count", "twenty-zero", NULL},
	{"count", "twentythree", NULL},
	{"count", "two or three", NULL},
	{"count", "twos", NULL},
	{"count", "-3", NULL},
	{"count", "2.5", NULL},
	{"count", "none", NULL},
	{"count", "", NULL},

	{"date", "2024-08-02", "2024-08-02"},
	{"date-start", "Geneva, 30 May \u2013 2 June 2023", "2023-05-30"},
	{"date-end", "Geneva, 30 May \u2013 2 June 2023", "2023-06-02"},

	{"period", "2022-2024", "2022-2024"},
	{"period", "2022\u20132024", "2022-2024"},
	{"period", " 2022 \u2013 2024 ", "2022-2024"},
	{"period", "2024-2022", NULL},
	{"period", "2022-24", NULL},
	{"period", "2022", NULL},
	{"period", "2022-2024 (proposed)", NULL},

	{"question", "Q10/9", "10/9"},
	{"question", "Q.ACC/C", "Q.Acc/C"},
	{"question", "10/9", "10/9"},
	{"question", "Question 10/9", "10/9"},
	{"question", "question\u00A010/9", "10/9"},
	{"question", "Q 10/9", "10/9"},
	{"question", "Q.10/9", "10/9"},
	{"question", "ITU\u2011T Q10/9", "10/9"},
	{"question", " 1 / 16 ", "1/16"},
	{"question", "A/16", "A/16"},
	{"question", "Question A/16", "A/16"},
	{"question", "Q.A/16", "A/16"},
	{"question", "QA/16", "A/16"},
	{"question", "Q/16", "Q/16"},
	{"question", "Question Q/16", "Q/16"},
	{"question", "Q.Acc/C", "Q.Acc/C"},
	{"question", "Q.732U/5", NULL},
	{"question", "Question Q.Coord/C", "Q.Coord/C"},
	{"question", "4a/15", "4a/15"},
	{"question", "1/C", "1/C"},
	{"question", "01/2024", NULL},
	{"question", "1/2024", NULL},
	{"question", "01/16", NULL},
	{"question", "1/016", NULL},
	{"question", "Q.50", NULL},
	{"question", "Q.49/O.22", NULL},
	{"question", "All/3", NULL},
	{"question", "Acc/C", NULL},
	{"question", "Q10/9 and Q1/16", NULL},
	{"question", "10/9bis", NULL},
	{"question", "a/16", NULL},
	{"question", "10", NULL},
	{"question", "/9", NULL},
	{"question", "", NULL},

	{"recommendation", "G.769/Y.1242", "G.769/Y.1242"},
	{"recommendation", "ITU-T G.769/Y.1242", "G.769/Y.1242"},
	{"recommendation", "ITU\u2011T G.799.1/ Y.1451.1", "G.799.1/Y.1451.1"},
	{"recommendation", "Recommendation ITU-T A.1", "A.1"},
	{"recommendation", "ITU-T Recommendation A.1", "A.1"},
	{"recommendation", "Rec. ITU-T G.820/I.351/Y.1501", "G.820/I.351/Y.1501"},
	{"recommendation", "V.150.0", "V.150.0"},
	{"recommendation", "H.248.29", "H.248.29"},
	{"recommendation", "F.182 bis", "F.182 bis"},
	{"recommendation", "F.80bis/E.322", "F.80 bis/E.322"},
	{"recommendation", "E.211/Q.11 quarter", "E.211/Q.11 quater"},
	{"recommendation", "I.256.2a", "I.256.2a"},
	{"recommendation", "Q.1912.5 B", "Q.1912.5 B"},
	{"recommendation", "D.609R", "D.609 R"},
	{"recommendation", "D.300 R/E.282 R", "D.300 R/E.282 R"},
	{"recommendation", "D.301 R/F.66", "D.301 R/F.66"},
	{"recommendation", "D.000", "D.000"},
	{"recommendation", "H.264 (V16)", "H.264 (V16)"},
	{"recommendation", "Q.3941.1 v.1", "Q.3941.1 v.1"},
	{"recommendation", "A.8 (2008)", "A.8"},
	{"recommendation", "H.264 (V16) (08/2024)", "H.264 (V16)"},
	{"recommendation", "A.7 (Rev.)", NULL},
	{"recommendation", "A.18 (New, ex A.JCA)", NULL},
	{"recommendation", "A.8 (13/2008)", NULL},
	{"recommendation", "A.JCA", NULL},
	{"recommendation", "X.1.2.3.4", NULL},
	{"recommendation", "g.711", NULL},
	{"recommendation", "G.711x", NULL},
	{"recommendation", "Q.50-series", NULL},
	{"recommendation", "Q.10xx", NULL},
	{"recommendation", "Q.4x", NULL},
	{"recommendation", "E.120 \u2013 E.139", NULL},
	{"recommendation", "G.711, G.712", NULL},
	{"recommendation", "A.1/A.2/A.3/A.4", NULL},
	{"recommendation", "G.999999", NULL},
	{"recommendation", "G.", NULL},
	{"recommendation", "", NULL},

	{"recommendation-set", "ITU-T E.161, E.180-series", "E.161, E.180-E.189"},
	{"recommendation-set",
		"ITU-T H-series, except those under the responsibility of Study Group 20",
		"H-series (except SG20)"},
	{"recommendation-set", "None.", NULL},
	{"recommendation-set", "E.139 \u2013 E.120", NULL},
	{"recommendation-set", "", NULL},

	{"resolution", "(Rev. Geneva, 2022)", "Rev. Geneva, 2022"},
	{"resolution", "Rev. Geneva 2022", "Rev. Geneva, 2022"},
	{"resolution", "(rev. Bucharest 2022)", "Rev. Bucharest, 2022"},
	{"resolution", "(Rev.\u00A0New\u00A0Delhi, 2024)", "Rev. New\u00A0Delhi, 2024"},
	{"resolution", "(WTSA, Geneva 2022)", "Geneva, 2022"},
	{"resolution", "(PP, Bucharest 2022)", "Bucharest, 2022"},
	{"resolution", "(PP, 2022)", "2022"},
	{"resolution", "(PP, Rev. Bucharest, 2022)", "Rev. Bucharest, 2022"},
	{"resolution", "(Dubai, 2018)", "Dubai, 2018"},
	{"resolution", "(Florian\u00F3polis, 2004)", "Florian\u00F3polis, 2004"},
	{"resolution", "2022", "2022"},
	{"resolution", "(Rev. Geneva, 2022", NULL},
	{"resolution", "Rev. Geneva, 2022)", NULL},
	{"resolution", "(Rev. Geneva)", NULL},
	{"resolution", "(Rev. Geneva, 22)", NULL},
	{"resolution", "(see text, 2022)", NULL},
	{"resolution", "(Rev.1)", NULL},
	{"resolution", "", NULL},

	{"document", "WTSA-24 Doc.25", "WTSA-24/25"},
	{"document", "WTSA-24 Document 25", "WTSA-24/25"},
	{"document", "WTSA-24 C25", "WTSA-24/25"},
	{"document", "WTSA\u201124/25", "WTSA-24/25"},
	{"document", "Document WTSA-24/24", "WTSA-24/24"},
	{"document", "WTSA-24 C8 (Rev.1)", "WTSA-24/8 Rev.1"},
	{"document", "WTSA-24 INFO-03", "WTSA-24/INFO-3"},
	{"document", "WTSA-24 C24 Annex 2.2", "WTSA-24/24 Annex 2.2"},
	{"document", "TSAG-R1", "TSAG-R1"},
	{"document", "TD4R1", "TD4R1"},
	{"document", "TD004R1", "TD4R1"},
	{"document", "TSAG-TD004R1", "TSAG-TD4R1"},
	{"document", "TSAG TD599", "TSAG-TD599"},
	{"document", "TSAG\u2011TD256", "TSAG-TD256"},
	{"document", "TD256", "TD256"},
	{"document", "TD256 Rev.2", "TD256R2"},
	{"document", "TSAG-C15R1", "TSAG-C15R1"},
	{"document", "C15R1", "C15R1"},
	{"document", "C25 (Rev.1)", "C25R1"},
	{"document", "RG-IEM-DOC1", "RG-IEM-DOC1"},
	{"document", "DOC1R2", "DOC1R2"},
	{"document", "DOC6 Att.1", "DOC6 Att.1"},
	{"document", "Document 25", "Document 25"},
	{"document", "Doc.25 (Rev.1)", "Document 25R1"},
	{"document", "TSAG Doc.25", "TSAG-Document 25"},
	{"document", "TSAG-R2-R3", NULL},
	{"document", "TSAG-R1, 2", NULL},
	{"document", "WTSA-24", NULL},
	{"document", "WTSA-2425", NULL},
	{"document", "TD", NULL},
	{"document", "C8 (Rev.1", NULL},
	{"document", "25", NULL},
	{"document", "", NULL},

	{"person", "Mr Mart\u00EDnez Vanegas Victor Manuel", "manuel martinez vanegas victor"},
	{"person", "Victor Manuel MARTINEZ VANEGAS", "manuel martinez vanegas victor"},
	{"person", "Ms Ga\u00EBlle MARTIN-COCHER", "cocher gaelle martin"},
	{"person", "Mr Abdurahman M. AL HASSAN", "abdurahman al hassan"},
	{"person", "Luo (Noah) Zhong", "luo noah zhong"},
	{"person", "Dr.", NULL},
	{"person", "", NULL},

	{"group", "Working Parties 1/13, 2/13 and 3/13", "WP1/13 WP2/13 WP3/13"},
	{"group", "Study Group 16", "SG16"},
	{"group", "ITU\u2011T Study Group 16", "SG16"},
	{"group", "ITU-T SG16", "SG16"},
	{"group", "SG16", "SG16"},
	{"group", "SG 16", "SG16"},
	{"group", "COM 16", "SG16"},
	{"group", "SGC", "SGC"},
	{"group", "Study Group C", "SGC"},
	{"group", "Study Group TSAG", "TSAG"},
	{"group", "RG-WM", "RG-WM"},
	{"group", "RG\u2011WM", "RG-WM"},
	{"group", "WP1/TSAG", "WP1/TSAG"},
	{"group", "Working Party 1/TSAG", "WP1/TSAG"},
	{"group", "WP 2/16", "WP2/16"},
	{"group", "JCA-AHF", "JCA-AHF"},
	{"group", "FG-AI4H", "FG-AI4H"},
	{"group", "JCA-IoT", "JCA-IoT"},
	{"group", "TSAG", "TSAG"},
	{"group", "PLEN", "PLEN"},
	{"group", "ITU-R SG6", "ITU-R SG6"},
	{"group", "ITU-R WP5A", "ITU-R WP5A"},
	{"group", "ITU-D Study Group 1", "ITU-D SG1"},
	{"group", "Study Groups 12 and 15", NULL},
	{"group", "Study Group", NULL},
	{"group", "RG-", NULL},
	{"group", "RG-IEM #1", NULL},
	{"group", "1", NULL},
	{"group", "None", NULL},
	{"group", "", NULL},

	{"reports", "TSAG-R1", "R1"},
	{"reports", "TSAG-R2-R3", "R2 R3"},
	{"reports", "TSAG\u2011R4\u2013R7", "R4 R5 R6 R7"},
	{"reports", "TSAG-R1, 2, 4 and 8", "R1 R2 R4 R8"},
	{"reports", "TSAG-R1, 2, 4, 8", "R1 R2 R4 R8"},
	{"reports", "TSAG-R1, TSAG-R2", "R1 R2"},
	{"reports", "SG16-R1 to R4", "R1 R2 R3 R4"},
	{"reports", "SG16\u2011R1 to 4", "R1 R2 R3 R4"},
	{"reports", "R1", "R1"},
	{"reports", "R4-R3", NULL},
	{"reports", "R4-R4", NULL},
	{"reports", "R1-R1000", NULL},
	{"reports", "R1-R600, R1001-R1500", NULL},
	{"reports", "TSAG", NULL},
	{"reports", "R1 2", NULL},
	{"reports", "R1,", NULL},
	{"reports", "", NULL},

	{"deliverable", "A-Suppl.2", "A Suppl. 2"},
	{"deliverable", "A Suppl. 2", "A Suppl. 2"},
	{"deliverable", "A.Suppl.2", "A Suppl. 2"},
	{"deliverable", "A.Sup2", "A Suppl. 2"},
	{"deliverable", "A\u2011series Supplement 2", "A Suppl. 2"},
	{"deliverable", "ITU-T A-series Supplement 2", "A Suppl. 2"},
	{"deliverable", "E-800 series Suppl. 9", "E-800 series Suppl. 9"},
	{"deliverable", "E.164 Suppl. 3", "E.164 Suppl. 3"},
	{"deliverable", "M Suppl. 1.1", "M Suppl. 1.1"},
	{"deliverable", "Y.Suppl.54 to Y.4000-series", "Y Suppl. 54"},
	{"deliverable", "Suppl. 73 to Y.3900-series", "Y Suppl. 73"},
	{"deliverable", "Supplement 6 to ITU-T A-series Recommendations", "A Suppl. 6"},
	{"deliverable", "ITU-T G-series Recommendations \u2013 Supplement 41", "G Suppl. 41"},
	{"deliverable", "E.1100 series Suppl. 1", "E-1100 series Suppl. 1"},
	{"deliverable", "ITU-T A.8 (2008) Amd.1", "A.8 (2008) Amd. 1"},
	{"deliverable", "G.709/ Y.1331 (06/2020) Amendment 3", "G.709/Y.1331 (2020) Amd. 3"},
	{"deliverable", "X.731 (1992) Technical Cor. 1", "X.731 (1992) Technical Cor. 1"},
	{"deliverable", "X.731 (1992) Amd. 1 Err. 1", "X.731 (1992) Amd. 1 Err. 1"},
	{"deliverable", "Z.100 Annex F1", "Z.100 Annex F1"},
	{"deliverable", "G.191 Appendix II", "G.191 App. II"},
	{"deliverable", "Z.Imp100", "Z.Imp100"},
	{"deliverable", "FSTP-TACL", "FSTP-TACL"},
	{"recommendation", "ITU-T Q.3941.1 v.1", "Q.3941.1 v.1"},
	{"recommendation", "H.264 (V16) (08/2024)", "H.264 (V16)"},
	{"recommendation", "F.182 bis", "F.182 bis"},
	{"recommendation", "D.300 R", "D.300 R"},
	{"recommendation", "G.820/I.351/Y.1501", "G.820/I.351/Y.1501"},
	{"deliverable", "A.18", "A.18"},
	{"deliverable", "ITU-T A.18", "A.18"},
	{"deliverable", "ASBN-AHDGC", "ASBN-AHDGC"},
	{"deliverable", "TR.CUP", "TR.CUP"},
	{"deliverable", " HSTP.ACC-UC  (2024) ", "HSTP.ACC-UC (2024)"},
	{"deliverable", "None.", NULL},
	{"deliverable", "Not applicable", NULL},
	{"deliverable", "", NULL},
};

static void
assert_case(const struct value_case *c)
{
	struct buffer out = {0};
	enum value_type type = value_type_named(c->type);
	int status;

	assert_int_not_equal(type, VALUE_TYPES);
	buffer_add_text(&out, "=");
	status = value_read(type, c->text, strlen(c->text), &out);
	if ((status == 0) != (c->value != NULL) ||
		strcmp(out.text + 1, c->value ? c->value : "") != 0)
		fail_msg("%s \"%s\": status %d, \"%s\"", c->type, c->text, status, out.text);
	assert_int_equal(out.length, strlen(out.text));
	buffer_clear(&out);
}

static void
values_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_case(&cases[i]);
}

/* What value_read() gave, it reads again as the same. */
static void
values_read_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct value_case again = {cases[i].type, cases[i].value, cases[i].value};

		/* A report's number alone has lost its group and reads back item by item. */
		if (cases[i].value &&
			!(strcmp(cases[i].type, "reports") == 0 && strchr(cases[i].value, ' ')))
			assert_case(&again);
	}
}

/* Nothing is read behind the length that was given: every start of every case, at the end of memory
 * that a sanitizer watches. */
static void
every_start_of_a_value_is_survived(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t length = 0; length <= strlen(cases[i].text); length++)
			for (enum value_type type = 0; type < VALUE_TYPES; type++) {
				char *copy = test_malloc(length + !length);
				struct buffer out = {0};

				memcpy(copy, cases[i].text, length);
				if (value_read(type, copy, length, &out))
					assert_int_equal(out.length, 0);
				buffer_clear(&out);
				test_free(copy);
			}
}

static void
every_type_has_its_name(void **state)
{
	(void)state;
	assert_int_equal(value_type_named("text"), VALUE_TEXT);
	assert_int_equal(value_type_named("date-start"), VALUE_START);
	assert_int_equal(value_type_named("date-end"), VALUE_END);
	assert_int_equal(value_type_named("recommendation-set"), VALUE_RECOMMENDATIONS);
	assert_int_equal(value_type_named("deliverable"), VALUE_DELIVERABLE);
	assert_int_equal(value_type_named("Text"), VALUE_TYPES);
	assert_int_equal(value_type_named(""), VALUE_TYPES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_read),
		cmocka_unit_test(values_read_back),
		cmocka_unit_test(every_start_of_a_value_is_survived),
		cmocka_unit_test(every_type_has_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
