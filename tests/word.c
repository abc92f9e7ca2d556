/* word.c -- tests: Word documents are put together */
#include "word.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include <cmocka.h>

#include "../checker/base/buffer.h"
#include "../checker/base/tree.h"

#define TRANSITIONAL "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define MICROSOFT "http://schemas.microsoft.com/office/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* Id, name, what it is based on, properties. */
static const char *const styles[][4] = {
	{"n", "Normal", "", ""},
	{"h1", "heading 1", "n", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"},
	{"h2", "heading 2", "h1", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"},
	{"h2x", "Heading 2 of ours", "h2", ""},
	{"hb", "Heading_b", "h2", ""},
	{"o", "Clause of ours", "n", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"},
	{"a", "Annex_NoTitle", "n", "<w:rPr><w:caps/></w:rPr>"},
	{"an", "Annex_No", "n", ""},
	{"at", "Annex_title", "n", ""},
	{"ar", "Annex_ref", "n", ""},
	{"p", "Appendix_No & title", "n", ""},
	{"q", "Question_No", "n", ""},
	{"qt", "Question_title", "n", ""},
	{"s", "Section_No", "n", ""},
	{"st", "Section_title", "n", ""},
	{"TableNoTitle0", "Table_NoTitle", "n", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"},
	{"tn", "TABLE_NO", "n", ""},
	{"tt", "Table_title", "n", ""},
	{"th", "Table_head", "n", ""},
	{"f", "Figure_NoTitle", "n", ""},
	{"e", "enumlev1", "n", ""},
	{"toc", "toc 1", "n", ""},
	{"hide", "Hidden of ours", "n", "<w:rPr><w:vanish/></w:rPr>"},
	{"num", "Numbered of ours", "n", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"},
	{"num2", "Numbered 2", "num", ""},
};

static const char *
styles_text(struct arena *a)
{
	struct buffer text = {0};
	const char *kept;

	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		buffer_print(&text,
			"<w:style w:type='paragraph' w:styleId='%s'%s><w:name w:val='%s'/>"
			"<w:basedOn w:val='%s'/>%s</w:style>",
			styles[i][0], i ? "" : " w:default='1'",
			strchr(styles[i][1], '&') ? "Appendix_No &amp; title" : styles[i][1],
			styles[i][2], styles[i][3]);
	kept = arena_text(a, text.text, text.length);
	buffer_clear(&text);
	return kept;
}

static const char *
part_text(const struct word *word, const char *root, const char *inside, struct arena *a)
{
	const char *base = word->strict ? STRICT : TRANSITIONAL;
	const char *year = word->strict ? "" : "2006/";

	return arena_print(a,
		"<w:%s xmlns:w='%swordprocessingml/%smain'"
		" xmlns:r='%sofficeDocument/%srelationships'"
		" xmlns:m='%sofficeDocument/%smath'"
		" xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/"
		"wordprocessingDrawing' xmlns:pic='http://schemas.openxmlformats.org/"
		"drawingml/2006/picture'"
		" xmlns:wps='http://schemas.microsoft.com/office/word/2010/"
		"wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml'"
		" xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
		"%s</w:%s>",
		root, base, year, base, year, base, year, inside, root);
}

static const char *
relation(const struct word *word, const char *id, const char *type, const char *target,
	struct arena *a)
{
	return arena_print(a,
		"<Relationship Id='%s' Type='%sofficeDocument/%srelationships/%s' Target='%s'/>",
		id, word->strict ? STRICT : TRANSITIONAL, word->strict ? "" : "2006/", type,
		target);
}

enum { ENTRIES_MOST = 16 };

struct entries {
	const char *items[ENTRIES_MOST][2];
	size_t count;
};

static void
add_entry(struct entries *entries, const char *name, const char *text)
{
	entries->items[entries->count][0] = name;
	entries->items[entries->count++][1] = text;
}

/* Of the parts that there may be: that some are not there is allowed. */
static const char *
content_types(const struct word *word, struct arena *a)
{
	static const char *const parts[] = {
		"styles", "footnotes", "endnotes", "numbering", "header", "settings"};
	const char *text =
		"<Default Extension='rels' ContentType='application/vnd.openxmlformats-"
		"package.relationships+xml'/><Default Extension='xml' "
		"ContentType='application/xml'/><Override "
		"PartName='/word/document.xml' ContentType='" WORD_TYPE "document.main+xml'/>";

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		text = arena_print(a,
			"%s<Override PartName='/word/%s.xml' ContentType='" WORD_TYPE "%s+xml'/>",
			text, parts[i], parts[i]);
	if (word->comments)
		text = arena_print(a,
			"%s<Override PartName='/word/comments.xml' ContentType='" WORD_TYPE
			"comments+xml'/>",
			text);
	return arena_print(a, "<Types xmlns='" PACKAGE "content-types'>%s</Types>", text);
}

/* What Word keeps of comments besides. Returns the relations, with theirs. */
static const char *
add_threads(
	struct entries *entries, const struct word *word, const char *relations, struct arena *a)
{
	const struct {
		const char *inside, *name, *root, *space, *type;
	} parts[] = {
		{word->threads, "threads", "commentsEx", "word/2012/wordml",
			"2011/relationships/commentsExtended"},
		{word->ids, "ids", "commentsIds", "word/2016/wordml/cid",
			"2016/09/relationships/commentsIds"},
		{word->dates, "dates", "commentsExtensible", "word/2018/wordml/cex",
			"2018/08/relationships/commentsExtensible"},
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].inside)
			continue;
		add_entry(entries, arena_print(a, "word/%s.xml", parts[i].name),
			arena_print(a, "<e:%s xmlns:e='" MICROSOFT "%s'>%s</e:%s>", parts[i].root,
				parts[i].space, parts[i].inside, parts[i].root));
		relations = arena_print(a,
			"%s<Relationship Id='%s' Type='" MICROSOFT "%s' Target='%s.xml'/>",
			relations, parts[i].name, parts[i].type, parts[i].name);
	}
	return relations;
}

static struct entries
entries_of(const struct word *word, struct arena *a)
{
	const struct {
		const char *type, *root, *inside;
	} parts[] = {
		{"styles", "styles", styles_text(a)},
		{"footnotes", "footnotes", word->footnotes},
		{"endnotes", "endnotes", word->endnotes},
		{"numbering", "numbering", word->numbering},
		{"header", "hdr", word->header},
		{"settings", "settings", word->settings},
		{"comments", "comments", word->comments},
	};
	const char *relations = word->relations ? word->relations : "";
	struct entries entries = {.count = 0};

	add_entry(&entries, "[Content_Types].xml", content_types(word, a));
	add_entry(&entries, "_rels/.rels",
		arena_print(a, "<Relationships xmlns='" PACKAGE "relationships'>%s</Relationships>",
			relation(word, "main", "officeDocument", "word/document.xml", a)));
	add_entry(&entries, "word/document.xml",
		part_text(word, "document",
			arena_print(a, "<w:body>%s<w:sectPr/></w:body>", word->body), a));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *target = arena_print(a, "%s.xml", parts[i].type);

		if (!parts[i].inside)
			continue;
		add_entry(&entries, arena_print(a, "word/%s", target),
			part_text(word, parts[i].root, parts[i].inside, a));
		relations = arena_print(a, "%s%s", relations,
			relation(word, parts[i].type, parts[i].type, target, a));
	}
	relations = add_threads(&entries, word, relations, a);
	if (word->signature)
		add_entry(&entries, "_xmlsignatures/sig1.xml", word->signature);
	add_entry(&entries, "word/_rels/document.xml.rels",
		arena_print(a, "<Relationships xmlns='" PACKAGE "relationships'>%s</Relationships>",
			relations));
	return entries;
}

const char *
word_entries(const char *const (*entries)[2], size_t *length, struct arena *a)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	zip_stat_t status;
	char *bytes;

	assert_non_null(zip);
	zip_source_keep(source);
	for (; (*entries)[0]; entries++)
		assert_true(zip_file_add(zip, (*entries)[0],
				    zip_source_buffer(zip, (*entries)[1], strlen((*entries)[1]), 0),
				    ZIP_FL_ENC_UTF_8) >= 0);
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_open(source), 0);
	assert_int_equal(zip_source_stat(source, &status), 0);
	*length = (size_t)status.size;
	bytes = arena_alloc(a, *length + 1);
	assert_int_equal(zip_source_read(source, bytes, *length), status.size);
	zip_source_close(source);
	zip_source_free(source);
	return bytes;
}

