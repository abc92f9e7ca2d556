/* difference_json.c -- emit: what is new, gone and still there becomes one JSON object, version 1
 */
#include "difference.h"
#include "json_finding.h"

enum { VERSION = 1 };

static void
list_member(
	struct json_writer *w, const char *key, const struct finding_list *list, enum severity show)
{
	json_key(w, key);
	json_open(w, '[');
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i]->severity >= show)
			json_finding(w, list->items[i]);
	json_close(w, ']');
}

/* The counts are of all, as in the format json. */
static void
summary_member(struct json_writer *w, const struct difference *difference)
{
	json_key(w, "summary");
	json_open_line(w, '{');
	json_number_member(w, "new", difference->added.count);
	json_number_member(w, "gone", difference->gone.count);
	json_number_member(w, "unchanged", difference->kept.count);
	json_close(w, '}');
}

void
difference_json(const struct difference *difference, const struct emit_options *options, FILE *out)
{
	struct json_writer w = {.out = out};

	json_open(&w, '{');
	json_number_member(&w, "version", VERSION);
	json_tool_member(&w, options->version);
	json_status_member(&w, difference->status);
	json_key(&w, "documents");
	json_open_line(&w, '{');
	json_text_member(&w, "old", difference->old_name);
	json_text_member(&w, "new", difference->new_name);
	json_close(&w, '}');
	list_member(&w, "new", &difference->added, options->show);
	list_member(&w, "gone", &difference->gone, options->show);
	list_member(&w, "unchanged", &difference->kept, options->show);
	json_problems_member(&w, difference->problems);
	summary_member(&w, difference);
	json_close(&w, '}');
	fputc('\n', out);
}
