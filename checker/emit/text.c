/* text.c -- emit: findings become text for a person at a terminal: where, what, what to do */
#include <string.h>

#include "../base/buffer.h"
#include "emit.h"
#include "excerpt.h"
#include "text.h"

enum { MESSAGE_INDENT = 2, NOTE_INDENT = 4, EXCERPT_INDENT = 4 };

/* Notes of one finding that are shown; a list of sixty entries needs not all of them to be
 * believed.
 */
enum { NOTES_MOST = 4 };

static const enum style severity_styles[] = {
	[SEVERITY_INFO] = STYLE_INFO,
	[SEVERITY_WARNING] = STYLE_WARNING,
	[SEVERITY_ERROR] = STYLE_ERROR,
};

_Static_assert(sizeof severity_styles / sizeof *severity_styles == SEVERITIES, "a style for each");

static const char *
plural(size_t count)
{
	return count == 1 ? "" : "s";
}

/* "report.xml:16:10: error: 1.2 › paragraph 1" */
static void
head_print(struct screen *screen, const struct place *place, enum style style, const char *label)
{
	struct buffer where = {0};

	buffer_print(&where, "%s:", place->document);
	if (place->start.line)
		buffer_print(&where, "%ld:%ld:", place->start.line, place->start.column);
	screen_unit(screen, STYLE_STRONG, buffer_text(&where));
	screen_words(screen, style, label);
	screen_words(screen, STYLE_STRONG, place->path);
	screen_end(screen);
	buffer_clear(&where);
}

/* "note: line 40: Table 1": within the document of the finding its name says nothing new. */
static void
note_head_print(struct screen *screen, const struct place *place, const struct place *from)
{
	struct buffer line = {0};

	if (strcmp(place->document, from->document) != 0 || !place->start.line) {
		head_print(screen, place, STYLE_INFO, "note:");
		return;
	}
	buffer_print(&line, "line %ld%s", place->start.line, *place->path ? ":" : "");
	screen_words(screen, STYLE_INFO, "note:");
	screen_words(screen, STYLE_STRONG, buffer_text(&line));
	screen_words(screen, STYLE_STRONG, place->path);
	screen_end(screen);
	buffer_clear(&line);
}

static void
related_print(struct screen *screen, const struct related *related, const struct place *from)
{
	screen_begin(screen, MESSAGE_INDENT, NOTE_INDENT);
	note_head_print(screen, &related->place, from);
	if (related->message && *related->message) {
		screen_begin(screen, NOTE_INDENT, NOTE_INDENT);
		screen_words(screen, STYLE_PLAIN, related->message);
		screen_end(screen);
	}
	excerpt_print(screen, EXCERPT_INDENT, &related->place);
}

static void
message_print(struct screen *screen, const struct finding *f)
{
	struct buffer rule = {0};

	buffer_print(&rule, "[%s]", f->rule);
	screen_begin(screen, MESSAGE_INDENT, MESSAGE_INDENT);
	screen_words(screen, STYLE_PLAIN, f->message);
	screen_words(screen, STYLE_FAINT, buffer_text(&rule));
	screen_end(screen);
	buffer_clear(&rule);
}

static void
remark_print(struct screen *screen, const char *label, const char *text)
{
	screen_begin(screen, MESSAGE_INDENT, NOTE_INDENT);
	screen_words(screen, STYLE_INFO, label);
	screen_words(screen, STYLE_PLAIN, text);
	screen_end(screen);
}

static void
notes_print(struct screen *screen, const struct finding *f)
{
	struct buffer rest = {0};
	size_t count = 0;

	for (const struct related *r = f->related; r; r = r->next)
		if (count++ < NOTES_MOST)
			related_print(screen, r, &f->place);
	if (count > NOTES_MOST) {
		buffer_print(&rest, "and %zu more; --format json has all", count - NOTES_MOST);
		remark_print(screen, "note:", buffer_text(&rest));
	}
	buffer_clear(&rest);
}

