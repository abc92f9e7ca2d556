"""reading.py -- what other programs read of each format: places, rules and texts of the findings

Every reader takes the bytes of an output and gives the findings that it has as tuples (document,
line, column, severity, rule, text), or raises AssertionError.
"""
import csv
import io
import json
import re
import xml.etree.ElementTree as XML

NO_XML = re.compile('[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
WORST_FIRST = ('error', 'warning', 'info')
GITHUB_MOST = 10


def need(condition, text, *values):
    """An assertion that python -O leaves in."""
    if not condition:
        raise AssertionError(text % values)


def decoded(output):
    """The text of an output, which is UTF-8 whatever the names of files are."""
    return output.decode('utf-8')


def start_of(place):
    """Line and column; a Word document has none, so its first character stands for all."""
    start = place.get('start', {'line': 1, 'column': 1})
    return start['line'], start['column']


def text_of(finding):
    return finding['message'] or finding.get('requirement') or 'see here'


def expected(reference, lowest):
    """The findings of the JSON that are at least so severe."""
    shown = WORST_FIRST[:WORST_FIRST.index(lowest) + 1]
    return [(f['document'],) + start_of(f) + (f['severity'], f['rule'], text_of(f))
            for f in reference['findings'] if f['severity'] in shown]


def as_xml(findings):
    """XML 1.0 has no control characters: U+FFFD stands for them."""
    return [tuple(NO_XML.sub('\ufffd', v) if isinstance(v, str) else v for v in f)
            for f in findings]


def read_json(output):
    return expected(json.loads(decoded(output)), 'info')


def read_jsonl(output):
    lines = [json.loads(line) for line in decoded(output).split('\n')[:-1]]
    return expected({'findings': [line for line in lines if 'problem' not in line]}, 'info')


def read_csv(output):
    text = decoded(output)
    need(text.endswith('\r\n'), 'csv: the last line has no end')
    rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))
    need(all(len(row) == len(rows[0]) for row in rows), 'csv: a row has too few or many cells')
    need('\n' not in re.sub(r'"[^"]*"|\r\n', '', text), 'csv: a line ends without CR')
    found = [dict(zip(rows[0], row)) for row in rows[1:]]
    return [(f['document'], int(f['line']), int(f['column']), f['severity'], f['rule'],
             f['message']) for f in found if f['rule'] != 'incomplete']


GITLAB_SEVERITY = {'info': 'info', 'minor': 'warning', 'major': 'error'}


def gitlab_entry(entry):
    need(set(entry) == {'description', 'check_name', 'fingerprint', 'severity', 'location'},
         'gitlab: an entry has other keys: %s', sorted(entry))
    need(entry['severity'] in ('info', 'minor', 'major', 'critical', 'blocker'),
         'gitlab: severity %s', entry['severity'])
    path, begin = entry['location']['path'], entry['location']['lines']['begin']
    need(path and not path.startswith('./'), 'gitlab: the path %s begins with ./', path)
    need(isinstance(begin, int) and begin >= 1, 'gitlab: a line %s', begin)
    need(entry['description'] and entry['check_name'], 'gitlab: an entry says nothing')


def read_gitlab(output):
    entries = json.loads(decoded(output))
    for entry in entries:
        gitlab_entry(entry)
    prints = [entry['fingerprint'] for entry in entries]
    need(len(set(prints)) == len(prints), 'gitlab: %d of %d fingerprints are not their own',
         len(prints) - len(set(prints)), len(prints))
    return [(e['location']['path'], e['location']['lines']['begin'], None,
             GITLAB_SEVERITY[e['severity']], e['check_name'], e['description'])
            for e in entries if e['severity'] in GITLAB_SEVERITY]


def checkstyle_error(error):
    need(set(error.attrib) <= {'line', 'column', 'severity', 'message', 'source'} and
         {'line', 'severity', 'message', 'source'} <= set(error.attrib),
         'checkstyle: an error has the attributes %s', sorted(error.attrib))
    need(error.get('severity') in ('ignore', 'info', 'warning', 'error'),
         'checkstyle: severity %s', error.get('severity'))
    need(int(error.get('line')) >= 0 and int(error.get('column', '1')) >= 1,
         'checkstyle: %s:%s', error.get('line'), error.get('column'))


def read_checkstyle(output):
    root = XML.fromstring(output)
    need(root.tag == 'checkstyle' and root.get('version'), 'checkstyle: the root is %s', root.tag)
    found = []
    for file in root:
        need(file.tag == 'file' and set(file.attrib) == {'name'}, 'checkstyle: no file')
        for error in file:
            need(error.tag == 'error', 'checkstyle: <%s> in a file', error.tag)
            checkstyle_error(error)
            rule = error.get('source').split('.', 1)[1]
            if rule != 'incomplete':
                found.append((file.get('name'), int(error.get('line')), int(error.get('column')),
                              error.get('severity'), rule, error.get('message')))
    return found


