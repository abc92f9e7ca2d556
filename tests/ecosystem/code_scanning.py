"""code_scanning.py -- what GitHub's code scanning demands of SARIF beyond the schema

The points are those of its documentation, "SARIF support for code scanning". complaints() gives a
line for each that a log does not meet.
"""
import gzip
import os
import re
from urllib.parse import unquote, urlsplit

LEVELS = ('note', 'warning', 'error')
PRECISIONS = ('very-high', 'high', 'medium', 'low')
PROBLEMS = ('error', 'warning', 'recommendation')
REFERENCE = re.compile(r"(?:[A-Za-z0-9/._~!$&'()*+,;=:@-]|%[0-9A-F]{2})+")
LINK = re.compile(r'(?<!\\)\[((?:[^\\\[\]]|\\.)*)\]\((\d+)\)')


def limited(what, text, most):
    """A text that has to be there, and to have so many characters at most."""
    if not isinstance(text, str) or not text.strip():
        yield '%s: no text' % what
    elif len(text) > most:
        yield '%s: %d characters, more than %d' % (what, len(text), most)


def rule_complaints(rule):
    name = rule['id']
    yield from limited(name, rule['id'], 255)
    if 'name' in rule:
        yield from limited(name + ' name', rule['name'], 255)
    for key in ('shortDescription', 'fullDescription'):
        yield from limited('%s %s' % (name, key), rule.get(key, {}).get('text'), 1024)
    for key in ('text', 'markdown'):
        yield from limited('%s help %s' % (name, key), rule.get('help', {}).get(key), 100000)
    if rule.get('defaultConfiguration', {}).get('level') not in LEVELS:
        yield '%s: no level' % name
    properties = rule.get('properties', {})
    if properties.get('precision') not in PRECISIONS:
        yield '%s: precision %s' % (name, properties.get('precision'))
    if properties.get('problem.severity') not in PROBLEMS:
        yield '%s: problem.severity %s' % (name, properties.get('problem.severity'))
    if len(properties.get('tags', [])) > 20:
        yield '%s: more than 20 tags' % name


def uri_complaints(uri, folder):
    """Relative to the top of the repository, or absolute; escaped; of a file."""
    if not REFERENCE.fullmatch(uri):
        yield 'the URI %s is not escaped' % uri
    if not uri.startswith('file://') and ':' in uri.split('/')[0]:
        yield 'the URI %s has a scheme' % uri
    path = urlsplit(uri).path
    if '.' in path.split('/') or '//' in path:
        yield 'the URI %s has a step that goes nowhere' % uri
    name = os.path.join(os.fsencode(folder), unquote(path).encode('utf-8', 'surrogateescape'))
    bytes_ = os.path.join(os.fsencode(folder), unquote(path, 'latin-1').encode('latin-1'))
    if not os.path.exists(name) and not os.path.exists(bytes_):
        yield 'the URI %s is of no file' % uri


def region_complaints(what, region):
    numbers = [region.get(k) for k in ('startLine', 'startColumn', 'endLine', 'endColumn')]
    if not all(isinstance(n, int) and n >= 1 for n in numbers):
        yield '%s: the region %s' % (what, numbers)
    elif tuple(numbers[2:]) < tuple(numbers[:2]):
        yield '%s: the region ends before it begins: %s' % (what, numbers)


def location_complaints(what, location, folder):
    place = location['physicalLocation']
    yield from uri_complaints(place['artifactLocation']['uri'], folder)
    yield from region_complaints(what, place.get('region', {}))


def link_complaints(what, result):
    """Related places are shown when the message has links to them; ten are enough."""
    links = {int(number) for _, number in LINK.findall(result['message']['text'])}
    ids = {location['id'] for location in result.get('relatedLocations', [])[:10]}
    if ids - links:
        yield '%s: the message has no links to the related places %s' % (what, sorted(ids - links))


def result_complaints(result, rules, folder):
    what = result.get('ruleId')
    yield from limited('%s message' % what, result['message'].get('text'), 100000)
    if rules[result['ruleIndex']]['id'] != what:
        yield '%s: ruleIndex is that of %s' % (what, rules[result['ruleIndex']]['id'])
    if result.get('level') not in LEVELS:
        yield '%s: level %s' % (what, result.get('level'))
    if len(result['locations']) != 1:
        yield '%s: %d locations, of which the first is used' % (what, len(result['locations']))
    if not result.get('partialFingerprints', {}).get('primaryLocationLineHash'):
        yield '%s: no fingerprint that is used' % what
    if len(result.get('relatedLocations', [])) > 1000:
        yield '%s: more than 1000 related places' % what
    for location in result['locations'] + result.get('relatedLocations', []):
        yield from location_complaints(what, location, folder)
    yield from link_complaints(what, result)


def same_complaints(results):
    """Two alerts of one file that have rule and fingerprint in common are one to it."""
    keys = [(r['locations'][0]['physicalLocation']['artifactLocation']['uri'], r['ruleId'],
             r['partialFingerprints']['primaryLocationLineHash']) for r in results]
    for key in sorted(set(key for key in keys if keys.count(key) > 1)):
        yield '%s: %d results have one fingerprint' % (key[1], keys.count(key))


def run_complaints(run, folder):
    driver, results = run['tool']['driver'], run['results']
    yield from limited('driver name', driver.get('name'), 255)
    if not re.fullmatch(r'\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?', driver.get('semanticVersion', '')):
        yield 'semanticVersion is %s' % driver.get('semanticVersion')
    if len(driver['rules']) > 25000 or len(results) > 5000:
        yield '%d rules, %d results' % (len(driver['rules']), len(results))
    ids = [rule['id'] for rule in driver['rules']]
    if len(set(ids)) != len(ids):
        yield 'two rules have one id'
    if not run.get('automationDetails', {}).get('id', '').endswith('/'):
        yield 'automationDetails.id is no category'
    if run.get('columnKind') != 'unicodeCodePoints':
        yield 'columnKind is %s' % run.get('columnKind')
    for rule in driver['rules']:
        yield from rule_complaints(rule)
    for result in results:
        yield from result_complaints(result, driver['rules'], folder)
    yield from same_complaints(results)
    levels = [LEVELS.index(result['level']) for result in results]
    if levels != sorted(levels, reverse=True):
        yield 'the worst results are not the first'


def complaints(log, output, folder):
    """A line for each demand that is not met; folder: what relative URIs start from."""
    if '$schema' not in log or log.get('version') != '2.1.0':
        yield 'neither $schema nor version 2.1.0'
    if not 1 <= len(log['runs']) <= 20:
        yield '%d runs' % len(log['runs'])
    if len(gzip.compress(output)) > 10 * 1024 * 1024:
        yield 'more than 10 MB'
    for run in log['runs']:
        yield from run_complaints(run, folder)
