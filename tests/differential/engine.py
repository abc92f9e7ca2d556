"""engine.py -- differential tests: `tsagcheck schematron` and xsltproc do the same with a schema"""
import collections
import concurrent.futures
import os
import random
import shutil
import subprocess
import tempfile

from compiler import LINE, NUMBERED, PART, compile_schema
from lxml import etree
from schemas import Maker, document
from shrink import shrink

SVRL = '{http://purl.oclc.org/dsdl/svrl}'
OTHER = "<a x='1' xmlns:p='urn:p'><b x='2' y='1'>x y<c/></b><p:a x='3'>1</p:a><!--o--></a>"
Case = collections.namedtuple('Case', 'schema phase documents')


class Refused(Exception):
    """One of the two could not apply the schema."""


def run(words, **environment):
    ran = subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, timeout=120,
                         check=False, env=dict(os.environ, **environment))
    return ran.returncode, ran.stdout, ran.stderr.decode('utf-8', 'replace')


def spaced(text):
    return ' '.join(text.split())


def node_of(tree, location):
    """As compiler.NODE says it."""
    if not location:
        return ''
    element, attribute = location, ''
    if '/@' in location:
        element = location[:location.rindex('/@')]
        attribute = '@' + tree.xpath(f'concat("{{", namespace-uri({location}), "}}", '
                                     f'local-name({location}))')
    if tree.xpath(f'count({location})') != 1:
        return f'not one node: {location}'
    number = tree.xpath('count(' + ' | '.join(f'({element})/{part}'
                                              for part in NUMBERED.split(' | ')) + ')')
    return f'{number:.0f}{attribute}'


def finding_lines(element, tree):
    remarks = [part for child in element
               for part in remark_parts(child) if child.get('property') not in
               ('line', 'column', 'end-line', 'end-column')]
    text = ''.join(element.find(SVRL + 'text').itertext())
    kind = 'assert' if element.tag == SVRL + 'failed-assert' else 'report'
    return [kind, element.get('id'), node_of(tree, element.get('location')), spaced(text), *remarks]


def remark_parts(child):
    name = child.get('diagnostic') or child.get('property')
    return [name, spaced(''.join(child.itertext()))] if name else []


def ours(program, case, folder):
    """What the program says of one document, line by line."""
    schema, name = f'{folder}/schema.sch', f'{folder}/document.xml'
    phase = ['--phase', case.phase] if case.phase else []
    status, output, trouble = run([program, 'schematron', '-f', 'svrl', *phase, schema, name])
    if status not in (0, 1):
        raise Refused(f'tsagcheck: status {status}: {trouble[:400]}')
    tree, lines = etree.parse(name, etree.XMLParser(attribute_defaults=True)), []
    for element in etree.fromstring(output):
        kind = etree.QName(element).localname
        if kind == 'active-pattern' and element.get('id'):
            lines.append(['pattern', element.get('id')])
        elif kind == 'fired-rule':
            lines.append(['fired', element.get('id', ''), spaced(element.get('context'))])
        elif kind in ('failed-assert', 'successful-report'):
            lines.append(finding_lines(element, tree))
    return lines


def theirs(preloaded, folder):
    status, output, trouble = run(['xsltproc', f'{folder}/sheet.xsl', f'{folder}/document.xml'],
                                  LD_PRELOAD=preloaded)
    if status or trouble:
        raise Refused(f'xsltproc: status {status}: {trouble[:400]}')
    lines = []
    for line in output.decode('utf-8').split(LINE):
        parts = line.split(PART)
        if len(parts) > 1:
            lines.append([parts[0], *[spaced(part) for part in parts[1:]]])
    return lines


def write(name, content):
    with open(name, 'wb') as file:
        file.write(content if isinstance(content, bytes) else content.encode('utf-8'))


def difference(options, case, folder):
    """The first line that the two do not share, or None; Refused when one of them does not work."""
    write(f'{folder}/schema.sch', etree.tostring(case.schema, encoding='UTF-8'))
    write(f'{folder}/sheet.xsl', compile_schema(case.schema, case.phase))
    write(f'{folder}/other.xml', OTHER)
    for text in case.documents:
        write(f'{folder}/document.xml', text)
        one, other = ours(options.program, case, folder), theirs(options.preloaded, folder)
        if one != other:
            for left, right in zip(one + [None], other + [None]):
                if left != right:
                    return left, right
            return one[len(other):] or None, other[len(one):] or None
    return None


def shape(found):
    """Which parts of the lines differ."""
    left, right = ((line or []) for line in found)
    return (left[:1], right[:1], [a == b for a, b in zip(left, right)], len(left) - len(right))


def make_case(seed):
    source = random.Random(seed)
    schema, phase = Maker(source).schema()
    return Case(schema, phase, [document(source, source.choice([3, 8, 20, 40])) for _ in range(2)])


def judge(options, seed, folder):
    """The text of a difference, shrunk; None when there is none."""
    case = make_case(seed)

    def differs(one):
        """The difference, if it is of the kind that was found first."""
        try:
            now = difference(options, one, folder)
            return now if now and shape(now) == shape(found) else None
        except (Refused, etree.XPathEvalError, etree.XMLSyntaxError, AttributeError,
                TypeError, ValueError, RecursionError):
            return None
    try:
        found = difference(options, case, folder)
    except Refused as refused:
        return str(refused)
    if not found:
        return None
    small = shrink(case, differs)
    found = differs(small) or found
    return (f'tsagcheck: {found[0]}\nxsltproc:  {found[1]}\n'
            + etree.tostring(small.schema, pretty_print=True, encoding='unicode')
            + '\n'.join(small.documents))


def compare(options, figure):
    """Schemas from options.seed on, so many as options.runs."""
    if not shutil.which('xsltproc'):
        figure.skip('engine', 'there is no xsltproc')
        return

    def one(seed):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            return seed, judge(options, seed, folder)

    print(f'engine: {options.runs} schemas, --seed {options.seed}', flush=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for seed, fault in pool.map(one, range(options.seed, options.seed + options.runs)):
            figure.settle(f'engine, --seed {seed} --runs 1', fault)
