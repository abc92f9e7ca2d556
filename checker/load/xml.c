/* xml.c -- load: XML becomes a tree in which every element keeps the byte that it starts at */
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "../base/libxml.h"
#include "loader.h"
#include "scan.h"
#include "schema.h"

/* What the SAX hooks need; hangs on the parser's _private. */
struct parse {
	xmlParserCtxt *
		parser; /* entities are read by parsers of their own, whose places we do not take */
	struct report *report;
	struct messages *messages;
	bool failed;
};

static size_t
parser_offset(const xmlParserCtxt *parser)
{
	const xmlParserInput *input = parser->inputNr > 0 ? parser->inputTab[0] : NULL;

	return input ? input->consumed + (size_t)(input->cur - input->base) : 0;
}

static struct spot
parser_spot(struct parse *parse)
{
	return source_spot(&parse->report->source, parser_offset(parse->parser));
}

/* The parser stands at the end of a start tag, in which no second `<` can be. */
static size_t
tag_offset(const xmlParserCtxt *parser)
{
	const xmlParserInput *input = parser->input;
	const xmlChar *at = input->cur;

	while (at > input->base && *at != '<')
		at--;
	return input->consumed + (size_t)(at - input->base);
}

static void
start_element(void *parser_, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
	const xmlChar **attributes)
{
	xmlParserCtxt *parser = parser_;
	const struct parse *parse = parser->_private;

	xmlSAX2StartElementNs(parser, name, prefix, uri, namespace_count, namespaces,
		attribute_count, defaulted, attributes);
	if (parser == parse->parser && parser->inputNr == 1 && parser->node)
		place_set(parser->node, tag_offset(parser));
}

static void
stop(struct parse *parse)
{
	parse->failed = true;
	xmlStopParser(parse->parser);
}

static void
declare_entity(void *parser_, const xmlChar *name, int type, const xmlChar *public_id,
	const xmlChar *system_id, xmlChar *content)
{
	xmlParserCtxt *parser = parser_;
	struct parse *parse = parser->_private;

	if (type == XML_EXTERNAL_GENERAL_PARSED_ENTITY || type == XML_EXTERNAL_PARAMETER_ENTITY) {
		if (!parse->failed)
			message(parse->messages, MESSAGE_XML_EXTERNAL, parser_spot(parse),
				(const char *)name);
		stop(parse);
		return;
	}
	xmlSAX2EntityDecl(parser, name, type, public_id, system_id, content);
}

/* libxml2's text without its line feed. */
static const char *
error_text(const xmlError *error, char *text, size_t room)
{
	snprintf(text, room, "%s", error->message ? error->message : "no reason given");
	text[strcspn(text, "\r\n")] = '\0';
	return text;
}

static void
hear_error(void *parser_, XML_ERROR_CONST xmlError *error)
{
	xmlParserCtxt *parser = parser_;
	struct parse *parse = parser->_private;
	char text[200];

	if (error->level < XML_ERR_ERROR || parse->failed || error->domain == XML_FROM_VALID)
		return;
	parse->failed = true;
	message(parse->messages, MESSAGE_XML_BROKEN, parser_spot(parse),
		error_text(error, text, sizeof text));
}

/* The document, or NULL after one message. */
static xmlDoc *
parse_source(struct report *report, struct messages *messages)
{
	const struct source *source = &report->source;
	int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
	              (source->unit ? XML_PARSE_IGNORE_ENC : 0);
	xmlParserCtxt *parser = xmlNewParserCtxt();
	struct parse parse = {.parser = parser, .report = report, .messages = messages};
	xmlDoc *tree;

	if (!parser)
		die("out of memory");
	parser->_private = &parse;
	parser->sax->startElementNs = start_element;
	parser->sax->entityDecl = declare_entity;
	parser->sax->serror = hear_error;
	tree = source->length > INT_MAX ? NULL
	                                : xmlCtxtReadMemory(parser, source->bytes,
						  (int)source->length, source->name, NULL, options);
	if (!parse.failed && (!tree || !parser->wellFormed)) {
		parse.failed = true;
		message(messages, MESSAGE_XML_BROKEN, parser_spot(&parse), "it cannot be parsed");
	}
	if (parse.failed && tree) {
		xmlFreeDoc(tree);
		tree = NULL;
	}
	xmlFreeParserCtxt(parser);
	return tree;
}

static bool
knows(const struct source *source)
{
	const char *at = source->bytes + strspn(source->bytes, " \t\r\n");

	return at[0] == '<' && at[1] != '\0' && !strchr(" \t\r\n<>", at[1]);
}

int
xml_parse(struct report *report, struct messages *messages)
{
	report->tree = parse_source(report, messages);
	return report->tree ? 0 : -1;
}

