/* documents.c -- check: other documents than the one being checked, each read once in a run */
#define _XOPEN_SOURCE 700 /* realpath */
#include "documents.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../load/report.h"

struct documents {
	struct text_map by_file; /* struct document by the file's canonical name */
	/* The same by text, base and folder_of, so that no file is looked up twice: of bases that
	 * are files, and of those that are URIs. */
	struct text_map by_reference[2];
	struct map reports; /* struct report of each tree */
};

static const char *
keep(struct check_run *run, const char *text)
{
	return arena_copy(&run->arena, text);
}

static size_t
scheme_length(const char *uri)
{
	size_t length = 0;

	while (isalnum((unsigned char)uri[length]) ||
		(length && uri[length] && strchr("+-.", uri[length])))
		length++;
	return length && uri[length] == ':' ? length + 1 : 0;
}

/* The path of a URI reference without its escapes; lives in the run. NULL when it leads to another
 * machine or has another scheme than file. */
static const char *
local_path(struct check_run *run, const char *uri)
{
	size_t scheme = scheme_length(uri);
	const char *path = uri + scheme, *kept = NULL;
	char *plain;

	if (scheme && strncmp(uri, "file:", scheme))
		return NULL;
	if (!strncmp(path, "//", 2)) {
		path += 2;
		path += strncmp(path, "localhost/", 10) ? 0 : strlen("localhost");
		if (*path != '/')
			return NULL;
	}
	plain = xmlURIUnescapeString(path, 0, NULL);
	if (plain)
		kept = keep(run, plain);
	xmlFree(plain);
	return kept;
}

/* "a/b.sch" and "c.xml" give "a/c.xml"; lives in the run. */
static const char *
beside(struct check_run *run, const char *file, const char *path)
{
	const char *slash = strrchr(file, '/');

	if (!*path)
		return file;
	if (*path == '/' || !slash)
		return path;
	return arena_print(&run->arena, "%.*s%s", (int)(slash + 1 - file), file, path);
}

/* The file's name without links and dots; lives in the run. NULL, and errno, without such a file.
 */
static const char *
canonical(struct check_run *run, const char *file)
{
	char *found = realpath(file, NULL);
	const char *kept = found ? keep(run, found) : NULL;

	free(found);
	return kept;
}

/* Whether a file lies in the folder of another one, or below it. */
static bool
is_beside(struct check_run *run, const char *file, const char *other)
{
	const char *folder = canonical(run, beside(run, other, "."));
	size_t length = folder ? strlen(folder) : 0;

	/* of the root alone the name ends with a slash */
	length -= length == 1;
	return folder && !strncmp(file, folder, length) && file[length] == '/';
}

static struct documents *
documents_of(struct check_run *run)
{
	struct documents *documents = run->documents;

	if (documents)
		return documents;
	documents = arena_alloc(&run->arena, sizeof *documents);
	run->documents = documents;
	return documents;
}

static struct document *
fail(struct check_run *run, struct document *document, const char *why)
{
	document->why = arena_print(&run->arena, "%s %s", document->name, why);
	return document;
}

/* Whether the file could be read but for the sandbox. */
static bool
is_kept_away(const char *file)
{
	const int opened = open(file, O_RDONLY | O_CLOEXEC);
	const bool is_refused = opened < 0 && errno == EACCES;

	if (opened >= 0)
		close(opened);
	return is_refused && access(file, R_OK) == 0;
}

/* Why report_load_xml() failed: what it would have said, with the place. */
static const char *
reason(struct check_run *run, const struct messages *quiet)
{
	const struct message *m = quiet->first;

	if (!m)
		return "cannot be read";
	return m->spot.line ? arena_print(&run->arena, "%s (line %ld, column %ld)", m->summary,
				      m->spot.line, m->spot.column)
	                    : keep(run, m->summary);
}

