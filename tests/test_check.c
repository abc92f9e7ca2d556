/* test_check.c -- tests: the Schematron engine: which rules are applied, what they say */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "judging.h"

#define PATTERN(body) "<sch:pattern>" body "</sch:pattern>\n"
#define RULE(context, body) "<sch:rule context=\"" context "\">" body "</sch:rule>\n"
#define SAY(text) "<sch:report test='true()'>" text "</sch:report>"
#define VALUE(select) "<sch:value-of select=\"" select "\"/>"

static const char abc[] = "<r>\n<a x='1'>A</a>\n<b x='2'>B</b>\n<c x='3'>C</c>\n</r>";

static const struct judgement judgements[] = {
	{"the first rule that matches is applied, no other",
		SCHEMA(PATTERN(RULE("a[@x = 2]", SAY("never")) RULE("a", SAY("first"))
				RULE("a[@x]", SAY("second")) RULE("*[@x]", SAY("rest")))),
		abc, "2:10 first\n3:10 rest\n4:10 rest\n"},
	{"a rule without assertions takes its nodes, too",
		SCHEMA(PATTERN(RULE("a", "") RULE("*[@x]", SAY("rest")))), abc,
		"3:10 rest\n4:10 rest\n"},
	{"each pattern is applied",
		SCHEMA(PATTERN(RULE("a", SAY("one"))) PATTERN(RULE("a", SAY("two")))
				PATTERN(RULE("b", SAY("three")))),
		abc, "2:10 one\n2:10 two\n3:10 three\n"},
	{"an assertion fires when it is false, a report when it is true",
		SCHEMA(PATTERN(RULE("a", "<sch:assert test='@x = 1'>no</sch:assert>"
					 "<sch:assert test='@x = 2'>assert</sch:assert>"
					 "<sch:report test='@x = 1'>report</sch:report>"
					 "<sch:report test='@x = 2'>no</sch:report>"))),
		abc, "2:10 assert\n2:10 report\n"},
	{"a test is a boolean: nodes, texts, numbers",
		SCHEMA(PATTERN(RULE("a", "<sch:report test='@x'>nodes</sch:report>"
					 "<sch:report test='@y'>no</sch:report>"
					 "<sch:report test=\"'0'\">text</sch:report>"
					 "<sch:report test=\"''\">no</sch:report>"
					 "<sch:report test='0'>no</sch:report>"
					 "<sch:report test='-1'>number</sch:report>"
					 "<sch:report test='0 div 0'>no</sch:report>"))),
		abc, "2:10 nodes\n2:10 text\n2:10 number\n"},
	{"texts have names and values in them",
		SCHEMA(PATTERN(RULE("a | @x[. = 2]",
			SAY("<sch:name/>, <sch:name path='name(..)'/>, <sch:emph>the "
			    "<sch:span>" VALUE("string(.)") "</sch:span></sch:emph>"
							    "\n  and " VALUE("2 + 2")
								    VALUE("'.'"))))),
		abc, "2:10 a, r, the A and 4.\n3:7 x, b, the 2 and 4.\n"},
	{"a name has its prefix",
		SCHEMA(PATTERN(RULE("p:*", SAY("<sch:name/> <sch:name path='name(@*)'/>")))),
		"<r xmlns:z='urn:p'><z:q z:w='1'/></r>", "1:20 z:q z:w\n"},
	{"of several nodes the first in document order counts",
		SCHEMA(PATTERN(
			RULE("r", SAY("<sch:name path='name(c | b | a)'/> " VALUE("c | b"))))),
		abc, "2:10 a B\n"},
	{"diagnostics are the message, in the order of their ids",
		SCHEMA(PATTERN(RULE("a",
			"<sch:report test='1' diagnostics=' two\n "
			"one'>required</sch:report>")) "<sch:diagnostics><sch:diagnostic "
						       "id='one'>1: "
						       "<sch:name/></sch:diagnostic>"
						       "<sch:diagnostic id='two'>2: " VALUE(
							       "@x") "</sch:diagnostic>"
								     "</sch:diagnostics>"),
		abc, "2:10 2: 1 1: a\n"},
	{"the subject of an assertion, or of its rule, is where the finding stands",
		SCHEMA(PATTERN(
			"<sch:rule context='r' subject='b'>"
			"<sch:report test='1'>rule</sch:report>"
			"<sch:report test='1' subject='c | a'>own</sch:report>"
			"<sch:report test='1' subject='nothing'>context</sch:report></sch:rule>")),
		abc, "2:10 own\n2:10 context\n3:10 rule\n"},
	{"a let of the schema, of a pattern, of a rule",
		SCHEMA("<sch:let name='x' value=\"'schema'\"/><sch:let name='y' "
		       "value=\"$x\"/>" PATTERN("<sch:let name='p' value=\"'pattern'\"/>" RULE("a",
			       "<sch:let name='x' value=\"'rule'\"/>" SAY(VALUE("$x"))
				       SAY(VALUE("$y"))) RULE("b", SAY(VALUE("$p"))))
				PATTERN(RULE("c", SAY(VALUE("$x"))))),
		abc, "2:10 rule\n2:10 schema\n3:10 pattern\n4:10 schema\n"},
	{"what a let is evaluated at: the document, or the rule's node",
		SCHEMA("<sch:let name='s' value='name(/*)'/><sch:let name='t' value='name(*)'/>"
		       "<sch:let name='u' value='name(current()/*)'/>" PATTERN(
			       "<sch:let name='p' value='count(//*)'/>" RULE(
				       "*[@x]", "<sch:let name='l' value='concat(., $p)'/>" SAY(
							VALUE("concat($l, $s, $t, $u)"))))),
		abc, "2:10 A4rrr\n3:10 B4rrr\n4:10 C4rrr\n"},
	{"lets need no order",
		SCHEMA(PATTERN(RULE("a",
			"<sch:let name='one' value='$two + 1'/><sch:let name='two' value='2'/>" SAY(
				VALUE("$one"))))),
		abc, "2:10 3\n"},
	{"a let is set apart from one of the same name in another pattern",
		SCHEMA(PATTERN("<sch:let name='x' value='1'/>" RULE("a", SAY(VALUE("$x")))) PATTERN(
			"<sch:let name='x' value='2'/>" RULE("a", SAY(VALUE("$x"))))),
		abc, "2:10 1\n2:10 2\n"},
	{"variables in contexts",
		SCHEMA("<sch:let name='s' value='2'/>" PATTERN(
			"<sch:let name='p' value='3'/>" RULE("*[@x = $s]", SAY("s"))
				RULE("*[@x = $p]", SAY("p")) RULE("*[@x][$s - 1]", SAY("number")))),
		abc, "2:10 number\n3:10 s\n4:10 p\n"},
	{"a let of a rule is not there for the contexts of others",
		SCHEMA("<sch:let name='x' value='2'/>" PATTERN(
			RULE("a", "<sch:let name='x' value='1'/>" SAY("a")))
				PATTERN(RULE("*[@x = $x]", SAY("x")))),
		abc, "2:10 a\n3:10 x\n"},
	{"a let in a predicate on what a function made sees the report",
		SCHEMA("<sch:let name='all' value='/r/*'/>" PATTERN(
			RULE("a", SAY(VALUE("re:match('ab', '.', 'g')[count($all) = 3][2]"))))),
		abc, "2:10 b\n"},
	{"current() is the rule's node, also in predicates and lets",
		SCHEMA(PATTERN(
			RULE("b", "<sch:let name='before' value='../*[@x &lt; current()/@x]'/>" SAY(
					  VALUE("$before") VALUE("../*[@x &gt; current()/@x]"))))),
		abc, "3:10 AC\n"},
	{"keys by text and by nodes, two of one name",
		SCHEMA("<xsl:key name='k' match='a | b' use='@x'/>"
		       "<xsl:key name='k' match='c' use=\"'1'\"/>"
		       "<xsl:key name='all' match='@x' use='../*'/>" PATTERN(RULE("r",
			       SAY(VALUE("count(key('k', 1))") VALUE("count(key('k', '2'))")
					       VALUE("count(key('k', *[not(self::c)]/@x))")
						       VALUE("count(key('k', 'none'))")
							       VALUE("count(key('k', none))")
								       VALUE("key('k', 2)"))))),
		abc, "2:10 21300B\n"},
	{"a key's own node is current() in it",
		SCHEMA("<xsl:key name='k' match='*[@x]' use='count(current()/@x)'/>" PATTERN(
			RULE("r", SAY(VALUE("count(key('k', 1))"))))),
		abc, "2:10 3\n"},
	{"a key by the values of several nodes",
		SCHEMA("<xsl:key name='k' match='r' use='*'/>" PATTERN(
			RULE("*[@x]", SAY(VALUE("name(key('k', .))"))))),
		abc, "2:10 r\n3:10 r\n4:10 r\n"},
	{"generate-id",
		SCHEMA(PATTERN(RULE("a",
			SAY(VALUE("generate-id() = generate-id(../*[1])")
					VALUE("generate-id(../*) = generate-id()")
						VALUE("generate-id(../b | .) = generate-id()")
							VALUE("generate-id(../b) = generate-id()")
								VALUE("generate-id(none)"))))),
		abc, "2:10 truetruetruefalse\n"},
	{"namespaces of sch:ns count, not those of the schema's own",
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:p='urn:other'>"
		"<sch:ns prefix='p' uri='urn:p'/>" PATTERN(
			RULE("p:a[p:b]", SAY(VALUE("count(p:b)")))) "</sch:schema>",
		"<a xmlns='urn:p'>\n<b/></a>", "1:1 1\n"},
	{"namespaces of the schema's root count, too",
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "
		"xmlns:p='urn:p'>" PATTERN(
			RULE("p:a[p:b]", SAY(VALUE("count(p:b)")))) "</sch:schema>",
		"<a xmlns='urn:p'>\n<b/></a>", "1:1 1\n"},
	{"elements of other namespaces in a schema are passed over, their text in a message is not",
		SCHEMA("<x xmlns='urn:other'/>" PATTERN("<x xmlns='urn:other'/>" RULE("a",
			"<x xmlns='urn:other'/>" SAY("a <x xmlns='urn:other'>bold</x> word")))),
		abc, "2:10 a bold word\n"},
	{"nodes of namespaces stand where their element does",
		SCHEMA(PATTERN("<sch:rule context='a' subject='namespace::p'>" SAY(
			"<sch:name path='name(namespace::p)'/>" VALUE(
				"t:place(namespace::p)")) "</sch:rule>")),
		"<r xmlns:p='urn:p'>\n<a/></r>", "2:1 p/r/a\n"},
};

