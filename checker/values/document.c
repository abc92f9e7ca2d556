/* document.c -- values: "WTSA-24 Doc.25" becomes "WTSA-24/25", "TD004R1" becomes "TD4R1" */
#include <stdio.h>
#include <string.h>

#include "cursor.h"
#include "normalise.h"

enum { NUMBER_MOST = 99999, REVISION_MOST = 99, OWNER_ROOM = 24 };

struct kind {
	const char *spelling; /* in front of the number */
	const char
		*name; /* in the normal form; NULL: a document of an assembly, the number alone */
};

static const struct kind kinds[] = {
	{"Document ", NULL},
	{"DOC", "DOC"},
	{"Doc.", NULL},
	{"Doc ", NULL},
	{"INFO", "INFO-"},
	{"ADD", "ADD"},
	{"OLS", "OLS"},
	{"LS", "LS"},
	{"TD", "TD"},
	{"DT", "DT"},
	{"C", "C"},
	{"R", "R"},
};

/* What a reference says. */
struct document {
	char owner[OWNER_ROOM]; /* "WTSA-24", "TSAG", "SG16"; "" when it is not named */
	bool assembly;          /* the owner is one */
	const struct kind *kind;
	unsigned number, revision; /* revision 0: none */
	const char *piece;         /* " Annex "; NULL: the whole document */
	unsigned piece_number, piece_part;
};

static void
skip_joint(struct cursor *cursor)
{
	cursor_space(cursor);
	cursor_dash(cursor);
	cursor_byte(cursor, '/');
	cursor_space(cursor);
}

static bool
spelled(struct cursor *cursor, const char *spelling)
{
	size_t length = strlen(spelling);

	/* What ends with a dot or a space is a word in any case, the rest are capitals. */
	if (spelling[length - 1] == '.' || spelling[length - 1] == ' ')
		return cursor_words(cursor, spelling);
	if ((size_t)(cursor->end - cursor->at) < length ||
		memcmp(cursor->at, spelling, length) != 0)
		return false;
	cursor->at += length;
	return true;
}

/* "C", "Doc." and the number behind it. */
static bool
scan_kind(struct cursor *cursor, struct document *document)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct cursor ahead = *cursor;

		if (!spelled(&ahead, kinds[i].spelling))
			continue;
		cursor_space(&ahead);
		cursor_dash(&ahead);
		cursor_space(&ahead);
		if (!cursor_number(&ahead, NUMBER_MOST, &document->number))
			continue;
		document->kind = &kinds[i];
		*cursor = ahead;
		return true;
	}
	return false;
}

/* Capitals and digits: "TSAG", "SG16", and "RG-WM" with its hyphen, up to the last hyphen, space or
 * slash that the kind stands behind. */
static bool
scan_owner(struct cursor *cursor, struct document *document)
{
	struct cursor ahead = *cursor;
	size_t length = 0;

	while (length + 2 < OWNER_ROOM) {
		uint32_t c = cursor_peek(&ahead);
		struct cursor behind = ahead;

		if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9' && length > 0)) {
			document->owner[length++] = (char)c;
			cursor_step(&ahead);
			continue;
		}
		document->owner[length] = '\0';
		skip_joint(&behind);
		if (length < 2 || behind.at == ahead.at)
			return false;
		if (scan_kind(&behind, document)) {
			*cursor = behind;
			return true;
		}
		if (!cursor_dash(&ahead))
			return false;
		document->owner[length++] = '-';
	}
	return false;
}

/* "WTSA-24" or "Document PP-22". */
static bool
scan_assembly(struct cursor *cursor, struct document *document)
{
	static const char *const names[] = {"WTSA", "PP", "WTDC", "WRC"};
	struct cursor start = *cursor;
	unsigned year;

	cursor_words(&start, "Document ");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct cursor ahead = start;

		if (!spelled(&ahead, names[i]) || !cursor_dash(&ahead) ||
			cursor_number(&ahead, 99, &year) != 2)
			continue;
		snprintf(document->owner, sizeof document->owner, "%s-%02u", names[i], year);
		document->assembly = true;
		*cursor = ahead;
		return true;
	}
	return false;
}

/* "R1", or with more between: " Rev.1", " (Rev.1)". */
static bool
scan_revision(struct cursor *cursor, unsigned *revision)
{
	struct cursor ahead = *cursor;
	bool open = false;

	if (!spelled(&ahead, "R") || !cursor_number(&ahead, REVISION_MOST, revision)) {
		ahead = *cursor;
		cursor_space(&ahead);
		cursor_dash(&ahead);
		open = cursor_byte(&ahead, '(');
		if (!spelled(&ahead, "Rev"))
			return false;
		cursor_byte(&ahead, '.');
		cursor_space(&ahead);
		if (!cursor_number(&ahead, REVISION_MOST, revision))
			return false;
	}
	if (cursor_byte(&ahead, ')') != open)
		return false;
	*cursor = ahead;
	return true;
}

/* " Att.1", " Annex 2.2". */
static void
scan_piece(struct cursor *cursor, struct document *document)
{
	struct cursor ahead = *cursor;

	cursor_space(&ahead);
	if (cursor_words(&ahead, "Att.") || cursor_words(&ahead, "Attachment "))
		document->piece = " Att.";
	else if (cursor_words(&ahead, "Annex "))
		document->piece = " Annex ";
	else
		return;
	cursor_space(&ahead);
	if (!cursor_number(&ahead, NUMBER_MOST, &document->piece_number))
		return;
	if (cursor_byte(&ahead, '.') && !cursor_number(&ahead, NUMBER_MOST, &document->piece_part))
		return;
	*cursor = ahead;
}

static bool
scan_number(struct cursor *cursor, struct document *document)
{
	struct cursor ahead = *cursor;

	if (!document->assembly)
		return scan_kind(cursor, document) || scan_owner(cursor, document);
	skip_joint(&ahead);
	if (ahead.at == cursor->at)
		return false;
	*cursor = ahead;
	return cursor_number(cursor, NUMBER_MOST, &document->number) || scan_kind(cursor, document);
}

static void
print(const struct document *document, struct buffer *out)
{
	bool contribution =
		!document->kind || !document->kind->name || *document->kind->name == 'C';

	if (document->assembly)
		buffer_print(out, "%s/", document->owner);
	else if (*document->owner)
		buffer_print(out, "%s-", document->owner);
	if (document->kind && document->kind->name && !(document->assembly && contribution))
		buffer_add_text(out, document->kind->name);
	else if (!document->assembly)
		buffer_add_text(out, "Document ");
	buffer_print(out, "%u", document->number);
	if (document->revision)
		buffer_print(out, document->assembly ? " Rev.%u" : "R%u", document->revision);
	if (document->piece)
		buffer_print(out, "%s%u", document->piece, document->piece_number);
	if (document->piece_part)
		buffer_print(out, ".%u", document->piece_part);
}

int
document_normalise(const char *text, size_t length, struct buffer *out)
{
	struct cursor cursor = cursor_over(text, length);
	struct document document = {.owner = ""};

	cursor_space(&cursor);
	scan_assembly(&cursor, &document);
	if (!scan_number(&cursor, &document))
		return -1;
	scan_revision(&cursor, &document.revision);
	scan_piece(&cursor, &document);
	if (!cursor_done(&cursor))
		return -1;
	print(&document, out);
	return 0;
}
