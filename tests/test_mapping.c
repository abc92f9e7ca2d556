/* test_mapping.c -- tests: documents so large that they are mapped, not read */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../checker/base/mapping.h"
#include "../checker/check/check.h"
#include "../checker/load/place.h"
#include "desk.h"
#include "files.h"
#include "loaded.h"

enum { PAGES = 3 << 20 };

/* A document of just so many bytes, whose last element is <z/>. */
static void
make_document(struct buffer *xml, size_t length)
{
	static const char tail[] = "<z y='1'/></a>";

	buffer_add_text(xml, "<a>\n");
	while (xml->length + strlen("<b>\xC3\xA9</b>\n") + strlen(tail) <= length)
		buffer_add_text(xml, "<b>\xC3\xA9</b>\n");
	while (xml->length + strlen(tail) < length)
		buffer_add_byte(xml, ' ');
	buffer_add_text(xml, tail);
}

/* Where the last element is, in a file and in memory. */
static void
compare_places(const char *file, const struct buffer *xml)
{
	struct messages messages = {.out = stderr};
	struct report mapped, kept;
	struct spot found, expected;

	assert_int_equal(report_load_xml(&mapped, file, &(struct load_options){0}, &messages), 0);
	load_xml(&kept, xml->text, xml->length);
	assert_true(mapped.source.is_mapped);
	assert_int_equal(mapped.source.length, xml->length);
	assert_int_equal(mapped.source.bytes[xml->length], '\0');
	found = source_spot(&mapped.source, place_extent(&mapped, node_at(&mapped, "/a/z")).start);
	expected = source_spot(&kept.source, place_extent(&kept, node_at(&kept, "/a/z")).start);
	assert_int_equal(found.line, expected.line);
	assert_int_equal(found.column, expected.column);
	assert_string_equal(found.text, expected.text);
	report_clear(&mapped);
	report_clear(&kept);
	messages_clear(&messages);
}

/* Also where the file fills its last page, behind which is no memory of its own. */
static void
a_mapped_file_is_like_one_that_was_read(void **state)
{
	struct desk *desk = *state;

	mapping_hear_cuts(); /* here, since cmocka hears them around each test */
	for (size_t length = PAGES - 1; length <= PAGES + 1; length++) {
		struct buffer xml = {0};

		make_document(&xml, length);
		compare_places(desk_write(desk, "large.xml", xml.text), &xml);
		buffer_clear(&xml);
	}
}

/* What the process does that has mapped a file when another one cuts it short. */
static void
look_at_what_is_cut(const char *file, const char *trouble)
{
	const int fd = open(file, O_RDWR);
	const char *bytes;

	mapping_hear_cuts();
	bytes = mapping_new(fd, PAGES);
	if (!bytes || !freopen(trouble, "w", stderr) || ftruncate(fd, 0))
		_exit(3);
	_exit(bytes[PAGES - 1] ? 4 : 5);
}

static void
a_file_that_becomes_shorter_is_said(void **state)
{
	struct desk *desk = *state;
	struct buffer xml = {0};
	const char *trouble = arena_print(&desk->arena, "%s/trouble", desk->folder), *file;
	int status;
	pid_t child;

	make_document(&xml, PAGES);
	file = desk_write(desk, "shorter.xml", xml.text);
	child = fork();
	if (child == 0)
		look_at_what_is_cut(file, trouble);
	assert_true(waitpid(child, &status, 0) == child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 2);
	assert_non_null(strstr(file_text(trouble, &desk->arena), "a file became shorter"));
	buffer_clear(&xml);
}

/* A program that uses the library need not hear it, and the library must not end it. */
static void
nothing_is_mapped_when_cuts_are_not_heard(void **state)
{
	struct desk *desk = *state;
	struct messages messages = {.out = stderr};
	struct buffer xml = {0};
	struct report report;

	make_document(&xml, PAGES);
	assert_int_equal(report_load_xml(&report, desk_write(desk, "read.xml", xml.text),
				 &(struct load_options){0}, &messages),
		0);
	assert_false(report.source.is_mapped);
	assert_int_equal(report.source.length, PAGES);
	report_clear(&report);
	buffer_clear(&xml);
}

/* A file that is mapped when it is read, and its text. */
static const char *
write_large(struct desk *desk, const char *name, struct buffer *xml)
{
	mapping_hear_cuts();
	make_document(xml, PAGES);
	return desk_write(desk, name, xml->text);
}

/* Writes to a file in place, a while ago, so that the clock's steps do not matter. */
static void
write_in_place(const char *file)
{
	const struct timespec times[2] = {{1, 0}, {1, 0}};
	const int fd = open(file, O_RDWR);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, "B", 1, 5), 1);
	assert_int_equal(futimens(fd, times), 0);
	close(fd);
}

/* What the rules have seen then may be neither the old document nor the new one. */
static void
a_file_that_is_written_to_is_said(void **state)
{
	struct desk *desk = *state;
	struct messages messages = {.out = NULL};
	struct buffer xml = {0};
	struct findings findings = {0};
	struct report report;
	const char *file;

	file = write_large(desk, "written.xml", &xml);
	assert_int_equal(report_load_xml(&report, file, &(struct load_options){0}, &messages), 0);
	assert_false(source_changed(&report.source));
	write_in_place(file);
	assert_true(source_changed(&report.source));
	assert_int_equal(report_check(&(struct rule_set){0}, &report, &(struct check_options){0},
				 &findings, &messages),
		-1);
	assert_int_equal(messages.first->id, MESSAGE_FILE_CHANGED);
	assert_string_equal(messages.first->spot.file, file);
	report_clear(&report);
	findings_clear(&findings);
	messages_clear(&messages);
	buffer_clear(&xml);
}

/* Editors write beside it and rename: the document that is read stays as it was. */
static void
a_file_that_is_replaced_is_read_on(void **state)
{
	struct desk *desk = *state;
	struct messages messages = {.out = NULL};
	struct buffer xml = {0};
	struct source source;
	const char *file;

	file = write_large(desk, "replaced.xml", &xml);
	assert_int_equal(source_read(&source, file, file, 0, &messages), 0);
	assert_int_equal(rename(desk_write(desk, "other.xml", "<b/>"), file), 0);
	assert_false(source_changed(&source));
	assert_memory_equal(source.bytes, xml.text, xml.length);
	assert_int_equal(remove(file), 0);
	assert_false(source_changed(&source));
	source_clear(&source);
	buffer_clear(&xml);
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(a_mapped_file_is_like_one_that_was_read, &desk),
		cmocka_unit_test_prestate(a_file_that_becomes_shorter_is_said, &desk),
		cmocka_unit_test_prestate(nothing_is_mapped_when_cuts_are_not_heard, &desk),
		cmocka_unit_test_prestate(a_file_that_is_written_to_is_said, &desk),
		cmocka_unit_test_prestate(a_file_that_is_replaced_is_read_on, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<a/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
