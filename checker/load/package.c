/* package.c -- load: a Word file becomes the parts that are asked for */
#include "package.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

int
package_open(struct package *package, const struct package_kind *kind, const struct source *source,
	const struct limits *limits, struct messages *messages)
{
	*package = (struct package){
		.kind = kind, .source = source, .limits = limits ? limits : &limits_default};
	return kind->open(package, messages);
}

void
package_close(struct package *package)
{
	if (package->kind && package->kind->close)
		package->kind->close(package);
	free(package->parts);
	arena_clear(&package->arena);
	*package = (struct package){0};
}

static int
hexadecimal(char digit)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *at = digit ? strchr(digits, digit) : NULL;

	return at ? (int)(at - digits) % 16 : -1;
}

/* Old writers of .NET put backslashes into zips. */
static void
make_name(char *name)
{
	char *to = name;

	for (const char *at = name + strspn(name, "/\\"); *at; at++) {
		int high = *at == '%' ? hexadecimal(at[1]) : -1;
		int low = high >= 0 ? hexadecimal(at[2]) : -1;

		*to = *at == '\\' ? '/' : *at;
		if (low >= 0 && high + low > 0) {
			*to = (char)(16 * high + low);
			at += 2;
		}
		to++;
	}
	*to = '\0';
}

const char *
package_name(struct package *package, const char *name)
{
	char *copy = arena_copy(&package->arena, name);

	make_name(copy);
	return copy;
}

void
package_add(struct package *package, const char *name, size_t index, struct extent extent)
{
	const char *copy = package_name(package, name);

	package->parts =
		array_room(package->parts, package->count, &package->room, sizeof *package->parts);
	package->parts[package->count++] = (struct package_part){copy, index, extent};
}

const struct package_part *
package_find(const struct package *package, const char *name)
{
	for (size_t i = 0; i < package->count; i++)
		if (!strcasecmp(package->parts[i].name, name))
			return &package->parts[i];
	return NULL;
}

static bool
is_ambiguous(const struct package *package, const struct package_part *part)
{
	for (const struct package_part *other = part + 1; other < package->parts + package->count;
		other++)
		if (!strcasecmp(other->name, part->name))
			return true;
	return false;
}

int
package_say(const struct package *package, const char *part, const char *what,
	struct messages *messages)
{
	return message(messages, MESSAGE_PART_BROKEN, (struct spot){.file = package->source->name},
		part, what);
}

int
package_read(struct package *package, const char *name, package_taker *taker, void *owner,
	struct messages *messages)
{
	const struct package_part *part = package_find(package, name);

	if (!part)
		return package_say(package, name, "is missing", messages);
	if (is_ambiguous(package, part))
		return package_say(package, name, "is there twice", messages);
	return package->kind->read(package, part, taker, owner, messages);
}
