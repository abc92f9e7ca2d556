/* packs.c -- tests: the recognisers of the packs of the repository */
#include "packs.h"

#include "files.h"

const char *const pack_facts[] = {"rules/itu-common/facts.xml", "rules/itu-common/facts/*.xml",
	"rules/wtsa-report/facts.xml", "rules/wtsa-report/facts/*.xml", NULL};

struct recognisers *
pack_recognisers(struct messages *messages)
{
	struct arena a = {0};
	const char **files = file_names(pack_facts, &a);
	struct recognisers *read;
	size_t count = 0;

	while (files[count])
		count++;
	read = recognisers_load(files, count, messages);
	arena_clear(&a);
	return read;
}
