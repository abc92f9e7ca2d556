/* showing_facts.c -- check: the facts of a report become what pictures are drawn from */
#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "showing.h"

/* What a fact of that name says of an event: its attributes. */
static const struct {
	const char *fact;
	enum event_kind kind;
	const char *name, *about, *of, *from, *to;
	const char *list; /* only facts of this list; NULL: all */
} event_facts[] = {
	{"meeting", EVENT_MEETING, "body", "place", "reports", "start", "end", NULL},
	{"interim-meeting", EVENT_INTERIM, "group", "event", "host", "start", "end", NULL},
	{"deliverable", EVENT_APPROVAL, "id", "title", "process", "date", "date", "approved"},
	{"appointment", EVENT_TERM, "person", "office", "body", "from", "to", NULL},
};

/* Facts are gathered in arrays that grow, and then moved to where they last. */
struct gathering {
	const struct showing *showing;
	const struct report *report;
	struct arena *a;
	struct shown_event *events;
	size_t event_count, event_room;
	struct shown_descent *descents;
	size_t descent_count, descent_room;
	struct shown_claim *claims;
	size_t claim_count, claim_room;
};

/* The value, "" when there is none. */
static const char *
attribute(struct gathering *to, const xmlNode *fact, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(fact, (const xmlChar *)name);
	const char *kept = value ? arena_copy(to->a, (const char *)value) : "";

	xmlFree(value);
	return kept;
}

static struct shown_spot
spot_of(const struct gathering *to, const xmlNode *fact)
{
	return showing_spot(to->showing, to->report, place_words(fact));
}

/* Both texts with a comma between; one when the other is empty. */
static const char *
joined(struct gathering *to, const char *one, const char *other)
{
	return arena_print(to->a, "%s%s%s", one, *one && *other ? ", " : "", other);
}

static const char *
date_or_null(const char *date)
{
	return *date ? date : NULL;
}

static void
add_event(struct gathering *to, const xmlNode *fact, size_t row)
{
	const char *from = attribute(to, fact, event_facts[row].from);
	const char *until = attribute(to, fact, event_facts[row].to);
	const char *list = event_facts[row].list;

	if ((list && strcmp(attribute(to, fact, "list"), list) != 0) || !(*from || *until))
		return;
	to->events = array_room(to->events, to->event_count, &to->event_room, sizeof *to->events);
	to->events[to->event_count++] = (struct shown_event){.kind = event_facts[row].kind,
		.name = attribute(to, fact, event_facts[row].name),
		.about = joined(to, attribute(to, fact, event_facts[row].about),
			attribute(to, fact, event_facts[row].of)),
		.from = date_or_null(from),
		.to = date_or_null(until),
		.spot = spot_of(to, fact)};
}

static void
add_descent(struct gathering *to, const xmlNode *fact, const xmlNode *source)
{
	to->descents = array_room(
		to->descents, to->descent_count, &to->descent_room, sizeof *to->descents);
	to->descents[to->descent_count++] =
		(struct shown_descent){.question = attribute(to, fact, "id"),
			.title = attribute(to, fact, "title"),
			.status = attribute(to, fact, "status"),
			.from = source ? attribute(to, source, "ref") : NULL,
			.spot = spot_of(to, fact)};
}

static void
add_question(struct gathering *to, const xmlNode *fact)
{
	bool continues = false;

	for (const xmlNode *child = fact->children; child; child = child->next) {
		if (!node_is(child, "continues"))
			continue;
		add_descent(to, fact, child);
		continues = true;
	}
	if (!continues)
		add_descent(to, fact, NULL);
}

static const char *
duals_of(struct gathering *to, const xmlNode *line)
{
	const char *all = "";

	for (const xmlNode *child = line->children; child; child = child->next)
		if (node_is(child, "dual"))
			all = arena_print(to->a, "%s%s%s", all, *all ? ", " : "",
				attribute(to, child, "ref"));
	return all;
}

static void
add_claims(struct gathering *to, const xmlNode *fact)
{
	const char *group = attribute(to, fact, "group");
	const char *list =
		joined(to, attribute(to, fact, "period"), attribute(to, fact, "assembly"));

	for (const xmlNode *line = fact->children; line; line = line->next) {
		if (!node_is(line, "recommendations"))
			continue;
		to->claims = array_room(
			to->claims, to->claim_count, &to->claim_room, sizeof *to->claims);
		to->claims[to->claim_count++] = (struct shown_claim){.group = group,
			.list = list,
			.set = attribute(to, line, "set"),
			.dual = duals_of(to, line),
			.spot = spot_of(to, line)};
	}
}

static void
add_fact(struct gathering *to, const xmlNode *fact)
{
	if (node_is(fact, "question") || node_is(fact, "question-text"))
		add_question(to, fact);
	if (node_is(fact, "responsibility"))
		add_claims(to, fact);
	for (size_t i = 0; i < sizeof event_facts / sizeof *event_facts; i++)
		if (node_is(fact, event_facts[i].fact))
			add_event(to, fact, i);
}

/* Moves an array to the arena. */
static void *
moved(void *items, size_t size, struct arena *a)
{
	void *to = arena_alloc(a, size + 1);

	if (size)
		memcpy(to, items, size);
	free(items);
	return to;
}

void
showing_facts(const struct showing *showing, const struct report *report,
	struct shown_report *shown, struct arena *a)
{
	struct gathering to = {.showing = showing, .report = report, .a = a};
	const xmlNode *root = xmlDocGetRootElement(report->tree);

	shown->language = attribute(&to, root, "lang");
	shown->number = attribute(&to, root, "number");
	/* what the document gives by itself, and what was recognised */
	for (const xmlNode *facts = root->children; facts; facts = facts->next)
		for (const xmlNode *fact = node_is(facts, "facts") ? facts->children : NULL; fact;
			fact = fact->next)
			add_fact(&to, fact);
	shown->event_count = to.event_count;
	shown->events = moved(to.events, to.event_count * sizeof *to.events, a);
	shown->descent_count = to.descent_count;
	shown->descents = moved(to.descents, to.descent_count * sizeof *to.descents, a);
	shown->claim_count = to.claim_count;
	shown->claims = moved(to.claims, to.claim_count * sizeof *to.claims, a);
}
