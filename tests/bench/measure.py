"""measure -- a command becomes its time, its ratio to the reference, its memory, its findings

The reference runs before each run of the command, and what counts is the median of the ratios of
such pairs: when the machine gets slower, it gets slower for both."""
import collections
import json
import os
import re
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass

TIME = '/usr/bin/time'
MOST_PAIRS, LEAST_PAIRS = 21, 3
SECONDS = 8  # of one command at one size, when there are enough pairs


@dataclass
class Figures:
    seconds: float = 0      # median
    ratio: float = 0        # to the reference, median of the pairs
    memory: int = 0         # peak, bytes
    memory_ratio: float = 0


def run_within(command, seconds):
    """What the command writes; None when it takes longer, and then it and its children are gone."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          start_new_session=True) as run:
        try:
            return run.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            return None
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)


def timed(*commands):
    """Seconds of each command, run once one after the other."""
    with tempfile.NamedTemporaryFile() as out:
        said = run_within(['hyperfine', '-N', '--ignore-failure', '--style', 'none', '--runs', '1',
                           '--export-json', out.name] +
                          [shlex.join(command) for command in commands], None)
        results = out.read()
        if not results:
            sys.exit('bench: hyperfine: ' + said.decode())
        return [result['median'] for result in json.loads(results)['results']]


def peak_memory(command):
    """Measured by a small program: a large one's own memory would count for its child."""
    with tempfile.NamedTemporaryFile('r') as out:
        run_within([TIME, '-q', '-f', '%M', '-o', out.name] + command, None)
        return int(out.read()) * 1024


def figures(command, reference):
    """Of a command; a reference of None is for the reference itself."""
    pairs = [timed(command)] if not reference else []
    while len(pairs) < LEAST_PAIRS or (
            len(pairs) < MOST_PAIRS and sum(map(sum, pairs)) < SECONDS):
        pairs.append(timed(reference, command) if reference else timed(command))
    result = Figures(seconds=statistics.median(pair[-1] for pair in pairs), ratio=1,
                     memory=peak_memory(command), memory_ratio=1)
    if reference:
        result.ratio = statistics.median(second / first for first, second in pairs)
        result.memory_ratio = result.memory / peak_memory(reference)
    return result


def findings(output):
    """How often each assertion was found to fail: its id begins the message."""
    names = re.findall(rb'\[([ar]\d\d)\] ', output)
    return dict(sorted(collections.Counter(name.decode() for name in names).items()))
