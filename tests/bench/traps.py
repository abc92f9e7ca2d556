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
class Row:
    """Of one program in one trap; a number of rows that took too long has no seconds."""
    seconds: dict
    found: list  # findings in the faulty rows, then in each number of rows


def measured(command):
    """Seconds and findings; None when it takes too long."""
    start = time.monotonic()
    output = measure.run_within(command, PATIENCE)
    seconds = time.monotonic() - start
    if output is None:
        return None
    if seconds < QUICK:
        seconds = statistics.median(measure.timed(*[command] * RUNS))
    return seconds, measure.findings(output)


def run_one(program, letter, desk):
    """The numbers of rows up to the first that takes too long."""
    print('trap %s: %s' % (letter, program.name), file=sys.stderr)
    schema = desk.schema_for(program, desk.trap(letter))
    faulty = measure.run_within(program.command(schema, desk.faulty_rows()), None)
    row = Row({}, [measure.findings(faulty)])
    for rows in ROWS:
        result = measured(program.command(schema, desk.rows(rows)))
        if not result:
            break
        row.seconds[rows] = result[0]
        row.found.append(result[1])
    return row


def run(entrants, desk):
    """{letter: {name: Row}}; a name is left out where the program lacks a function."""
    return {letter: {program.name: run_one(program, letter, desk) for program in entrants
                     if not (program.subset and letter in BEYOND_SUBSET)}
            for letter in TRAPS}


def disagreements(trapped):
    """Lines about programs that found something else than the first one, as far as both came."""
    lines = []
    for letter, programs in trapped.items():
        first = next(iter(programs.values()))
        for name, row in programs.items():
            lines += ['trap %s: %s found %s, not %s' % (letter, name, found, expected)
                      for found, expected in zip(row.found, first.found) if found != expected]
        if not first.found[0]:
            lines.append('trap %s: the faulty rows have no findings' % letter)
    return lines
