/* test_domain.c -- tests: what the functions of urn:tsagcheck give in expressions */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../checker/check/registers.h"
#include "calling.h"

static const char document[] =
	"<report xmlns:t='urn:tsagcheck' xmlns:str='http://exslt.org/strings' "
	"xmlns:re='http://exslt.org/regular-expressions'>"
	"<body><sec><label>3.2</label><title>Work done</title><p>First</p>"
	"<p>Second  and\n last</p></sec></body>"
	"<facts><claim value='2' set='F-series (except SG2), Y.4104'/>"
	"<responsibility group='SG5'><recommendations set='V.9, V.10'/></responsibility>"
	"<dual ref='X.26/V.10'/><dual ref='G.8/Y.9'/>"
	"<vote for='b'/><vote for='a'/><vote for='b'/><vote for='b'/><vote for='b'/>"
	"<vote for='b'/><vote for='b'/><vote for='b'/><vote for='b'/><vote "
	"for='b'/></facts></report>";

static const char questions[] = "# source: a test\n"
				"# date: 2024-01\n"
				"# covers: 2022-2024 9\n"
				"# key: key\n"
				"key\ttitle\n"
				"2022-2024 1/9\tRed\n"
				"2022-2024 2/9\tGreen & <blue>\n"
				"2022-2024 2/9\tBlue\n";

static const char in_force[] = "# source: a test\n"
			       "# date: 2024-01\n"
			       "# key: key\n"
			       "key\tid\tgroup\n"
			       "F00001\tF.1\tSG2\n"
			       "F00002\tF.2\tSG21\n"
			       "F00744\tF.744/Y.4104\tSG20\n"
			       "SG2\tF.1\tSG2\n"
			       "SG20\tF.744/Y.4104\tSG20\n"
			       "SG20\tY.4500\tSG20\n"
			       "SG21\tF.2\tSG21\n"
			       "V00009\tV.9\tSG21\n"
			       "V00010\tV.10\tSG21\n"
			       "Y04104\tF.744/Y.4104\tSG20\n"
			       "Y04500\tY.4500\tSG20\n";

static const char numbers[] = "# source: a test\n"
			      "# date: 2024-01\n"
			      "# key: key\n"
			      "key\tid\n"
			      "F00001\tF.1\n"
			      "F00002\tF.2\n"
			      "F00003\tF.3\n"
			      "F00744\tF.744/Y.4104\n"
			      "Y04104\tF.744/Y.4104\n";

