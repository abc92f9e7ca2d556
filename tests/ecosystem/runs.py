"""runs.py -- runs of the program whose output the tests of this folder look at

Runs are made of the fixtures, of files with names that a format has to escape, of rules with texts
that it has to escape or cut, and of what ../shared has, when it is there.
"""
import json
import os
import shutil
import subprocess

FIXTURES = os.path.abspath('fixtures')
SHARED = os.path.abspath(os.environ.get('SHARED', '../shared'))
CONTRADICTIONS = os.path.join(FIXTURES, 'contradictions/report.xml')

# each means something to one format or another
NASTY_NAMES = [
    b'a b.xml', b'sub dir/report.xml', 'é “quoted” & <x>.xml'.encode(), b'"\'`$(x) \\.xml',
    b'percent%25,comma;semi.xml', b'a:5:7: error: b.xml', b'new\nline.xml', b'tab\treturn\r.xml',
    b'[text](0).xml', b'#hash?query=1.xml', b'escape\x1b[31m.xml', b'byte\xff.xml',
    b'=formula.xml', b'./sub dir//./other.xml',
]

# a finding in each document: github annotates with ten of each severity
FEW = ['--only', 'meeting-count']

ODD_RULE = '''<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt">
  <sch:title>%(title)s</sch:title>
  <sch:p class="why">%(why)s</sch:p>
  <sch:p class="source">https://example.org/a?b=c&amp;d</sch:p>
  <sch:pattern>
    <sch:rule context="meeting">
      <sch:assert id="odd-rule" role="warning" test="false()">%(text)s</sch:assert>
    </sch:rule>
  </sch:pattern>
</sch:schema>
'''


class Run:
    """A command line, and what came of it in one format after the other."""

    def __init__(self, program, name, arguments, status, folder='.'):
        self.program, self.name, self.arguments = program, name, arguments
        self.status, self.folder = status, folder
        self._reference = None

    def output(self, form):
        """The bytes of standard output; the status has to be as expected."""
        command = [self.program, '--color', 'never', '--format', form] + self.arguments
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        if self.status is not None and done.returncode != self.status:
            said = done.stderr.decode('utf-8', 'replace')
            raise AssertionError('%s: %s: status %d, expected %d\n%s' % (
                self.name, form, done.returncode, self.status, said))
        return done.stdout

    def reference(self):
        """What the others are compared with: the JSON of version 1."""
        if self._reference is None:
            self._reference = json.loads(self.output('json').decode('utf-8'))
        return self._reference


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as out:
        out.write(content)


def nasty_files(scratch):
    """The names, from the folder they are in, of reports that contradict themselves."""
    for name in NASTY_NAMES:
        path = os.path.join(os.fsencode(scratch), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        shutil.copyfile(os.fsencode(CONTRADICTIONS), path)
    return list(NASTY_NAMES)


def odd_rule(scratch):
    """A rule whose texts are too long for some, and full of characters that mean something."""
    path = os.path.join(scratch, 'rules', 'odd-rule.sch')
    nasty = 'é \U0001F600 [text](0) `code` *star* "quoted" | %0A ::error:: &lt;b&gt; &amp;amp; '
    write(path, (ODD_RULE % {'title': nasty * 20, 'why': nasty * 40, 'text': nasty}).encode())
    return path


def words(folder, ending, most):
    """The smallest files of a folder of ../shared, which may not be there."""
    path = os.path.join(SHARED, folder)
    names = os.listdir(path) if os.path.isdir(path) else []
    paths = [os.path.join(path, name) for name in names if name.endswith(ending)]
    return sorted(paths, key=os.path.getsize)[:most]


def make_runs(program, scratch):
    """All runs; program is a path that is good in every folder."""
    def run(name, arguments, status, folder='.'):
        return Run(program, name, arguments, status, folder)

    malformed = os.path.join(scratch, 'mal<formed.xml')
    write(malformed, b'<report>\n  <p>\n</report>\n')
    clean = os.path.join(FIXTURES, 'clean/report.xml')
    study_group = os.path.join(FIXTURES, 'study-group/report.txt')
    everything = [
        run('contradictions', ['fixtures/contradictions/report.xml'], 1),
        run('clean', ['fixtures/clean/report.xml'], 0),
        run('study-group', ['fixtures/study-group/report.txt'], 0),
        run('several', [CONTRADICTIONS, clean, study_group], 1),
        run('shown', ['--show', 'warning', CONTRADICTIONS], 1),
        run('incomplete', [CONTRADICTIONS, 'vanished.xml', 'vanished "&".xml',
                           malformed], 2),
        run('nothing', ['vanished.xml'], 2),
        run('nasty', nasty_files(scratch), 1, scratch),
        run('nasty names', FEW + NASTY_NAMES[:7], 1, scratch),
        run('more nasty names', FEW + NASTY_NAMES[7:], 1, scratch),
        run('odd-rule', ['--rules', odd_rule(scratch), CONTRADICTIONS], 0),
    ]
    for folder, ending in (('seed', '.txt'), ('seed', '.docx'), ('corpus/word', '.docx')):
        files = words(folder, ending, 3)
        if files:
            everything.append(run(folder + ' ' + ending, files, None))
    return everything


def writes_several(program):
    """Whether the program can write several results of one run."""
    done = subprocess.run([program, '-f', 'json', '-f', 'json', '-o', os.devnull, '--', os.devnull],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.startswith(b'{')
