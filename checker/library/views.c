/* views.c -- library: findings and messages become what the public header promises */
#include "views.h"

_Static_assert((int)TSAGCHECK_INFO == SEVERITY_INFO && (int)TSAGCHECK_WARNING == SEVERITY_WARNING &&
		       (int)TSAGCHECK_ERROR == SEVERITY_ERROR && (int)TSAGCHECK_NEVER == SEVERITIES,
	"severities are the same numbers");

static struct tsagcheck_place *
place_view(const struct place *place, const char *message, struct arena *a)
{
	struct tsagcheck_place *view = arena_alloc(a, sizeof *view);

	*view = (struct tsagcheck_place){.document = place->document,
		.part = place->part,
		.path = place->path,
		.words = place->words,
		.excerpt = place->excerpt,
		.line = place->start.line,
		.column = place->start.column,
		.end_line = place->end.line,
		.end_column = place->end.column,
		.offset = place->start.offset,
		.end_offset = place->end.offset,
		.excerpt_start = place->excerpt_start,
		.excerpt_end = place->excerpt_end,
		.message = message};
	return view;
}

/* The place of the finding, then the related ones. */
static const struct tsagcheck_place *
places_view(const struct finding *finding, struct arena *a)
{
	struct tsagcheck_place *first = place_view(&finding->place, NULL, a);
	const struct tsagcheck_place **end = &first->next;

	for (const struct related *at = finding->related; at; at = at->next) {
		struct tsagcheck_place *view = place_view(&at->place, at->message, a);

		*end = view;
		end = &view->next;
	}
	return first;
}

struct finding_views
finding_views(const struct findings *findings, struct arena *a)
{
	struct finding_views views = {.count = findings->count};

	views.items = arena_alloc(a, (views.count + 1) * sizeof *views.items);
	for (size_t i = 0; i < views.count; i++) {
		const struct finding *finding = &findings->items[i];

		views.items[i] = (struct tsagcheck_finding){.rule = finding->rule,
			.message = finding->message,
			.requirement = finding->requirement,
			.fix = finding->fix,
			.fingerprint = finding->fingerprint,
			.severity = (enum tsagcheck_severity)finding->severity,
			.place = places_view(finding, a)};
	}
	return views;
}

struct problem_views
problem_views(const struct messages *messages, struct arena *a)
{
	struct problem_views views = {.count = 0};

	views.items = arena_alloc(a, (messages->count + 1) * sizeof *views.items);
	for (const struct message *m = messages->first; m; m = m->next)
		views.items[views.count++] = (struct tsagcheck_problem){.id = message_name(m->id),
			.document = m->spot.file,
			.summary = m->summary,
			.remedy = m->remedy,
			.line = m->spot.line,
			.column = m->spot.column};
	return views;
}
