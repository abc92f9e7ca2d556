/* reviewing.c -- tests: copies of reviewed documents become texts to compare */
#include "files.h"
#include "reviewing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include <cmocka.h>

#include "calling.h"

static const char facts[] =
	"<facts xmlns='urn:tsagcheck:facts' xmlns:t='urn:tsagcheck'>"
	"<fact name='braced' each=\"t:find-all(t:blocks(), '\\{(?&lt;w>[^}]*)\\}')\">"
	"<field name='w' select=\"t:group('w')\"/></fact></facts>";
static const char rule[] =
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt'>"
	"<sch:title>Braces</sch:title><sch:p class='why'>-</sch:p>"
	"<sch:p class='source'>-</sch:p><sch:pattern><sch:rule context='braced'>"
	"<sch:report id='braces' role='error' test='true()' diagnostics='found'>No braces"
	"</sch:report></sch:rule><sch:rule context='td[not(normalize-space())]'>"
	"<sch:report role='error' test='true()'>Empty</sch:report></sch:rule>"
	"<sch:rule context=\"label[contains(., '#')]\">"
	"<sch:report role='error' test='true()'>Number</sch:report></sch:rule></sch:pattern>"
	"<sch:diagnostics><sch:diagnostic id='found'>‘<sch:value-of select='@w'/>’ &amp; braces."
	"</sch:diagnostic></sch:diagnostics></sch:schema>";

void
reviewing_init(struct reviewing *desk, const char *own)
{
	setenv("SOURCE_DATE_EPOCH", "1728982800", 1);
	*desk = (struct reviewing){0};
	desk->program = program_beside(own, &desk->arena);
	desk->folder = folder_new(&desk->arena);
	folder_write(desk->folder, "pack.xml", "<pack name='braces'/>", &desk->arena);
	folder_write(desk->folder, "facts.xml", facts, &desk->arena);
	folder_write(desk->folder, "braces.sch", rule, &desk->arena);
}

void
reviewing_clear(struct reviewing *desk)
{
	folder_remove(desk->folder);
	arena_clear(&desk->arena);
}

const char *
reviewing_file(const struct reviewing *desk, const char *name, struct arena *a)
{
	return arena_print(a, "%s/%s", desk->folder, name);
}

const char *
reviewing_write(const struct reviewing *desk, const char *name, const char *bytes, size_t length,
	struct arena *a)
{
	const char *file = reviewing_file(desk, name, a);
	FILE *out = fopen(file, "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
	return file;
}

const char *
reviewing_write_word(
	const struct reviewing *desk, const char *name, const struct word *word, struct arena *a)
{
	size_t length;
	const char *bytes = word_zip(word, &length, a);

	return reviewing_write(desk, name, bytes, length, a);
}

struct outcome
reviewing_review(const struct reviewing *desk, const char *file, const char *copy, struct arena *a)
{
	return PROGRAM(desk->program, a, "review", "--rules", desk->folder,
		reviewing_file(desk, file, a), "-o", reviewing_file(desk, copy, a));
}

static const char *
read_entry(const char *file, const char *entry, zip_flags_t how, size_t *length, struct arena *a)
{
	zip_t *zip = zip_open(file, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
	zip_file_t *in;
	zip_stat_t status;
	char *bytes = NULL;

	assert_non_null(zip);
	if (zip_stat(zip, entry, 0, &status) == 0) {
		*length = (size_t)(how & ZIP_FL_COMPRESSED ? status.comp_size : status.size);
		in = zip_fopen(zip, entry, how);
		bytes = arena_alloc(a, *length + 1);
		assert_non_null(in);
		assert_int_equal(zip_fread(in, bytes, *length), *length);
		zip_fclose(in);
	}
	zip_discard(zip);
	return bytes;
}

const char *
reviewing_entry(const struct reviewing *desk, const char *file, const char *entry, struct arena *a)
{
	size_t length;

	return read_entry(reviewing_file(desk, file, a), entry, 0, &length, a);
}

const char *
reviewing_packed(const struct reviewing *desk, const char *file, const char *entry, size_t *length,
	struct arena *a)
{
	return read_entry(reviewing_file(desk, file, a), entry, ZIP_FL_COMPRESSED, length, a);
}

const char *
reviewing_body(const struct reviewing *desk, const char *file, struct arena *a)
{
	const char *text = reviewing_entry(desk, file, "word/document.xml", a);
	const char *start = strstr(text, "<w:body>") + strlen("<w:body>");

	return arena_text(a, start, (size_t)(strstr(start, "<w:sectPr/></w:body>") - start));
}

void
reviewing_expect(struct reviewing *desk, const struct word *word, int status, struct arena *a)
{
	struct outcome outcome;

	reviewing_write_word(desk, "in.docx", word, a);
	outcome = reviewing_review(desk, "in.docx", "out.docx", a);
	assert_string_equal(outcome.trouble, "");
	assert_int_equal(outcome.status, status);
}