static const struct called functions[] = {
	{"t:same('Study  Group–A', 'STUDY GROUP-a')", 'b', "true"},
	{"t:same('Study Group A', 'Study Group B')", 'b', "false"},
	{"t:same(//none, '')", 'b', "true"},
	{"t:majority(//none)", 's', ""},
	{"t:majority(//vote/@for)", 's', "b"},
	{"t:majority((//vote/@for)[position() < 10])", 's', ""},
	{"t:majority('b')", '!', "not a set of nodes"},
	{"t:same('a')", '!', "too few"},
	{"t:distance('boateng isaac', 'boatneg isaac')", 'n', "1"},
	{"t:distance('boateng isaac', 'boateng isaac')", 'n', "0"},
	{"t:distance('boateng isaac', 'agyekum samuel')", 'n', "NaN"},
	{"t:fold('Ä  B—c') = t:fold('ä b-C')", 'b', "true"},
	{"t:fold()", '!', "too few"},
	{"t:day('1970-01-01')", 'n', "0"},
	{"t:day('2024-03-01') - t:day('2024-02-28')", 'n', "2"},
	{"t:day('12-16 December 2022') = t:day('2022-12-12')", 'b', "true"},
	{"t:day('never')", 'n', "NaN"},
	{"t:day('') = t:day('')", 'b', "false"},
	{"t:place(//p[2])", 's', "3.2 › paragraph 2"},
	{"t:place(//p[2] | //p[1])", 's', "3.2 › paragraph 1"},
	{"t:place(//claim/@value)", 's', "/report/facts/claim/@value"},
	{"t:place(//none)", 's', ""},
	{"t:place(re:match('a', 'a'))", 's', ""},
	{"t:place('a')", '!', "not a set of nodes"},
	{"t:words(//p[2])", 's', "Second and last"},
	{"t:words(//claim/@value)", 's', "2"},
	{"t:words(//none)", 's', ""},
	{"t:words(t:register('questions', '2022-2024 1/9'))", 's', ""},
	{"count(t:node(//claim) | //claim)", 'n', "1"},
	{"t:node(re:match('a', 'a'))", 'c', "0"},
	{"t:register('questions', '2022-2024 1/9')", 'c', "1"},
	{"string(t:register('questions', '2022-2024 1/9')/@title)", 's', "Red"},
	{"t:register('questions', '2022-2024 2/9')", 'c', "2"},
	{"string(t:register('questions', '2022-2024 2/9')[1]/@title)", 's', "Green & <blue>"},
	{"string(t:register('questions', '2022-2024 2/9')[last()]/@title)", 's', "Blue"},
	{"t:register('questions', '2022-2024 3/9')", 'c', "0"},
	{"t:register('in-force', //responsibility/@group)", 'c', "0"},
	{"t:register('in-force', str:tokenize('F00744 SG2'))", 'c', "2"},
	{"t:register('nothing', '1')", 'c', "0"},
	{"t:register('questions')", '!', "too few"},
	{"t:covers('questions', '2022-2024 9')", 'b', "true"},
	{"t:covers('questions', '2022-2024 16')", 'b', "false"},
	{"t:covers('nothing', '2022-2024 9')", 'b', "false"},
	{"t:unverified()", 'b', "true"},
	{"t:contains('E.120-E.139, H-series', 'E.125.1')", 'b', "true"},
	{"t:contains('E.120-E.139, H-series', 'E.140')", 'b', "false"},
	{"t:contains('X.26', 'X.26/V.10')", 'b', "true"},
	{"t:contains('E.120', 'nothing')", 'b', "false"},
	{"t:overlap('E.1-E.9', 'SG2', 'E.5-E.20', 'SG9', //none, //none)", 's', "E.5-E.9"},
	{"t:overlap('E.1-E.9', 'SG2', 'E.10-E.20', 'SG9', //none, //none)", 's', ""},
	{"t:overlap('V.10, V.11', 'SG2', 'V.10-V.12', 'SG9', //dual/@ref, //none)", 's', "V.11"},
	{"t:overlap('V-series (except SG5)', 'SG2', 'V.10', 'SG9', //none, //responsibility)", 's',
		""},
	{"t:overlap('V-series (except SG5)', 'SG2', 'V.8', 'SG9', //none, //responsibility)", 's',
		"V.8"},
	{"t:overlap('V-series (except SG6)', 'SG2', 'V.8', 'SG9', //none, //responsibility)", 's',
		""},
	{"t:overlap('V-series (except SG9)', 'SG2', 'V.8', 'SG9', //none, //responsibility)", 's',
		""},
	{"t:overlap('V.9 (with SG9), V.10', 'SG2', 'V.9-V.10', 'SG9', //none, //none)", 's',
		"V.10"},
	{"t:overlap('V.9-V.10', 'SG9', 'V.9 (with SG9)', 'SG2', //none, //none)", 's', ""},
	{"t:overlap('V.9 (with SG7)', 'SG2', 'V.9-V.10', 'SG9', //none, //none)", 's', "V.9"},
	{"t:overlap('V-series (except SG5, double-numbered)', 'SG2', 'V.8', 'SG9', //none, "
	 "//responsibility)",
		's', "V.8"},
	{"t:circle('F-series (except SG9), F.7', 'SG2', 'F.1-F.9 (except SG2)', 'SG9')", 's',
		"F.1-F.9 (except F.7)"},
	{"t:circle('F-series (except SG9)', 'SG2', 'F.1-F.9', 'SG9')", 's', ""},
	{"t:outside('E.129', 'E.120-E.139')", 's', ""},
	{"t:outside('E.129-E.141', 'E.120-E.139')", 's', "E.140-E.141"},
	{"t:outside('G.769/Y.1242', 'G.760-G.769')", 's', ""},
	{"t:outside('G.770/Y.1242', 'G.760-G.769')", 's', "G.770, Y.1242"},
	{"t:in-force(//responsibility/recommendations/@set)", 'c', "2"},
	{"t:in-force(//claim/@set)/@id[. = 'F.744/Y.4104']", 'c', "1"},
	{"t:in-force(//claim/@set)", 'c', "2"},
	{"t:in-force('F-series')", 'c', "3"},
	{"t:in-force('F.1 (with SG2), F.2')/@id[. = 'F.2']", 'c', "1"},
	{"t:in-force('F.1 (with SG2), F.2')", 'c', "1"},
	{"t:in-force('F-series (except double-numbered)')", 'c', "2"},
	{"t:numbers('F-series')", 'c', "4"},
	{"t:numbers('F.3-F.9')/@id", 'c', "1"},
	{"t:numbers('F.4-F.9')", 'c', "0"},
	{"string(t:in-force-outside(//claim/@set, 'SG20')/@id)", 's', "Y.4500"},
	{"t:in-force-outside(//claim/@set, 'SG20')", 'c', "1"},
	{"t:in-force-outside(//claim/@set, 'SG21')", 'c', "0"},
	{"t:overlap('E.1', 'SG2', 'E.1', 'SG9', 'aside', //none)", '!', "of another type"},
	{"t:set-fault('E.1-E.9, F.700-series')", 's', ""},
	{"starts-with(t:set-fault('F.2, E.9-E.1, G.1'), '“E.9-E.1”: ')", 'b', "true"},
	{"t:nothing()", '!', "there is no such function"},
};

