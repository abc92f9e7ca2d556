/* inputs.c -- cli: what the user named becomes the files that are checked */
#define _XOPEN_SOURCE 700 /* realpath */
#include "inputs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/buffer.h"
#include "file.h"
#include "folder.h"

/* A file that was found. */
struct input {
	const char *file;
	bool is_known; /* by device and inode */
	dev_t device;
	ino_t inode;
	size_t order;
};

/* What is left out of folders: Word's lock files, without being told. */
static const char lock_files[] = "~$*";

struct gathering {
	struct inputs *inputs;
	const struct options *options;
	struct ignore include, exclude;
	bool reads_input; /* of standard input is a report or a list */
	struct messages *messages;
};

static void
add(struct inputs *inputs, const char *file, const struct stat *status)
{
	struct input *input;

	inputs->items =
		array_room(inputs->items, inputs->item_count, &inputs->room, sizeof *inputs->items);
	input = &inputs->items[inputs->item_count];
	*input = (struct input){.file = file, .order = inputs->item_count++};
	if (status) {
		input->is_known = true;
		input->device = status->st_dev;
		input->inode = status->st_ino;
	}
}

static void
take(void *inputs, const char *file, const struct stat *status)
{
	add(inputs, file, S_ISLNK(status->st_mode) ? NULL : status);
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(((const struct input *)a)->file, ((const struct input *)b)->file);
}

static void
look_into(struct gathering *gathering, const char *folder)
{
	struct inputs *inputs = gathering->inputs;
	const size_t first = inputs->item_count, said = gathering->messages->count;

	folder_search(&(struct folder_search){.include = &gathering->include,
			      .exclude = &gathering->exclude,
			      .owner = inputs,
			      .take = take,
			      .arena = &inputs->arena,
			      .messages = gathering->messages},
		folder);
	if (inputs->item_count == first && gathering->messages->count == said)
		message(gathering->messages, MESSAGE_FOLDER_EMPTY, (struct spot){.file = folder});
	if (inputs->item_count > first)
		qsort(inputs->items + first, inputs->item_count - first, sizeof *inputs->items,
			by_bytes);
	for (size_t i = first; i < inputs->item_count; i++)
		inputs->items[i].order = i;
}

/* Whether --exclude leaves out the file or folder, or one that it is in. */
static bool
is_excluded(struct gathering *gathering, const char *name, bool is_folder)
{
	struct arena *a = &gathering->inputs->arena;
	char *real = is_folder ? realpath(name, NULL) : NULL;
	const char *path = real ? arena_copy(a, real) : file_path(name, a);
	const char *folder = gathering->exclude.folder;
	size_t at = folder && !strncmp(path, folder, strlen(folder)) ? strlen(folder) : 0;
	bool is_out = ignore_says(&gathering->exclude, path, is_folder) == IGNORE_YES;

	free(real);
	/* of folders that are not in the current one nobody spoke */
	if (at == 0 || path[at] != '/')
		return is_out;
	for (at++; !is_out && path[at += strcspn(path + at, "/")]; at++)
		is_out = ignore_says(&gathering->exclude, arena_text(a, path, at), true) ==
		         IGNORE_YES;
	return is_out;
}

static void
take_standard_input(struct gathering *gathering)
{
	if (gathering->reads_input)
		message(gathering->messages, MESSAGE_INPUT_TWICE, (struct spot){0});
	else
		add(gathering->inputs, "-", NULL);
	gathering->reads_input = true;
}

static void
take_named(struct gathering *gathering, const char *name)
{
	struct stat status;
	const bool is_there = stat(name, &status) == 0;
	const bool is_folder = is_there && S_ISDIR(status.st_mode);

	if (!strcmp(name, "-"))
		take_standard_input(gathering);
	else if (gathering->options->force_exclude && is_excluded(gathering, name, is_folder))
		return;
	else if (is_folder)
		look_into(gathering, name);
	else
		add(gathering->inputs, name, is_there ? &status : NULL);
}

/* A name a line, or, when there is any NUL, each with a NUL behind it: no name has one in it. */
static size_t
take_list(struct gathering *gathering, const char *text, size_t length)
{
	const char end = memchr(text, '\0', length) ? '\0' : '\n', *behind = text + length;
	size_t count = 0;

	while (text < behind) {
		const char *next = memchr(text, end, (size_t)(behind - text)), *stop;

		next = next ? next : behind;
		stop = end == '\n' && next > text && next[-1] == '\r' ? next - 1 : next;
		if (stop > text) {
			take_named(gathering,
				arena_text(&gathering->inputs->arena, text, (size_t)(stop - text)));
			count++;
		}
		text = next + 1;
	}
	return count;
}

/* No list of files is longer. */
enum { LONGEST_LIST = 1 << 26 };

