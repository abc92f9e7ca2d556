"""office.py -- differential tests: the loader reads the words that LibreOffice reads

Of each Word document LibreOffice makes a flat ODF, once. The words of both are compared in their
order. What only one of them has is a fault, but for what ACCEPTED names."""
import collections
import glob
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata

from lxml import etree

# What may differ and why; docs/reliability.md has the same table.
ACCEPTED = {
    'number': 'Word counts it: LibreOffice does not write it into the paragraph',
    'moved': 'captions stand before their tables, notes where their marks are',
    'symbol': 'a character of a symbol font, which LibreOffice leaves in the private area',
    'dash': 'or colon, between a label and its title: the loader takes it for no text',
    'field': 'LibreOffice works a field out anew; the loader reads what Word showed',
}
XML_ID = '{http://www.w3.org/XML/1998/namespace}id'
STYLE = '{urn:oasis:names:tc:opendocument:xmlns:style:1.0}'
T = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
DRAW = '{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}'
OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
SVG = '{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}'
# no text of the document: lists of contents, comments, deletions, pictures' descriptions, formulas
LEFT_OUT = {T + name for name in (
    'table-of-content', 'illustration-index', 'table-index', 'alphabetical-index',
    'tracked-changes', 'bibliography', 'user-index', 'object-index')}
LEFT_OUT |= {OFFICE + name for name in ('annotation', 'forms', 'binary-data')}
LEFT_OUT |= {DRAW + name for name in ('object', 'object-ole')}
LEFT_OUT |= {SVG + name for name in ('desc', 'title')}
FIELDS = {T + name for name in (
    'page-number', 'page-count', 'date', 'time', 'file-name', 'sequence', 'bookmark-ref',
    'reference-ref', 'title', 'subject', 'author-name', 'creation-date', 'modification-date',
    'expression', 'user-defined', 'chapter', 'placeholder', 'drop-down', 'text-input')}
SPACES = {T + 'tab', T + 's', T + 'line-break', T + 'soft-page-break', T + 'p', T + 'h'}
# ours
OURS_LEFT_OUT = {'alt-text', 'math', 'facts'}
INLINE = {'xref', 'ext-link', 'target', 'sub', 'sup', 'italic', 'bold', 'styled-content'}

Word = collections.namedtuple('Word', 'text mark')


def plain(text):
    """As both write it: no soft hyphens, one kind of hyphen and space, no capitals."""
    text = text.replace('\u00ad', '').replace('\u2011', '-').replace('\u200b', '')
    return unicodedata.normalize('NFKC', text).casefold()


class Words:
    """Collects pieces of text into words; a mark says what a word came from."""

    def __init__(self):
        self.words, self.open, self.mark, self.deleted = [], '', '', 0

    def add(self, text, mark):
        if self.deleted:
            return
        for piece in re.split(r'(\s+)', plain(text or '')):
            if piece and not piece.isspace():
                self.open += piece
                self.mark = self.mark or mark
            elif piece:
                self.end()

    def end(self):
        if self.open:
            self.words.append(Word(self.open, self.mark))
        self.open, self.mark = '', ''


def office_walk(element, words, mark='', later=None):
    """Notes and frames come behind the paragraph that they stand in, as in the report."""
    block = element.tag in (T + 'p', T + 'h', T + 'note')
    mine = [] if block or later is None else later
    if element.get(T + 'change-id') in words.deletions:
        words.deleted += {T + 'change-start': 1, T + 'change-end': -1}.get(element.tag, 0)
    if element.tag in SPACES or block:
        words.end()
    mark = 'field' if element.tag in FIELDS else mark
    words.add(element.text if keeps_text(element) else '', mark)
    for child in element:
        if child.tag == T + 'note-citation':
            continue
        if child.tag == T + 'note':
            # a mark that somebody typed is text of the paragraph
            words.add(child.find(T + 'note-citation').get(T + 'label'), mark)
        if isinstance(child.tag, str) and child.tag not in LEFT_OUT:
            if later is not None and child.tag.startswith(DRAW) or child.tag == T + 'note':
                mine.append(child)
            else:
                office_walk(child, words, mark, mine)
        words.add(child.tail if keeps_text(element) else '', mark)
    if element.tag in SPACES or block:
        words.end()
    for child in mine if mine is not later else ():
        office_walk(child, words, mark)
        words.end()


def keeps_text(element):
    """The rest is white space of the file."""
    return element.tag in (T + 'p', T + 'h', T + 'span', T + 'a') or element.tag in FIELDS or \
        element.tag.startswith(T + 'ruby') or element.tag.startswith(T + 'meta')


def our_walk(element, words, mark='', later=None):
    block = element.tag not in INLINE
    mine = [] if block or later is None else later
    if block:
        words.end()
    mark = 'number' if element.tag == 'label' else mark
    words.add(element.text, mark)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in OURS_LEFT_OUT:
            if child.tag == 'fn':
                mine.append(child)
            else:
                our_walk(child, words, mark, mine)
        words.add(child.tail, mark)
    if block:
        words.end()
    for child in mine if mine is not later else ():
        our_walk(child, words, mark)


def contents_styles(root):
    """Styles of paragraphs of a contents list that Word has as plain paragraphs."""
    parents = {style.get(STYLE + 'name'): style.get(STYLE + 'parent-style-name', '')
               for style in root.iter(STYLE + 'style')}
    listed = re.compile(
        r'(contents|toc|table_20_of_20_figures|illustration_20_index)(_20_|\d|$)', re.I)
    return {name for name in parents
            if listed.match(name) or listed.match(parents[name])
            or listed.match(parents.get(parents[name], ''))}


