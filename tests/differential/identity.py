"""identity.py -- differential tests: what was loaded and written is loaded as the same

A document is converted to report XML, and that once more: both are the same bytes. The findings of
the document and of its report XML are the same: rule, severity and text."""
import collections
import concurrent.futures
import copy
import glob
import json
import os
import random
import subprocess
import tempfile

from lxml import etree

PIECES = ['1', '2', 'é', '\u00a0', '\u2011', ' ', '\n  ', '<', '&', '"', "'", '–', '\u200b',
          'WP1/99', 'Table 1', '\t', '\U0001d11e', ']]>', '--', 'Q1/99', 'SG99']


def run(words):
    ran = subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, timeout=300,
                         check=False)
    return ran.returncode, ran.stdout, ran.stderr.decode('utf-8', 'replace')


def findings(program, name):
    """What is said of a document, without places, and whether it is complete."""
    status, output, trouble = run([program, 'check', '--no-config', '-f', 'json', name])
    if status not in (0, 1, 2):
        raise ValueError(f'check: status {status}: {trouble[:300]}')
    found = json.loads(output)['findings']
    return collections.Counter((f['rule'], f['severity'], f['message']) for f in found)


def converted(program, name, to):
    status, _, trouble = run([program, 'convert', name, '-o', to])
    if status not in (0, 2):
        return f'convert: status {status}: {trouble[:300]}'
    return None if os.path.exists(to) else 'refused'


def judge(program, name, folder):
    """What is not the same, or None; 'refused' where the document is none."""
    once, twice = f'{folder}/once.xml', f'{folder}/twice.xml'
    fault = converted(program, name, once)
    if fault:
        return fault
    fault = converted(program, once, twice)
    if fault:
        return f'what convert wrote is {fault}:\n' + run([program, 'convert', once])[2][:400]
    if open(once, 'rb').read() != open(twice, 'rb').read():
        return run(['diff', '-u', once, twice])[1].decode('utf-8', 'replace')[:1500]
    one, other = findings(program, name), findings(program, once)
    if one != other:
        return (f'findings of the document alone: {list((one - other).elements())[:3]}\n'
                f'of its report.xml alone: {list((other - one).elements())[:3]}')
    return None


def elements_of(root):
    return [element for element in root.iter(etree.Element) if element is not root]


def change(root, source):
    """One change of the tree: an element repeated, left out, moved, or a text."""
    element, other = source.choice(elements_of(root)), source.choice(elements_of(root))
    what = source.randrange(6)
    if what == 0:
        element.addnext(copy.deepcopy(element))
    elif what == 1 and len(root) > 1:
        element.getparent().remove(element)
    elif what == 2 and other.tag == element.tag and element not in other.iterancestors():
        other.addnext(element)
    elif what == 3:
        element.text = other.text
    else:
        text = element.text or ''
        at = source.randint(0, len(text))
        element.text = text[:at] + source.choice(PIECES) + text[at:]


def changed(name, seed, to):
    source = random.Random(seed)
    tree = etree.parse(name)
    for _ in range(source.randint(1, 4)):
        change(tree.getroot(), source)
    tree.write(to, encoding='UTF-8')


def changed_reports(options, figure, pool):
    names = sorted(glob.glob('fixtures/*/report.xml'))
    refused = collections.Counter()

    def one(seed):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            name = f'{folder}/report.xml'
            changed(names[seed % len(names)], seed, name)
            return seed, judge(options.program, name, folder)

    for seed, fault in pool.map(one, range(options.seed, options.seed + options.runs)):
        refused[fault == 'refused'] += 1
        if fault != 'refused':
            figure.settle(f'identity, changed report, --seed {seed} --runs 1', fault)
    print(f'identity: {refused[False]} changed reports, --seed {options.seed}; '
          f'{refused[True]} more were refused')


def documents(shared):
    return sorted(name for pattern in (
        'fixtures/*/report.xml', 'fixtures/*/report.txt', 'fixtures/*/expected.report.xml',
        f'{shared}/seed/*.txt', f'{shared}/seed/*.xml', f'{shared}/seed/*.docx',
        f'{shared}/corpus/word/*.docx', f'{shared}/corpus/flat/*.xml')
        for name in glob.glob(pattern))


def compare(options, figure):
    def one(name):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            return name, judge(options.program, name, folder)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        names = documents(options.shared)
        for name, fault in pool.map(one, names):
            figure.settle(f'identity, {name}', fault)
        print(f'identity: {len(names)} documents')
        changed_reports(options, figure, pool)
