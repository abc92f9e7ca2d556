/* package_flat.c -- load: pkg:part elements of one XML file become the parts of a package
 *
 * The file is gone through once for where its parts are. A part is then read as the file without
 * the other parts: what its root element declares counts there, too. */
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "../base/libxml.h"
#include "package.h"
#include "scan.h"
#include "xml_error.h"

enum { CHUNK = 65536 };

/* The file is looked through: where the part is that is open. */
struct listing {
	struct package *package;
	struct messages *messages;
	xmlParserCtxt *parser;
	size_t depth, start; /* of the open part */
	const char *name;
	bool failed;
};

static size_t
offset_of(const struct listing *listing)
{
	const xmlParserInput *input = listing->parser->input;

	return input ? input->consumed + (size_t)(input->cur - input->base) : 0;
}

static void
fail(struct listing *listing)
{
	listing->failed = true;
	xmlStopParser(listing->parser);
}

/* The value of pkg:name: attributes come as name, prefix, URI, start and end of the value. */
static const char *
name_of(struct package *package, int count, const xmlChar **attributes)
{
	for (int i = 0; i < count; i++, attributes += 5)
		if (!strcmp((const char *)attributes[0], "name"))
			return arena_text(&package->arena, (const char *)attributes[3],
				(size_t)(attributes[4] - attributes[3]));
	return NULL;
}

static void
start_element(void *listing_, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int namespace_count, const xmlChar **namespaces, int count, int defaulted,
	const xmlChar **attributes)
{
	struct listing *listing = listing_;
	const size_t offset = offset_of(listing);

	(void)prefix;
	(void)uri;
	(void)namespace_count;
	(void)namespaces;
	(void)defaulted;
	if (listing->depth == 0)
		listing->package->head.end = offset + 1; /* the parser stands at the > */
	if (listing->depth++ != 1)
		return;
	listing->name = strcmp((const char *)name, "part")
	                        ? NULL
	                        : name_of(listing->package, count, attributes);
	listing->start = scan_back(listing->package->source->bytes, offset, "<");
}

static void
end_element(void *listing_, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct listing *listing = listing_;
	const size_t offset = offset_of(listing);

	(void)name;
	(void)prefix;
	(void)uri;
	listing->depth--;
	if (listing->depth == 1 && listing->name)
		package_add(listing->package, listing->name, 0,
			(struct extent){listing->start, offset});
	if (listing->depth == 0)
		listing->package->tail.start =
			scan_back(listing->package->source->bytes, offset, "<");
}

static void
refuse_type(void *listing_, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct listing *listing = listing_;

	(void)name;
	(void)external;
	(void)system;
	if (!listing->failed)
		message(listing->messages, MESSAGE_PACKAGE_TYPE,
			(struct spot){.file = listing->package->source->name});
	fail(listing);
}

static void
hear_error(void *listing_, XML_ERROR_CONST xmlError *error)
{
	struct listing *listing = listing_;

	if (error->level < XML_ERR_ERROR || listing->failed || error->code == XML_WAR_NS_URI)
		return;
	xml_error_say(error, (struct source *)(size_t)listing->package->source, offset_of(listing),
		listing->messages);
	fail(listing);
}

static int
open_flat(struct package *package, struct messages *messages)
{
	const struct source *source = package->source;
	xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.internalSubset = refuse_type,
		.serror = hear_error};
	struct listing listing = {.package = package, .messages = messages};

	listing.parser = xmlCreatePushParserCtxt(&handler, &listing, NULL, 0, NULL);
	if (!listing.parser)
		die("out of memory");
	xmlCtxtUseOptions(listing.parser,
		XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
	for (size_t at = 0; at < source->length && !listing.failed; at += CHUNK)
		xmlParseChunk(listing.parser, source->bytes + at,
			(int)(source->length - at < CHUNK ? source->length - at : CHUNK),
			source->length - at <= CHUNK);
	package->tail.end = source->length;
	xmlFreeParserCtxt(listing.parser);
	return listing.failed ? -1 : 0;
}

static bool
give(const struct package *package, struct extent extent, package_taker *taker, void *owner)
{
	for (; extent.start < extent.end; extent.start += CHUNK)
		if (!taker(owner, package->source->bytes + extent.start,
			    extent.end - extent.start < CHUNK ? extent.end - extent.start : CHUNK))
			return false;
	return true;
}

static int
read_flat(struct package *package, const struct package_part *part, package_taker *taker,
	void *owner, struct messages *messages)
{
	(void)messages;
	if (give(package, package->head, taker, owner) && give(package, part->extent, taker, owner))
		give(package, package->tail, taker, owner);
	return 0;
}

const struct package_kind package_flat = {
	.open = open_flat, .read = read_flat, .depth = 3, .decoded = true};
