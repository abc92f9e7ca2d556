/* picture_owners.c -- emit: lists of Recommendations become stretches with the groups that have
 * them
 */
#include "picture_owners.h"

#include <stdlib.h>
#include <string.h>

#include "../base/buffer.h"
#include "../values/responsibility.h"

/* A line of a list. */
struct line {
	const struct shown_claim *claim;
	struct responsibility says;
	struct set has; /* without what it leaves to others */
	size_t group;
};

struct group {
	const char *name;
	struct set listed;
};

/* A list while its tiles are found. */
struct ownership {
	struct owners *owners;
	struct line *lines;
	size_t line_count;
	struct group *groups;
	size_t group_count;
	struct set dual;
	uint64_t *edges;
	size_t edge_count, edge_room;
};

static size_t
group_named(struct ownership *f, const char *name)
{
	for (size_t i = 0; i < f->group_count; i++)
		if (!strcmp(f->groups[i].name, name))
			return i;
	f->groups[f->group_count].name = name;
	return f->group_count++;
}

static void
add_all(struct set *to, const struct set *from)
{
	for (size_t i = 0; i < from->count; i++)
		set_add(to, from->items[i]);
}

static void
read_lines(struct ownership *f, const struct shown_report *report)
{
	for (size_t i = 0; i < report->claim_count; i++) {
		const struct shown_claim *claim = &report->claims[i];
		struct line *line = &f->lines[f->line_count];
		struct responsibility dual = {0};

		if (strcmp(claim->list, f->owners->list) != 0 || !*claim->group)
			continue;
		f->line_count++;
		line->claim = claim;
		line->group = group_named(f, claim->group);
		/* what of it cannot be read is a finding; the rest is drawn */
		responsibility_read(claim->set, strlen(claim->set), &line->says);
		responsibility_read(claim->dual, strlen(claim->dual), &dual);
		add_all(&f->groups[line->group].listed, &line->says.all);
		add_all(&f->dual, &dual.all);
		responsibility_clear(&dual);
	}
	set_settle(&f->dual);
	for (size_t i = 0; i < f->group_count; i++)
		set_settle(&f->groups[i].listed);
}

static const struct set *
listed_by(const char *group, void *owner)
{
	const struct ownership *f = owner;

	for (size_t i = 0; i < f->group_count; i++)
		if (!strcmp(f->groups[i].name, group))
			return &f->groups[i].listed;
	return NULL;
}

static void
add_edge(struct ownership *f, uint64_t key)
{
	f->edges = array_room(f->edges, f->edge_count, &f->edge_room, sizeof *f->edges);
	f->edges[f->edge_count++] = key;
}

static void
add_edges(struct ownership *f, const struct set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		add_edge(f, set->items[i].first);
		add_edge(f, set->items[i].behind);
	}
}

