/* review.c -- review: a Word document and its findings become a document with comments */
#include "review.h"

#include <string.h>

#include "../load/docx_places.h"
#include "../load/scan.h"
#include "comment.h"
#include "links.h"
#include "marks.h"
#include "remarks.h"
#include "threads.h"

/* A copy in the making. */
struct review {
	const struct report *report;
	const char *date;
	struct messages *messages;
	struct source source;
	struct package package;
	struct links links;
	struct runs runs;
	struct remarks remarks;
	struct copy copy;
};

static int
refuse(const struct review *review, const char *why)
{
	return message(review->messages, MESSAGE_REVIEW_FAILED,
		(struct spot){.file = review->report->name}, why);
}

static int
open_package(struct review *review, const struct package_kind *kind)
{
	const struct report *report = review->report;
	const struct source *source = &report->source;

	if (source_from_bytes(&review->source, report->name, source->file_bytes,
		    source->file_length, review->messages) ||
		package_open(
			&review->package, kind, &review->source, report->limits, review->messages))
		return -1;
	if (kind == &package_flat && review->source.unit)
		return refuse(review, "it is not in UTF-8");
	if (kind == &package_zip && !package_find(&review->package, "[Content_Types].xml"))
		return refuse(review, "it has no [Content_Types].xml");
	return 0;
}

static int
read_parts(struct review *review)
{
	struct package *package = &review->package;
	struct links *links = &review->links;
	struct messages *messages = review->messages;

	if (links_read(links, package, review->report->word->stories[0].part, messages) ||
		runs_read(&review->runs, package, links->main, messages) ||
		remarks_read(&review->remarks, package, links->to[LINK_COMMENTS].part,
			links->to[LINK_THREADS].part, messages))
		return -1;
	return review->runs.first ? 0 : refuse(review, "there is no paragraph in it");
}

/* Whoever signed it did not sign the comments. */
static void
warn_signed(const struct review *review)
{
	static const char folder[] = "_xmlsignatures/";

	for (size_t i = 0; i < review->package.count; i++)
		if (!strncmp(review->package.parts[i].name, folder, strlen(folder))) {
			message(review->messages, MESSAGE_REVIEW_SIGNED,
				(struct spot){.file = review->report->name});
			return;
		}
}

static int
add_remarks(struct review *review, const struct findings *findings, enum severity show)
{
	struct notes notes = {0};
	const struct anchoring anchoring = {
		review->report, &review->runs, &review->package, &notes, review->messages};
	struct buffer text = {0};
	struct anchor anchor;
	int failed = 0;

	for (size_t i = 0; i < findings->count && !failed; i++) {
		const struct finding *finding = &findings->items[i];

		if (finding->severity < show)
			continue;
		failed = anchor_find(&anchor, &anchoring, &finding->place);
		buffer_reset(&text);
		comment_write(&text, finding, anchor.exact);
		remarks_add(&review->remarks, text.text, &anchor);
	}
	buffer_clear(&text);
	notes_clear(&notes);
	remarks_number(&review->remarks, &review->runs);
	return failed;
}

/* Takes out those that go; those that stay get their place anew. */
static void
put_marks(struct review *review)
{
	const struct remarks *remarks = &review->remarks;
	struct marks marks = {0};

	for (size_t i = 0; i < remarks->old.count; i++)
		if (remarks->fates[i] == OLD_STAYS || remarks->fates[i] == OLD_GOES)
			runs_cut_comment(&review->runs, remarks->old.items[i].id);
	for (size_t i = 0; i < remarks->count; i++)
		marks_add(&marks, &remarks->items[i].anchor, remarks->items[i].id);
	marks_put(&marks, &review->runs);
	marks_clear(&marks);
}

static void
print_new(const struct review *review, struct buffer *out, const struct word_prefix *w)
{
	for (size_t i = 0; i < review->remarks.count; i++) {
		const struct remark *remark = &review->remarks.items[i];

		if (!remark->is_old)
			comment_print(out, remark->text, remark->id, review->date, w);
	}
}

static int
make_comments(struct review *review)
{
	const struct word_prefix w = {"w", ""};
	const bool strict = review->runs.strict;
	const char *name = links_new_name(&review->links, &review->package);
	struct buffer *bytes = &copy_add(&review->copy, name, COMMENTS_TYPE)->bytes;

	if (review->package.kind == &package_zip)
		buffer_add_text(
			bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
	buffer_print(
		bytes, "<w:comments xmlns:w=\"%s\">", strict ? WORD_STRICT : WORD_TRANSITIONAL);
	print_new(review, bytes, &w);
	buffer_add_text(bytes, "</w:comments>");
	return links_add(
		&review->links, &review->copy, &review->package, name, strict, review->messages);
}

static void
edit_comments(struct review *review, struct part_text *part)
{
	const struct remarks *remarks = &review->remarks;
	const struct word_prefix w = word_prefix(
		part, part_text_root(part), review->runs.strict, &review->package.arena);
	struct buffer text = {0};

	for (size_t i = 0; i < remarks->old.count; i++) {
		struct extent extent = remarks->old.items[i].inside;

		extent.start = scan_back(part->bytes.text, extent.start, "<");
		if (remarks->fates[i] == OLD_GOES)
			part_text_cut(part, extent);
	}
	print_new(review, &text, &w);
	if (text.length)
		part_text_append(part, text.text);
	copy_add_edited(&review->copy, part);
	buffer_clear(&text);
}

static int
change_comments(struct review *review)
{
	const struct links *links = &review->links;
	struct part_text part;
	int failed = part_text_read(
		&part, &review->package, links->to[LINK_COMMENTS].part, review->messages);

	if (!failed)
		edit_comments(review, &part);
	part_text_clear(&part);
	return failed;
}

/* Some programs do not open a document with an empty comments part. */
static int
make_parts(struct review *review)
{
	const struct remarks *remarks = &review->remarks;
	const size_t gone = remarks_of(remarks, OLD_GOES);

	put_marks(review);
	copy_add_edited(&review->copy, &review->runs.part);
	if (!review->links.to[LINK_COMMENTS].part)
		return remarks->count ? make_comments(review) : 0;
	if (gone > 0 && gone == remarks->old.count && !remarks->count)
		return links_remove(
			&review->links, &review->copy, &review->package, review->messages);
	return threads_cut(remarks, &review->links, &review->copy, &review->package,
		       review->messages) ||
	                       change_comments(review)
	               ? -1
	               : 0;
}

static void
clear(struct review *review)
{
	copy_clear(&review->copy);
	review_remarks_clear(&review->remarks);
	runs_clear(&review->runs);
	links_clear(&review->links);
	package_close(&review->package);
	source_clear(&review->source);
}

int
review_print(struct buffer *out, struct review_counts *counts, const struct report *report,
	const struct findings *findings, enum severity show, const char *date,
	struct messages *messages)
{
	struct review review = {.report = report, .date = date, .messages = messages};
	int failed;

	*counts = (struct review_counts){0};
	if (!report->word)
		return message(messages, MESSAGE_REVIEW_KIND, (struct spot){.file = report->name});
	failed = open_package(&review,
			 strcmp(report_format(report), "docx") ? &package_flat : &package_zip) ||
	         read_parts(&review) || add_remarks(&review, findings, show) ||
	         make_parts(&review) || copy_print(&review.copy, &review.package, out, messages);
	if (!failed) {
		warn_signed(&review);
		counts->comments = review.remarks.count + remarks_of(&review.remarks, OLD_THREAD);
		counts->removed = remarks_of(&review.remarks, OLD_GOES);
	}
	clear(&review);
	return failed ? -1 : 0;
}
