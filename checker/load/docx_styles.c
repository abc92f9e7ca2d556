/* docx_styles.c -- load: style names become what a paragraph is */
#include "docx_styles.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "part.h"

/* Names without spaces, underscores and ampersands, in small letters; those with a digit behind
 * them have a level. STYLE_BODY ends what the style is based on: a run-in heading is based on a
 * heading. */
static const struct {
	const char *name;
	enum style_role role;
} roles[] = {
	{"heading", STYLE_HEADING},
	{"headingb", STYLE_BODY},
	{"headingi", STYLE_BODY},
	{"headingib", STYLE_BODY},
	{"annexno", STYLE_ANNEX},
	{"annexnotitle", STYLE_ANNEX},
	{"annextitle", STYLE_ANNEX_TITLE},
	{"annexref", STYLE_REFERENCE},
	{"appendixno", STYLE_APPENDIX},
	{"appendixnotitle", STYLE_APPENDIX},
	{"appendixtitle", STYLE_APPENDIX_TITLE},
	{"appendixref", STYLE_REFERENCE},
	{"questionno", STYLE_QUESTION},
	{"questiontitle", STYLE_TITLE},
	{"questionref", STYLE_REFERENCE},
	{"partno", STYLE_PART},
	{"parttitle", STYLE_TITLE},
	{"partref", STYLE_REFERENCE},
	{"sectionno", STYLE_PART},
	{"sectiontitle", STYLE_TITLE},
	{"chapno", STYLE_PART},
	{"chaptitle", STYLE_TITLE},
	{"tableno", STYLE_TABLE},
	{"tablenotitle", STYLE_TABLE},
	{"tabletitle", STYLE_TABLE_TITLE},
	{"tablehead", STYLE_HEAD},
	{"tableheading", STYLE_HEAD},
	{"figureno", STYLE_FIGURE},
	{"figurenotitle", STYLE_FIGURE},
	{"figuretitle", STYLE_FIGURE_TITLE},
	{"enumlev", STYLE_ITEM},
	{"toc", STYLE_CONTENTS},
	{"tableoffigures", STYLE_CONTENTS},
	{"recno", STYLE_BODY},
	{"rectitle", STYLE_BODY},
	{"resno", STYLE_BODY},
	{"restitle", STYLE_BODY},
};

/* What is read. */
struct styles_reading {
	struct docx_styles *styles;
	struct docx_style *style; /* the open one */
	struct buffer value;
};

static void
set_role(struct docx_style *style)
{
	char name[40];
	size_t length = 0;

	for (const char *at = style->name; *at && length + 1 < sizeof name; at++)
		if (!strchr(" _&", *at))
			name[length++] = (char)tolower((unsigned char)*at);
	if (length > 1 && isdigit((unsigned char)name[length - 1])) {
		style->level = name[length - 1] - '0';
		length--;
	}
	name[length] = '\0';
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (!strcmp(roles[i].name, name)) {
			style->role = roles[i].role;
			style->has_role = style->role != STYLE_HEADING || style->level > 0;
		}
}

static struct docx_style *
add_style(struct docx_styles *styles, const char *id)
{
	struct docx_style *style;

	styles->items =
		array_room(styles->items, styles->count, &styles->room, sizeof *styles->items);
	style = &styles->items[styles->count++];
	*style = (struct docx_style){.id = arena_copy(&styles->arena, id),
		.name = "",
		.number = -1,
		.number_level = -1,
		.outline = -1,
		.caps = -1,
		.hidden = -1};
	return style;
}

static void
start_style(struct styles_reading *reading, const struct part_element *element)
{
	part_value(element, "styleId", &reading->value);
	reading->style = add_style(reading->styles, buffer_text(&reading->value));
	if (part_is(element, "type", "paragraph") &&
		(part_is(element, "default", "1") || part_is(element, "default", "true")))
		reading->styles->normal = reading->styles->count - 1;
}

static const char *
keep(struct styles_reading *reading, const struct part_element *element, const char *name)
{
	part_value(element, name, &reading->value);
	return arena_copy(&reading->styles->arena, buffer_text(&reading->value));
}