const char *
word_zip(const struct word *word, size_t *length, struct arena *a)
{
	const struct entries entries = entries_of(word, a);

	return word_entries(entries.items, length, a);
}

const char *
word_flat(const struct word *word, struct arena *a)
{
	const struct entries entries = entries_of(word, a);
	const char *text = "<?xml version='1.0'?><pkg:package "
			   "xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>";

	for (size_t i = 1; i < entries.count; i++)
		text = arena_print(a,
			"%s<pkg:part pkg:name='/%s' pkg:contentType='x'><pkg:xmlData>%s"
			"</pkg:xmlData></pkg:part>",
			text, entries.items[i][0], entries.items[i][1]);
	return arena_print(a, "%s</pkg:package>", text);
}

void
word_load(struct report *report, const struct word *word)
{
	const struct load_options options = {.original = word->original};
	struct messages messages = {.out = stderr};
	struct arena a = {0};
	size_t length;
	const char *bytes = word_zip(word, &length, &a);

	assert_int_equal(
		report_load_bytes(report, "test.docx", bytes, length, &options, &messages), 0);
	assert_int_equal(messages.count, 0);
	messages_clear(&messages);
	arena_clear(&a);
}

const char *
word_inside(const struct report *report, const char *element, struct arena *a)
{
	const xmlNode *node = xmlDocGetRootElement(report->tree), *top = node;
	xmlBuffer *text = xmlBufferCreate();
	const char *kept;

	while (node && !node_is(node, element))
		node = node_following(node, top);
	for (xmlNode *child = node ? node->children : NULL; child; child = child->next)
		xmlNodeDump(text, report->tree, child, 0, 0);
	kept = arena_copy(a, (const char *)xmlBufferContent(text));
	xmlBufferFree(text);
	return kept;
}
