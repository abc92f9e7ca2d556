/* replay.c -- fuzz: a target takes files, and their beginnings, without libFuzzer
 *
 * usage: replay-TARGET FILE...
 * Says each file before it is taken, so that the last one said is the one that broke something. */
#include <stdio.h>
#include <stdlib.h>

#include "../../checker/base/heap.h"
#include "fuzzing.h"

enum { LONGEST = 1 << 20, PIECES = 4 };

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t length, size_t most);

/* What tree.c links with; nothing is changed here. */
size_t
LLVMFuzzerMutate(uint8_t *bytes, size_t length, size_t most)
{
	(void)bytes;
	return length < most ? length : most;
}

static int
take(const char *file, uint8_t *room)
{
	FILE *in = fopen(file, "rb");
	size_t length;

	if (!in) {
		perror(file);
		return -1;
	}
	length = fread(room, 1, LONGEST, in);
	fclose(in);
	for (size_t i = PIECES; i > 0; i--) {
		/* no longer than it says, so that a sanitizer sees what is read behind it */
		const size_t piece = length * i / PIECES;
		uint8_t *bytes = memory_new(piece ? piece : 1);

		for (size_t at = 0; at < piece; at++)
			bytes[at] = room[at];
		LLVMFuzzerTestOneInput(bytes, piece);
		free(bytes);
	}
	return 0;
}

int
main(int argc, char **argv)
{
	uint8_t *room = memory_new(LONGEST);
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		puts(argv[i]);
		fflush(stdout);
		failed |= take(argv[i], room);
	}
	free(room);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