static void
say_list(struct gathering *gathering, const char *list, int why)
{
	const struct spot spot = {.file = list};

	if (why == EFBIG)
		message(gathering->messages, MESSAGE_LIST_LARGE, spot);
	else
		message(gathering->messages, MESSAGE_FILE_MISSING, spot, strerror(why));
}

static void
take_files_from(struct gathering *gathering, const char *list)
{
	const struct spot spot = {.file = list};
	struct buffer text = {0};

	if (!strcmp(list, "-") && gathering->reads_input) {
		message(gathering->messages, MESSAGE_INPUT_TWICE, (struct spot){0});
		return;
	}
	gathering->reads_input |= !strcmp(list, "-");
	if (file_read(list, LONGEST_LIST, &text))
		say_list(gathering, list, errno);
	else if (!take_list(gathering, buffer_text(&text), text.length))
		message(gathering->messages, MESSAGE_LIST_EMPTY, spot);
	buffer_clear(&text);
}

/* Options are lines as .gitignore has them, of the current folder, which "./" stands for, too. */
static void
add_lines(struct ignore *ignore, const struct words_list *words, struct arena *a)
{
	for (size_t i = 0; i < words->count; i++) {
		const char *line = words->items[i];

		line += !strncmp(line, "./", 2);
		ignore_add(ignore, line, strlen(line), a);
	}
}

static void
make_lines(struct gathering *gathering, const char *const *kinds)
{
	struct arena *a = &gathering->inputs->arena;
	const struct options *options = gathering->options;
	char *here = realpath(".", NULL);

	gathering->include.folder = gathering->exclude.folder =
		here ? arena_copy(a, strcmp(here, "/") ? here : "") : NULL;
	free(here);
	for (; options->include.count == 0 && *kinds; kinds++)
		ignore_add(&gathering->include, *kinds, strlen(*kinds), a);
	add_lines(&gathering->include, &options->include, a);
	ignore_add(&gathering->exclude, lock_files, strlen(lock_files), a);
	add_lines(&gathering->exclude, &options->exclude, a);
}

static int
by_inode(const void *a_, const void *b_)
{
	const struct input *a = a_, *b = b_;

	if (a->is_known != b->is_known)
		return a->is_known ? 1 : -1;
	if (a->device != b->device)
		return a->device < b->device ? -1 : 1;
	if (a->inode != b->inode)
		return a->inode < b->inode ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static int
by_order(const void *a, const void *b)
{
	return ((const struct input *)a)->order < ((const struct input *)b)->order ? -1 : 1;
}

/* Of names of one file the first one stays. */
static void
keep_first(struct inputs *inputs)
{
	struct input *items = inputs->items;
	size_t kept = 0;

	if (inputs->item_count == 0)
		return;
	qsort(items, inputs->item_count, sizeof *items, by_inode);
	for (size_t i = 0; i < inputs->item_count; i++)
		if (i == 0 || !items[i].is_known || items[i].device != items[kept - 1].device ||
			items[i].inode != items[kept - 1].inode)
			items[kept++] = items[i];
	inputs->item_count = kept;
	qsort(items, kept, sizeof *items, by_order);
}

void
inputs_find(struct inputs *inputs, const struct options *options, size_t first,
	const char *const *kinds, struct messages *messages)
{
	struct gathering gathering = {.inputs = inputs, .options = options, .messages = messages};

	make_lines(&gathering, kinds);
	for (size_t i = first; i < options->files.count; i++)
		take_named(&gathering, options->files.items[i]);
	for (size_t i = 0; i < options->files_from.count; i++)
		take_files_from(&gathering, options->files_from.items[i]);
	keep_first(inputs);
	inputs->count = inputs->item_count;
	inputs->files = arena_alloc(&inputs->arena, (inputs->count + 1) * sizeof *inputs->files);
	for (size_t i = 0; i < inputs->count; i++)
		sandbox_may_read(options->sandbox, inputs->files[i] = inputs->items[i].file);
}

static bool
is_input(const struct inputs *inputs, const struct stat *status)
{
	for (size_t i = 0; i < inputs->item_count; i++)
		if (inputs->items[i].is_known && inputs->items[i].device == status->st_dev &&
			inputs->items[i].inode == status->st_ino)
			return true;
	return false;
}

int
inputs_spare(const struct inputs *inputs, const struct outputs *outputs, struct messages *messages)
{
	for (size_t i = 0; i < outputs->count; i++) {
		const char *file = outputs->items[i].file;
		struct stat status;

		if (file && stat(file, &status) == 0 && S_ISREG(status.st_mode) &&
			is_input(inputs, &status))
			return message(messages, MESSAGE_OUTPUT_INPUT, (struct spot){.file = file});
	}
	return 0;
}

void
inputs_clear(struct inputs *inputs)
{
	free(inputs->items);
	arena_clear(&inputs->arena);
	*inputs = (struct inputs){0};
}
