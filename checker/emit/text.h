/* text.h -- emit: what the text format is made of */
#ifndef TSAGCHECK_EMIT_TEXT_H
#define TSAGCHECK_EMIT_TEXT_H

#include "../check/findings.h"
#include "screen.h"

/* A finding with its words, what is required, its notes, and an empty line behind it. */
void text_finding(struct screen *screen, const struct finding *finding);

/* The lines that say that not everything was checked, and why. */
void text_incomplete(struct screen *screen, const struct messages *problems);

#endif