JUNIT_LINE = re.compile(r':(\d+):(\d+): (error|warning|info): ')


def count(suite, name):
    return sum(case.find(name) is not None for case in suite.iter('testcase'))


def suite_counts(suite):
    for attribute, found in (('tests', len(list(suite.iter('testcase')))),
                             ('failures', count(suite, 'failure')),
                             ('errors', count(suite, 'error'))):
        need(int(suite.get(attribute)) == found, 'junit: %s has %s="%s", but there are %d',
             suite.get('name'), attribute, suite.get(attribute), found)


def read_junit(output):
    root = XML.fromstring(output)
    found, keys = [], []
    for suite in root:
        suite_counts(suite)
        for case in suite.iter('testcase'):
            keys.append((case.get('classname'), case.get('name')))
            failure = case.find('failure')
            if failure is None:
                continue
            for line in failure.text.split(')\n')[:-1]:
                at, name = JUNIT_LINE.search(line, len(suite.get('name'))), suite.get('name')
                need(at and line.startswith(name + ':'), 'junit: no place in %s', line)
                found.append((name, int(at[1]), int(at[2]), at[3], case.get('name'), None))
    # GitLab takes the first of those that are named alike, and leaves out the others
    need(len(set(keys)) == len(keys), 'junit: two tests have the same class and name')
    return found


COMMAND = re.compile(r'::(error|warning|notice) ([^:]*)::(.*)')


def unescaped(text):
    for code, character in (('3A', ':'), ('2C', ','), ('0D', '\r'), ('0A', '\n'), ('25', '%')):
        text = text.replace('%' + code, character)
    return text


def github_commands(output):
    """What the runner reads: kind, properties, message of each line."""
    commands = []
    for line in decoded(output).split('\n')[:-1]:
        match = COMMAND.fullmatch(line)
        need(match, 'github: no workflow command: %s', line)
        pairs = (pair.split('=', 1) for pair in match[2].split(','))
        commands.append((match[1], {k: unescaped(v) for k, v in pairs}, unescaped(match[3])))
    return commands


def read_github(output):
    found = []
    for kind, properties, text in github_commands(output):
        if 'line' not in properties:
            continue
        columns = {'col', 'endColumn'} if properties['line'] == properties['endLine'] else set()
        need(set(properties) == {'file', 'line', 'endLine', 'title'} | columns,
             'github: the properties %s', sorted(properties))
        severity = 'info' if kind == 'notice' else kind
        column = int(properties['col']) if columns else None
        found.append((properties['file'], int(properties['line']), column, severity,
                      properties['title'], text))
    return found


def github_expected(findings, problems):
    """As many of each kind as are shown, the worst first: problems are errors, too, and what says
    how many are left out is a notice."""
    room = {'error': max(0, GITHUB_MOST - problems), 'warning': GITHUB_MOST, 'info': GITHUB_MOST}
    counts = {s: sum(f[3] == s for f in findings) for s in WORST_FIRST}
    if problems > GITHUB_MOST or any(counts[s] > room[s] for s in WORST_FIRST):
        room['info'] -= 1
    return [f for s in WORST_FIRST for f in [g for g in findings if g[3] == s][:room[s]]]


MARKDOWN = {'table': './/{*}table', 'row': '{*}table_row', 'cell': '{*}table_cell'}


def cell_text(cell):
    """The text of a cell; <br> is a line feed, and nothing else may be markup."""
    parts = []
    for node in cell:
        kind = node.tag.split('}')[1]
        need(kind == 'text' or (kind == 'html_inline' and node.text == '<br>'),
             'markdown: a cell has <%s>', kind)
        parts.append(node.text if kind == 'text' else '\n')
    return ''.join(parts)


def read_markdown(output):
    """The XML that GitHub's own renderer makes of it: severity, place, text and rule."""
    root = XML.fromstring(output)
    rows = [row for table in root.iterfind(MARKDOWN['table'])
            for row in table.iterfind(MARKDOWN['row'])]
    cells = [[cell_text(cell) for cell in row.iterfind(MARKDOWN['cell'])] for row in rows]
    need(all(len(row) == 4 for row in cells), 'markdown: a row has not 4 cells')
    return cells


def read_sarif(output):
    found = []
    for result in json.loads(decoded(output))['runs'][0]['results']:
        place = result['locations'][0]['physicalLocation']
        region = place['region']
        found.append((place['artifactLocation']['uri'], region['startLine'],
                      region['startColumn'], {'note': 'info'}.get(result['level'], result['level']),
                      result['ruleId'], result['message']['text']))
    return found