static void
each_function_gives_its_value(void **state)
{
	struct calling calling;
	struct arena a = {0};
	struct findings findings = {0};
	struct check_options options = {0};
	const char *folder = folder_new(&a);
	const char *file = folder_write(folder, "report.xml", document, &a);

	(void)state;
	options.registers = folder;
	folder_write(folder, "questions.tsv", questions, &a);
	folder_write(folder, "in-force.tsv", in_force, &a);
	folder_write(folder, "numbers.tsv", numbers, &a);
	calling_begin(&calling, file, check_functions);
	calling.run.options = &options;
	calling.run.findings = &findings;
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		assert_called(&calling, &functions[i]);
	registers_close(&calling.run);
	calling_end(&calling);
	findings_clear(&findings);
	folder_remove(folder);
	arena_clear(&a);
}

/* What lacks data: a register that is not there, or that does not claim to be complete. */
static const struct {
	const char *expression;
	bool unverified;
} lacking[] = {
	{"t:unverified()", true},
	{"t:register('questions', '2022-2024 1/9')", false},
	{"t:register('questions', 'nothing')", false},
	{"t:register('nothing', '1')", true},
	{"t:covers('questions', '2022-2024 9')", false},
	{"t:covers('questions', '2022-2024 16')", true},
	{"t:covers('nothing', '2022-2024 9')", true},
	{"t:same('a', 'b')", false},
};

static void
what_lacks_data_is_not_verified(void **state)
{
	struct calling calling;
	struct arena a = {0};
	struct check_options options = {0};
	const char *folder = folder_new(&a);
	const char *file = folder_write(folder, "report.xml", document, &a);

	(void)state;
	options.registers = folder;
	folder_write(folder, "questions.tsv", questions, &a);
	calling_begin(&calling, file, check_functions);
	calling.run.options = &options;
	for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
		calling.run.unverified = false;
		xmlXPathFreeObject(calling_value(&calling, lacking[i].expression));
		if (calling.run.unverified != lacking[i].unverified)
			fail_msg("%s", lacking[i].expression);
	}
	registers_close(&calling.run);
	calling_end(&calling);
	folder_remove(folder);
	arena_clear(&a);
}

static void
a_broken_register_is_one_message(void **state)
{
	struct calling calling;
	struct arena a = {0};
	struct check_options options = {0};
	const char *folder = folder_new(&a);
	const char *file = folder_write(folder, "report.xml", document, &a);

	(void)state;
	options.registers = folder;
	folder_write(folder, "questions.tsv", "no header", &a);
	calling_begin(&calling, file, check_functions);
	calling.run.options = &options;
	for (int i = 0; i < 3; i++)
		xmlXPathFreeObject(calling_value(&calling, "t:register('questions', '1')"));
	assert_int_equal(calling.messages.count, 1);
	assert_int_equal(calling.messages.first->id, MESSAGE_REGISTER_BROKEN);
	registers_close(&calling.run);
	calling_end(&calling);
	folder_remove(folder);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_function_gives_its_value),
		cmocka_unit_test(what_lacks_data_is_not_verified),
		cmocka_unit_test(a_broken_register_is_one_message),
	};

	return cmocka_run_group_tests_name("domain", tests, NULL, NULL);
}
