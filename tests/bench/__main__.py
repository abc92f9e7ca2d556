"""bench -- tsagcheck beside other Schematron engines: time, memory, growth, and the same findings

usage: python3 tests/bench PROGRAM SHARED FOLDER [PAGE]    as make bench calls it
SIZES="0.1 1 10 100" megabytes; PEERS=none leaves the others out. FOLDER gets documents, schemas and
raw figures. PAGE is written when nothing was left out. Exit status 1 when findings differ."""
import os
import shutil
import signal
import sys

import measure
import page
import programs
import schemas
import traps

SIZES = ('0.1', '1', '10', '100')


def needed():
    missing = [tool for tool in ('hyperfine', 'xmllint', 'xsltproc') if not shutil.which(tool)]
    missing += [measure.TIME] if not os.path.exists(measure.TIME) else []
    if missing:
        sys.exit('bench: %s not installed: tests/deps bench' % ', '.join(missing))


def bench_size(entrants, size, desk):
    """The figures of each entrant for one size of document."""
    document = desk.report(size)
    reference = programs.REFERENCE.command(None, document)
    figures = {programs.REFERENCE.name: measure.figures(reference, None)}
    for entrant in entrants:
        print('%s MB: %s' % (size, entrant.name), file=sys.stderr)
        command = entrant.command(desk.schema_for(entrant), document)
        figures[entrant.name] = measure.figures(command, reference)
        figures[entrant.name].found = measure.findings(
            measure.run_within(command, None))
    return figures


def disagreements(figures, entrants, subset):
    """Lines about entrants that found something else than the first one."""
    lines = []
    for size, row in figures.items():
        for entrant in entrants:
            expected = {name: count for name, count in row[entrants[0].name].found.items()
                        if name in subset or not entrant.subset}
            if row[entrant.name].found != expected:
                lines.append('%s MB: %s found %s, not %s' % (
                    size, entrant.name, row[entrant.name].found, expected))
    return lines


def main(program, shared, folder, page_file=None):
    sizes = os.environ.get('SIZES', '').split() or list(SIZES)
    alone = os.environ.get('PEERS') == 'none'
    needed()
    desk = schemas.Desk(os.path.join(shared, 'bench'), folder)
    own = programs.own(program)
    peers = [] if alone else programs.PEERS
    present = [peer for peer in peers if peer.installed()]
    absent = [peer for peer in peers if peer not in present]
    entrants = own + present
    figures = {size: bench_size(entrants, size, desk) for size in sizes}
    trapped = traps.run(own[:1] + present, desk)
    wrong = disagreements(figures, entrants, desk.subset_names) + traps.disagreements(trapped)
    text = page.figures(figures, trapped, [one.name for one in own + peers],
                        [peer.name for peer in absent])
    print(text)
    for line in wrong:
        print('bench: ' + line, file=sys.stderr)
    if page_file and not wrong and not alone and sizes == list(SIZES):
        page.write(page_file, text)
    return 1 if wrong else 0


if __name__ == '__main__':
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # no child is left behind
    sys.exit(main(*sys.argv[1:]))