static void
read_document(struct check_run *run, struct document *document, const char *file)
{
	struct messages quiet = {.out = NULL};
	struct stat status;

	if (stat(file, &status) || !S_ISREG(status.st_mode)) {
		fail(run, document, "is not a file");
		return;
	}
	if (report_load_xml(&document->report, document->name, &(struct load_options){0}, &quiet)) {
		fail(run, document,
			is_kept_away(file) ? "is kept away by the sandbox; --allow-read lets it in"
					   : reason(run, &quiet));
	} else {
		document->tree = document->report.tree;
		map_put(&run->documents->reports, document->tree, &document->report);
	}
	messages_clear(&quiet);
}

static bool
is_checked(struct check_run *run, const char *file)
{
	const char *checked = run->report ? canonical(run, run->report->name) : NULL;

	return checked && !strcmp(checked, file);
}

static struct document *
document_at(struct check_run *run, const char *name, const char *file)
{
	struct documents *documents = documents_of(run);
	struct document *document = text_map_get(&documents->by_file, file);

	if (document)
		return document;
	document = arena_alloc(&run->arena, sizeof *document);
	document->name = name;
	*text_map_at(&documents->by_file, file) = document;
	if (is_checked(run, file))
		document->tree = run->report->tree;
	else
		read_document(run, document, file);
	return document;
}

/* Why a document that lies elsewhere is not read. */
static const char *
outside(const struct check_run *run, const struct reference *reference)
{
	return run->report && reference->folder_of == run->report->name
	               ? "is not in the folder of the document, and its patterns read no other"
	               : "is not in the folder of the rule, and rules read no other";
}

static struct document *
find(struct check_run *run, const struct reference *reference)
{
	struct document *none = arena_alloc(&run->arena, sizeof *none);
	const char *base =
		reference->base_is_uri ? local_path(run, reference->base) : reference->base;
	const char *path = local_path(run, reference->text), *file;

	none->name = keep(run, reference->text);
	if (strchr(reference->text, '#'))
		return fail(run, none, "has a fragment, and only whole documents can be had");
	if (!path || (!base && *path != '/'))
		return fail(run, none, "is not a local file, and the network is never asked");
	none->name = keep(run, beside(run, base ? base : "", path));
	file = canonical(run, none->name);
	if (!file)
		return fail(run, none,
			arena_print(&run->arena, "cannot be opened: %s", strerror(errno)));
	if (reference->folder_of && !is_beside(run, file, reference->folder_of))
		return fail(run, none, outside(run, reference));
	return document_at(run, none->name, file);
}

struct document *
document_get(struct check_run *run, const struct reference *reference)
{
	struct text_map *known = &documents_of(run)->by_reference[reference->base_is_uri];
	struct buffer key = {0};
	struct document *document;

	buffer_print(&key, "%zu %zu %s%s%s", strlen(reference->text), strlen(reference->base),
		reference->text, reference->base, reference->folder_of ? reference->folder_of : "");
	document = text_map_get(known, key.text);
	if (!document) {
		document = find(run, reference);
		*text_map_at(known, key.text) = document;
	}
	buffer_clear(&key);
	return document;
}

struct report *
document_report(const struct check_run *run, const xmlDoc *tree)
{
	const struct collection *all = run->options ? run->options->collection : NULL;

	if (run->report && run->report->tree == tree)
		return run->report;
	for (size_t i = 0; all && i < all->count; i++)
		if (all->reports[i]->tree == tree)
			return all->reports[i];
	return run->documents ? map_get(&run->documents->reports, tree) : NULL;
}

/* Of no rule it is known what it has seen. */
static void
say_changed(struct check_run *run, const struct report *report)
{
	run->messages->matter.rule = NULL;
	if (source_changed(&report->source))
		message(run->messages, MESSAGE_FILE_CHANGED, (struct spot){.file = report->name});
}

void
documents_clear(struct check_run *run)
{
	struct documents *documents = run->documents;

	say_changed(run, run->report);
	if (!documents)
		return;
	for (size_t i = 0; i < documents->by_file.count; i++) {
		struct document *document = documents->by_file.entries[i].value;

		say_changed(run, &document->report);
		report_clear(&document->report);
	}
	text_map_clear(&documents->by_reference[0]);
	text_map_clear(&documents->by_reference[1]);
	text_map_clear(&documents->by_file);
	map_clear(&documents->reports);
	run->documents = NULL;
}
