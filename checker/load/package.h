/* package.h -- load: a Word file is a package of parts, in a zip or in one XML file */
#ifndef TSAGCHECK_LOAD_PACKAGE_H
#define TSAGCHECK_LOAD_PACKAGE_H

#include <stdbool.h>

#include "place.h"
#include "report.h"

struct package;

/* Takes the next bytes of a part. Returns false to be given no more. */
typedef bool package_taker(void *owner, const char *bytes, size_t length);

/* A part as the package lists it. */
struct package_part {
	const char *name;     /* as OPC has it, without the first slash: "word/document.xml" */
	size_t index;         /* the zip's number of the entry */
	struct extent extent; /* of the part's element in the one file */
};

/* One way to keep parts. */
struct package_kind {
	/* Lists the parts with package_add(). Returns 0, or -1 after one message(). */
	int (*open)(struct package *package, struct messages *messages);
	/* Gives the part's bytes, as XML, to taker, until it wants no more. Returns 0, or -1 after
	 * one message(). */
	int (*read)(struct package *package, const struct package_part *part, package_taker *taker,
		void *owner, struct messages *messages);
	void (*close)(struct package *package);
	/* How deep in what read() gives the root element of the part stands. */
	size_t depth;
	/* The bytes given are UTF-8, whatever they are declared to be. */
	bool decoded;
};

extern const struct package_kind package_zip, package_flat;

/* {0} is a closed package. */
struct package {
	const struct package_kind *kind;
	const struct source *source;
	const struct limits *limits;
	struct package_part *parts;
	size_t count, room;
	size_t unpacked;          /* bytes of all parts that were read */
	void *archive;            /* the zip */
	struct extent head, tail; /* of the one file: what stands around the parts */
	struct arena arena;
};

/* Opens the package that the source is. Borrows source and limits (NULL: the defaults); caller ends
 * with package_close(). Returns 0; or -1 after one message(). */
int package_open(struct package *package, const struct package_kind *kind,
	const struct source *source, const struct limits *limits, struct messages *messages);
void package_close(struct package *package);

/* The name as all parts are listed: no slash first, none the wrong way, percent signs decoded.
 * Lives as long as the package. */
const char *package_name(struct package *package, const char *name);

/* For kinds: lists a part. */
void package_add(struct package *package, const char *name, size_t index, struct extent extent);

/* The part of that name, letters of either case being the same (ISO/IEC 29500-2, 6.2.2.3); NULL
 * when there is none. Borrowed. */
const struct package_part *package_find(const struct package *package, const char *name);

/* Gives the bytes of the part to taker. Returns 0; or -1 after one message(): there is no such
 * part, there are two, it is damaged, a limit was reached. */
int package_read(struct package *package, const char *name, package_taker *taker, void *owner,
	struct messages *messages);

/* Says with one message() what is wrong with a part. Returns -1. */
int package_say(const struct package *package, const char *part, const char *what,
	struct messages *messages);

#endif
