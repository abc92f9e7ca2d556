/* uses.c -- xpath: the variables, functions and prefixes that an XPath expression uses */
#include "uses.h"

#include <ctype.h>
#include <string.h>

#include "name.h"

static const char *const node_types[] = {"text", "comment", "node", "processing-instruction"};

static const char *
behind_quote(const char *at)
{
	const char *close = strchr(at + 1, *at);

	return close ? close + 1 : at + strlen(at);
}

static int
is_node_type(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof node_types / sizeof *node_types; i++)
		if (strlen(node_types[i]) == length && !memcmp(node_types[i], name, length))
			return 1;
	return 0;
}

/* A name at `at`, perhaps with a prefix; returns behind it. */
static const char *
take_name(const char *at, struct use *use)
{
	*use = (struct use){.name = at, .name_length = name_length(at)};
	at += use->name_length;
	if (at[0] != ':' || at[1] == ':')
		return at;
	use->prefix = use->name;
	use->prefix_length = use->name_length;
	use->name = at + 1;
	use->name_length = name_length(at + 1);
	return at + 1 + (at[1] == '*' ? 1 : use->name_length);
}

/* Whether the name just taken is worth telling, and as what. */
static int
tell(const char *behind, struct use *use)
{
	behind += strspn(behind, " \t\r\n");
	use->kind = *behind == '(' ? USE_FUNCTION : USE_NAME;
	if (use->prefix_length)
		return 1;
	return use->kind == USE_FUNCTION && !is_node_type(use->name, use->name_length);
}

/* What a name or star before is: an operator, if it follows something to operate on itself, else
 * something to operate on; so each of them turns the answer round. */
bool
follows_operand(const char *text, const char *at)
{
	bool turned = false;

	for (;;) {
		const char *end;

		while (at > text && strchr(" \t\r\n", at[-1]))
			at--;
		end = at;
		if (at == text || strchr("@([,=<>+-|/:!$", at[-1]))
			return turned;
		while (at > text && is_name_byte(at[-1]))
			at--;
		if (at == end && at[-1] == '*')
			at--;
		else if (at == end || !name_length(at))
			return !turned;
		turned = !turned;
	}
}

int
use_next(const char *text, const char **at_, struct use *use)
{
	const char *at = *at_;
	int found = 0;

	while (*at && !found) {
		if (*at == '"' || *at == '\'') {
			at = behind_quote(at);
		} else if (*at == '$' && name_length(at + 1)) {
			at = take_name(at + 1, use);
			use->kind = USE_VARIABLE;
			found = 1;
		} else if (name_length(at)) {
			at = take_name(at, use);
			found = tell(at, use) &&
			        !follows_operand(
					text, use->prefix_length ? use->prefix : use->name);
		} else if (isdigit((unsigned char)*at)) {
			at += strspn(at, "0123456789.");
		} else {
			at++;
		}
	}
	*at_ = at;
	return found;
}
