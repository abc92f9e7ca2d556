/* docx_oddities.c -- load: what could not be read in a Word document is said */
#include "docx_oddities.h"

static const char *const texts[ODDITIES] = {
	[ODD_CONTENT_TYPES] = "it has no [Content_Types].xml, so Word would not open it",
	[ODD_STYLES] = "it has no styles, so headings and captions are told from the ids of styles",
	[ODD_STYLE_CIRCLE] = "a style is based on itself",
	[ODD_NUMBERING] = "a paragraph has a number from a list that is not defined",
	[ODD_SPAN] = "a cell of a table spans an impossible number of columns",
	[ODD_FIELD] = "a field has no end",
	[ODD_NOTE] = "the text of a footnote or endnote is missing",
	[ODD_BOOKMARK] = "a bookmark has no name",
	[ODD_CHUNK] = "it takes in another document, which was not read",
	[ODD_TABLE] = "a table has no rows, a row no cells, or there are words outside of them",
	[ODD_NESTED] = "a paragraph, table or text box stands where Word has none",
	[ODD_LOOSE] = "there are words outside of paragraphs",
	[ODD_PART] = "one part stands for styles, notes or text at once",
	[ODD_EMPTY] = "there is no text in it",
};

void
oddities_say(const struct docx_oddities *oddities, const char *file, struct messages *messages)
{
	for (size_t i = 0; i < ODDITIES; i++)
		if (oddities->met[i])
			message(messages, MESSAGE_WORD_PARTLY, (struct spot){.file = file},
				texts[i]);
}