void
text_finding(struct screen *screen, const struct finding *f)
{
	char label[16];

	snprintf(label, sizeof label, "%s:", severity_name(f->severity));
	screen_begin(screen, 0, NOTE_INDENT);
	head_print(screen, &f->place, severity_styles[f->severity], label);
	message_print(screen, f);
	excerpt_print(screen, EXCERPT_INDENT, &f->place);
	if (*f->requirement && strcmp(f->requirement, f->message) != 0)
		remark_print(screen, "required:", f->requirement);
	if (f->fix)
		remark_print(screen, *f->fix ? "write instead:" : "delete these words", f->fix);
	notes_print(screen, f);
	screen_end(screen);
}

/* "3 errors, 1 warning"; the number of a severity that is not shown is left out. */
static void
add_counts(struct buffer *line, const struct findings *findings, enum severity show)
{
	const char *between = "";

	for (int s = SEVERITY_ERROR; s >= (int)show; s--) {
		size_t count = findings_of(findings, (enum severity)s);
		const char *ending = s == SEVERITY_INFO ? "" : plural(count);

		if (!count)
			continue;
		buffer_print(line, "%s%zu %s%s", between, count, severity_name((enum severity)s),
			ending);
		between = ", ";
	}
}

static void
summary_print(struct screen *screen, const struct findings *findings, enum severity show)
{
	struct buffer line = {0};

	add_counts(&line, findings, show);
	if (!line.length)
		buffer_add_text(&line, findings->count ? "nothing to show" : "nothing new");
	if (findings->document_count == 1)
		buffer_print(&line, " in %s", findings->documents[0].name);
	if (findings->document_count > 1)
		buffer_print(&line, " in %zu documents", findings->document_count);
	if (findings->not_verified)
		buffer_print(&line, "; %zu place%s not verified", findings->not_verified,
			plural(findings->not_verified));
	if (findings->suppressed)
		buffer_print(&line, "; %zu suppressed", findings->suppressed);
	if (findings->baseline)
		buffer_print(&line, "; %zu more in the baseline", findings->baseline);
	if (findings->gone)
		buffer_print(&line, "; %zu of the baseline %s gone: update it", findings->gone,
			findings->gone == 1 ? "is" : "are");
	screen_begin(screen, 0, MESSAGE_INDENT);
	screen_words(screen, STYLE_STRONG, buffer_text(&line));
	screen_end(screen);
	buffer_clear(&line);
}

static void
problem_line(struct screen *screen, const struct message *problem)
{
	const char *document = message_spot(problem).file;
	struct arena arena = {0};

	screen_begin(screen, MESSAGE_INDENT, NOTE_INDENT);
	if (document)
		screen_words(screen, STYLE_STRONG, arena_print(&arena, "%s:", document));
	screen_words(screen, STYLE_PLAIN, message_text(problem, &arena));
	screen_end(screen);
	arena_clear(&arena);
}

void
text_incomplete(struct screen *screen, const struct messages *problems)
{
	struct buffer line = {0};

	buffer_print(&line, "%zu problem%s, see above; not everything was checked", problems->count,
		plural(problems->count));
	screen_begin(screen, 0, MESSAGE_INDENT);
	screen_words(screen, STYLE_ERROR, "incomplete:");
	screen_words(screen, STYLE_STRONG, buffer_text(&line));
	screen_end(screen);
	for (const struct message *m = problems->first; m; m = m->next)
		problem_line(screen, m);
	buffer_clear(&line);
}

static void
text_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct screen screen = {.out = out, .color = options->color, .width = options->width};
	size_t shown = 0;

	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= options->show) {
			text_finding(&screen, &findings->items[i]);
			shown++;
		}
	/* a baseline is not forgotten when all is in it */
	if (shown || findings->baseline || findings->gone)
		summary_print(&screen, findings, options->show);
	if (findings_status(findings) == RUN_INCOMPLETE)
		text_incomplete(&screen, findings->problems);
}

const struct emitter emitter_text = {"text", text_emit, 0};
