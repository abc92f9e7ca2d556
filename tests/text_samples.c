/* text_samples.c -- tests: extracted text and the trees that it becomes */
#include "text_samples.h"

#define REPORT(body) "<report><body>" body "</body></report>"
#define CLAUSE "<sec sec-type=\"clause\">"
#define ANNEX "<sec sec-type=\"annex\">"
#define REFERENCE "<p content-type=\"reference\">"
#define CELLS(row) "<table-wrap><table><tbody><tr>" row "</tr></tbody></table></table-wrap>"

const struct text_sample text_samples[] = {
	{"paragraphs", "One line.\n\nAnother.\n", REPORT("<p>One line.</p><p>Another.</p>")},
	{"line ends", "One.\r\nTwo.\rThree.", REPORT("<p>One.</p><p>Two.</p><p>Three.</p>")},
	{"byte order mark", "\xEF\xBB\xBFOne.\n", REPORT("<p>One.</p>")},
	{"white space", "  a \t b\f c  \n", REPORT("<p>a b c</p>")},
	{"kept and dropped characters", "a\u00A0b\u2011c co\u00ADop\u00AD\x01 d\n",
		REPORT("<p>a\u00A0b\u2011c coop d</p>")},
	{"symbol font", "G.710 \uF02D G.729 \uF061\uF0A3 \uF07F\n",
		REPORT("<p>G.710 \u2212 G.729 \u03B1\u2264 \uF07F</p>")},
	{"markup is text", "a < b & c ]]>\n", REPORT("<p>a &lt; b &amp; c ]]&gt;</p>")},

	{"front and body", "Our report\n1\tScope\nText.\n",
		"<report><front><p>Our report</p></front><body>" CLAUSE
		"<label>1</label><title>Scope</title><p>Text.</p></sec></body></report>"},
	{"nested clauses", "1\tA\n1.1\tB\n1.1.1\tC\n1.2\tD\n2\tE\n",
		REPORT(CLAUSE "<label>1</label><title>A</title>" CLAUSE
			      "<label>1.1</label><title>B</title>" CLAUSE
			      "<label>1.1.1</label><title>C</title></sec></sec>" CLAUSE
			      "<label>1.2</label><title>D</title></sec></sec>" CLAUSE
			      "<label>2</label><title>E</title></sec>")},
	{"numbered paragraphs", "1\tWork\n1.1\tIt met twice.\n1.2\tIt asks to:\n",
		REPORT(CLAUSE "<label>1</label><title>Work</title>" CLAUSE
			      "<label>1.1</label><p>It met twice.</p></sec>" CLAUSE
			      "<label>1.2</label><p>It asks to:</p></sec></sec>")},
	{"a heading with a full stop among headings", "1.1\tFirst\n1.2\tSecond etc.\n1.3\tThird\n",
		REPORT(CLAUSE "<label>1.1</label><title>First</title></sec>" CLAUSE
			      "<label>1.2</label><title>Second etc.</title></sec>" CLAUSE
			      "<label>1.3</label><title>Third</title></sec>")},
	{"a footnote does not hide the full stop", "1\tIt met.[footnoteRef:1] [1: Here] \n",
		REPORT(CLAUSE "<label>1</label><p>It met.<fn id=\"fn1\"><label>1</label><p>Here</p>"
			      "</fn></p></sec>")},
	{"numbers that begin no section",
		"2024 was good\n1.2 with a space\nK\tletter\n[b-X]\tY\n1.2\t\n",
		REPORT("<p>2024 was good</p><p>1.2 with a space</p><p>K letter</p><p>[b-X] Y</p>"
		       "<p>1.2</p>")},
	{"contents", "CONTENTS\n1\tWork\t2\nANNEX 1 \u2013 Lists ..... 14\n1\tWork\nIt is done.\n",
		"<report><front><p>CONTENTS</p><p>1 Work 2</p><p>ANNEX 1 \u2013 Lists ..... 14</p>"
		"</front><body>" CLAUSE
		"<label>1</label><title>Work</title><p>It is done.</p></sec></body></report>"},
	{"numbers with suffixes and letters", "1bis.1\tVoting\nF1.2\tIdeas\n",
		REPORT(CLAUSE "<label>1bis.1</label><title>Voting</title></sec>" CLAUSE
			      "<label>F1.2</label><title>Ideas</title></sec>")},

	{"annexes",
		"ANNEX 2\nAll of it\nAnnex A\n1\tIn A\nAnnex B\nANNEX 2.1\tPart of it\nANNEX 3\n",
		REPORT(ANNEX "<label>ANNEX 2</label><title>All of it</title>" ANNEX
			     "<label>Annex A</label>" CLAUSE
			     "<label>1</label><title>In A</title></sec></sec>" ANNEX
			     "<label>Annex B</label></sec>" ANNEX
			     "<label>ANNEX 2.1</label><title>Part of it</title></sec></sec>" ANNEX
			     "<label>ANNEX 3</label></sec>")},
	{"the title of an annex goes first",
		"Annex A\n(to Resolution 9)\nWork \nto do\nText.\nAnnex B: Names\n(to it):\n",
		REPORT(ANNEX "<label>Annex A</label><title>Work<break/>to do</title>" REFERENCE
			     "(to Resolution 9)</p><p>Text.</p></sec>" ANNEX
			     "<label>Annex B</label><title>Names</title>" REFERENCE
			     "(to it):</p></sec>")},
	{"an annex without title", "Annex A (to Z)\nThis one is short.\n",
		REPORT(ANNEX "<label>Annex A</label>" REFERENCE
			     "(to Z)</p><p>This one is short.</p></sec>")},
	{"no annex", "Annex A to X.1 holds\nAnnex 1 and Annex 2\n",
		REPORT("<p>Annex A to X.1 holds</p><p>Annex 1 and Annex 2</p>")},
	{"appendix and part", "PART 1 \u2013 All\nAppendix I\nMore\n",
		REPORT("<sec sec-type=\"part\"><label>PART 1</label><title>All</title></sec>"
		       "<sec sec-type=\"appendix\"><label>Appendix I</label><title>More</title>"
		       "</sec>")},
	{"Questions", "DRAFT QUESTION Q.Y/C\nSound\n(Continuation of 1/9)\n1\tWhy\nQUESTION 2/9\n",
		REPORT("<sec sec-type=\"question\"><label>DRAFT QUESTION Q.Y/C</label>"
		       "<title>Sound</title>" REFERENCE "(Continuation of 1/9)</p>" CLAUSE
		       "<label>1</label><title>Why</title></sec></sec>"
		       "<sec sec-type=\"question\"><label>QUESTION 2/9</label></sec>")},
	{"the number of the report", "ANNEX 1\n(Document WTSA-24/99)\n",
		"<report number=\"WTSA-24/99\"><body>" ANNEX "<label>ANNEX 1</label>" REFERENCE
		"(Document WTSA-24/99)</p></sec></body></report>"},

	{"lists", "-\ta;\n\u2013\tb\n\u2022\tc\nd\n",
		REPORT("<list><list-item><label>-</label><p>a;</p></list-item><list-item>"
		       "<label>\u2013</label><p>b</p><list><list-item><label>\u2022</label><p>c</p>"
		       "</list-item></list></list-item></list><p>d</p>")},
	{"a list goes on behind a nested one", "a)\tx\no\ty\nb)\tz\n1)\tq\n",
		REPORT("<list><list-item><label>a)</label><p>x</p><list><list-item><label>o</label>"
		       "<p>y</p></list-item></list></list-item><list-item><label>b)</label><p>z</p>"
		       "<list><list-item><label>1)</label><p>q</p></list-item></list></list-item>"
		       "</list>")},
	{"a marker of a symbol font, a bookmark before it", "[bookmark: X]\uF0B7\ta\n",
		REPORT("<list><list-item><label><target "
		       "id=\"X\"/>\u2022</label><p>a</p></list-item>"
		       "</list>")},
	{"notes", "NOTE \u2013 a\nNOTE 2 - b\nNote: c\nNote by us\n",
		REPORT("<non-normative-note><label>NOTE</label><p>a</p></non-normative-note>"
		       "<non-normative-note><label>NOTE 2</label><p>b</p></non-normative-note>"
		       "<non-normative-note><label>Note</label><p>c</p></non-normative-note>"
		       "<p>Note by us</p>")},
	{"what was lost", "a\n b\n-\tc\n -\td\n 1\tE\n",
		"<report><front><p>a</p><?lost?><p>b</p><list><list-item><label>-</label><p>c</p>"
		"</list-item><?lost?><list-item><label>-</label><p>d</p></list-item></list></front>"
		"<body><?lost?>" CLAUSE "<label>1</label><title>E</title></sec></body></report>"},

	{"bookmarks",
		"[bookmark: A][bookmark: B]TABLE 1\n\ta\n\tb\n\n\n[bookmark: C] x [bookmark: D]y"
		" [bookmark: open\n",
		REPORT("<table-wrap><label><target id=\"A\"/><target id=\"B\"/>Table "
		       "1</label><table>"
		       "<tbody><tr><td>a</td><td>b</td></tr></tbody></table></table-wrap>"
		       "<p><target id=\"C\"/>x <target id=\"D\"/>y [bookmark: open</p>")},
	{"footnotes", "a[footnoteRef:1] b[footnoteRef:2]. [1:  see [b-X] ] [2: two]\n",
		REPORT("<p>a<fn id=\"fn1\"><label>1</label><p>see [b-X]</p></fn> b<fn id=\"fn2\">"
		       "<label>2</label><p>two</p></fn>.</p>")},
	{"a footnote without text, and a cut one",
		"a[footnoteRef:7]\nb[footnoteRef:8] [8: cut\n[9: none]\n",
		REPORT("<p>a<fn id=\"fn7\"><label>7</label></fn></p><p>b<fn "
		       "id=\"fn8\"><label>8</label>"
		       "<p>cut</p></fn></p><p>[9: none]</p>")},
	{"pictures", "[image: A drawing\nof it] x\nFigure 2 \u2013 It\n[image: cut\n y\n",
		REPORT("<fig><alt-text>A drawing of it</alt-text></fig><p>x</p><fig>"
		       "<label>Figure 2</label><caption><title>It</title></caption></fig>"
		       "<fig><alt-text>cut</alt-text></fig><?lost?><p>y</p>")},
	{"a picture and its caption", "[image: A]\nFIGURE 1\nAll\n",
		REPORT("<fig><alt-text>A</alt-text><label>Figure "
		       "1</label><caption><title>All</title>"
		       "</caption></fig>")},

	{"a table", "TABLE 8\nNames\n\tA\n\tB\nand C\n\n\t1\n\t\n\n\t2\n\tx\ny\n\n\nText\n",
		REPORT("<table-wrap><label>Table 8</label><caption><title>Names</title></caption>"
		       "<table><thead><tr><th>A</th><th>B<break/>and C</th></tr></thead><tbody><tr>"
		       "<td>1</td><td/></tr><tr><td>2</td><td><p>x</p><p>y</p></td></tr></tbody>"
		       "</table></table-wrap><p>Text</p>")},
	{"captions in one line", "Table 2.1 \u2013 Old \nnames\n\tA\n\nTable 3.A.1 - New\n\tB\n\n",
		REPORT("<table-wrap><label>Table "
		       "2.1</label><caption><title>Old<break/>names</title>"
		       "</caption><table><tbody><tr><td>A</td></tr></tbody></table></table-wrap>"
		       "<table-wrap><label>Table 3.A.1</label><caption><title>New</title></caption>"
		       "<table><tbody><tr><td>B</td></tr></tbody></table></table-wrap>")},
	{"captions without a table", "Table 4 lists some.\nTABLE 5\nNames\nMore.\n",
		REPORT("<p>Table 4 lists some.</p><p>TABLE 5</p><p>Names</p><p>More.</p>")},
	{"two rows of heads", "\tN\n\tWho\n\tWhat\n\n\t\n\ta\n\tb\n\t\n\n\t1\n\tx\n\ty\n\tz\n\n\n",
		REPORT("<table-wrap><table><thead><tr><th>N</th><th "
		       "colspan=\"2\">Who</th><th>What</th>"
		       "</tr><tr><th/><th>a</th><th>b</th><th/></tr></thead><tbody><tr><td>1</td>"
		       "<td>x</td><td>y</td><td>z</td></tr></tbody></table></table-wrap>")},
	{"two heads that are divided",
		"\tN\n\tP\n\tM\n\tQ\n\n\t\n\ta\n\tb\n\t\n\tc\n\td\n\te\n\n"
		"\t1\n\t2\n\t3\n\t4\n\t5\n\t6\n\t7\n\n\n",
		REPORT("<table-wrap><table><thead><tr><th>N</th><th colspan=\"2\">P</th><th>M</th>"
		       "<th colspan=\"3\">Q</th></tr><tr><th/><th>a</th><th>b</th><th/><th>c</th>"
		       "<th>d</th><th>e</th></tr></thead><tbody><tr><td>1</td><td>2</td><td>3</td>"
		       "<td>4</td><td>5</td><td>6</td><td>7</td></tr></tbody></table></"
		       "table-wrap>")},
	{"a form", "\tId\n\t7\n\n\tAim\n\n\tPeace\n\n\tMeans\n\n\t\n\n\n\n",
		REPORT("<table-wrap><table><tbody><tr><td>Id</td><td>7</td></tr><tr>"
		       "<td colspan=\"2\">Aim</td></tr><tr><td colspan=\"2\">Peace</td></tr><tr>"
		       "<td colspan=\"2\">Means</td></tr><tr><td "
		       "colspan=\"2\"/></tr></tbody></table>"
		       "</table-wrap>")},
	{"a table of labels has no head", "\tTitle:\n\tAll\n\n\tContact:\n\tMe\n\n\n",
		REPORT("<table-wrap><table><tbody><tr><td>Title:</td><td>All</td></tr><tr>"
		       "<td>Contact:</td><td>Me</td></tr></tbody></table></table-wrap>")},
	{"a space behind the first label", "\tTitle: \n\tAll\n\n\tAim\n\tPeace\n\n\n",
		REPORT("<table-wrap><table><tbody><tr><td>Title:</td><td>All</td></tr><tr>"
		       "<td>Aim</td><td>Peace</td></tr></tbody></table></table-wrap>")},
	{"bookmarks without a name, or with a tab in it",
		"[bookmark: ]One.\n[bookmark: a\tb]Two.\n",
		REPORT("<p>[bookmark: ]One.</p><p>[bookmark: a b]Two.</p>")},
	{"a bracket that none opens", "1\tScope\n1.1\tTitle.]\n1.2\tIt met. [x]\n",
		REPORT(CLAUSE "<label>1</label><title>Scope</title>" CLAUSE
			      "<label>1.1</label><title>Title.]</title></sec>" CLAUSE
			      "<label>1.2</label><p>It met. [x]</p></sec></sec>")},
	{"a row that spans the table", "\tA\n\tB\n\n\tFrom here\n\n\t1\n\t2\n\n\t3\n\t4\n\n\n",
		REPORT("<table-wrap><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr>"
		       "<td colspan=\"2\">From here</td></tr><tr><td>1</td><td>2</td></tr><tr>"
		       "<td>3</td><td>4</td></tr></tbody></table></table-wrap>")},
	{"an empty paragraph ends a cell",
		"\tA\n\tB\n\tC\n\n\t1\n\t2\n\n\t3\n\n\t4\n\t5\n\nmore\n\t6\n"
		"\n\n",
		REPORT("<table-wrap><table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>"
		       "<tbody><tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td><p>5</p>"
		       "<p>more</p></td><td>6</td></tr></tbody></table></table-wrap>")},
	{"an empty paragraph ends the first cell of a row",
		"\tA\n\tB\n\tC\n\n\t1\n\n\t2\n\t3\n\n\t4\n\t5\n\t6\n\n\n",
		REPORT("<table-wrap><table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>"
		       "<tbody><tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td>"
		       "<td>6</td></tr></tbody></table></table-wrap>")},
	{"a row that was cut", "\tA\n\tB\n\n\t1\n\t2\n\n\t3\n Text\n",
		REPORT("<table-wrap><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr>"
		       "<td>1</td><td>2</td></tr><tr><td>3</td><?lost?></tr></tbody></table>"
		       "</table-wrap><?lost?><p>Text</p>")},
	{"lists in a cell", "\tFor X\na)\tone\nb)\ttwo\nthen\n\t\u2022\tthree\n\n",
		REPORT(CELLS(
			"<td><p>For X</p><list><list-item><label>a)</label><p>one</p></list-item>"
			"<list-item><label>b)</label><p>two</p></list-item></list><p>then</p></td>"
			"<td><list><list-item><label>\u2022</label><p>three</p></list-item></list>"
			"</td>"))},
	{0},
};
