/* html.c -- emit: findings become a page: the reports, with what was found beside the words */
#include <stdlib.h>
#include <string.h>

#include "../base/buffer.h"
#include "../base/digest.h"
#include "html_parts.h"
#include "xml_text.h"

static void
write_pieces(FILE *out, const char *const *pieces)
{
	for (; *pieces; pieces++)
		fputs(*pieces, out);
}

static unsigned
hexadecimal(char digit)
{
	return (unsigned)(digit >= 'a' ? digit - 'a' + 10 : digit - '0');
}

/* Writes the SHA-256 of the pieces as a policy names it, in base64 (RFC 4648, 4). */
static void
write_hash(FILE *out, const char *const *pieces)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct arena a = {0};
	struct buffer text = {0};
	const char *digest;

	for (; *pieces; pieces++)
		buffer_add_text(&text, *pieces);
	digest = digest_of(buffer_text(&text), text.length, &a);
	fputs("'sha256-", out);
	/* three digits of four bits are two of six; 64 are 42 of them and one of four bits */
	for (size_t i = 0; i + 3 <= 64; i += 3) {
		const unsigned bits = hexadecimal(digest[i]) << 8 |
		                      hexadecimal(digest[i + 1]) << 4 | hexadecimal(digest[i + 2]);

		fputc(digits[bits >> 6], out);
		fputc(digits[bits & 63], out);
	}
	fprintf(out, "%c='", digits[hexadecimal(digest[63]) << 2]);
	buffer_clear(&text);
	arena_clear(&a);
}

/* Nothing is loaded from anywhere, and no script runs but that of the page. */
static void
write_policy(FILE *out)
{
	fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	      "style-src ",
		out);
	write_hash(out, html_style);
	fputs("; script-src ", out);
	write_hash(out, html_script);
	fputs("; base-uri 'none'; form-action 'none'\"/>\n", out);
}

static void
write_title(const struct page *page)
{
	const struct findings *findings = page->findings;

	if (findings->document_count == 1)
		xml_text(page->out, findings->documents[0].name);
	else
		fprintf(page->out, "%zu documents", findings->document_count);
}

static void
write_head(const struct page *page)
{
	FILE *out = page->out;

	fputs("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
	      "<meta charset=\"UTF-8\"/>\n",
		out);
	write_policy(out);
	fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	      "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
	      "<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>",
		out);
	fputs(findings_status(page->findings) == RUN_INCOMPLETE ? "INCOMPLETE: " : "", out);
	write_title(page);
	fputs(" – tsagcheck</title>\n<style>", out);
	write_pieces(out, html_style);
	fputs("</style>\n</head>\n", out);
}

static void
write_problem(FILE *out, const struct message *message)
{
	const struct spot at = message_spot(message);
	struct arena arena = {0};

	fputs("<li>", out);
	if (at.file) {
		fputs("<b>", out);
		xml_text(out, at.file);
		if (at.line)
			fprintf(out, ":%ld:%ld", at.line, at.column);
		fputs("</b>: ", out);
	}
	xml_text(out, message_text(message, &arena));
	if (message->remedy && *message->remedy) {
		fputs("<br/>", out);
		xml_text(out, message->remedy);
	}
	fputs("</li>\n", out);
	arena_clear(&arena);
}

static void
write_banner(const struct page *page)
{
	FILE *out = page->out;

	if (findings_status(page->findings) != RUN_INCOMPLETE)
		return;
	fputs("<section id=\"incomplete\" role=\"alert\" aria-labelledby=\"incomplete-title\">"
	      "<h2 id=\"incomplete-title\">Incomplete: not everything was checked</h2>\n"
	      "<p>What is missing may hide findings. This is why:</p>\n<ul>\n",
		out);
	for (const struct message *m = page->findings->problems->first; m; m = m->next)
		write_problem(out, m);
	fputs("</ul></section>\n", out);
}

static void
write_counts(const struct page *page)
{
	const struct findings *findings = page->findings;
	FILE *out = page->out;

	fputs("<ul class=\"counts\">", out);
	for (int s = SEVERITY_ERROR; s >= SEVERITY_INFO; s--) {
		fprintf(out, "<li class=\"%s\">", severity_name((enum severity)s));
		html_count(out, findings_of(findings, (enum severity)s), (enum severity)s);
		fputs(s < (int)page->options->show ? ", not shown</li>" : "</li>", out);
	}
	fprintf(out, "<li>%zu not verified</li>", findings->not_verified);
	if (findings->suppressed)
		fprintf(out, "<li>%zu suppressed</li>", findings->suppressed);
	if (findings->baseline)
		fprintf(out, "<li>%zu known before</li>", findings->baseline);
	fprintf(out, "<li>%zu rules</li></ul>\n", findings->rules);
	if (findings->not_verified)
		fputs("<p class=\"hint\">Not verified: places at which a rule lacked data, a "
		      "register or another document; nothing is said about them.</p>\n",
			out);
}

