/* progress.c -- cli: how far a run is becomes a line on a terminal */
#include "progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { FEW = 8 };

static const double first_after = 1, again_after = 0.1; /* seconds */

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool
can_rewrite(FILE *out)
{
	const char *kind = getenv("TERM");

	return isatty(fileno(out)) && kind && *kind && strcmp(kind, "dumb");
}

void
progress_begin(struct progress *progress, size_t count, FILE *out)
{
	const bool is_wanted = count > FEW && can_rewrite(out);

	*progress = (struct progress){.out = is_wanted ? out : NULL, .count = count};
	progress->next = now() + first_after;
}

void
progress_say(struct progress *progress, size_t done, const char *what)
{
	double time;

	if (!progress->out)
		return;
	time = now();
	if (time < progress->next)
		return;
	fprintf(progress->out, "\rtsagcheck: %zu of %zu documents %s\033[K", done, progress->count,
		what);
	fflush(progress->out);
	progress->next = time + again_after;
	progress->is_shown = true;
}

void
progress_hide(struct progress *progress)
{
	if (!progress->is_shown)
		return;
	fputs("\r\033[K", progress->out);
	fflush(progress->out);
	progress->is_shown = false;
}
