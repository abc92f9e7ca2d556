"""traps -- schemas that tempt an engine to take quadratic time, at sizes that show it"""
import statistics
import sys
import time
from dataclasses import dataclass

import measure

ROWS = (5000, 10000, 20000, 40000)
PATIENCE = 20  # seconds of one run
QUICK, RUNS = 2, 5  # what takes fewer seconds is run so often
TRAPS = {
    'A': 'where a tenth of the rows stands',
    'B': '`//row[@id = current()/@ref]`',
    'C': '`preceding-sibling::row[1]`',
    'D': '`key()`',
    'E': '`@id = preceding-sibling::row/@id`',
}
BEYOND_SUBSET = 'BD'  # current() and key()


@dataclass
class Trapped:
    seconds: float
    found: dict


def measured(command):
    """None when it takes too long."""
    start = time.monotonic()
    output = measure.run_within(command, PATIENCE)
    seconds = time.monotonic() - start
    if output is None:
        return None
    if seconds < QUICK:
        seconds = statistics.median(measure.timed(*[command] * RUNS))
    return Trapped(seconds, measure.findings(output))


def run_one(program, letter, desk):
    """The sizes up to the first one that takes too long, which is None."""
    print('trap %s: %s' % (letter, program.name), file=sys.stderr)
    schema = desk.schema_for(program, desk.trap(letter))
    row = {}
    for rows in ROWS:
        row[rows] = measured(program.command(schema, desk.rows(rows)))
        if row[rows] is None:
            break
    return row


def run(entrants, desk):
    """{letter: {name: {rows: Trapped}}}; a name is left out where the program lacks a function."""
    return {letter: {program.name: run_one(program, letter, desk) for program in entrants
                     if not (program.subset and letter in BEYOND_SUBSET)}
            for letter in TRAPS}


def disagreements(trapped):
    """Lines about programs that found something else than the first one."""
    lines = []
    for letter, programs in trapped.items():
        first = next(iter(programs.values()))
        for name, row in programs.items():
            lines += ['trap %s, %d rows: %s found %s, not %s' % (
                letter, rows, name, one.found, first[rows].found)
                for rows, one in row.items()
                if one and first.get(rows) and one.found != first[rows].found]
    return lines
