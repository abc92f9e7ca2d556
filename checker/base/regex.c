/* regex.c -- base: regular expressions (PCRE2, Unicode), with limits */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "regex.h"

#include <pcre2.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "match_steps.h"
#include "regex_words.h"
#include "text_map.h"

/* What PCRE2 keeps of a choice that it may come back to is seldom more than this. */
enum { BYTES_OF_CHOICE = 134 };

/* Compiling to machine code pays only for a pattern that reads this many bytes. */
enum { COMPILE_AFTER = 400 };

struct regex {
	struct regexes *owner;
	pcre2_code *code, *counting; /* NULL: never needed */
	struct match_steps steps;
	struct regex_words words;
	size_t read; /* bytes it was let loose on */
	int compiled;
	enum limit_id exceeded;
	char *text; /* of the pattern, with its options */
	uint32_t options;
};

struct regexes {
	struct text_map by_text; /* struct regex, by the kind of letters and the pattern */
	pcre2_general_context *memory;
	pcre2_compile_context *compiling;
	pcre2_match_context *limits, *counting;
	pcre2_match_data *found; /* of the last match; with it goes much memory to match in */
	size_t most, steps;      /* most: of PCRE2, 0: any number; steps: counted so far */
};

/* Without memory the process dies: a pattern that could not be compiled or matched for that would
 * pass for one that is wrong, or found nothing. */
static void *
take_memory(PCRE2_SIZE size, void *owner)
{
	(void)owner;
	return memory_new(size);
}

static void
give_memory(void *memory, void *owner)
{
	(void)owner;
	free(memory);
}

struct regexes *
regexes_new(void)
{
	struct regexes *regexes = memory_new(sizeof *regexes);

	*regexes = (struct regexes){0};
	regexes->memory = pcre2_general_context_create(take_memory, give_memory, NULL);
	regexes->compiling = pcre2_compile_context_create(regexes->memory);
	regexes->limits = pcre2_match_context_create(regexes->memory);
	regexes->counting = pcre2_match_context_create(regexes->memory);
	regexes->found = pcre2_match_data_create(REGEX_GROUPS, regexes->memory);
	regexes_limit(regexes, &limits_default);
	return regexes;
}

