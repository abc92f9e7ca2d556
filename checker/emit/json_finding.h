/* json_finding.h -- emit: one finding as an object of JSON */
#ifndef TSAGCHECK_EMIT_JSON_FINDING_H
#define TSAGCHECK_EMIT_JSON_FINDING_H

#include "../base/message.h"
#include "../check/findings.h"
#include "json_writer.h"

/* A member of the object that is open. The last one is left out when it has no text. */
void json_number_member(struct json_writer *w, const char *key, size_t number);
void json_text_member(struct json_writer *w, const char *key, const char *text);
void json_optional_member(struct json_writer *w, const char *key, const char *text);

/* A finding, as the formats json and jsonl have it. */
void json_finding(struct json_writer *w, const struct finding *finding);

/* Why the run is incomplete: one reason, or all of them (NULL: none) as the member "problems". */
void json_problem(struct json_writer *w, const struct message *problem);
void json_problems_member(struct json_writer *w, const struct messages *problems);

/* The members "tool" and "status" of a result. */
void json_tool_member(struct json_writer *w, const char *version);
void json_status_member(struct json_writer *w, enum run_status status);

#endif
