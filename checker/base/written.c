/* written.c -- base: a byte of a text becomes the place where it was written */
#include "written.h"

struct spot
written_spot(const struct written *written, size_t at)
{
	return written->spot_at ? written->spot_at(written, written->start + at) : written->spot;
}

struct written
written_part(const struct written *written, size_t at, const char *text)
{
	struct written part = *written;

	part.text = text;
	part.start += at;
	return part;
}
