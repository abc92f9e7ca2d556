/* links.c -- review: a comments part is declared in its package, or no longer */
#include "links.h"

#include <string.h>

#define CONTENT_TYPES "[Content_Types].xml"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELATIONS_TYPE "application/vnd.openxmlformats-package.relationships+xml"
#define TRANSITIONAL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"

/* The types of relationships, as relations_read() gives them (MS-DOCX, 2.1 ff). */
static const char *const types[LINKS] = {
	[LINK_COMMENTS] = "comments",
	[LINK_THREADS] = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
	[LINK_IDS] = "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
	[LINK_DATES] =
		"http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
};

static struct link
link_of_type(const struct links *links, const struct package *package, const char *type)
{
	const struct relation *relation = relation_of_type(&links->relations, type, NULL);
	const struct package_part *part = NULL;

	if (relation && !relation->external)
		part = package_find(package, relation->target);
	return part ? (struct link){part->name, relation->id} : (struct link){NULL, NULL};
}

/* Whether the part of a link is the main part, or that of a link before. */
static bool
is_used(const struct links *links, size_t link)
{
	const char *part = links->to[link].part;

	for (size_t i = 0; i < link; i++)
		if (links->to[i].part == part)
			return true;
	return part == links->main;
}

int
links_read(
	struct links *links, struct package *package, const char *main, struct messages *messages)
{
	*links = (struct links){.main = package_find(package, main)->name};
	if (relations_read(&links->relations, package, links->main, messages))
		return -1;
	for (size_t i = 0; i < LINKS; i++)
		links->to[i] = link_of_type(links, package, types[i]);
	for (size_t i = 0; i < LINKS; i++)
		if (links->to[i].part && is_used(links, i))
			return package_say(package, links->to[i].part,
				"stands for two things at once, one of them comments", messages);
	return 0;
}

void
links_clear(struct links *links)
{
	relations_clear(&links->relations);
	*links = (struct links){0};
}

/* The bytes of the name that are its folder. */
static int
folder_length(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? (int)(slash + 1 - name) : 0;
}

const char *
links_new_name(const struct links *links, struct package *package)
{
	const int folder = folder_length(links->main);
	const char *name = arena_print(&package->arena, "%.*scomments.xml", folder, links->main);

	for (size_t i = 2; package_find(package, name); i++)
		name = arena_print(&package->arena, "%.*scomments%zu.xml", folder, links->main, i);
	return name;
}

static const char *
relations_name(const struct links *links, struct package *package)
{
	const int folder = folder_length(links->main);
	const char *name = arena_print(
		&package->arena, "%.*s_rels/%s.rels", folder, links->main, links->main + folder);
	const struct package_part *part = package_find(package, name);

	return part ? part->name : name;
}

/* An element for the root of a part, with the prefix that the root has. */
static void
append(struct part_text *part, const char *element, struct arena *a)
{
	const char *prefix = part_text_prefix(part, part_text_root(part), a);

	part_text_append(part, arena_print(a, "<%s%s%s/>", prefix, *prefix ? ":" : "", element));
}

static int
add_relation(const struct links *links, struct copy *copy, struct package *package,
	const char *element, struct messages *messages)
{
	const char *name = relations_name(links, package);
	struct part_text part;
	int failed;

	if (!package_find(package, name)) {
		buffer_print(&copy_add(copy, name, RELATIONS_TYPE)->bytes,
			"<Relationships xmlns=\"" RELATIONS "\"><%s/></Relationships>", element);
		return 0;
	}
	failed = part_text_read(&part, package, name, messages);
	if (!failed) {
		append(&part, element, &package->arena);
		copy_add_edited(copy, &part);
	}
	part_text_clear(&part);
	return failed;
}

/* Reads the list of types, which Flat OPC has not: there they stand at the parts. */
static int
read_types(struct part_text *part, struct package *package, struct messages *messages)
{
	return part_text_read(part, package, package_find(package, CONTENT_TYPES)->name, messages);
}

static struct extent
type_of(const struct part_text *part, const char *name, struct arena *a)
{
	return part_text_element(part, "Override", "PartName", arena_print(a, "/%s", name));
}

static int
add_type(struct copy *copy, struct package *package, const char *name, struct messages *messages)
{
	struct arena *a = &package->arena;
	struct part_text part;
	int failed;

	if (package->kind != &package_zip)
		return 0;
	failed = read_types(&part, package, messages);
	if (!failed && !type_of(&part, name, a).end)
		append(&part,
			arena_print(a, "Override PartName=\"/%s\" ContentType=\"%s\"", name,
				COMMENTS_TYPE),
			a);
	if (!failed)
		copy_add_edited(copy, &part);
	part_text_clear(&part);
	return failed;
}

static int
remove_types(const struct links *links, struct copy *copy, struct package *package,
	struct messages *messages)
{
	struct part_text part;
	struct extent said;
	int failed;

	if (package->kind != &package_zip)
		return 0;
	failed = read_types(&part, package, messages);
	for (size_t i = 0; i < LINKS && !failed; i++) {
		if (!links->to[i].part)
			continue;
		said = type_of(&part, links->to[i].part, &package->arena);
		if (said.end)
			part_text_cut(&part, said);
	}
	if (!failed)
		copy_add_edited(copy, &part);
	part_text_clear(&part);
	return failed;
}

int
links_add(const struct links *links, struct copy *copy, struct package *package, const char *name,
	bool strict, struct messages *messages)
{
	struct arena *a = &package->arena;
	const char *id = "rIdComments";

	for (size_t i = 2; relation_of_id(&links->relations, id); i++)
		id = arena_print(a, "rIdComments%zu", i);
	return add_relation(links, copy, package,
		       arena_print(a, "Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"", id,
			       strict ? STRICT : TRANSITIONAL, name + folder_length(name)),
		       messages) ||
	                       add_type(copy, package, name, messages)
	               ? -1
	               : 0;
}

int
links_remove(const struct links *links, struct copy *copy, struct package *package,
	struct messages *messages)
{
	struct part_text part;
	int failed = part_text_read(&part, package, relations_name(links, package), messages);

	for (size_t i = 0; i < LINKS && !failed; i++) {
		if (!links->to[i].part)
			continue;
		part_text_cut(
			&part, part_text_element(&part, "Relationship", "Id", links->to[i].id));
		copy_add(copy, links->to[i].part, NULL)->gone = true;
	}
	if (!failed)
		copy_add_edited(copy, &part);
	part_text_clear(&part);
	return failed || remove_types(links, copy, package, messages) ? -1 : 0;
}
