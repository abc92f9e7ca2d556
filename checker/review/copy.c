/* copy.c -- review: some parts of a package become others, in a zip or in one file */
#include "copy.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* Entries keep the time that they had; a new one has that of the main entry, which is the first.
 */
static bool
put_entry(zip_t *zip, const struct package *package, const struct copy_part *part)
{
	const struct package_part *old = package_find(package, part->name);
	zip_source_t *source;
	zip_stat_t status;
	zip_int64_t index;

	if (part->gone)
		return zip_delete(zip, old->index) == 0;
	if (zip_stat_index(zip, old ? old->index : 0, 0, &status))
		return false;
	source = zip_source_buffer(zip, buffer_text(&part->bytes), part->bytes.length, 0);
	if (!source)
		die("out of memory");
	if (old)
		index = zip_file_replace(zip, old->index, source, 0) ? -1 : (zip_int64_t)old->index;
	else
		index = zip_file_add(zip, part->name, source, 0);
	return index >= 0 && zip_file_set_mtime(zip, (zip_uint64_t)index, status.mtime, 0) == 0;
}

static void
take_bytes(struct buffer *out, zip_source_t *source)
{
	char chunk[65536];
	zip_int64_t got;

	if (zip_source_open(source))
		die("a zip in memory cannot be read");
	while ((got = zip_source_read(source, chunk, sizeof chunk)) > 0)
		buffer_add(out, chunk, (size_t)got);
	zip_source_close(source);
}

static int
say(const struct package *package, zip_t *zip, struct messages *messages)
{
	return message(messages, MESSAGE_REVIEW_FAILED,
		(struct spot){.file = package->source->name},
		zip_error_strerror(zip_get_error(zip)));
}

/* The bytes of the file, given to the zip: of those that are lent it frees what is left unchanged
 * (libzip 1.7). */
static zip_source_t *
bytes_of(const struct source *source, zip_error_t *error)
{
	char *bytes = memory_new(source->file_length);

	memcpy(bytes, source->file_bytes, source->file_length);
	return zip_source_buffer_create(bytes, source->file_length, 1, error);
}

static int
print_zip(const struct copy *copy, const struct package *package, struct buffer *out,
	struct messages *messages)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip;
	int failed = 0;

	zip_error_init(&error);
	source = bytes_of(package->source, &error);
	zip = source ? zip_open_from_source(source, 0, &error) : NULL;
	if (!zip)
		die("out of memory");
	zip_source_keep(source);
	for (size_t i = 0; i < copy->count && !failed; i++)
		failed = !put_entry(zip, package, &copy->parts[i]);
	if (failed || zip_close(zip)) {
		failed = say(package, zip, messages);
		zip_discard(zip);
	} else {
		take_bytes(out, source);
	}
	zip_source_free(source);
	zip_error_fini(&error);
	return failed;
}

static const struct copy_part *
part_named(const struct copy *copy, const char *name)
{
	for (size_t i = 0; i < copy->count; i++)
		if (!strcmp(copy->parts[i].name, name))
			return &copy->parts[i];
	return NULL;
}

static void
print_new(struct buffer *out, const struct copy_part *part)
{
	buffer_print(out,
		"<pkg:part xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\" "
		"pkg:name=\"/%s\" pkg:contentType=\"%s\"><pkg:xmlData>%s</pkg:xmlData></pkg:part>",
		part->name, part->type, buffer_text(&part->bytes));
}

/* The parts of the package are in the order of the file. */
static void
print_flat(const struct copy *copy, const struct package *package, struct buffer *out)
{
	const struct source *source = package->source;
	size_t at = 0;

	buffer_add(out, source->file_bytes, source->mark);
	for (size_t i = 0; i < package->count; i++) {
		const struct package_part *old = &package->parts[i];
		const struct copy_part *part = part_named(copy, old->name);

		if (!part)
			continue;
		buffer_add(out, source->bytes + at, old->extent.start - at);
		if (!part->gone)
			buffer_add(out, buffer_text(&part->bytes), part->bytes.length);
		at = old->extent.end;
	}
	buffer_add(out, source->bytes + at, package->tail.start - at);
	for (size_t i = 0; i < copy->count; i++)
		if (copy->parts[i].type)
			print_new(out, &copy->parts[i]);
	buffer_add(out, source->bytes + package->tail.start, source->length - package->tail.start);
}

int
copy_print(const struct copy *copy, const struct package *package, struct buffer *out,
	struct messages *messages)
{
	if (package->kind == &package_zip)
		return print_zip(copy, package, out, messages);
	print_flat(copy, package, out);
	return 0;
}

struct copy_part *
copy_add(struct copy *copy, const char *name, const char *type)
{
	struct copy_part *part = &copy->parts[copy->count++];

	*part = (struct copy_part){.name = name, .type = type};
	return part;
}

void
copy_add_edited(struct copy *copy, struct part_text *part)
{
	if (part->edit_count)
		part_text_print(part, &copy_add(copy, part->name, NULL)->bytes);
}

void
copy_clear(struct copy *copy)
{
	for (size_t i = 0; i < copy->count; i++)
		buffer_clear(&copy->parts[i].bytes);
	*copy = (struct copy){0};
}
