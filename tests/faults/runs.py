"""runs.py -- runs of the program that something happens to, and whether they ended as they should"""
import collections
import concurrent.futures
import json
import os
import shutil
import subprocess

Result = collections.namedtuple('Result', 'status output trouble written beside')


def make_folder(out):
    """The folder of an output file, which is to hold nothing else."""
    folder = os.path.dirname(out)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)


def result_of(status, output, trouble, out):
    written = open(out, 'rb').read() if os.path.exists(out) else None
    folder = os.path.dirname(out)
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return Result(status, output, trouble, written,
                  [name for name in names if name != os.path.basename(out)])


def is_whole(written):
    """Whether an output that is another one than before says itself that it is incomplete."""
    if written.startswith(b'<!DOCTYPE html') or b'<title>INCOMPLETE: ' in written:
        return b'<title>INCOMPLETE: ' in written and written.endswith(b'</html>\n')
    try:
        return json.loads(written)['status'] == 'incomplete'
    except (ValueError, KeyError, TypeError):
        return False


def fault_of(result, whole):
    """What is wrong with a run that was hit; None when it is as it should be."""
    if result.beside:
        return f'{result.beside[0]} is left over'
    if result.status == whole.status:
        if (result.output, result.written) != (whole.output, whole.written):
            return 'the same status, another output'
        return None
    if result.status != 2:
        return f'status {result.status}'
    if not result.trouble.strip():
        return 'status 2 without a message'
    if result.written not in (None, whole.written) and not is_whole(result.written):
        return 'half an output file'
    return None


class Tally:
    """How many kinds of runs ended as they should."""

    def __init__(self, runs):
        self.runs, self.passed, self.failed, self.skipped = runs, 0, 0, 0

    def settle(self, name, tried, faults):
        if not faults:
            self.passed += 1
            print(f'{name}: {tried} faults')
            return
        self.failed += 1
        print(f'{name}: FAILED at {len(faults)} of {tried}')
        for where, what in faults[:5]:
            print(f'    {where}: {what}')

    def skip(self, name, why):
        self.skipped += 1
        print(f'{name}: skipped, {why}')

    def some(self, cases):
        """As many as are wanted, evenly spread."""
        return cases[::max(1, len(cases) // self.runs)] if self.runs else cases

    def try_all(self, name, cases, fault):
        """fault(case) runs it; None, or what was wrong."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(fault, cases))
        self.settle(name, len(found), [pair for pair in zip(cases, found) if pair[1]])

    def end(self):
        """The last line; the exit status."""
        skipped = f', {self.skipped} skipped' if self.skipped else ''
        print(f'{self.passed} passed, {self.failed} failed{skipped}')
        return 1 if self.failed else 0


def can_trace():
    return bool(shutil.which('strace')) and subprocess.run(
        ['strace', '-o', '/dev/null', 'true'], capture_output=True, check=False).returncode == 0