static void
read_property(struct styles_reading *reading, const struct part_element *element)
{
	struct docx_style *style = reading->style;
	const char *name = element->name;

	if (!strcmp(name, "name"))
		style->name = keep(reading, element, "val");
	else if (!strcmp(name, "basedOn"))
		style->base = keep(reading, element, "val");
	else if (!strcmp(name, "outlineLvl"))
		style->outline = (int)part_number(element, "val", 9);
	else if (!strcmp(name, "numId"))
		style->number = part_number(element, "val", 0);
	else if (!strcmp(name, "ilvl"))
		style->number_level = part_number(element, "val", 0);
	else if (!strcmp(name, "caps"))
		style->caps = part_switch(element);
	else if (!strcmp(name, "vanish"))
		style->hidden = part_switch(element);
	else if (!strcmp(name, "rFonts") && part_value(element, "ascii", &reading->value))
		style->font = arena_copy(&reading->styles->arena, buffer_text(&reading->value));
}

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	struct styles_reading *reading = reading_;

	if (element->space != SPACE_WORD)
		return;
	if (!strcmp(element->name, "style"))
		start_style(reading, element);
	else if (!strcmp(element->name, "tblStylePr") || strstr(element->name, "Change"))
		part_skip(part);
	else if (reading->style)
		read_property(reading, element);
}

static void
end(void *reading_, const struct part_element *element)
{
	struct styles_reading *reading = reading_;

	if (element->depth != 1)
		return;
	if (reading->style)
		set_role(reading->style);
	reading->style = NULL;
}

static void
text(void *reading, const char *bytes, size_t length)
{
	(void)reading;
	(void)bytes;
	(void)length;
}

static int
compare_id(const void *id, const void *style)
{
	return strcmp(id, ((const struct docx_style *)style)->id);
}

static int
compare(const void *a, const void *b)
{
	return compare_id(((const struct docx_style *)a)->id, b);
}

static struct docx_style *
find(const struct docx_styles *styles, const char *id)
{
	return styles->count && id ? bsearch(id, styles->items, styles->count,
					     sizeof *styles->items, compare_id)
	                           : NULL;
}

static void
inherit(struct docx_style *style, const struct docx_style *base)
{
	if (!style->has_role) {
		style->has_role = base->has_role;
		style->role = base->role;
		style->level = base->level;
	}
	if (style->number < 0)
		style->number = base->number;
	if (style->number_level < 0)
		style->number_level = base->number_level;
	if (style->outline < 0)
		style->outline = base->outline;
	if (style->caps < 0)
		style->caps = base->caps;
	if (style->hidden < 0)
		style->hidden = base->hidden;
	if (!style->font)
		style->font = base->font;
}

/* More than any real chain of styles. */
enum { CHAIN_MOST = 100 };

static void
resolve(struct docx_styles *styles, struct docx_style *style, int depth,
	struct docx_oddities *oddities)
{
	struct docx_style *base = find(styles, style->base);

	if (style->resolved)
		return;
	style->resolving = true;
	if (base && (base->resolving || depth == CHAIN_MOST)) {
		oddities->met[ODD_STYLE_CIRCLE] = true;
	} else if (base) {
		resolve(styles, base, depth + 1, oddities);
		inherit(style, base);
	}
	style->resolving = false;
	style->resolved = true;
}

int
styles_read(struct docx_styles *styles, struct package *package, const char *name,
	struct docx_oddities *oddities, struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	struct styles_reading reading = {.styles = styles};
	const char *normal;
	int failed = 0;

	if (name)
		failed = part_read(package, name, &taker, &reading, messages);
	buffer_clear(&reading.value);
	if (styles->count == 0) {
		oddities->met[ODD_STYLES] = !failed;
		add_style(styles, "");
	}
	normal = styles->items[styles->normal].id;
	qsort(styles->items, styles->count, sizeof *styles->items, compare);
	styles->normal = (size_t)(find(styles, normal) - styles->items);
	for (size_t i = 0; i < styles->count; i++)
		resolve(styles, &styles->items[i], 0, oddities);
	return failed;
}

void
styles_clear(struct docx_styles *styles)
{
	free(styles->items);
	arena_clear(&styles->arena);
	*styles = (struct docx_styles){0};
}

/* Where no style is defined at all, the ids are names as Word makes them from its English ones. */
static size_t
make_style(struct docx_styles *styles, const char *id)
{
	struct docx_style *style = add_style(styles, id);

	style->name = style->id;
	set_role(style);
	return styles->count - 1;
}

size_t
styles_find(struct docx_styles *styles, const char *id)
{
	const struct docx_style *style = find(styles, id);

	if (style)
		return (size_t)(style - styles->items);
	if (*styles->items[0].id)
		return styles->normal;
	for (size_t i = 1; i < styles->count; i++)
		if (!strcmp(styles->items[i].id, id))
			return i;
	return make_style(styles, id);
}
