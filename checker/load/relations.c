/* relations.c -- load: the .rels part beside a part becomes what that part refers to */
#include "relations.h"

#include <stdlib.h>
#include <string.h>

#include "part.h"

/* What is read. */
struct relations_reading {
	struct relations *relations;
	struct package *package;
	const char *part;
	struct buffer value;
};

static const char *
type_of(const char *uri)
{
	static const char *const offices[] = {
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
		"http://purl.oclc.org/ooxml/officeDocument/relationships/",
	};

	for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
		if (!strncmp(uri, offices[i], strlen(offices[i])))
			return uri + strlen(offices[i]);
	return uri;
}

/* Adds one step of a path to the name; false when it leads out of the package. */
static bool
add_step(struct buffer *name, const char *step, size_t length)
{
	if (length == 0 || (length == 1 && step[0] == '.'))
		return true;
	if (length == 2 && !strncmp(step, "..", 2)) {
		if (name->length == 0)
			return false;
		while (name->length > 0 && name->text[name->length - 1] != '/')
			name->length--;
		name->length -= name->length > 0;
		name->text[name->length] = '\0';
		return true;
	}
	if (name->length)
		buffer_add_byte(name, '/');
	buffer_add(name, step, length);
	return true;
}

static bool
add_path(struct buffer *name, const char *path)
{
	while (*path) {
		size_t length = strcspn(path, "/\\");

		if (!add_step(name, path, length))
			return false;
		path += length + (path[length] != '\0');
	}
	return true;
}

/* The name of the part that target means, seen from the folder of part; "" when there can be none.
 */
static const char *
resolve(struct relations_reading *reading, const char *target)
{
	const char *slash = strrchr(reading->part, '/');
	struct buffer name = {0};
	const char *resolved = "";

	if (*target != '/' && slash)
		buffer_add(&name, reading->part, (size_t)(slash - reading->part));
	if (!strchr(target, ':') && add_path(&name, target))
		resolved = package_name(reading->package, buffer_text(&name));
	buffer_clear(&name);
	return resolved;
}

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	struct relations_reading *reading = reading_;
	struct relations *relations = reading->relations;
	struct arena *a = &reading->package->arena;
	struct relation relation = {.external = part_is(element, "TargetMode", "External")};

	(void)part;
	if (element->space != SPACE_RELATIONS || strcmp(element->name, "Relationship") != 0)
		return;
	part_value(element, "Id", &reading->value);
	relation.id = arena_copy(a, buffer_text(&reading->value));
	part_value(element, "Type", &reading->value);
	relation.type = arena_copy(a, type_of(buffer_text(&reading->value)));
	part_value(element, "Target", &reading->value);
	relation.target = relation.external ? arena_copy(a, buffer_text(&reading->value))
	                                    : resolve(reading, buffer_text(&reading->value));
	relations->items = array_room(
		relations->items, relations->count, &relations->room, sizeof *relations->items);
	relations->items[relations->count++] = relation;
}

static void
end(void *reading, const struct part_element *element)
{
	(void)reading;
	(void)element;
}

static void
text(void *reading, const char *bytes, size_t length)
{
	(void)reading;
	(void)bytes;
	(void)length;
}

int
relations_read(struct relations *relations, struct package *package, const char *part,
	struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	struct relations_reading reading = {relations, package, part, {0}};
	const char *slash = strrchr(part, '/');
	struct buffer name = {0};
	int failed = 0;

	if (slash)
		buffer_add(&name, part, (size_t)(slash - part) + 1);
	buffer_print(&name, "_rels/%s.rels", slash ? slash + 1 : part);
	if (package_find(package, name.text))
		failed = part_read(package, name.text, &taker, &reading, messages);
	buffer_clear(&name);
	buffer_clear(&reading.value);
	return failed;
}

void
relations_clear(struct relations *relations)
{
	free(relations->items);
	*relations = (struct relations){0};
}

const struct relation *
relation_of_type(const struct relations *relations, const char *type, const struct relation *before)
{
	const struct relation *at = before ? before + 1 : relations->items;

	for (; at && at < relations->items + relations->count; at++)
		if (!strcmp(at->type, type))
			return at;
	return NULL;
}

const struct relation *
relation_of_id(const struct relations *relations, const char *id)
{
	for (size_t i = 0; i < relations->count; i++)
		if (!strcmp(relations->items[i].id, id))
			return &relations->items[i];
	return NULL;
}
