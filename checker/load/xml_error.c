/* xml_error.c -- load: an error of libxml2's parser becomes words that an editor understands */
#include "xml_error.h"

#include <libxml/parser.h>
#include <stdbool.h>
#include <string.h>

#include "scan.h"

/* For those of libxml2's errors that speak of the parser and not of the document, or not at all. */
static const struct explanation {
	int code;
	const char *start; /* of libxml2's text, where one code has several meanings; "" any */
	const char *mark;  /* what is wrong begins with it; "" where the parser is */
	enum message_id id;
	const char *text; /* %1 and %2: the names that libxml2 gives; %n: its number */
} explanations[] = {
	{XML_ERR_TAG_NOT_FINISHED, "", "", MESSAGE_XML_BROKEN,
		"it ends here, but <%1> of line %n is still open"},
	{XML_ERR_TAG_NAME_MISMATCH, "", "</", MESSAGE_XML_BROKEN,
		"</%2> stands where </%1> is due, for <%1> of line %n is still open"},
	{XML_ERR_GT_REQUIRED, "", "<", MESSAGE_XML_BROKEN, "a tag has no > at its end"},
	{XML_ERR_NAME_REQUIRED, "xmlParseEntityRef", "&", MESSAGE_XML_BROKEN,
		"a & that stands for itself is written &amp;"},
	{XML_ERR_ENTITYREF_SEMICOL_MISSING, "", "&", MESSAGE_XML_BROKEN,
		"a & that stands for itself is written &amp;, and a reference ends with ;"},
	{XML_ERR_NAME_REQUIRED, "StartTag", "<", MESSAGE_XML_BROKEN,
		"no name follows <; one that stands for itself is written &lt;"},
	{XML_ERR_LT_IN_ATTRIBUTE, "", "", MESSAGE_XML_BROKEN,
		"a < in an attribute is written &lt;"},
	{XML_ERR_ATTRIBUTE_NOT_STARTED, "", "", MESSAGE_XML_BROKEN,
		"the value of an attribute stands in quotes"},
	{XML_ERR_ATTRIBUTE_REDEFINED, "", "", MESSAGE_XML_BROKEN,
		"the attribute %1 is there a second time"},
	{XML_ERR_UNDECLARED_ENTITY, "", "&", MESSAGE_XML_BROKEN,
		"there is no entity &%1;, write the character itself"},
	{XML_WAR_UNDECLARED_ENTITY, "", "&", MESSAGE_XML_BROKEN,
		"there is no entity &%1;, write the character itself"},
	{XML_ERR_DOCUMENT_EMPTY, "", "", MESSAGE_XML_BROKEN, "no element begins here"},
	{XML_ERR_DOCUMENT_END, "", "", MESSAGE_XML_BROKEN,
		"more stands behind the end of the outermost element"},
	{XML_ERR_INVALID_CHAR, "Input is not proper", "", MESSAGE_ENCODING_BROKEN, "UTF-8"},
	{XML_ERR_INVALID_ENCODING, "", "", MESSAGE_ENCODING_BROKEN, "UTF-8"},
	{XML_ERR_INVALID_CHAR, "xmlParseCharRef", "&", MESSAGE_XML_BROKEN,
		"the reference is to character number %n, which cannot be in XML"},
	{XML_ERR_INVALID_CHAR, "", "", MESSAGE_XML_BROKEN,
		"a control character stands here, which cannot be in XML"},
	{XML_ERR_ENTITY_LOOP, "", "&", MESSAGE_XML_LIMIT,
		"its entities stand for themselves, or for far more text than there is"},
	{XML_ERR_INTERNAL_ERROR, "Excessive depth", "<", MESSAGE_XML_LIMIT,
		"elements stand more than %n deep in one another, in a document with a DOCTYPE"},
	{XML_ERR_ATTRIBUTE_NOT_FINISHED, "AttValue length", "<", MESSAGE_XML_LIMIT,
		"the value of an attribute is longer than 10 million bytes"},
	{XML_ERR_ATTRIBUTE_NOT_FINISHED, "", "", MESSAGE_XML_BROKEN,
		"the value of an attribute has no quote at its end"},
};

/* A parser that is fed takes the end of what it is fed for one that comes too late. */
static const struct explanation cut_short = {XML_ERR_DOCUMENT_END, "", "", MESSAGE_XML_BROKEN,
	"it ends here, but an element is still open"};

static bool
is_cut_short(const xmlError *error)
{
	const xmlParserCtxt *parser = error->ctxt;

	return error->code == XML_ERR_DOCUMENT_END && parser && parser->nameNr > 0;
}

static void
fill(struct buffer *out, const char *text, const xmlError *error)
{
	const char *names[] = {error->str1, error->str2};

	for (; *text; text++)
		if (*text != '%')
			buffer_add_byte(out, *text);
		else if (*++text == 'n')
			buffer_print(out, "%d", error->int1);
		else
			buffer_add_text(out, names[*text - '1'] ? names[*text - '1'] : "");
}

/* The row that explains the error, or NULL. */
static const struct explanation *
explanation_of(const xmlError *error)
{
	const char *said = error->message ? error->message : "";

	if (is_cut_short(error))
		return &cut_short;
	for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
		if (explanations[i].code == error->code &&
			!strncmp(said, explanations[i].start, strlen(explanations[i].start)))
			return &explanations[i];
	return NULL;
}

void
xml_error_explain(const xmlError *error, struct buffer *out)
{
	const struct explanation *explanation = explanation_of(error);
	const char *said = error->message ? error->message : "libxml2 does not say why";

	if (explanation && explanation->id == MESSAGE_ENCODING_BROKEN)
		buffer_add_text(out, "some bytes are not ");
	if (explanation)
		fill(out, explanation->text, error);
	else
		buffer_add(out, said, strcspn(said, "\r\n"));
}

int
xml_error_say(
	const xmlError *error, struct source *source, size_t offset, struct messages *messages)
{
	const struct explanation *explanation = explanation_of(error);
	enum message_id id = explanation ? explanation->id : MESSAGE_XML_BROKEN;
	struct buffer text = {0};

	if (explanation) {
		offset = scan_back(source->bytes, offset, explanation->mark);
		fill(&text, explanation->text, error);
	} else {
		xml_error_explain(error, &text);
	}
	message(messages, id, source_spot(source, offset), text.text);
	buffer_clear(&text);
	return -1;
}
