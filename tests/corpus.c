/* corpus.c -- tests: real Word documents of the shared folder, and what is known of them */
#include "corpus.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <utf8proc.h>

#include "../checker/base/buffer.h"
#include "../checker/base/tree.h"
#include "../checker/load/docx_places.h"
#include "../checker/load/place.h"

enum { SOFT_HYPHEN = 0xAD };

static bool
is_of_word(utf8proc_int32_t character)
{
	const utf8proc_category_t category = utf8proc_category(character);

	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) ||
	       category == UTF8PROC_CATEGORY_SM || category == UTF8PROC_CATEGORY_SC;
}

static void
end_word(struct words_read *words, struct buffer *word)
{
	if (!word->length)
		return;
	words->items = array_room(words->items, words->count, &words->room, sizeof *words->items);
	words->items[words->count++] = word->text;
	*word = (struct buffer){0};
}

void
words_read_add(struct words_read *words, const char *text)
{
	struct buffer word = {0};

	while (*text) {
		utf8proc_int32_t character;
		utf8proc_ssize_t taken =
			utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);

		if (!strncmp(text, "[^", 2)) {
			text += strcspn(text, "]");
			text += *text == ']';
			continue;
		}
		assert_true(taken > 0);
		text += taken;
		if (is_of_word(character))
			buffer_add_character(&word, (unsigned)utf8proc_toupper(character));
		else if (character != SOFT_HYPHEN)
			end_word(words, &word);
	}
	end_word(words, &word);
}

static bool
is_counted(const struct report *report, const xmlNode *node)
{
	return node_is(node, "label") && place_is_set(node) &&
	       docx_place(report, place_offset(node)).counted;
}

/* Those between which no word ends. */
static bool
is_in_line(const xmlNode *node)
{
	static const char *const names[] = {"xref", "ext-link", "sub", "sup", "math", "target"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (node_is(node, names[i]))
			return true;
	return node->type != XML_ELEMENT_NODE;
}

static bool
is_left_out(const struct report *report, const xmlNode *node, bool nested)
{
	return node_is(node, "fn") || node_is(node, "alt-text") || is_counted(report, node) ||
	       (!nested && node_is(node, "table") && node_enclosing(node, "td"));
}

static void
add_text(struct buffer *text, const struct report *report, const xmlNode *node, bool nested)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			buffer_add_text(text, (const char *)child->content);
		if (is_left_out(report, child, nested))
			continue;
		if (!is_in_line(child))
			buffer_add_byte(text, '\n');
		add_text(text, report, child, nested);
		if (!is_in_line(child))
			buffer_add_byte(text, '\n');
	}
}

void
words_read_node(
	struct words_read *words, const struct report *report, const xmlNode *node, bool nested)
{
	struct buffer text = {0};

	if (node)
		add_text(&text, report, node, nested);
	words_read_add(words, buffer_text(&text));
	buffer_clear(&text);
}

void
words_read_drop_first(struct words_read *words)
{
	free(words->items[0]);
	memmove(words->items, words->items + 1, --words->count * sizeof *words->items);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
words_read_sort(struct words_read *words)
{
	if (words->count)
		qsort(words->items, words->count, sizeof *words->items, compare);
}

void
words_read_clear(struct words_read *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	free(words->items);
	*words = (struct words_read){0};
}

static const char *
word_at(const struct words_read *words, size_t i)
{
	return i < words->count ? words->items[i] : "(nothing)";
}

void
assert_same_words(
	const struct words_read *read, const struct words_read *expected, const char *what, ...)
{
	char where[200];
	va_list arguments;

	va_start(arguments, what);
	vsnprintf(where, sizeof where, what, arguments);
	va_end(arguments);
	for (size_t i = 0; i < read->count || i < expected->count; i++)
		if (strcmp(word_at(read, i), word_at(expected, i)) != 0)
			fail_msg("%s: word %zu is %s, expected %s", where, i + 1, word_at(read, i),
				word_at(expected, i));
}

static const char *
corpus_name(const char *file, struct arena *a)
{
	const char *shared = getenv("TSAGCHECK_SHARED");

	return arena_print(a, "%s/corpus/%s", shared ? shared : "../shared", file);
}

void
corpus_load_file(struct report *report, const char *file)
{
	const struct load_options options = {0};
	struct messages messages = {.out = stderr};
	struct arena a = {0};
	const char *name = corpus_name(file, &a);

	if (access(name, R_OK) != 0) {
		print_message("skipped: there is no %s; set TSAGCHECK_SHARED\n", name);
		skip();
	}
	assert_int_equal(report_load(report, name, &options, &messages), 0);
	assert_int_equal(messages.count, 0);
	messages_clear(&messages);
	arena_clear(&a);
}

void
corpus_load(struct corpus_document *document, const char *name)
{
	struct arena *a = &document->arena;

	*document = (struct corpus_document){.name = name};
	corpus_load_file(&document->report, arena_print(a, "word/%s", name));
	document->reference =
		json_load_file(corpus_name(arena_print(a, "reference/%s.json", name), a), 0, NULL);
	assert_non_null(document->reference);
}

void
corpus_clear(struct corpus_document *document)
{
	report_clear(&document->report);
	json_decref(document->reference);
	arena_clear(&document->arena);
}
