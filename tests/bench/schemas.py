"""schemas -- documents of any size, schemas that every program can be asked about, stylesheets

Not every program says which assertion failed: so each message begins with the assertion's id in
brackets, and the findings of all can be counted in what they write."""
import os
import subprocess
import sys
import xml.etree.ElementTree as xml

SCHEMATRON = '{http://purl.oclc.org/dsdl/schematron}'
SKELETON = ('/usr/lib/python3/dist-packages/lxml/isoschematron/resources/xsl/'
            'iso-schematron-xslt1')
STEPS = ('iso_dsdl_include.xsl', 'iso_abstract_expand.xsl', 'iso_svrl_for_xslt1.xsl')


def name_messages(schema, out):
    """Copies a schema with the ids in the messages; ids are made up where there are none.

    libxml2 wants a pattern to have an id, and its xmllint says nothing of sch:report when it is
    not to print the document: what comes back are the ids of sch:assert."""
    tree = xml.parse(schema)
    names = {tag: [] for tag in ('assert', 'report')}
    for number, pattern in enumerate(tree.iter(SCHEMATRON + 'pattern')):
        pattern.set('id', pattern.get('id') or 'p%d' % number)
    for tag, of_tag in names.items():
        for assertion in tree.iter(SCHEMATRON + tag):
            name = assertion.get('id') or '%s%02d' % (tag[0], len(of_tag) + 1)
            assertion.set('id', name)
            assertion.text = '[%s] %s' % (name, assertion.text or '')
            of_tag.append(name)
    tree.write(out, encoding='utf-8')
    return names['assert']


class Desk:
    """The folder where all is prepared, once, and outside of what is timed."""

    def __init__(self, bench, folder):
        self.bench, self.folder = bench, folder
        os.makedirs(folder, exist_ok=True)
        self.full = self.named('report.sch')[0]
        self.subset, self.subset_names = self.named('report-subset.sch')

    def named(self, name):
        """A schema with ids in its messages, and those of its assertions that must be true."""
        out = os.path.join(self.folder, name.replace('/', '-'))
        return out, name_messages(os.path.join(self.bench, name), out)

    def trap(self, letter):
        return self.named('quad/%s.sch' % letter)[0]

    def generated(self, name, generator, size, *options):
        out = os.path.join(self.folder, name)
        if not os.path.exists(out):
            print('making ' + out, file=sys.stderr)
            subprocess.run([sys.executable, os.path.join(self.bench, generator), size, out + '~',
                            *options], check=True)
            os.rename(out + '~', out)
        return out

    def report(self, size):
        return self.generated('report-%s.xml' % size, 'gen.py', size)

    def faulty_report(self):
        """With hundreds of faults, so that a program that finds nothing is told from one that
        does its work."""
        return self.generated('faulty-report.xml', 'gen.py', '1', '--err', '20000')

    def rows(self, count):
        return self.generated('rows-%d.xml' % count, 'quad/gen.py', str(count))

    def faulty_rows(self):
        """Rows without title, with the id of the row before or of one far away, with a reference
        to nothing: each trap finds some of them."""
        out = os.path.join(self.folder, 'faulty-rows.xml')
        with open(out, 'w', encoding='utf-8') as rows:
            rows.write('<list>\n')
            for i in range(100):
                rows.write('<row id="r%d" ref="r%d"><title>%s</title></row>\n' % (
                    0 if i % 17 == 16 else i - i % 13 // 12, i * 3, 'x' * (i % 10)))
            rows.write('</list>\n')
        return out

    def stylesheet(self, schema):
        """The ISO skeleton's stylesheet of a schema."""
        out = schema
        for step, name in enumerate(STEPS):
            source, out = out, '%s.%d.xsl' % (schema, step)
            subprocess.run(['xsltproc', '-o', out, os.path.join(SKELETON, name), source],
                           check=True)
        return out

    def schema_for(self, program, schema=None):
        """The schema, or without one that of reports, as the program takes it."""
        schema = schema or (self.subset if program.subset else self.full)
        return self.stylesheet(schema) if program.stylesheet else schema
