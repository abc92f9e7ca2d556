/* foreign.c -- load: files that cannot be checked are told by their bytes */
#include "foreign.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { OLE_LOOKED_THROUGH = 1 << 20, LOCK_LONGEST = 200, NAME_LONGEST = 54 };

static bool
starts_with(const struct source *source, const char *bytes, size_t length)
{
	return source->file_length >= length && !memcmp(source->file_bytes, bytes, length);
}

static bool
is_ole(const struct source *source)
{
	return starts_with(source, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

/* Whether the OLE2 file has an entry of that name in its directory: UTF-16, two bytes a letter. */
static bool
has_entry(const struct source *source, const char *name)
{
	const size_t length = 2 * strlen(name) + 2;
	size_t last =
		source->file_length < OLE_LOOKED_THROUGH ? source->file_length : OLE_LOOKED_THROUGH;

	for (size_t at = 0; at + length <= last; at++) {
		size_t i = 0;

		while (name[i] && source->file_bytes[at + 2 * i] == name[i] &&
			!source->file_bytes[at + 2 * i + 1])
			i++;
		if (!name[i])
			return true;
	}
	return false;
}

static bool
is_encrypted(const struct source *source)
{
	return is_ole(source) && has_entry(source, "EncryptionInfo");
}

/* What Word puts beside an open document: the length of its user's name, the name, and zeros. */
static bool
is_lock(const struct source *source)
{
	const size_t length = source->file_length ? (unsigned char)source->file_bytes[0] : 0;

	if (length == 0 || length > NAME_LONGEST || source->file_length > LOCK_LONGEST ||
		source->file_length < NAME_LONGEST ||
		!memchr(source->file_bytes, '\0', source->file_length))
		return false;
	for (size_t i = 1; i <= length; i++)
		if (iscntrl((unsigned char)source->file_bytes[i]))
			return false;
	return true;
}

static bool
is_rich(const struct source *source)
{
	return starts_with(source, "{\\rtf", 5);
}

static bool
is_pdf(const struct source *source)
{
	return starts_with(source, "%PDF", 4);
}

static bool
is_picture(const struct source *source)
{
	return starts_with(source, "\x89PNG", 4) || starts_with(source, "\xFF\xD8\xFF", 3) ||
	       starts_with(source, "GIF8", 4);
}

static bool
is_gzip(const struct source *source)
{
	return starts_with(source, "\x1F\x8B", 2);
}

static bool
is_pointer(const struct source *source)
{
	static const char start[] = "version https://git-lfs.github.com/spec/";

	return starts_with(source, start, sizeof start - 1);
}

static bool
is_page(const struct source *source)
{
	const char *start = source->bytes + strspn(source->bytes, " \t\r\n");

	return !strncasecmp(start, "<!doctype html", 14) || !strncasecmp(start, "<html", 5);
}

static bool
is_word_2003(const struct source *source)
{
	return source_declares(source, "http://schemas.microsoft.com/office/word/2003/wordml");
}

static bool
is_bare_part(const struct source *source)
{
	static const char base[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
	static const char strict[] = "http://purl.oclc.org/ooxml/wordprocessingml/main";

	return (source_declares(source, base) || source_declares(source, strict)) &&
	       !source_declares(source, "http://schemas.microsoft.com/office/2006/xmlPackage");
}

static const struct {
	bool (*is)(const struct source *source);
	const char *what, *remedy;
} foreigns[] = {
	{is_encrypted, "a Word document protected by a password",
		"Open it in Word, take the password off (File, Info) and save it."},
	{is_ole, "a Word 97-2003 document (.doc)", "Open it in Word and save it as .docx."},
	{is_lock, "the lock file that Word keeps while a document is open",
		"Name the document itself, without ~$."},
	{is_rich, "Rich Text (.rtf)", "Open it in Word and save it as .docx."},
	{is_pdf, "a PDF", "Name the Word document that it was made from."},
	{is_page, "a web page (HTML)", "Fetch the document itself, or save the page as .docx."},
	{is_word_2003, "Word 2003 XML", "Open it in Word and save it as .docx."},
	{is_bare_part, "a part taken out of a Word document", "Name the whole document."},
	{is_pointer, "a pointer of Git LFS, not the file itself", "Run git lfs pull."},
	{is_picture, "a picture", "Name the document itself."},
	{is_gzip, "a gzip file", "Unpack it first."},
};

static bool
is_named_word(const char *name)
{
	static const char *const endings[] = {".docx", ".docm", ".dotx", ".dotm"};
	const size_t length = strlen(name);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (length > strlen(endings[i]) &&
			!strcasecmp(name + length - strlen(endings[i]), endings[i]))
			return true;
	return false;
}

int
foreign_say(const struct source *source, bool as_text, struct messages *messages)
{
	const struct spot spot = {.file = source->name};

	for (size_t i = 0; i < sizeof foreigns / sizeof *foreigns; i++)
		if (foreigns[i].is(source))
			return message(messages, MESSAGE_FORMAT_UNKNOWN, spot, foreigns[i].what,
				foreigns[i].remedy);
	return as_text && is_named_word(source->name) ? message(messages, MESSAGE_NAME_BELIED, spot)
	                                              : 0;
}