static int
edge_compare(const void *left, const void *right)
{
	const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

/* Between two edges nothing changes. */
static void
find_edges(struct ownership *f)
{
	for (size_t i = 0; i < f->line_count; i++) {
		struct line *line = &f->lines[i];

		responsibility_resolve(&line->says, listed_by, f, &line->has);
		add_edges(f, &line->has);
		for (size_t j = 0; j < line->says.shared.count; j++)
			add_edges(f, &line->says.shared.items[j].scope);
		for (size_t j = 0; j < line->says.left.count; j++)
			add_edges(f, &line->says.left.items[j].scope);
	}
	add_edges(f, &f->dual);
	for (int letter = 'A'; letter <= 'Z'; letter++)
		add_edge(f, letter_key((char)letter));
	qsort(f->edges, f->edge_count, sizeof *f->edges, edge_compare);
}

/* Whether the line says that it shares the number with the other group. */
static bool
shares(const struct line *line, const char *group, uint64_t key)
{
	for (size_t i = 0; i < line->says.shared.count; i++)
		if (responsibility_excepts(&line->says.shared.items[i], group) &&
			set_has(&line->says.shared.items[i].scope, key))
			return true;
	return false;
}

static bool
clash(const struct ownership *f, const struct line *a, const struct line *b, uint64_t key)
{
	return a->group != b->group && !set_has(&f->dual, key) &&
	       !shares(a, f->groups[b->group].name, key) &&
	       !shares(b, f->groups[a->group].name, key);
}

/* "SG9", and in whose favour it makes an exception there: what they list is not known. */
static void
print_owner(const struct ownership *f, const struct line *line, uint64_t key, struct buffer *owners)
{
	bool excepts = false;

	buffer_print(owners, "%s%s", owners->length ? ", " : "", f->groups[line->group].name);
	for (size_t i = 0; i < line->says.left.count; i++) {
		const struct responsibility_exception *left = &line->says.left.items[i];

		if (!set_has(&left->scope, key))
			continue;
		buffer_print(
			owners, "%s%s", excepts ? " " : " (except ", buffer_text(&left->groups));
		excepts = true;
	}
	buffer_add_text(owners, excepts ? ")" : "");
}

/* What the groups have from an edge on: no owners when none has anything. */
static struct tile
tile_at(struct ownership *f, uint64_t key)
{
	struct tile tile = {.letter = number_of_key(key).letter, .owners = ""};
	const struct line **having = memory_new((f->line_count + 1) * sizeof *having);
	struct buffer owners = {0};
	size_t count = 0;

	for (size_t i = 0; i < f->line_count; i++) {
		const struct line *line = &f->lines[i];
		bool again = false;

		if (!set_has(&line->has, key))
			continue;
		for (size_t j = 0; j < count; j++) {
			again |= having[j]->group == line->group;
			tile.clash |= clash(f, having[j], line, key);
		}
		if (again)
			continue;
		if (!count)
			tile.owner = line->group;
		having[count++] = line;
		tile.spot = line->claim->spot;
		print_owner(f, line, key, &owners);
	}
	if (owners.length)
		tile.owners = arena_text(&f->owners->arena, buffer_text(&owners), owners.length);
	buffer_clear(&owners);
	free(having);
	return tile;
}

/* Whether the gap between two intervals is one number: "E.120-E.139 (except E.129)". */
static bool
is_one_number(uint64_t first, uint64_t behind)
{
	const struct number number = number_of_key(first);

	return number_key(&number) == first && number_key_after(&number) == behind;
}

/* Whether a tile that ends at `behind` can go on with this one. */
static bool
goes_on(const struct tile *before, uint64_t behind, const struct tile *tile, uint64_t first)
{
	return before->letter == tile->letter && before->clash == tile->clash &&
	       !strcmp(before->owners, tile->owners) &&
	       (behind == first || is_one_number(behind, first));
}

static void
end_tile(struct owners *owners, struct set *has)
{
	struct buffer text = {0};

	if (owners->tile_count) {
		set_settle(has);
		set_print(has, NULL, &text);
		owners->tiles[owners->tile_count - 1].numbers =
			arena_text(&owners->arena, buffer_text(&text), text.length);
	}
	has->count = 0;
	buffer_clear(&text);
}

static void
find_tiles(struct ownership *f)
{
	struct owners *owners = f->owners;
	struct set has = {0};
	uint64_t behind = 0;

	owners->tiles = arena_alloc(&owners->arena, (f->edge_count + 1) * sizeof *owners->tiles);
	for (size_t i = 0; i + 1 < f->edge_count; i++) {
		const struct interval next = {f->edges[i], f->edges[i + 1]};
		const size_t count = owners->tile_count;
		struct tile tile;

		if (next.first == next.behind)
			continue;
		tile = tile_at(f, next.first);
		if (!*tile.owners)
			continue;
		if (!count || !goes_on(&owners->tiles[count - 1], behind, &tile, next.first)) {
			end_tile(owners, &has);
			owners->clashes += tile.clash;
			owners->tiles[owners->tile_count++] = tile;
		}
		set_add(&has, next);
		behind = next.behind;
	}
	end_tile(owners, &has);
	set_clear(&has);
}

void
owners_find(struct owners *owners, const struct shown_report *report)
{
	struct ownership f = {.owners = owners};
	const size_t room = report->claim_count + 1;

	f.lines = arena_alloc(&owners->arena, room * sizeof *f.lines);
	f.groups = arena_alloc(&owners->arena, room * sizeof *f.groups);
	read_lines(&f, report);
	find_edges(&f);
	find_tiles(&f);
	owners->groups = f.group_count;
	for (size_t i = 0; i < f.line_count; i++) {
		responsibility_clear(&f.lines[i].says);
		set_clear(&f.lines[i].has);
	}
	for (size_t i = 0; i < f.group_count; i++)
		set_clear(&f.groups[i].listed);
	set_clear(&f.dual);
	free(f.edges);
}

void
owners_clear(struct owners *owners)
{
	arena_clear(&owners->arena);
}
