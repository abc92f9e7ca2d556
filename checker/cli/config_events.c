/* config_events.c -- cli: a configuration file becomes words, lists and mappings, with places */
#include "config_events.h"

#include <string.h>

/* No configuration in earnest is as long. */
enum { LONGEST = 1 << 20, LONGEST_WORD = 4096 };

static int
refuse(struct config_events *events, enum message_id id, struct spot spot, const char *what)
{
	return message(events->messages, id, spot, what);
}

/* What is wrong is said as of a configuration, whose remedies are others than a document's. */
static int
read_file(struct config_events *events, const char *file)
{
	struct messages unsaid = {.out = NULL};
	int failed = source_read(&events->source, file, file, LONGEST, &unsaid);

	if (failed && unsaid.first->id == MESSAGE_FILE_EMPTY)
		failed = source_from_bytes(&events->source, file, "\n", 1, events->messages);
	else if (failed)
		message(events->messages, MESSAGE_CONFIG_FILE, unsaid.first->spot,
			unsaid.first->summary);
	messages_clear(&unsaid);
	return failed;
}

int
events_open(
	struct config_events *events, const char *file, struct messages *messages, struct arena *a)
{
	*events = (struct config_events){.messages = messages, .arena = a};
	if (!yaml_parser_initialize(&events->parser))
		die("out of memory");
	if (read_file(events, file))
		return -1;
	yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&events->parser, (const yaml_char_t *)events->source.bytes, events->source.length);
	return 0;
}

void
events_close(struct config_events *events)
{
	yaml_parser_delete(&events->parser);
	source_clear(&events->source);
}

/* The byte of that character. */
static size_t
offset_of(struct config_events *events, size_t character)
{
	const char *bytes = events->source.bytes;

	if (character < events->characters)
		events->characters = events->bytes = 0;
	while (events->characters < character && events->bytes < events->source.length) {
		events->bytes++;
		while ((bytes[events->bytes] & 0xC0) == 0x80)
			events->bytes++;
		events->characters++;
	}
	return events->bytes;
}

static struct spot
spot_at(struct config_events *events, size_t offset)
{
	struct spot spot = source_spot(&events->source, offset);

	spot.file = arena_copy(events->arena, spot.file);
	if (spot.text)
		spot.text = arena_text(events->arena, spot.text, strcspn(spot.text, "\r\n"));
	return spot;
}

static struct event
failed_event(void)
{
	return (struct event){.kind = EVENT_FAILED};
}

/* libyaml names no place in bytes that are no characters, only their offset. */
static struct event
say_error(struct config_events *events)
{
	const yaml_parser_t *parser = &events->parser;
	const bool is_text = parser->error != YAML_READER_ERROR;
	const size_t offset =
		is_text ? offset_of(events, parser->problem_mark.index) : parser->problem_offset;
	const char *problem = parser->problem ? parser->problem : "it cannot be read";

	if (parser->error == YAML_MEMORY_ERROR)
		die("out of memory");
	if (!is_text && strstr(problem, "UTF-8"))
		refuse(events, MESSAGE_ENCODING_BROKEN, spot_at(events, offset), "UTF-8");
	else if (is_text && events->source.bytes[offset] == '\t')
		refuse(events, MESSAGE_CONFIG_YAML, spot_at(events, offset),
			"there is a tab, and lines are indented by spaces");
	else
		refuse(events, MESSAGE_CONFIG_YAML, spot_at(events, offset),
			arena_print(events->arena, "%s%s%s", problem,
				is_text && parser->context ? ", " : "",
				is_text && parser->context ? parser->context : ""));
	return failed_event();
}

/* What of YAML is not wanted, if the event is that; else NULL. */
static const char *
surplus(const struct config_events *events, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return "an alias (*name)";
	case YAML_DOCUMENT_START_EVENT:
		if (events->documents > 1)
			return "a second document (---)";
		return event->data.document_start.version_directive ||
		                       event->data.document_start.tag_directives.start !=
		                               event->data.document_start.tag_directives.end
		               ? "a directive (%)"
		               : NULL;
	case YAML_SCALAR_EVENT:
		if (strlen((const char *)event->data.scalar.value) != event->data.scalar.length)
			return "a character NUL";
		if (event->data.scalar.length > LONGEST_WORD)
			return "a word of more than 4096 bytes";
		return event->data.scalar.anchor ? "an anchor (&name)"
		       : event->data.scalar.tag  ? "a tag (!name)"
		                                 : NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor ? "an anchor (&name)"
		       : event->data.sequence_start.tag  ? "a tag (!name)"
		                                         : NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor ? "an anchor (&name)"
		       : event->data.mapping_start.tag  ? "a tag (!name)"
		                                        : NULL;
	default:
		return NULL;
	}
}

static bool
is_frame(yaml_event_type_t type)
{
	return type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT ||
	       type == YAML_DOCUMENT_END_EVENT;
}

static enum config_event_kind
kind_of(yaml_event_type_t type)
{
	return type == YAML_SCALAR_EVENT           ? EVENT_WORD
	       : type == YAML_SEQUENCE_START_EVENT ? EVENT_LIST
	       : type == YAML_MAPPING_START_EVENT  ? EVENT_MAPPING
	                                           : EVENT_END;
}

/* Whether it is one to be handed on, or the last one. */
static bool
take(struct config_events *events, const yaml_event_t *event, struct event *taken)
{
	const char *what;

	events->documents += event->type == YAML_DOCUMENT_START_EVENT;
	what = surplus(events, event);
	if (!what && is_frame(event->type))
		return false;
	taken->kind = what ? EVENT_FAILED : kind_of(event->type);
	taken->spot = spot_at(events, offset_of(events, event->start_mark.index));
	if (what)
		refuse(events, MESSAGE_CONFIG_SUBSET, taken->spot, what);
	else if (taken->kind == EVENT_WORD)
		taken->text = arena_text(events->arena, (const char *)event->data.scalar.value,
			event->data.scalar.length);
	return true;
}

struct event
event_next(struct config_events *events)
{
	struct event taken = {.text = NULL};
	bool is_done = false;

	while (!is_done) {
		yaml_event_t event;

		if (!yaml_parser_parse(&events->parser, &event))
			return say_error(events);
		is_done = take(events, &event, &taken);
		yaml_event_delete(&event);
	}
	return taken;
}
