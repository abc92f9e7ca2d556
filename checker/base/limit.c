/* limit.c -- base: how much of anything may be used before a run is called off */
#include "limit.h"

const struct limit_row limit_rows[LIMITS] = {
#define LIMIT(id, option, argument, most, highest, what) \
	[LIMIT_##id] = {option, what, most, highest},
#include "limit.def"
#undef LIMIT
};

const struct limits limits_default = {{
#define LIMIT(id, option, argument, most, highest, what) [LIMIT_##id] = most,
#include "limit.def"
#undef LIMIT
}};

int
limit_is_passed(const struct limits *limits, enum limit_id id, size_t number)
{
	return limits->most[id] && number > limits->most[id];
}