static uint32_t
at_most(size_t number)
{
	return number && number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

static void
set_limits(pcre2_match_context *context, const struct limits *limits)
{
	uint32_t depth = at_most(limits->most[LIMIT_MATCH_DEPTH]);

	pcre2_set_match_limit(context, at_most(limits->most[LIMIT_MATCH_STEPS]));
	pcre2_set_depth_limit(context, depth);
	pcre2_set_heap_limit(context, depth / 1024 * BYTES_OF_CHOICE + BYTES_OF_CHOICE);
}

void
regexes_limit(struct regexes *regexes, const struct limits *limits)
{
	regexes->most = limits->most[LIMIT_MATCH_STEPS];
	set_limits(regexes->limits, limits);
	set_limits(regexes->counting, limits);
}

size_t
regexes_steps(const struct regexes *regexes)
{
	return regexes->steps;
}

static void
regex_free(struct regex *regex)
{
	regex_words_clear(&regex->words);
	pcre2_code_free(regex->code);
	pcre2_code_free(regex->counting);
	free(regex->text);
	free(regex);
}

void
regexes_free(struct regexes *regexes)
{
	if (!regexes)
		return;
	for (size_t i = 0; i < regexes->by_text.count; i++)
		regex_free(regexes->by_text.entries[i].value);
	text_map_clear(&regexes->by_text);
	pcre2_match_data_free(regexes->found);
	pcre2_match_context_free(regexes->limits);
	pcre2_match_context_free(regexes->counting);
	pcre2_compile_context_free(regexes->compiling);
	pcre2_general_context_free(regexes->memory);
	free(regexes);
}

bool
regex_may_match(const struct regex *regex, const struct byte_pairs *pairs)
{
	return regex_words_may_be(&regex->words, pairs);
}

static struct regex *
regex_new(struct regexes *regexes, const char *text, uint32_t options, struct buffer *error,
	size_t *where)
{
	struct regex *regex;
	int code;
	PCRE2_UCHAR reason[160];
	pcre2_code *compiled = pcre2_compile(
		(PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, options, &code, where, regexes->compiling);

	if (!compiled) {
		pcre2_get_error_message(code, reason, sizeof reason);
		buffer_add_text(error, (const char *)reason);
		return NULL;
	}
	regex = memory_new(sizeof *regex);
	*regex = (struct regex){.owner = regexes,
		.code = compiled,
		.text = memory_new(strlen(text) + 1),
		.options = options};
	strcpy(regex->text, text);
	if (!(options & PCRE2_CASELESS))
		regex_words_read(&regex->words, text);
	return regex;
}

const struct regex *
regex_get(struct regexes *regexes, const char *text, const char *flags, struct buffer *error,
	size_t *where)
{
	struct buffer key = {0};
	struct regex *regex;
	/* \C would match a part of a character, and what is behind it is no UTF-8 */
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
	                   (strchr(flags, 'i') ? PCRE2_CASELESS : 0);

	buffer_print(&key, "%c%s", options & PCRE2_CASELESS ? 'i' : ' ', text);
	regex = text_map_get(&regexes->by_text, key.text);
	if (!regex)
		regex = regex_new(regexes, text, options, error, where);
	if (regex)
		*text_map_at(&regexes->by_text, key.text) = regex;
	buffer_clear(&key);
	return regex;
}

static void
compile_when_it_pays(struct regex *regex, size_t length)
{
	regex->read += length;
	if (regex->compiled || regex->read < COMPILE_AFTER)
		return;
	regex->compiled = 1;
	/* where the machine allows no JIT the interpreter goes on */
	pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
}

/* Compiled code has a small stack: where that is full the interpreter has the heap. */
static int
match_at(const struct regex *regex, const pcre2_code *code, pcre2_match_context *context,
	const char *text, size_t length, size_t from)
{
	const PCRE2_SPTR subject = (PCRE2_SPTR)text;
	pcre2_match_data *found = regex->owner->found;
	int count = pcre2_match(code, subject, length, from, PCRE2_NO_UTF_CHECK, found, context);

	if (count != PCRE2_ERROR_JIT_STACKLIMIT)
		return count;
	return pcre2_match(
		code, subject, length, from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, found, context);
}

/* The pattern with callouts, unless it is so large that there is no room for them. */
static const pcre2_code *
counting_code(struct regex *regex)
{
	size_t where;
	int code;

	if (!regex->counting)
		regex->counting = pcre2_compile((PCRE2_SPTR)regex->text, PCRE2_ZERO_TERMINATED,
			regex->options | PCRE2_AUTO_CALLOUT, &code, &where,
			regex->owner->compiling);
	if (regex->counting)
		pcre2_jit_compile(regex->counting, PCRE2_JIT_COMPLETE);
	return regex->counting ? regex->counting : regex->code;
}

static int
hear_step(pcre2_callout_block *block, void *steps)
{
	return match_steps_count(steps, block->current_position) ? 0 : PCRE2_ERROR_MATCHLIMIT;
}

static int
match_counting(struct regex *regex, const char *text, size_t length, size_t from)
{
	struct regexes *all = regex->owner;
	const pcre2_code *code = counting_code(regex);

	match_steps_begin(&regex->steps, text, length, from, all->most);
	regex->steps.all = &all->steps;
	pcre2_set_callout(all->counting, hear_step, &regex->steps);
	return match_at(regex, code, all->counting, text, length, from);
}

static int
match_within(struct regex *regex, const char *text, size_t length, size_t from)
{
	struct regexes *all = regex->owner;
	const size_t first = match_steps_first(length - from, all->most);
	int count;

	if (length - from > LONGEST_UNCOUNTED)
		return match_counting(regex, text, length, from);
	pcre2_set_match_limit(all->limits, (uint32_t)first);
	count = match_at(regex, regex->code, all->limits, text, length, from);
	if (count != PCRE2_ERROR_MATCHLIMIT)
		return count;
	all->steps += first;
	return first == all->most ? count : match_counting(regex, text, length, from);
}

int
regex_find(const struct regex *regex_, const char *text, size_t length, size_t from,
	struct regex_match *match)
{
	struct regex *regex = (struct regex *)(size_t)regex_;
	const PCRE2_SIZE *ranges;
	int count;

	if (!regex_words_follow(&regex->words, text, length, from))
		return 0;
	compile_when_it_pays(regex, length - from);
	count = match_within(regex, text, length, from);
	if (count == PCRE2_ERROR_NOMATCH)
		return 0;
	if (count < 0) {
		regex->exceeded =
			count == PCRE2_ERROR_MATCHLIMIT ? LIMIT_MATCH_STEPS : LIMIT_MATCH_DEPTH;
		return -1;
	}
	if (count == 0) /* it has more groups, which are left out */
		count = REGEX_GROUPS;
	ranges = pcre2_get_ovector_pointer(regex->owner->found);
	for (int i = 0; i < REGEX_GROUPS; i++) {
		match->starts[i] = i < count ? ranges[2 * i] : NO_MATCH;
		match->ends[i] = i < count ? ranges[2 * i + 1] : NO_MATCH;
	}
	return 1;
}

enum limit_id
regex_exceeded(const struct regex *regex)
{
	return regex->exceeded;
}

size_t
regex_group(const struct regex *regex, const char *name)
{
	char *end;
	unsigned long number = strtoul(name, &end, 10);
	int found;

	if (*name && !*end)
		return number < REGEX_GROUPS ? number : 0;
	found = pcre2_substring_number_from_name(regex->code, (PCRE2_SPTR)name);
	return found > 0 && found < REGEX_GROUPS ? (size_t)found : 0;
}

size_t
regex_group_count(const struct regex *regex)
{
	uint32_t count = 0;

	pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &count);
	return count < REGEX_GROUPS ? count : REGEX_GROUPS - 1;
}
