/* documents.c -- check: other documents than the one being checked, each read once in a run */
#define _XOPEN_SOURCE 700 /* realpath */
#include "documents.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <libxml/hash.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../load/report.h"

struct documents {
	xmlHashTable *by_file; /* struct document by the file's canonical name */
	/* The same by text, base and folder_of, so that no file is looked up twice: of bases that
	 * are files, and of those that are URIs. */
	xmlHashTable *by_reference[2];
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
	documents->by_file = xmlHashCreate(16);
	documents->by_reference[0] = xmlHashCreate(16);
	documents->by_reference[1] = xmlHashCreate(16);
	if (!documents->by_file || !documents->by_reference[0] || !documents->by_reference[1])
		die("out of memory");
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
	struct document *document = xmlHashLookup(documents->by_file, (const xmlChar *)file);

	if (document)
		return document;
	document = arena_alloc(&run->arena, sizeof *document);
	document->name = name;
	if (xmlHashAddEntry(documents->by_file, (const xmlChar *)file, document))
		die("out of memory");
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
	xmlHashTable *known = documents_of(run)->by_reference[reference->base_is_uri];
	const xmlChar *text = (const xmlChar *)reference->text;
	const xmlChar *base = (const xmlChar *)reference->base;
	const xmlChar *limit = (const xmlChar *)(reference->folder_of ? reference->folder_of : "");
	struct document *document = xmlHashLookup3(known, text, base, limit);

	if (document)
		return document;
	document = find(run, reference);
	if (xmlHashAddEntry3(known, text, base, limit, document))
		die("out of memory");
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

static void
look_at_document(void *document_, void *run, const xmlChar *file)
{
	const struct document *document = document_;

	(void)file;
	say_changed(run, &document->report);
}

static void
document_clear(void *document_, const xmlChar *file)
{
	struct document *document = document_;

	(void)file;
	report_clear(&document->report);
}

void
documents_clear(struct check_run *run)
{
	say_changed(run, run->report);
	if (!run->documents)
		return;
	xmlHashScan(run->documents->by_file, look_at_document, run);
	xmlHashFree(run->documents->by_reference[0], NULL);
	xmlHashFree(run->documents->by_reference[1], NULL);
	xmlHashFree(run->documents->by_file, document_clear);
	map_clear(&run->documents->reports);
	run->documents = NULL;
}