static const struct judgement troubles[] = {
	{"a let that needs itself is said, and that the assertion was not applied",
		SCHEMA("<sch:let name='x' value='$y'/>\n<sch:let name='y' value='$x + 1'/>" PATTERN(
			RULE("*[@x]", SAY(VALUE("$x")) "<sch:assert test='$y'>y</sch:assert>"))),
		abc, "2:10 \n3:10 \n4:10 \n! 2 LET_CIRCULAR\n! 3 RULE_UNAPPLIED\n"},
	{"so is one of a rule, at however many nodes: the message is of the first assertion",
		SCHEMA(PATTERN(RULE("*[@x]", "<sch:let name='x' value='$x'/>"
					     "<sch:assert test='$x'>x</sch:assert><sch:report "
					     "test='$x'>x</sch:report>"))),
		abc, "! 2 LET_CIRCULAR\n! 2 RULE_UNAPPLIED\n"},
	{"an expression that fails is one message, the others are applied",
		SCHEMA(PATTERN("\n" RULE("*[@x]", "<sch:assert test='count(1)'>a</sch:assert>"
						  "<sch:report test='self::b'>b</sch:report>"))),
		abc, "3:10 b\n! 3 XPATH_FAILED\n"},
	{"a variable that nobody sets", SCHEMA(PATTERN(RULE("*[@x]", SAY(VALUE("$nothing"))))), abc,
		"! 2 VARIABLE_UNKNOWN\n"},
	{"a context that cannot be evaluated",
		SCHEMA(PATTERN(RULE("*[@x][count(1)]", SAY("no")) RULE("b", SAY("b")))), abc,
		"3:10 b\n! 2 XPATH_FAILED\n"},
	{"a let that cannot be evaluated is said once, and each assertion that uses it",
		SCHEMA("<sch:let name='x' value=\"count('')\"/>" PATTERN(
			"\n" RULE("*[@x]", "<sch:assert test='$x'>x</sch:assert>"
					   "<sch:report test=\"concat($x, 'a')\">x</sch:report>"))),
		abc, "! 2 XPATH_FAILED\n! 3 RULE_UNAPPLIED\n"},
	{"a key that cannot be evaluated",
		SCHEMA("<xsl:key name='k' match='*' use='number(count(1)) + self::a'/>" PATTERN(
			"\n" RULE("*[@x]", "<sch:assert test=\"key('k', 1)\">x</sch:assert>"))),
		abc, "! 2 XPATH_FAILED\n"},
	{"a key that fails at one node only",
		SCHEMA("<xsl:key name='k' match='*' use=\"re:test(., substring('(', 1, @x = "
		       "1))\"/>" PATTERN("\n" RULE(
			       "*[@x]", "<sch:assert test=\"key('k', 'x')\">x</sch:assert>"))),
		abc, "! 2 XPATH_FAILED\n"},
	{"a key that is not there",
		SCHEMA(PATTERN(RULE("a", "<sch:assert test=\"key('k', 1)\">x</sch:assert>"))), abc,
		"! 2 XPATH_FAILED\n"},
	{"a prefix that is not declared",
		SCHEMA(PATTERN(RULE("a", "<sch:assert test='z:x'>x</sch:assert>"))), abc,
		"! 2 PREFIX_UNKNOWN\n"},
	{"what is no XPath",
		SCHEMA(PATTERN("\n" RULE("a", "<sch:assert test='1 +'>x</sch:assert>"))), abc,
		"! 3 XPATH_FAILED\n"},
	{"a regular expression that is broken",
		SCHEMA(PATTERN(RULE("*", "<sch:assert test=\"re:test(., '(')\">x</sch:assert>"))),
		abc, "! 2 XPATH_FAILED\n"},
	{"a function with too few arguments, or arguments of another type",
		SCHEMA(PATTERN(RULE("a", "<sch:assert test='re:test(.)'>x</sch:assert>\n"
					 "<sch:assert test=\"t:place('a')\">x</sch:assert>\n"
					 "<sch:assert test='t:same(1, 2, 3)'>x</sch:assert>"))),
		abc, "! 2 XPATH_FAILED\n! 3 XPATH_FAILED\n! 4 XPATH_FAILED\n"},
	{"a diagnostic that is not there",
		SCHEMA(PATTERN(RULE("a", "<sch:assert test='1' diagnostics='d'/>"))), abc,
		"! 2 DIAGNOSTIC_UNKNOWN\n"},
	{"a rule without context", SCHEMA(PATTERN("<sch:rule/>")), abc, "! 2 ATTRIBUTE_MISSING\n"},
	{"an assertion without test", SCHEMA(PATTERN(RULE("a", "<sch:assert/>"))), abc,
		"! 2 ATTRIBUTE_MISSING\n"},
	{"a let without name", SCHEMA("<sch:let value='1'/>"), abc, "! 2 ATTRIBUTE_MISSING\n"},
	{"a let without value", SCHEMA(PATTERN("<sch:let name='x'/>")), abc,
		"! 2 ATTRIBUTE_MISSING\n"},
	{"a namespace without prefix", SCHEMA("<sch:ns uri='urn:x'/>"), abc,
		"! 2 ATTRIBUTE_MISSING\n"},
	{"a key without use", SCHEMA("<xsl:key name='k' match='a'/>"), abc,
		"! 2 ATTRIBUTE_MISSING\n"},
	{"a diagnostic without id", SCHEMA("<sch:diagnostics><sch:diagnostic/></sch:diagnostics>"),
		abc, "! 2 ATTRIBUTE_MISSING\n"},
	{"what the engine would pass over in silence",
		SCHEMA(PATTERN(RULE("a", "<sch:extends rule='x'/>"))), abc,
		"! 2 RULE_ABSTRACT_UNKNOWN\n"},
	{"a schema of another kind", "<r/>", abc, "! 1 SCHEMATRON_KIND\n"},
	{"a schema that is not well-formed", SCHEMA("<a>"), abc, "! 2 XML_BROKEN\n"},
};

int
main(void)
{
	return judgements_run("check", judgements, sizeof judgements / sizeof *judgements) +
	       judgements_run("check: trouble", troubles, sizeof troubles / sizeof *troubles);
}