def office_words(name):
    # the binary data of pictures is larger than libxml2 lets a text be
    tree = etree.parse(name, etree.XMLParser(huge_tree=True))
    styles = contents_styles(tree.getroot())
    for paragraph in list(tree.iter(T + 'p')):
        if paragraph.get(T + 'style-name') in styles:
            paragraph.tag = T + 'table-of-content'
    words = Words()
    words.deletions = {region.get(XML_ID) for region in tree.iter(T + 'changed-region')
                       if region.find(T + 'deletion') is not None}
    office_walk(tree.getroot().find(f'{OFFICE}body/{OFFICE}text'), words)
    words.end()
    return words.words


def our_words(name):
    words = Words()
    our_walk(etree.parse(name).getroot(), words)
    words.end()
    return words.words


def hunks(left, right, folder):
    """What diff says: pairs of words that only the one and only the other has."""
    for name, words in (('left', left), ('right', right)):
        with open(f'{folder}/{name}', 'w', encoding='utf-8') as file:
            file.writelines(word.text + '\n' for word in words)
    ran = subprocess.run(['diff', '-d', f'{folder}/left', f'{folder}/right'], capture_output=True,
                         check=False)
    for line in ran.stdout.decode('utf-8').splitlines():
        found = re.match(r'(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$', line)
        if found:
            a, b, kind, c, d = found.groups()
            yield (left[int(a) - 1:int(b or a)] if kind != 'a' else [],
                   right[int(c) - 1:int(d or c)] if kind != 'd' else [], int(a))


def fits_symbols(theirs, ours_):
    """Whether the texts are the same but for characters of symbol fonts."""
    pattern = ''.join('.?' if '\ue000' <= letter <= '\uf8ff' else re.escape(letter)
                      for letter in theirs)
    return pattern != re.escape(theirs) and re.fullmatch(pattern, ours_)


def joined(words):
    return ''.join(word.text for word in words)


def reason(ours_, theirs, moved):
    """Why a difference is accepted, or None."""
    if joined(ours_) == joined(theirs):
        return 'same'
    if not theirs and all(word.mark == 'number' for word in ours_):
        return 'number'
    if theirs and all(word.mark == 'field' for word in theirs):
        return 'field'
    labels = joined(word for word in ours_ if word.mark == 'number')
    if labels == joined(ours_) and joined(theirs).rstrip('-–—:') == labels:
        return 'dash'
    if fits_symbols(joined(theirs), joined(w for w in ours_ if w.mark != 'number')):
        return 'symbol'
    rest = [word for word in ours_ if word.mark != 'number']
    if all(moved[word.text] for word in rest + theirs):
        return 'moved'
    return None


def stays_elsewhere(words, others):
    """Whether these words, as they follow one another, are taken from one of the others."""
    text = joined(words)
    for other in others:
        if text and (text == other or fits_symbols(text, other) or fits_symbols(other, text)):
            others.remove(other)
            return True
    return False


def differences(ours_, theirs, folder):
    """Text of each that is not accepted, and how often each reason held."""
    found = list(hunks(theirs, ours_, folder))
    count = collections.Counter
    lost = count(w.text for left, _, _ in found for w in left)
    gained = count(w.text for _, right, _ in found for w in right)
    moved = {word: lost[word] and lost[word] <= gained[word] or gained[word] and
             gained[word] <= lost[word] for word in set(lost) | set(gained)}
    blocks = [joined(left) for left, right, _ in found if not right], \
             [joined(right) for left, right, _ in found if not left]
    reasons, faults = count(), []
    for left, right, at in found:
        why = reason(right, left, moved)
        if why is None and not (left and right):
            why = 'moved' if stays_elsewhere(left or right, blocks[1 if left else 0]) else None
        reasons[why] += 1
        if why is None:
            before = ' '.join(word.text for word in theirs[max(at - 8, 0):at - 1])
            faults.append(f'… {before} [LibreOffice: {" ".join(w.text for w in left)}]'
                          f' [tsagcheck: {" ".join(w.text for w in right)}]')
    return faults, reasons


def convert_all(names, folder):
    """Those that LibreOffice has not yet converted."""
    wanted = [name for name in names if not os.path.exists(made_name(name, folder))]
    if not wanted:
        return
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(['soffice', f'-env:UserInstallation=file://{profile}', '--headless',
                        '--convert-to', 'fodt', '--outdir', folder, *wanted], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=3600)


def made_name(name, folder):
    return f'{folder}/{os.path.splitext(os.path.basename(name))[0]}.fodt'


def judge(program, name, folder):
    made = made_name(name, folder)
    if not os.path.exists(made):
        return 'LibreOffice did not convert it', {}
    ours_ = f'{folder}/report.xml'
    ran = subprocess.run([program, 'convert', name, '-o', ours_], capture_output=True, check=False)
    if ran.returncode not in (0, 2) or not os.path.exists(ours_):
        return ran.stderr.decode('utf-8', 'replace'), {}
    faults, reasons = differences(our_words(ours_), office_words(made), folder)
    os.remove(ours_)
    return '\n'.join(faults) or None, reasons


def compare(options, figure):
    names = sorted(glob.glob(f'{options.shared}/corpus/word/*.docx')
                   + glob.glob(f'{options.shared}/seed/*.docx'))
    if not shutil.which('soffice') or not names:
        figure.skip('office', 'there is no soffice' if names else f'no corpus in {options.shared}')
        return
    folder = f'{options.folder}/office'
    os.makedirs(folder, exist_ok=True)
    convert_all(names, folder)
    for name in names:
        fault, reasons = judge(options.program, name, folder)
        told = ', '.join(f'{count} {why}' for why, count in sorted(reasons.items(), key=str) if why)
        print(f'office: {os.path.basename(name)}: accepted: {told or "nothing"}')
        figure.settle(f'office, {os.path.basename(name)}', fault)
