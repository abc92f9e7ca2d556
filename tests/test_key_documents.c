/* test_key_documents.c -- tests: key() looks into the document of its context node */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk.h"

static struct desk desk;

#define DOCUMENT "<r><b x='0'>x</b><a x='1'>here</a></r>"
#define OTHER "<a x='1'>there<b x='2'/><c/></a>"
#define KEYED(test)                                                          \
	SCHEMA("<xsl:key name='k' match='a|b' use='@x'/><s:pattern>"         \
	       "<s:rule context='b'><s:report id='t' test=\"" test "\">Yes." \
	       "</s:report></s:rule></s:pattern>")

/* XSLT 1.0, 12.2. */
static const struct desk_case cases[] = {
	{"here", KEYED("key('k', '1') = 'here'"), NULL, 1, 1, "Yes."},
	{"not there", KEYED("key('k', '1') = 'there'"), NULL, 0, 0, ""},
	{"there", KEYED("count(document('other.xml')//*[key('k', '1') = 'there']) = 3"), NULL, 1, 1,
		"Yes."},
	{"not here", KEYED("document('other.xml')//*[key('k', '1') = 'here']"), NULL, 0, 0, ""},
	{"both",
		KEYED("key('k', '1') = 'here' and document('other.xml')//b[key('k', '1') = "
		      "'there'] and key('k', '0') = 'x'"),
		NULL, 1, 1, "Yes."},
	{"a value of the context",
		KEYED("document('other.xml')//b[key('k', @x) and not(key('k', "
		      "'0'))]"),
		NULL, 1, 1, "Yes."},
	{"values of several nodes, and the nodes in their order; a namespace is libxml2's",
		SCHEMA("<s:ns prefix='str' uri='http://exslt.org/strings'/><xsl:key name='k' "
		       "match='a|b' use='@x'/><s:pattern><s:rule context='b'><s:report "
		       "test=\"key('k', str:tokenize('1 0 1'))[namespace::*][1] = 'x' and "
		       "count(key('k', str:tokenize('1 0 1'))[namespace::*]) = 2\">Yes."
		       "</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "Yes."},
	{"at a namespace", KEYED("namespace::*[key('k', '1') = 'here']"), NULL, 1, 1, "Yes."},
	{"current() is here", KEYED("document('other.xml')//c[key('k', current()/@x)]"), NULL, 0, 0,
		""},
};

static void
keys_are_those_of_the_document(void **state)
{
	(void)state;
	desk_write(&desk, "other.xml", OTHER);
	desk_judge(&desk, cases, sizeof cases / sizeof *cases);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_those_of_the_document),
	};
	int failed;

	(void)argc;
	desk_open(&desk, argv[0], DOCUMENT);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
