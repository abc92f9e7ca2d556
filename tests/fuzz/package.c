/* package.c -- fuzz: the bytes are word/document.xml of a package that is whole otherwise */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "fuzzing.h"

#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define MAIN "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"

static const struct part {
	const char *name, *text;
} parts[] = {
	{"[Content_Types].xml",
		"<Types xmlns='" TYPES "'><Default Extension='rels' ContentType="
		"'application/vnd.openxmlformats-package.relationships+xml'/><Override "
		"PartName='/word/document.xml' ContentType='" WORD "document.main+xml'/></Types>"},
	{"_rels/.rels", "<Relationships xmlns='" RELATIONS "'><Relationship Id='r' Type='" MAIN
			"' Target='word/document.xml'/></Relationships>"},
};

static void
add(zip_t *zip, const char *name, const void *bytes, size_t length)
{
	zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);

	if (!source || zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) < 0)
		abort();
}

/* The package, in memory that the source keeps. */
static zip_source_t *
pack(const uint8_t *bytes, size_t length)
{
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = whole ? zip_open_from_source(whole, ZIP_TRUNCATE, NULL) : NULL;

	if (!zip)
		abort();
	zip_source_keep(whole);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		add(zip, parts[i].name, parts[i].text, strlen(parts[i].text));
	add(zip, "word/document.xml", bytes, length);
	if (zip_close(zip))
		abort();
	return whole;
}

static char *
read_all(zip_source_t *source, size_t *length)
{
	zip_stat_t status;
	char *bytes;

	if (zip_source_open(source) || zip_source_stat(source, &status))
		abort();
	*length = status.size;
	bytes = malloc(status.size);
	if (!bytes || zip_source_read(source, bytes, status.size) != (zip_int64_t)status.size)
		abort();
	zip_source_close(source);
	return bytes;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct checking *checking = fuzzing_checking();
	struct messages messages = {0};
	struct report report = {0};
	zip_source_t *whole = pack(bytes, length);
	size_t size;
	char *package = read_all(whole, &size);

	if (report_load_bytes(&report, "input.docx", package, size, &(struct load_options){0},
		    &messages) == 0)
		fuzzing_check(checking, &report, &messages);
	report_clear(&report);
	messages_clear(&messages);
	free(package);
	zip_source_free(whole);
	return 0;
}
