/* package_zip.c -- load: entries of a zip become the parts of a package */
#include <stdio.h>
#include <zip.h>

#include "package.h"

/* A ratio says nothing about small parts: a few kilobytes of spaces are no bomb. */
enum { CHUNK = 65536, RATIO_FROM = 32 << 20 };

/* What libzip found, in words; its own are for programmers. */
static const struct {
	int code;
	const char *what;
} troubles[] = {
	{ZIP_ER_CRC, "is damaged: its checksum is wrong"},
	{ZIP_ER_ZLIB, "is damaged: it cannot be unpacked"},
	{ZIP_ER_COMPRESSED_DATA, "is damaged: it cannot be unpacked"},
	{ZIP_ER_INCONS, "is damaged: its size is not what the zip says"},
	{ZIP_ER_EOF, "is damaged: it ends too early"},
	{ZIP_ER_COMPNOTSUPP, "is packed in a way that is not known here"},
	{ZIP_ER_ENCRNOTSUPP, "is encrypted"},
	{ZIP_ER_NOPASSWD, "is encrypted"},
};

static int
say_trouble(const struct package *package, const char *part, zip_error_t *error,
	struct messages *messages)
{
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++)
		if (troubles[i].code == zip_error_code_zip(error))
			return package_say(package, part, troubles[i].what, messages);
	return package_say(package, part, zip_error_strerror(error), messages);
}

/* Says that there is more than the limit allows. Returns -1. */
static int
say_limit(const struct package *package, enum limit_id limit, enum message_id id,
	struct messages *messages)
{
	char text[32];

	snprintf(text, sizeof text, "%zu", package->limits->most[limit]);
	return message(messages, id, (struct spot){.file = package->source->name}, text);
}

static int
list_entries(struct package *package, struct messages *messages)
{
	zip_int64_t count = zip_get_num_entries(package->archive, 0);

	if (limit_is_passed(package->limits, LIMIT_PARTS, (size_t)count))
		return say_limit(package, LIMIT_PARTS, MESSAGE_PACKAGE_PARTS, messages);
	for (zip_int64_t i = 0; i < count; i++) {
		const char *name = zip_get_name(package->archive, (zip_uint64_t)i, 0);

		if (name)
			package_add(package, name, (size_t)i, (struct extent){0, 0});
	}
	return 0;
}

static int
open_zip(struct package *package, struct messages *messages)
{
	zip_error_t error;
	zip_source_t *source;

	zip_error_init(&error);
	source = zip_source_buffer_create(
		package->source->file_bytes, package->source->file_length, 0, &error);
	if (!source)
		die("out of memory");
	package->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
	zip_error_fini(&error);
	if (package->archive)
		return list_entries(package, messages);
	zip_source_free(source);
	return message(messages, MESSAGE_ZIP_BROKEN, (struct spot){.file = package->source->name});
}

/* Whether another chunk may come. The sizes that a zip states may be lies, so what is counted is
 * what came out. */
static int
check_limits(struct package *package, size_t unpacked, size_t packed, struct messages *messages)
{
	if (packed > package->source->file_length)
		packed = package->source->file_length;
	if (limit_is_passed(package->limits, LIMIT_UNPACKED, package->unpacked))
		return say_limit(package, LIMIT_UNPACKED, MESSAGE_PACKAGE_UNPACKED, messages);
	if (unpacked > RATIO_FROM &&
		limit_is_passed(package->limits, LIMIT_RATIO, unpacked / (packed + 1)))
		return say_limit(package, LIMIT_RATIO, MESSAGE_PACKAGE_RATIO, messages);
	return 0;
}

static int
read_entry(struct package *package, const struct package_part *part, zip_file_t *file,
	size_t packed, package_taker *taker, void *owner, struct messages *messages)
{
	char chunk[CHUNK];
	size_t unpacked = 0;
	zip_int64_t got;

	while ((got = zip_fread(file, chunk, sizeof chunk)) > 0) {
		unpacked += (size_t)got;
		package->unpacked += (size_t)got;
		if (check_limits(package, unpacked, packed, messages))
			return -1;
		if (!taker(owner, chunk, (size_t)got))
			return 0;
	}
	return got < 0 ? say_trouble(package, part->name, zip_file_get_error(file), messages) : 0;
}

static int
read_zip(struct package *package, const struct package_part *part, package_taker *taker,
	void *owner, struct messages *messages)
{
	zip_stat_t status;
	zip_file_t *file = NULL;
	int failed;

	if (zip_stat_index(package->archive, part->index, 0, &status) == 0)
		file = zip_fopen_index(package->archive, part->index, 0);
	if (!file)
		return say_trouble(package, part->name, zip_get_error(package->archive), messages);
	failed = read_entry(package, part, file,
		status.valid & ZIP_STAT_COMP_SIZE ? (size_t)status.comp_size
						  : package->source->file_length,
		taker, owner, messages);
	zip_fclose(file);
	return failed;
}

static void
close_zip(struct package *package)
{
	if (package->archive)
		zip_discard(package->archive);
}

const struct package_kind package_zip = {.open = open_zip, .read = read_zip, .close = close_zip};
