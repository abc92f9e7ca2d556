/* test_schematron.c -- tests: tsagcheck schematron: the language within one schema */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk.h"

static const struct desk_case cases[] = {
	{"a variable of the schema, pattern and rule",
		SCHEMA("<s:let name='a' value='1'/><s:pattern><s:let name='b' value='$a + "
		       "1'/><s:rule context='b[@n = $b]'><s:let name='c' value='$b + "
		       "@n'/><s:report test='$c = 4'>c is <s:value-of "
		       "select='$c'/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "3:1: error: c is 4"},
	{"a parameter of the schema",
		SCHEMA_WITH("schematronEdition='2025'",
			"<s:param name='p' value='2'/><s:pattern><s:rule context=\"b\"><s:report "
			"test=\"@n = $p\">hit <s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit b"},
	{"a let with content",
		SCHEMA("<s:let name='x'><v>seven</v></s:let><s:pattern><s:rule "
		       "context=\"r\"><s:report test=\"$x = 'seven' and "
		       "$x/v\">7</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "error: 7"},
	{"two lets of one name",
		SCHEMA("<s:let name='x' value='1'/><s:pattern><s:let name='x' "
		       "value='1'/></s:pattern>"),
		NULL, 2, 0, "is defined twice"},
	{"a let without a value", SCHEMA("<s:let name='x'/>"), NULL, 2, 0,
		"<let> lacks the attribute 'value'"},
	{"a key",
		SCHEMA("<xsl:key name='k' match='b' use='@n'/><s:pattern><s:rule "
		       "context=\"r\"><s:report test=\"key('k', '2')\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit r"},
	{"a key with content",
		SCHEMA("<xsl:key name='k' match='b'> <xsl:text>v</xsl:text> "
		       "</xsl:key><s:pattern><s:rule context=\"r\"><s:report test=\"count(key('k', "
		       "'v')) = 2\">hit <s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit r"},
	{"a key with a value in it",
		SCHEMA("<xsl:key name='k' match='b'><xsl:value-of "
		       "select='@n'/></xsl:key><s:pattern><s:rule context=\"r\"><s:report "
		       "test=\"key('k', 2)/@n = 2\">hit <s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit r"},
	{"a context by key",
		SCHEMA("<xsl:key name='k' match='b|@n' use='.'/><xsl:key name='k' match='b' "
		       "use='@n'/><s:pattern><s:rule context=\"key('k', '2')\"><s:report "
		       "test=\"1\">hit <s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 2, "3:7: error: hit n"},
	{"and below one",
		SCHEMA("<xsl:key name='k' match='b' use='@n'/><s:pattern><s:rule "
		       "context=\"key('k', '2')/@n\"><s:report test=\"1\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "3:7: error: hit n"},
	{"a context by id",
		SCHEMA("<s:pattern><s:rule context=\"id('i')|id('i')/@n\"><s:report test=\"1\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 2, "3:1: error: hit b"},
	{"every rule of a group",
		SCHEMA("<s:group><s:rule context='b[1]'><s:report "
		       "test='1'>first</s:report></s:rule><s:rule context='b'><s:report test='@n = "
		       "1'>second</s:report></s:rule></s:group>"),
		NULL, 1, 2, "second"},
	{"of a pattern the first that matches",
		SCHEMA("<s:pattern><s:rule context='b[1]'><s:report "
		       "test='1'>first</s:report></s:rule><s:rule context='b'><s:report test='@n = "
		       "1'>second</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "first"},
	{"nodes to visit",
		SCHEMA("<s:pattern><s:rule context='r' visit-each='b'><s:report test='@n = "
		       "2'>visited</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "document.xml:3:1: error: visited"},
	{"nodes to visit that cannot be found",
		SCHEMA("<s:pattern><s:rule context='r' visit-each='b[count(1)]'><s:report id='v' "
		       "test='1'>visited</s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "\"b[count(1)]\" is broken: a value is of another type"},
	{"nor by another rule",
		SCHEMA("<s:pattern><s:rule context='r' visit-each='document(\"none.xml\")/*'>"
		       "<s:report id='v' test='1'>v</s:report></s:rule></s:pattern><s:pattern>"
		       "<s:rule context='r' visit-each='document(\"none.xml\")/*'><s:report "
		       "id='w' test='1'>w</s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "the rule w is not applied everywhere"},
	{"a subject that a function made is nowhere",
		SCHEMA("<s:ns prefix='str' uri='http://exslt.org/strings'/><s:pattern><s:rule "
		       "context='b/@t'><s:report test='1' subject='str:tokenize(.)'>a"
		       "</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "document.xml:3:13: error: a"},
	{"what a function made stands where the context does",
		SCHEMA("<s:ns prefix='str' uri='http://exslt.org/strings'/><s:pattern><s:rule "
		       "context='b/@t' visit-each='str:tokenize(.)'><s:report test=\". = "
		       "'y'\">token <s:value-of select='.'/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "document.xml:3:13: error: token y"},
	{"a subject of the assertion wins over the rule's",
		SCHEMA("<s:pattern><s:rule context='b[1]' subject='/r'><s:report test='1' "
		       "subject='@n'>a</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "2:7: error: a"},
	{"a subject of the rule",
		SCHEMA("<s:pattern><s:rule context='b[1]' subject='/r'><s:report "
		       "test='1'>a</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "1:"},
	{"variables of the rule in a diagnostic",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:let name='i' value='@n'/><s:report "
		       "test='1' "
		       "diagnostics='d'>x</s:report></s:rule></"
		       "s:pattern><s:diagnostics><s:diagnostic id='d'>n is <s:value-of "
		       "select='$i'/></s:diagnostic></s:diagnostics>"),
		NULL, 1, 1, "n is 1"},
	{"a variable that no rule has in a diagnostic",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "diagnostics='d'>x</s:report></s:rule></"
		       "s:pattern><s:diagnostics><s:diagnostic id='d'><s:value-of "
		       "select='$z'/></s:diagnostic></s:diagnostics>"),
		NULL, 2, 0, "\"$z\" is broken"},
	{"two diagnostics of one id",
		SCHEMA("<s:diagnostics><s:diagnostic id='d'/><s:diagnostic "
		       "id='d'/></s:diagnostics>"),
		NULL, 2, 0, "the id 'd' is that of two"},
	{"a name with a path",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1'><s:name "
		       "path='name(..)'/>/<s:name/> <s:emph>and</s:emph> <s:span "
		       "class='c'>so</s:span> <s:dir "
		       "value='ltr'>on</s:dir></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "r/b and so on"},
	{"attributes that the document type gives",
		SCHEMA("<s:pattern><s:rule context=\"b/@kind[. = 'plain']\"><s:report "
		       "test='count(../@*) = 2'>by default</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "2:1: error: by default"},
	{"an id twice, and one that is none, leave a document well-formed",
		SCHEMA("<s:pattern><s:rule context='/r'><s:report test=\"count(*[@i = 'i']) = 2 "
		       "and count(*[@xml:id = '1']) = 2 and generate-id(id('i')) = "
		       "generate-id(b[2])\">all the same</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "all the same"},
	{"titles and notes wherever they stand",
		SCHEMA("<s:title>t<s:dir>u</s:dir></s:title><s:p>n</s:p><s:pattern><s:title>t</"
		       "s:title><s:p>n</s:p><s:rule "
		       "context='r'><s:title>t</s:title><s:p>n</s:p><s:report "
		       "test='1'>x</s:report></s:rule><s:p>n</s:p></s:pattern><s:p>n</s:p>"),
		NULL, 1, 1, "error: x"},
	{"elements and attributes of other namespaces",
		SCHEMA("<f xmlns='urn:f'/><s:pattern f:x='1' xmlns:f='urn:f'><f:g/><s:rule "
		       "context='r' f:y='2'><f:h><s:let name='x'/></f:h><s:report test='1' "
		       "f:z='3'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "error: x"},
	{"of XSLT what nothing depends on",
		SCHEMA("<xsl:output/><xsl:template match='x'/><xsl:function "
		       "name='f'/><s:pattern><s:rule context=\"r\"><s:report test=\"1\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit r"},
	{"a function of XSLT 2.0",
		SCHEMA("<s:ns prefix='f' uri='urn:f'/><xsl:function name='f:x'/><s:pattern><s:rule "
		       "context=\"r\"><s:report test=\"f:x()\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "the function f:x() in \"f:x()\" is not known"},
	{"a variable of XSLT",
		SCHEMA("<xsl:variable name='v' select='1'/><s:pattern><s:rule "
		       "context=\"r\"><s:report test=\"$v\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "the variable $v in \"$v\" is not defined here"},
	{"an element that Schematron does not have", SCHEMA("<s:patern/>"), NULL, 2, 0,
		"Schematron has no element <patern>"},
	{"a role that is a severity",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "role='Warn'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "warning: x"},
	{"one of information",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "role='information'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "note: x"},
	{"one that is fatal",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "role='FATAL'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "error: x"},
	{"one that says nothing about it",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "role='editor'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "error: x"},
	{"of the rule",
		SCHEMA("<s:pattern><s:rule context='b[1]' role='warning'><s:report "
		       "test='1'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "warning: x"},
	{"a flag",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "flag='warning'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "warning: x"},
	{"a severity before role and flag",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' severity='info' "
		       "role='warning' flag='fatal'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "note: x"},
	{"a role with a value in it",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "role=\"{substring('warning', 1, @n + "
		       "6)}\">x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "warning: x"},
	{"a severity that is a variable",
		SCHEMA_WITH("schematronEdition='2025'",
			"<s:let name='v' value=\"'info'\"/><s:pattern><s:rule context='b[1]' "
			"><s:report test='1' severity='$v'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "note: x"},
	{"before 2025 it is a word",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "role='$v'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "error: x"},
	{"a value that is broken",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' flag='{1 "
		       "+}'>x</s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "is broken"},
	{"a value that is broken beside one that is not",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' role='{1 +}' "
		       "flag='f'>x</s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "is broken"},
	{"functions of XSLT",
		SCHEMA("<s:pattern><s:rule context=\"r\"><s:report test=\"format-number(1234.5, "
		       "'#,##0.00') = '1,234.50' and system-property('xsl:version') = 1 and "
		       "function-available('key') and not(function-available('none')) and "
		       "not(element-available('xsl:if')) and generate-id(.) = generate-id(/r) and "
		       "unparsed-entity-uri('none') = ''\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit r"},
	{"current() in a predicate",
		SCHEMA("<s:pattern><s:rule context=\"b\"><s:report test=\"../b[@n = current()/@n + "
		       "1]\">hit <s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "2:1: error: hit b"},
	{"a document beside the schema",
		SCHEMA("<s:pattern><s:rule context=\"r\"><s:report "
		       "test=\"document('other.xml')/other\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit r"},
	{"another query binding, of which nothing is used",
		SCHEMA_WITH("queryBinding='xslt2'",
			"<s:pattern><s:rule context=\"r\"><s:report test=\"1\">hit "
			"<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "hit r"},
	{"another query binding, of which something is",
		SCHEMA_WITH("queryBinding='xslt2'",
			"<s:pattern><s:rule context=\"r\"><s:report test=\"exists(.)\">hit "
			"<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "query binding 'xslt2' and uses what XPath 1.0 has not: exists()"},
	{"a query binding that nobody knows", SCHEMA_WITH("queryBinding='html'", ""), NULL, 2, 0,
		"query binding 'html', which nobody knows"},
};

static void
the_language_is_whole(void **state)
{
	desk_judge(*state, cases, sizeof cases / sizeof *cases);
}

static const char document[] = "<!DOCTYPE r [<!ATTLIST b i ID #IMPLIED kind CDATA 'plain'>"
			       "<!ATTLIST c i ID #IMPLIED>]><r>\n"
			       "<b n='1'/>\n<b n='2' t='x y' i='i' kind='fine'/>"
			       "<c i='i' xml:id='1'/><c xml:id='1'/></r>";

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(the_language_is_whole, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", document);
	desk_write(&desk, "other.xml", "<other/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
