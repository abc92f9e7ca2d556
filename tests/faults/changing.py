"""changing.py -- changes what the program reads, and where it writes, while it works

The program is stopped at one system call after the other, and then its document, its register, its
rules or the folder of its output file is cut short, taken away, written to in place, or replaced by
another one of the same name. The result has to be that of a run with the file as it was, or as it
became; or status 2 with a message, and nothing, or nothing half written, in the output file."""
import collections
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from runs import fault_of, make_folder, result_of

# where it is stopped
CALLS = ('openat', 'read', 'mmap', 'newfstatat', 'madvise', 'write', 'rename', 'close')


def large(text):
    """The same report, long enough to be mapped."""
    return text.replace('</report>', f'<!-- {"x" * (1 << 20)} --></report>')


def registers():
    """That of Questions, and the same with one that the report says was continued."""
    with open('rules/registers/questions.tsv', encoding='utf-8') as register:
        before = register.read()
    head, rows = re.match(r'((?:#.*\n)*key.*\n)(.*)', before, re.S).groups()
    more = '2022-2024 12/9\t2022-2024\t9\t12/9\tMade up\tactive'
    keyed = sorted([*rows.splitlines(), more], key=lambda row: row.split('\t')[0].encode())
    return before, head + ''.join(f'{row}\n' for row in keyed)


def texts():
    """file: what it holds, and what it becomes."""
    found, clean = (open(f'fixtures/{name}/report.xml', encoding='utf-8').read()
                    for name in ('contradictions', 'clean'))
    schema = open('tests/faults/small.sch', encoding='utf-8').read()
    return {'report.xml': (found, clean), 'large.xml': (large(found), large(clean)),
            'rules.sch': (schema, schema.replace('id="x"', 'id="changed"')),
            'questions.tsv': registers()}


# name, the file that something happens to, arguments
COMMANDS = [
    ('document', 'report.xml', ['check', '--only', 'meeting-count', '{report.xml}']),
    ('large document', 'large.xml', ['check', '--only', 'meeting-count', '{large.xml}']),
    ('facts', 'report.xml', ['facts', '{report.xml}']),
    ('convert', 'report.xml', ['convert', '{report.xml}', '-o', '{out}']),
    ('register', 'questions.tsv', ['check', '--register', 'questions={questions.tsv}', '--only',
                                   'question-source-exists', '{report.xml}']),
    ('rules', 'rules.sch', ['schematron', '{rules.sch}', '{report.xml}']),
    ('output', 'out', ['check', '--only', 'meeting-count', '-f', 'json', '-o', '{out}',
                       '{report.xml}']),
]


def write_beside(file, text):
    with open(f'{file}.new', 'w', encoding='utf-8') as out:
        out.write(text)


def cut(file, _):
    os.truncate(file, os.path.getsize(file) // 2)


def vanish(file, _):
    os.remove(file)


def write(file, text):
    with open(file, 'w', encoding='utf-8') as out:
        out.write(text)


def replace(file, text):
    write_beside(file, text)
    os.rename(f'{file}.new', file)


def lost(file):
    """Where a file is when its folder was renamed."""
    return f'{os.path.dirname(file)}.lost/{os.path.basename(file)}'


def lose_folder(file, _):
    os.rename(os.path.dirname(file), os.path.dirname(lost(file)))


CHANGES = {'cut': cut, 'vanished': vanish, 'written': write, 'replaced': replace}


class Run:
    """A command with files of its own."""

    def __init__(self, program, case, folder):
        _, self.victim, arguments = case
        self.texts, self.out = texts(), f'{folder}/out/out'
        make_folder(self.out)
        self.files = {name: f'{folder}/{name}' for name in self.texts}
        for name, (before, _) in self.texts.items():
            write(self.files[name], before)
        self.file = self.files.get(self.victim, self.out)
        self.command = [program] + [
            re.sub(r'\{(.*)\}', lambda name: self.files.get(name[1], self.out), word)
            for word in arguments]

    def change(self, how):
        how(self.file, self.texts.get(self.victim, (None, None))[1])

    def finish(self, process, folder):
        output, trouble = process.communicate(timeout=60)
        # a file that was whole before its folder was renamed went with it
        out = lost(self.out) if os.path.exists(lost(self.out)) else self.out
        result = result_of(process.returncode, output, trouble, out)
        return result._replace(**{
            name: text.replace(folder.encode(), b'')
            for name, text in result._asdict().items() if isinstance(text, bytes)})

    def start(self, wrapper=()):
        return subprocess.Popen([*wrapper, *self.command], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=dict(os.environ, SOURCE_DATE_EPOCH='0'))


def stopped(log, process):
    """The process that strace says was stopped; None when it ended before."""
    while process.poll() is None:
        if os.path.exists(log):
            said = re.search(r'^(\d+) +--- stopped by SIGSTOP', open(log, encoding='utf-8',
                                                                    errors='replace').read(), re.M)
            if said:
                return int(said[1])
        time.sleep(0.001)
    return None


class Changing:
    def __init__(self, program, folder, tally):
        self.program, self.folder, self.tally = program, folder, tally

    def ordinary(self, case, how=None):
        """A run with the file as it was, or as it became."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            run = Run(self.program, case, folder)
            if how:
                run.change(how)
            return run.finish(run.start(), folder)

    def stops(self, case):
        """Each call and how often it was made before."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            run, log = Run(self.program, case, folder), f'{folder}/log'
            run.finish(run.start(['strace', '-f', '-o', log]), folder)
            called = collections.Counter(re.findall(r'^\d+ +(\w+)\(', open(
                log, encoding='utf-8', errors='replace').read(), re.M))
        return [(call, at) for call in CALLS for at in range(1, called[call] + 1)]

    def interrupted(self, case, how, stop):
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            run, log = Run(self.program, case, folder), f'{folder}/log'
            call, at = stop
            process = run.start(['strace', '-f', '-o', log, '-e', f'trace={call}', '-e',
                                 f'inject={call}:signal=SIGSTOP:when={at}'])
            number = stopped(log, process)
            if number:
                run.change(how)
                os.kill(number, signal.SIGCONT)
            return run.finish(process, folder)

    def one(self, case):
        whole, stops = self.ordinary(case), self.stops(case)
        changes = {'lost': lose_folder} if case[1] == 'out' else CHANGES
        for name, how in changes.items():
            after = None if case[1] == 'out' else self.ordinary(case, how)
            if whole.status == 2 or whole == after:
                sys.exit(f'changing: what {case[0]} comes to says nothing: {whole}')

            def fault(stop):
                result = self.interrupted(case, how, stop)
                return None if result == after else fault_of(result, whole)

            self.tally.try_all(f'{case[0]}, {name}', self.tally.some(stops), fault)


def change_all(program, folder, tally):
    """All commands, each with all that can become of its file."""
    changing = Changing(program, folder, tally)
    for case in COMMANDS:
        changing.one(case)
