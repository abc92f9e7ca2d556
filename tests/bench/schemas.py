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
    """Copies a schema with the ids in the messages; ids are made up where there are none."""
    tree = xml.parse(schema)
    names = []
    for tag in ('assert', 'report'):
        for assertion in tree.iter(SCHEMATRON + tag):
            name = assertion.get('id') or 'a%02d' % (len(names) + 1)
            assertion.set('id', name)
            assertion.text = '[%s] %s' % (name, assertion.text or '')
            names.append(name)
    tree.write(out, encoding='utf-8')
    return names


class Desk:
    """The folder where all is prepared, once, and outside of what is timed."""

    def __init__(self, bench, folder):
        self.bench, self.folder = bench, folder
        os.makedirs(folder, exist_ok=True)
        self.full = self.named('report.sch')[0]
        self.subset, self.subset_names = self.named('report-subset.sch')

    def named(self, name):
        """A schema with ids in its messages, and these ids."""
        out = os.path.join(self.folder, name.replace('/', '-'))
        return out, name_messages(os.path.join(self.bench, name), out)

    def trap(self, letter):
        return self.named('quad/%s.sch' % letter)[0]

    def generated(self, generator, size, name):
        out = os.path.join(self.folder, name)
        if not os.path.exists(out):
            print('making ' + out, file=sys.stderr)
            subprocess.run([sys.executable, os.path.join(self.bench, generator), size, out + '~'],
                           check=True)
            os.rename(out + '~', out)
        return out

    def report(self, size):
        return self.generated('gen.py', size, 'report-%s.xml' % size)

    def rows(self, count):
        return self.generated('quad/gen.py', str(count), 'rows-%d.xml' % count)

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