static void
write_verdict(const struct page *page)
{
	const bool complete = findings_status(page->findings) != RUN_INCOMPLETE;

	if (!page->count)
		fprintf(page->out, "<p class=\"verdict\">%s</p>\n",
			page->findings->count ? "Nothing of the severity that is shown was found."
			: complete            ? "Nothing was found."
					      : "Nothing was found in what could be checked.");
}

static void
write_ways(const struct page *page)
{
	FILE *out = page->out;

	fputs("<ul class=\"ways\">", out);
	for (size_t i = 0; i < page->findings->document_count; i++) {
		const struct checked_document *document = &page->findings->documents[i];

		if (!document->shown)
			continue;
		fprintf(out, "<li><a href=\"#d%zu\">", i + 1);
		xml_text(out, page->findings->document_count > 1 ? document->name : "the report");
		fputs("</a></li>", out);
		if (html_has_pictures(document->shown))
			fprintf(out, "<li><a href=\"#d%zu-pictures\">its pictures</a></li>", i + 1);
	}
	fputs(page->rule_count ? "<li><a href=\"#rules\">the rules</a></li></ul>\n" : "</ul>\n",
		out);
}

static void
write_header(const struct page *page)
{
	FILE *out = page->out;

	fputs("<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>\n<h1>",
		out);
	write_title(page);
	fputs("</h1>\n", out);
	write_banner(page);
	write_counts(page);
	write_verdict(page);
	write_ways(page);
	fputs("</header>\n", out);
}

static void
write_navigation(const struct page *page)
{
	FILE *out = page->out;

	if (!page->count)
		return;
	fputs("<nav aria-labelledby=\"list-title\">\n<h2 id=\"list-title\">Findings</h2>\n", out);
	html_filter(page);
	fprintf(out, "<details id=\"list\" open=\"open\"><summary>List of %zu</summary>\n",
		page->count);
	html_list(page);
	fputs("</details>\n</nav>\n", out);
}

static void
write_document(struct page *page, size_t document)
{
	const struct checked_document *checked = &page->findings->documents[document];
	FILE *out = page->out;

	if (!checked->shown)
		return;
	fprintf(out, "<section id=\"d%zu\" aria-labelledby=\"d%zu-title\">\n", document + 1,
		document + 1);
	fprintf(out, "<h2 id=\"d%zu-title\">", document + 1);
	xml_text(out, page->findings->document_count > 1 ? checked->name : "The report");
	fputs("</h2>\n<div class=\"report\"", out);
	if (*checked->shown->language)
		xml_attribute(out, "lang", checked->shown->language);
	fputs(">\n", out);
	html_report(page, document);
	fputs("</div>\n", out);
	html_pictures(page, document);
	fputs("</section>\n", out);
}

static void
write_body(struct page *page)
{
	FILE *out = page->out;

	write_header(page);
	fprintf(out, "<div class=\"columns%s\">\n", page->count ? "" : " single");
	write_navigation(page);
	fputs("<main id=\"main\" tabindex=\"-1\">\n", out);
	html_elsewhere(page);
	for (size_t i = 0; i < page->findings->document_count; i++)
		write_document(page, i);
	html_rules(page);
	fputs("</main>\n</div>\n<footer><p>Made by tsagcheck ", out);
	xml_text(out, page->options->version);
	fputs(". The page loads nothing and sends nothing.</p></footer>\n<script>", out);
	write_pieces(out, html_script);
	fputs("</script>\n</body>\n</html>\n", out);
}

static void
html_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct page page = {.out = out, .findings = findings, .options = options};

	page.items = arena_alloc(&page.arena, (findings->count + 1) * sizeof *page.items);
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= options->show)
			page.items[page.count++] = &findings->items[i];
	page_index(&page);
	write_head(&page);
	write_body(&page);
	free(page.marks);
	arena_clear(&page.arena);
}

const struct emitter emitter_html = {"html", html_emit, EMIT_WANTS_PAGES};
