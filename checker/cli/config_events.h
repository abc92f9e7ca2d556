/* config_events.h -- cli: a configuration file, piece by piece */
#ifndef TSAGCHECK_CLI_CONFIG_EVENTS_H
#define TSAGCHECK_CLI_CONFIG_EVENTS_H

#include <yaml.h>

#include "../load/source.h"

/* A word, or where a list or mapping starts or what is open ends. At the end of the file nothing is
 * open, and it is EVENT_END again. EVENT_FAILED: a message was said. */
enum config_event_kind { EVENT_WORD, EVENT_LIST, EVENT_MAPPING, EVENT_END, EVENT_FAILED };

struct event {
	enum config_event_kind kind;
	const char *text; /* of a word */
	struct spot spot;
};

struct config_events {
	struct source source;
	yaml_parser_t parser;
	size_t characters, bytes; /* the same place of the source: marks count characters */
	size_t documents;
	struct messages *messages;
	struct arena *arena;
};

/* Opens a file. Texts and spots of its events live in a. Owner: events_close(), whatever came of
 * it. Returns 0; or -1 after one message(). A file without any bytes is one in which nothing is
 * said. */
int events_open(
	struct config_events *events, const char *file, struct messages *messages, struct arena *a);
void events_close(struct config_events *events);

/* The next piece. YAML's anchors, aliases, tags, directives and second documents are refused. */
struct event event_next(struct config_events *events);

#endif
