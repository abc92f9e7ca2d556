/* test_growth_reports.c -- tests: four times as large a report takes four times the work */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files.h"
#include "growth.h"
#include "program.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PART(name, type, content)                                                              \
	"<pkg:part pkg:name='/" name "' pkg:contentType='application/vnd.openxmlformats-" type \
	"+xml'><pkg:xmlData>" content "</pkg:xmlData></pkg:part>"
#define MAIN_PART(name, kind, content) \
	PART("word/" name ".xml", "officedocument.wordprocessingml." kind, content)
#define RELATIONS(name, relations)                                        \
	PART(name, "package.relationships",                               \
		"<Relationships xmlns='http://schemas.openxmlformats.org" \
		"/package/2006/relationships'>" relations "</Relationships>")
#define RELATION(id, kind, target) \
	"<Relationship Id='" id "' Type='" OFFICE "/" kind "' Target='" target "'/>"
#define PACKAGE                                                                       \
	"<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/"           \
	"xmlPackage' xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/"    \
	"2006/main'>" RELATIONS(                                                      \
		"_rels/.rels", RELATION("r1", "officeDocument", "word/document.xml")) \
		MAIN_PART("styles", "styles",                                         \
			"<w:styles><w:style w:type='paragraph' w:default='1' "        \
			"w:styleId='Normal'><w:name w:val='Normal'/></w:style></w:styles>")
/* A Word document as one XML, with a paragraph and something in a part beside it repeated. */
#define WITH_PART(kind, element, paragraph, item)                                               \
	{                                                                                       \
		PACKAGE RELATIONS("word/_rels/document.xml.rels",                               \
			RELATION("r1", "styles", "styles.xml") RELATION("r2", kind,             \
				kind ".xml")) "<pkg:part pkg:name='/word/document.xml' "        \
					      "pkg:contentType='application/vnd."               \
					      "openxmlformats-officedocument.wordprocessingml." \
					      "document.main+xml'>"                             \
					      "<pkg:xmlData><w:document><w:body>",              \
			paragraph,                                                              \
			"</w:body></w:document></pkg:xmlData></pkg:part>"                       \
			"<pkg:part pkg:name='/word/" kind ".xml' pkg:contentType='application/" \
			"vnd.openxmlformats-officedocument.wordprocessingml." kind "+xml'>"     \
			"<pkg:xmlData><" element ">",                                           \
			item, "</" element "></pkg:xmlData></pkg:part></pkg:package>"           \
	}

#define BODY(start, repeated, end)                                                           \
	{                                                                                    \
		"<report number='WTSA-24/1' lang='en'><body><sec sec-type='clause'><label>1" \
		"</label><title>T</title>" start,                                            \
			repeated, end "</sec></body></report>", NULL, NULL                   \
	}

/* What took the square of its size once. */
static const struct report_growth {
	const char *name, *file;
	struct growing report;
	size_t size;
} reports[] = {
	{"matches in a paragraph", "report.xml",
		BODY("<p>", "The group met five times in plenary. ", "</p>"), 400},
	{"citations of one Resolution in a paragraph", "report.xml",
		BODY("<p>", "Resolution 1 (Rev. Geneva, 2022), ", "</p>"), 200},
	{"comments of a Word document", "report.docx",
		WITH_PART("comments", "w:comments",
			"<w:p><w:commentRangeStart w:id='{i}'/><w:r><w:t>Table 9</w:t></w:r>"
			"<w:commentRangeEnd w:id='{i}'/></w:p>",
			"<w:comment w:id='{i}' w:author='A'><w:p><w:r><w:t>tsagcheck ignore "
			"table-cited-exists: no</w:t></w:r></w:p></w:comment>"),
		400},
	{"lists of a Word document", "report.docx",
		WITH_PART("numbering", "w:numbering",
			"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{i}'/></w:numPr>"
			"</w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
			"<w:abstractNum w:abstractNumId='{i}'><w:lvl w:ilvl='0'><w:start "
			"w:val='1'/>"
			"<w:numFmt w:val='decimal'/><w:lvlText "
			"w:val='%1.'/></w:lvl></w:abstractNum>"
			"<w:num w:numId='{i}'><w:abstractNumId w:val='{i}'/></w:num>"),
		2000},
};

static void
reports_are_linear(void **state)
{
	const struct counting *counting = *state;
	size_t steep = 0;

	if (!counting->possible) {
		print_message("there is no valgrind that could count the instructions\n");
		skip();
	}
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		const struct report_growth *row = &reports[i];
		const double start =
			cost_of_report(counting->program, row->file, &row->report, 1, "gcc");
		const double few = cost_of_report(counting->program, row->file, &row->report,
					   row->size, "gcc") -
		                   start;
		const double many = cost_of_report(counting->program, row->file, &row->report,
					    row->size * GROWTH, "gcc") -
		                    start;

		if (many <= GROWTH * ALLOWANCE * few)
			continue;
		print_message("%s: %.1f times the instructions\n", row->name, many / few);
		steep++;
	}
	if (steep)
		fail_msg("%zu are not linear", steep);
}

/* A report with all rules of the packs, so many times one after the other. */
enum { COPIES = 4 };

static double
cost_of_copies(const char *program, size_t copies)
{
	struct arena a = {0};
	const struct growing report = {
		.repeated = file_text("fixtures/study-group/report.txt", &a)};
	double cost = cost_of_report(program, "report.txt", &report, copies, "text");

	arena_clear(&a);
	return cost;
}

/* From four copies on each is as dear as the one before. */
static void
packs_are_linear(void **state)
{
	const struct counting *counting = *state;
	double one, few, many;

	if (!counting->possible)
		skip();
	one = cost_of_copies(counting->program, 1);
	few = cost_of_copies(counting->program, COPIES) - one;
	many = cost_of_copies(counting->program, COPIES * GROWTH) - one;
	if (many > few / (COPIES - 1) * (COPIES * GROWTH - 1) * ALLOWANCE)
		fail_msg("%d copies: %.0f instructions, %d copies: %.0f", COPIES, few,
			COPIES * GROWTH, many);
}

/* What a page costs, the checking aside. */
static double
cost_of_page(const char *program, size_t copies)
{
	static const struct growing report = {
		.repeated = "The words of ITU- T stand here, and more words.\n\n"
			    "Table 1 – Words\n\tHead\n\tOther\n\n\tITU- T\n\tcell\n\n\n"};

	return cost_of_report(program, "report.txt", &report, copies, "html") -
	       cost_of_report(program, "report.txt", &report, copies, "gcc");
}

static void
pages_are_linear(void **state)
{
	enum { PARTS = 50 };
	const struct counting *counting = *state;
	double few, many;

	if (!counting->possible)
		skip();
	few = cost_of_page(counting->program, PARTS);
	many = cost_of_page(counting->program, PARTS * GROWTH);
	if (few <= 0 || many > few * GROWTH * ALLOWANCE)
		fail_msg("%d parts: %.0f instructions, %d parts: %.0f", PARTS, few, PARTS * GROWTH,
			many);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct counting counting = {program_beside(argc ? argv[0] : "", &a), cost_can_be_counted()};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(reports_are_linear, &counting),
		cmocka_unit_test_prestate(packs_are_linear, &counting),
		cmocka_unit_test_prestate(pages_are_linear, &counting),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_clear(&a);
	return failed;
}
