/* random_xpath.c -- tests: XPath expressions and a document for them, made by chance */
#include "random_xpath.h"

/* In these, N is a set of nodes, U one in brackets whose nodes come in any order, B a boolean, D a
 * number, S a text, V any of them, P a path behind a slash, T a node test, F a filter or nothing, A
 * an axis, K a path's start. */
static const struct {
	char kind;
	const char *forms[26];
} grammar[] = {
	{'V', {"B", "D", "S", "N", "B", "N"}},
	{'B', {"V = V", "V != V", "N = N", "N = S", "S = N", "D < V", "N >= D", "V > V", "D <= N",
		      "B and V", "V or B", "not(V)", "boolean(V)", "contains(S, S)",
		      "starts-with(S, S)", "true()", "false()", "@x = A::T/@y", "S = A::T/P",
		      "@x = //T/@x", "key('k', S) = V", "@x = preceding::T/@x", "count(N) = D"}},
	{'D', {"1", "2", "3", "0.5", "-1", "$n", "count(N)", "sum(@x)", "number(V)", "D + D",
		      "D - D", "D * D", "D div D", "D mod D", "- D", "string-length(S)", "floor(D)",
		      "ceiling(D)", "round(D)", "position()", "last()",
		      "count(preceding-sibling::T)", "count(key('k', S))", "count(A::node())"}},
	{'S', {"'1'", "'2'", "'x y'", "''", "'é'", "$s", "string(V)", "@x", "@y", ".",
		      "normalize-space(V)", "concat(S, S)", "substring(S, D, D)", "substring(S, D)",
		      "substring-before(S, S)", "substring-after(S, S)",
		      "translate(S, '12é', 'éa')", "name()", "local-name(N)", "namespace-uri(N)",
		      "name(N)", "string(N)"}},
	{'N', {"K", "(/)", "K/P", "K//P", "N | N", "(N)[B]", "(K)[D]", "$set", "key('k', V)",
		      "current()", "//TF", "//T[@x = current()/@y]F", "//T[V = @y]F/P",
		      "A::T[@x = current()/@x]F", "A::T[. = $s]", "../T[@x = current()/@x]F",
		      "preceding-sibling::T[1]", "/*/T[a = S]", "$set/P", "key('k', S)[V]", "U",
		      "UF", "UFF/P", "U//TF", "U[@x = current()/@y]F",
		      "(//T | //T)[. = current()]F"}},
	{'U', {"(N | N)", "(K | K)", "(A::T | A::T)", "(N | $set)", "(//T | //T | K)",
		      "(//T | //T)", "(//T/T | //T)", "(A::TF)", "(K/P)", "(K/A::T)"}},
	{'K', {"PF", "PF", ".", "..", "/*", "//TF", "current()", "@x", "AF"}},
	{'P', {"TF", "A::TF", "T/TF", "@x", "@*", "parent::node()", "self::node()", "text()",
		      "T//T"}},
	{'A', {"child", "child", "descendant", "descendant-or-self", "self", "parent", "ancestor",
		      "ancestor-or-self", "following-sibling", "preceding-sibling", "following",
		      "preceding"}},
	{'T', {"a", "b", "c", "*", "text()", "comment()", "processing-instruction('i')", "p:a",
		      "p:*", "a", "b"}},
	{'F', {"", "", "", "", "[B]", "[V]", "[1]", "[2]", "[last()]", "[position() = D]", "[@x]",
		      "[B][1]", "[1][B]", "[D]", "[@x = '1']"}},
};

size_t
chance_below(struct chance *chance, size_t limit)
{
	chance->seed = chance->seed * 6364136223846793005U + 1442695040888963407U;
	return (size_t)(chance->seed >> 33) % limit;
}

static const char *
form_of(char kind, struct chance *chance)
{
	for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
		size_t count = 0;

		if (grammar[i].kind != kind)
			continue;
		while (count < 26 && grammar[i].forms[count])
			count++;
		return grammar[i].forms[chance_below(chance, count)];
	}
	return NULL;
}

/* When it is deep enough. */
static const char *
shallow(char kind)
{
	switch (kind) {
	case 'B':
		return "@x";
	case 'D':
		return "2";
	case 'S':
	case 'V':
		return "'1'";
	case 'F':
		return "";
	case 'A':
		return "child";
	default:
		return kind == 'T' ? "b" : "a";
	}
}

static void
add_kind(struct buffer *to, struct chance *chance, char kind, int depth)
{
	const char *form = depth > 0 ? form_of(kind, chance) : shallow(kind);

	/* an axis has a test behind it, wherever it stands */
	for (const char *at = form; *at; at++) {
		if (*at < 'A' || *at > 'Z')
			buffer_add_byte(to, *at);
		else
			add_kind(to, chance, *at, depth - 1);
		if (kind == 'K' && *at == 'A')
			buffer_add_text(to, "::*");
	}
}

void
add_random_xpath(struct buffer *to, struct chance *chance, int depth)
{
	add_kind(to, chance, 'V', depth);
}

static const char *const names[] = {"a", "b", "c", "p:a", "a", "b"};
static const char *const values[] = {"1", "2", "3", "", "x y", "\xC3\xA9", " 2 "};
static const char *const leaves[] = {
	"1", "2", "x y", "<!--1-->", "<?i 2?>", "<![CDATA[1]]>", " ", "<?j 1?>", "\n  "};

#define PICK(chance, list) (list)[chance_below((chance), sizeof(list) / sizeof *(list))]

void
add_random_tree(struct buffer *to, struct chance *chance, size_t elements)
{
	const char *open[64];
	size_t depth = 0;

	buffer_add_text(to, "<a xmlns:p='urn:p' x='1'>");
	for (size_t i = 0; i < elements; i++) {
		open[depth] = PICK(chance, names);
		buffer_print(to, "<%s", open[depth]);
		if (chance_below(chance, 3))
			buffer_print(to, " x='%s'", PICK(chance, values));
		if (chance_below(chance, 2))
			buffer_print(to, " y='%s'", PICK(chance, values));
		buffer_add_text(to, ">");
		depth++;
		if (chance_below(chance, 2))
			buffer_add_text(to, PICK(chance, leaves));
		while (depth > 0 && (depth == 64 || chance_below(chance, 2))) {
			buffer_print(to, "</%s>", open[--depth]);
			if (!chance_below(chance, 3))
				buffer_add_text(to, PICK(chance, leaves));
		}
	}
	while (depth > 0)
		buffer_print(to, "</%s>", open[--depth]);
	buffer_add_text(to, "</a>");
}
