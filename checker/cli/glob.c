/* glob.c -- cli: a pattern and a path become yes or no */
#include "glob.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum part_kind {
	PART_BYTE,    /* one byte of a set */
	PART_SOME,    /* any of one name: * */
	PART_FOLDERS, /* nothing, or folders with their slashes: a name ** and its slash */
	PART_ALL      /* anything: a last name ** */
};

struct part {
	enum part_kind kind;
	unsigned char set[32]; /* a bit for each byte */
};

/* The automaton: being at part i is a state, being at part `count` is the end. */
struct glob {
	struct part *parts;
	size_t count;
};

/* What is left of a pattern that is being read. */
struct reading {
	const char *start, *at, *end;
};

static const struct byte_class {
	const char *name;
	int (*has)(int byte);
} classes[] = {
	{"alnum", isalnum},
	{"alpha", isalpha},
	{"blank", isblank},
	{"cntrl", iscntrl},
	{"digit", isdigit},
	{"graph", isgraph},
	{"lower", islower},
	{"print", isprint},
	{"punct", ispunct},
	{"space", isspace},
	{"upper", isupper},
	{"xdigit", isxdigit},
};

static void
add_byte(struct part *part, unsigned char byte)
{
	part->set[byte / 8] |= (unsigned char)(1U << byte % 8);
}

static bool
has_byte(const struct part *part, unsigned char byte)
{
	return part->set[byte / 8] >> byte % 8 & 1;
}

static void
add_range(struct part *part, unsigned char first, unsigned char last)
{
	for (int byte = first; byte <= last; byte++)
		add_byte(part, (unsigned char)byte);
}

/* No set has the slash: it ends a name. */
static void
complement(struct part *part, bool is_wanted)
{
	for (size_t i = 0; i < sizeof part->set && is_wanted; i++)
		part->set[i] ^= 0xFF;
	part->set['/' / 8] &= (unsigned char)~(1U << '/' % 8);
}

static int
add_class(struct part *part, const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strlen(classes[i].name) == length && !memcmp(classes[i].name, name, length)) {
			for (int byte = 0; byte < 256; byte++)
				if (classes[i].has(byte))
					add_byte(part, (unsigned char)byte);
			return 0;
		}
	return -1;
}

/* The byte that is meant, behind a \ or not; -1 at the end. */
static int
next_byte(struct reading *r)
{
	if (r->at < r->end && *r->at == '\\')
		r->at++;
	return r->at < r->end ? (unsigned char)*r->at++ : -1;
}

/* [:digit:] in brackets; 1: it is none, and [ stands for itself. */
static int
read_class(struct reading *r, struct part *part)
{
	const char *close;

	if (r->end - r->at < 2 || r->at[0] != '[' || r->at[1] != ':')
		return 1;
	close = memchr(r->at + 2, ']', (size_t)(r->end - r->at - 2));
	if (!close)
		return -1;
	if (close == r->at + 2 || close[-1] != ':')
		return 1;
	if (add_class(part, r->at + 2, (size_t)(close - 1 - (r->at + 2))))
		return -1;
	r->at = close + 1;
	return 0;
}

/* A byte, or a range of them. */
static int
read_range(struct reading *r, struct part *part)
{
	const int first = next_byte(r);
	int last = first;

	if (first >= 0 && r->end - r->at >= 2 && r->at[0] == '-' && r->at[1] != ']') {
		r->at++;
		last = next_byte(r);
	}
	if (first < 0 || last < 0)
		return -1;
	add_range(part, (unsigned char)first, (unsigned char)last);
	return 0;
}

/* What stands behind [. Returns -1 when no ] ends it. */
static int
read_set(struct reading *r, struct part *part)
{
	const bool is_negative = r->at < r->end && (*r->at == '!' || *r->at == '^');
	const char *first = r->at += is_negative;
	int failed = 0;

	while (!failed && r->at < r->end && (*r->at != ']' || r->at == first)) {
		failed = read_class(r, part);
		if (failed > 0)
			failed = read_range(r, part);
	}
	if (failed || r->at == r->end)
		return -1;
	r->at++;
	complement(part, is_negative);
	return 0;
}

/* One star or more were read, the first of them at star. */
static void
settle_stars(struct reading *r, const char *star, struct part *part)
{
	const bool is_name = r->at - star >= 2 && (star == r->start || star[-1] == '/');

	part->kind = PART_SOME;
	if (is_name && r->at == r->end)
		part->kind = PART_ALL;
	if (is_name && r->at < r->end && *r->at == '/') {
		part->kind = PART_FOLDERS;
		r->at++;
	}
}

/* The next part. One that cannot be read has no byte, so that nothing fits. */
static void
read_part(struct reading *r, struct part *part)
{
	const char *start = r->at;
	int byte;

	if (*start == '*') {
		while (r->at < r->end && *r->at == '*')
			r->at++;
		settle_stars(r, start, part);
	} else if (*start == '?') {
		r->at++;
		complement(part, true);
	} else if (*start == '[') {
		r->at++;
		if (read_set(r, part)) {
			*part = (struct part){.kind = PART_BYTE};
			r->at = r->end;
		}
	} else {
		byte = next_byte(r);
		if (byte >= 0)
			add_byte(part, (unsigned char)byte);
	}
}

const struct glob *
glob_new(const char *pattern, size_t length, struct arena *a)
{
	struct reading r = {pattern, pattern, pattern + length};
	struct glob *glob = arena_alloc(a, sizeof *glob);

	glob->parts = arena_alloc(a, (length + 1) * sizeof *glob->parts);
	while (r.at < r.end)
		read_part(&r, &glob->parts[glob->count++]);
	return glob;
}

/* Being at a part that may stand for nothing is being at the next one, too. */
static void
enter(const struct glob *glob, bool *states, size_t i)
{
	while (!states[i]) {
		states[i] = true;
		i += i < glob->count && glob->parts[i].kind != PART_BYTE;
	}
}

static void
step(const struct glob *glob, const bool *states, unsigned char byte, bool *next)
{
	for (size_t i = 0; i < glob->count; i++) {
		const struct part *part = &glob->parts[i];

		if (!states[i])
			continue;
		if (part->kind == PART_BYTE && has_byte(part, byte))
			enter(glob, next, i + 1);
		else if (part->kind == PART_ALL || (part->kind == PART_SOME && byte != '/') ||
			 (part->kind == PART_FOLDERS && byte == '/'))
			enter(glob, next, i);
		else if (part->kind == PART_FOLDERS)
			next[i] = true; /* in the middle of a name: its end is not near */
	}
}

bool
glob_fits(const struct glob *glob, const char *path)
{
	const size_t size = glob->count + 1;
	bool *states = memory_new(2 * size), *next = states + size, fits;

	memset(states, 0, size);
	enter(glob, states, 0);
	for (; *path; path++) {
		memset(next, 0, size);
		step(glob, states, (unsigned char)*path, next);
		memcpy(states, next, size);
	}
	fits = states[glob->count];
	free(states);
	return fits;
}
