/* diff.c -- cli: tsagcheck diff: two versions of a document become what is new, gone, still there
 */
#include <stdlib.h>
#include <string.h>

#include "../emit/difference.h"
#include "checking.h"
#include "command.h"
#include "output.h"

enum { OLD, NEW, SIDES };

static const struct form {
	const char *name;
	void (*print)(
		const struct difference *difference, const struct emit_options *options, FILE *out);
} forms[] = {{"text", difference_text}, {"json", difference_json}};

static const struct form *
form_named(const char *name)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (!strcmp(forms[i].name, name))
			return &forms[i];
	return NULL;
}

static int
compare_order(const void *left_, const void *right_)
{
	const struct finding *const *left = left_, *const *right = right_;

	return (*left > *right) - (*left < *right);
}

static int
compare_fingerprint(const void *left_, const void *right_)
{
	const struct finding *const *left = left_, *const *right = right_;
	const int order = strcmp((*left)->fingerprint, (*right)->fingerprint);

	return order ? order : compare_order(left_, right_);
}

static void
sort(struct finding_list *list, int (*compare)(const void *, const void *))
{
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, compare);
}

static struct finding_list
list_new(size_t room, struct arena *a)
{
	return (struct finding_list){arena_alloc(a, (room + 1) * sizeof(struct finding *)), 0};
}

static struct finding_list
by_fingerprint(const struct findings *findings, struct arena *a)
{
	struct finding_list list = list_new(findings->count, a);

	for (size_t i = 0; i < findings->count; i++)
		list.items[list.count++] = &findings->items[i];
	sort(&list, compare_fingerprint);
	return list;
}

static void
add(struct finding_list *list, const struct finding *finding)
{
	list->items[list->count++] = finding;
}

/* Each finding of the one meets one of the other that has its fingerprint. */
static void
compare_sides(struct difference *difference, const struct finding_list *old,
	const struct finding_list *new, struct arena *a)
{
	struct finding_list *lists[] = {&difference->added, &difference->gone, &difference->kept};
	size_t i = 0, j = 0;

	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
		*lists[k] = list_new(old->count + new->count, a);
	while (i < old->count || j < new->count) {
		const int order = i == old->count   ? 1
		                  : j == new->count ? -1
		                                    : strcmp(old->items[i]->fingerprint,
							      new->items[j]->fingerprint);

		if (order < 0)
			add(&difference->gone, old->items[i]);
		else
			add(order > 0 ? &difference->added : &difference->kept, new->items[j]);
		i += order <= 0;
		j += order >= 0;
	}
	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
		sort(lists[k], compare_order);
}

/* Of a document that could not be read nothing is known, so nothing is new or gone. */
static void
compare(struct difference *difference, const struct findings *sides, struct arena *a)
{
	const struct finding_list old = by_fingerprint(&sides[OLD], a),
				  new = by_fingerprint(&sides[NEW], a);

	if (sides[OLD].document_count && sides[NEW].document_count)
		compare_sides(difference, &old, &new, a);
	difference->status = difference->added.count ? RUN_FINDINGS : RUN_CLEAN;
	if (difference->problems->count)
		difference->status = RUN_INCOMPLETE;
}

static int
status_of(const struct difference *difference, enum severity fail_on)
{
	if (difference->status == RUN_INCOMPLETE)
		return 2;
	for (size_t i = 0; i < difference->added.count; i++)
		if (difference->added.items[i]->severity >= fail_on)
			return 1;
	return 0;
}

/* One after the other: rules that are about all documents of a run see one of them. */
static void
check_sides(struct checking *checking, struct findings *sides, const struct options *options)
{
	for (int side = OLD; side < SIDES; side++) {
		documents_check(checking, &options->files.items[side], 1, options->jobs);
		sides[side] = checking->findings;
		checking->findings = (struct findings){.problems = checking->messages};
	}
}

static int
diff(struct checking *checking, const struct form *form, const struct options *options, FILE *out)
{
	const struct emit_options how = output_options(options, out);
	struct findings sides[SIDES] = {{0}};
	struct arena arena = {0};
	struct difference difference = {.old_name = options->files.items[OLD],
		.new_name = options->files.items[NEW],
		.problems = checking->messages};
	int status;

	check_sides(checking, sides, options);
	compare(&difference, sides, &arena);
	form->print(&difference, &how, out);
	status = status_of(&difference, options->fail_on);
	for (int side = OLD; side < SIDES; side++)
		findings_clear(&sides[side]);
	arena_clear(&arena);
	return status;
}

int
command_diff(const struct options *options, FILE *out, struct messages *messages)
{
	const char *format = options->format ? options->format : "text";
	const struct form *form = form_named(format);
	struct selection selection = {0};
	struct checking checking = {.messages = messages, .findings = {.problems = messages}};
	int status = 2;

	if (!form)
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format, "text, json");
	else if (checking_prepare(&checking, &selection, options) == 0)
		status = diff(&checking, form, options, out);
	checking_clear(&checking);
	selection_clear(&selection);
	return status;
}