static int
load(struct report *report, const struct load_options *options, struct messages *messages)
{
	const xmlNode *root;
	struct spot spot = {.file = report->source.name};

	if (xml_parse(report, messages))
		return -1;
	root = xmlDocGetRootElement(report->tree);
	if (root->ns || strcmp((const char *)root->name, "report"))
		return message(messages, MESSAGE_XML_KIND, spot, (const char *)root->name);
	return options->schema ? schema_validate(report, options->schema, messages) : 0;
}

static size_t
text_offset(const struct report *report, const xmlNode *text, size_t at)
{
	const struct source *source = &report->source;
	struct extent extent = place_extent(report, text);

	return extent.start + scan_content(report->tree, source->bytes + extent.start,
				      extent.end - extent.start, 0, at);
}

/* Nodes that are not of the document (facts, and what entities bring) have no offset. */
static const xmlNode *
last_placed_child(const xmlNode *parent)
{
	const xmlNode *child = parent->last;

	while (child && (child->type != XML_ELEMENT_NODE || !place_is_set(child)))
		child = child->prev;
	return child;
}

/* Behind the end tag of an element: behind the last start tag in it only end tags, text, comments
 * and instructions can follow. */
static size_t
element_end(const struct source *source, const xmlNode *element)
{
	const xmlNode *deepest = element, *child;
	size_t levels = 1;
	struct token token;

	while ((child = last_placed_child(deepest))) {
		deepest = child;
		levels++;
	}
	token = scan_token(source->bytes, source->length, place_offset(deepest));
	levels -= token.type == TOKEN_EMPTY;
	while (levels > 0 && token.type != TOKEN_NONE) {
		token = scan_token(source->bytes, source->length, token.extent.end);
		levels -= token.type == TOKEN_END;
	}
	return token.extent.end;
}

static enum token_type
token_of(const xmlNode *node)
{
	return node->type == XML_COMMENT_NODE ? TOKEN_COMMENT
	       : node->type == XML_PI_NODE    ? TOKEN_INSTRUCTION
	                                      : TOKEN_TEXT;
}

/* Where the tokens before node begin: behind its last placed sibling, else inside its parent. */
static size_t
scan_start(const struct source *source, const xmlNode *node, const xmlNode **from)
{
	const xmlNode *before = node->prev;

	while (before && (before->type != XML_ELEMENT_NODE || !place_is_set(before)))
		before = before->prev;
	*from = before ? before->next : node->parent->children;
	if (before)
		return element_end(source, before);
	if (node->parent->type != XML_ELEMENT_NODE)
		return 0;
	return scan_token(source->bytes, source->length, place_offset(node->parent)).extent.end;
}

static struct extent
other_extent(const struct report *report, const xmlNode *node)
{
	const struct source *source = &report->source;
	const bool inside = node->parent->type == XML_ELEMENT_NODE;
	const xmlNode *at;
	size_t offset = scan_start(source, node, &at);
	struct token token = {.type = TOKEN_DECLARATION, .extent = {offset, offset}};

	for (; at; at = at->next) {
		if (at->type == XML_DTD_NODE)
			continue;
		do
			token = scan_token(source->bytes, source->length, token.extent.end);
		while (token.type == TOKEN_DECLARATION || (token.type == TOKEN_TEXT && !inside));
		if (token.type != token_of(at))
			return inside ? report->loader->extent(report, node->parent)
			              : (struct extent){0, 0};
		if (at == node)
			break;
	}
	return token.extent;
}

static struct extent
attribute_extent(const struct report *report, const xmlAttr *attribute)
{
	const struct source *source = &report->source;
	const char *prefix = attribute->ns ? (const char *)attribute->ns->prefix : NULL;

	return scan_attribute(source->bytes, source->length, place_offset(attribute->parent),
		prefix, (const char *)attribute->name);
}

static struct extent
extent(const struct report *report, const xmlNode *node)
{
	while (node->type != XML_DOCUMENT_NODE &&
		!place_is_set(node->type == XML_ELEMENT_NODE ? node : node->parent) &&
		node->parent->type != XML_DOCUMENT_NODE)
		node = node->parent;
	if (node->type == XML_DOCUMENT_NODE)
		return (struct extent){0, report->source.length};
	if (node->type == XML_ATTRIBUTE_NODE)
		return attribute_extent(report, (const xmlAttr *)node);
	if (node->type != XML_ELEMENT_NODE)
		return other_extent(report, node);
	return (struct extent){place_offset(node), element_end(&report->source, node)};
}

const struct loader loader_xml = {
	.name = "report-xml",
	.knows = knows,
	.load = load,
	.text_offset = text_offset,
	.extent = extent,
};
