/* xml.c -- load: XML becomes a tree in which every element keeps the byte that it starts at */
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "../base/libxml.h"
#include "loader.h"
#include "scan.h"
#include "schema.h"
#include "suppression.h"
#include "xml_error.h"
#include "xml_place.h"

/* What the SAX hooks need; hangs on the parser's _private. */
struct parse {
	xmlParserCtxt *
		parser; /* entities are read by parsers of their own, whose places we do not take */
	struct report *report;
	struct messages *messages;
	size_t depth;    /* the most levels of elements; 0: any number */
	size_t given;    /* bytes of attributes that the document type gives, so far */
	size_t released; /* bytes of the source that were given back */
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

/* Whether the parser reads the document itself and no entity, nor the document type. */
static bool
is_reading_source(const xmlParserCtxt *parser)
{
	const struct parse *parse = parser->_private;

	return parser == parse->parser && parser->inputNr == 1 && !parser->inSubset;
}

/* libxml2's own limit of levels. */
enum { MOST_LEVELS = 256 };

/* More levels than libxml2 allows must be asked for, and then it does not count what entities stand
 * for: so only a document that has none may have them. */
static void
allow_depth(xmlParserCtxt *parser, size_t depth)
{
	const xmlDoc *tree = parser->myDoc;

	if ((depth == 0 || depth > MOST_LEVELS) && !(tree && tree->intSubset))
		parser->options |= XML_PARSE_HUGE;
}

static void
stop(struct parse *parse)
{
	parse->failed = true;
	xmlStopParser(parse->parser);
}

static void
say_deep(struct parse *parse, size_t offset)
{
	char most[32];

	snprintf(most, sizeof most, "%zu", parse->depth);
	if (!parse->failed)
		message(parse->messages, MESSAGE_XML_DEEP,
			source_spot(&parse->report->source, offset), most);
	stop(parse);
}

/* Namespaces that are in scope at an element: libxml2 compares each with each. */
enum { MOST_NAMESPACES = 1000 };

static bool
has_many_namespaces(const xmlParserCtxt *parser)
{
	return parser->nsNr / 2 > MOST_NAMESPACES; /* with a prefix and a name each */
}

static bool
is_too_deep(const xmlParserCtxt *parser)
{
	const struct parse *parse = parser->_private;

	return is_reading_source(parser) && parse->depth && (size_t)parser->nodeNr >= parse->depth;
}

static void
check_depth(struct parse *parse, const xmlDoc *tree)
{
	const xmlNode *deep =
		parse->depth && tree->intSubset ? xml_find_deep(tree, parse->depth) : NULL;

	while (deep && !place_is_set(deep))
		deep = deep->parent;
	if (deep)
		say_deep(parse, place_offset(deep));
}

/* Where the start tag is that the parser stands at the end of, in which no second `<` can be; or
 * the entity that it is in. */
static struct spot
tag_spot(struct parse *parse)
{
	struct source *source = &parse->report->source;
	const size_t end = parser_offset(parse->parser);

	return source_spot(source,
		is_reading_source(parse->parser) ? scan_back(source->bytes, end, "<") : end);
}

static void
say_many_namespaces(struct parse *parse)
{
	if (!parse->failed)
		message(parse->messages, MESSAGE_XML_LIMIT, tag_spot(parse),
			"more than 1000 namespaces are declared at an element and those it is in");
	stop(parse);
}

/* What a document type may give to elements beyond what they have: so many times the length of the
 * document. Always allowed is as much as libxml2 allows of entities. */
enum { MOST_GIVEN = 10, FREE_GIVEN = 1000000 };

/* Counts the attributes that a tag does not have written, the last of them, as long as they would
 * be if they were. A short document could have any number. */
static void
count_given(struct parse *parse, const xmlChar **attributes, int count, int given)
{
	for (int i = count - given; i < count; i++) {
		const xmlChar **attribute = attributes + 5 * i;

		parse->given += strlen((const char *)attribute[0]) + strlen(" =\"\"") +
		                (size_t)(attribute[4] - attribute[3]);
	}
	if (parse->given <= FREE_GIVEN ||
		parse->given / MOST_GIVEN <= parse->report->source.length || parse->failed)
		return;
	message(parse->messages, MESSAGE_XML_LIMIT, tag_spot(parse),
		"its document type gives its elements far more attributes than there is text");
	stop(parse);
}

/* So many bytes are given back at a time. */
enum { RELEASED_LEAST = 1 << 20 };

/* Gives back what lies before an element: scans from here on end at its start. */
static void
release_to(struct parse *parse, size_t start)
{
	if (start - parse->released < RELEASED_LEAST)
		return;
	source_release(&parse->report->source, parse->released, start);
	parse->released = start;
}

/* The parser stands at the end of a start tag, in which no second `<` can be. Attributes that the
 * document type gives are like others (XPath 1.0, 5.3); libxml2 leaves out those it is told of. */
static void
start_element(void *parser_, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
	const xmlChar **attributes)
{
	xmlParserCtxt *parser = parser_;
	struct parse *parse = parser->_private;
	struct source *source = &parse->report->source;

	if (parser->nodeNr == 0)
		allow_depth(parser, parse->depth);
	if (is_too_deep(parser)) {
		say_deep(parse, scan_back(source->bytes, parser_offset(parser), "<"));
		return;
	}
	if (has_many_namespaces(parser)) {
		say_many_namespaces(parse);
		return;
	}
	count_given(parse, attributes, attribute_count, defaulted);
	if (parse->failed)
		return;
	xmlSAX2StartElementNs(parser, name, prefix, uri, namespace_count, namespaces,
		attribute_count, 0, attributes);
	if (is_reading_source(parser) && parser->node) {
		const size_t start = scan_back(source->bytes, parser_offset(parser), "<");

		place_set(parser->node, start);
		release_to(parse, start);
	}
}

static void
place_last(const xmlParserCtxt *parser, size_t offset, xmlElementType type)
{
	const xmlNode *parent = parser->node ? parser->node : (const xmlNode *)parser->myDoc;

	if (parent && parent->last && parent->last->type == type)
		place_set(parent->last, offset);
}

/* No "--" can be in a comment (XML 1.0, 2.5). */
static void
add_comment(void *parser_, const xmlChar *content)
{
	xmlParserCtxt *parser = parser_;
	const struct parse *parse = parser->_private;

	xmlSAX2Comment(parser, content);
	if (is_reading_source(parser))
		place_last(parser,
			scan_back(parse->report->source.bytes, parser_offset(parser), "<!--"),
			XML_COMMENT_NODE);
}

static void
add_instruction(void *parser_, const xmlChar *target, const xmlChar *content)
{
	xmlParserCtxt *parser = parser_;
	const struct parse *parse = parser->_private;

	xmlSAX2ProcessingInstruction(parser, target, content);
	if (is_reading_source(parser))
		place_last(parser,
			scan_back_instruction(parse->report->source.bytes, parser_offset(parser),
				(const char *)target, (const char *)content),
			XML_PI_NODE);
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

/* What is against a DTD or xml:id is well-formed for all that (xml:id 1.0, 5: no fatal error). */
static bool
is_of_validity(const xmlError *error)
{
	return error->domain == XML_FROM_VALID || error->domain == XML_FROM_DTD;
}

static void
hear_error(void *parser_, XML_ERROR_CONST xmlError *error)
{
	xmlParserCtxt *parser = parser_;
	struct parse *parse = parser->_private;

	if (error->level < XML_ERR_ERROR || parse->failed || is_of_validity(error))
		return;
	/* a namespace is a name; libxml2 wants it to be a legal URI, too */
	if (error->code == XML_WAR_NS_URI)
		return;
	parse->failed = true;
	xml_error_say(error, &parse->report->source, parser_offset(parse->parser), parse->messages);
}

/* What of a source the parser has not been given. */
struct rest {
	const char *at, *end;
};

/* In pieces: handed over whole, all bytes would be copied. Fits xmlInputReadCallback. */
static int
give_bytes(void *rest_, char *to, int room)
{
	struct rest *rest = rest_;
	size_t length = (size_t)(rest->end - rest->at);

	if (length > (size_t)room)
		length = (size_t)room;
	memcpy(to, rest->at, length);
	rest->at += length;
	return (int)length;
}

/* The document, or NULL after one message. */
static xmlDoc *
parse_source(struct report *report, struct messages *messages)
{
	const struct limits *limits = report->limits ? report->limits : &limits_default;
	const struct source *source = &report->source;
	/* what is declared was obeyed when the source was read: it is UTF-8 now */
	int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
	              XML_PARSE_IGNORE_ENC;
	struct rest rest = {source->bytes, source->bytes + source->length};
	xmlParserCtxt *parser = xmlNewParserCtxt();
	struct parse parse = {.parser = parser,
		.report = report,
		.messages = messages,
		.depth = limits->most[LIMIT_DEPTH]};
	xmlDoc *tree;

	if (!parser)
		die("out of memory");
	parser->_private = &parse;
	parser->sax->startElementNs = start_element;
	parser->sax->comment = add_comment;
	parser->sax->processingInstruction = add_instruction;
	parser->sax->entityDecl = declare_entity;
	parser->sax->serror = hear_error;
	tree = xmlCtxtReadIO(parser, give_bytes, NULL, &rest, source->name, NULL, options);
	if (!parse.failed && (!tree || !parser->wellFormed)) {
		parse.failed = true;
		message(messages, MESSAGE_XML_BROKEN, parser_spot(&parse), "it cannot be parsed");
	}
	if (!parse.failed)
		check_depth(&parse, tree);
	if (parse.failed && tree) {
		xmlFreeDoc(tree);
		tree = NULL;
	}
	xmlFreeParserCtxt(parser);
	return tree;
}

/* libxml2 compares each attribute with each: so many of them would hang the run. */
enum { MOST_ATTRIBUTES = 1000 };

static int
say_crowded(struct source *source, size_t offset, struct messages *messages)
{
	char text[60];

	snprintf(text, sizeof text, "an element has more than %d attributes", MOST_ATTRIBUTES);
	return message(messages, MESSAGE_XML_LIMIT, source_spot(source, offset), text);
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
	struct source *source = &report->source;
	size_t crowded = scan_crowded_tag(source->bytes, source->length, MOST_ATTRIBUTES);

	if (crowded < source->length)
		return say_crowded(source, crowded, messages);
	report->tree = parse_source(report, messages);
	source_release(source, 0, source->length);
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
	if (options->schema && schema_validate(report, options->schema, messages))
		return -1;
	instructions_read(report);
	return 0;
}

const struct loader loader_xml = {
	.name = "report-xml",
	.knows = knows,
	.load = load,
	.text_extent = xml_text_extent,
	.extent = xml_extent,
};
