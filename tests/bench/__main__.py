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
FAULTY = 'report with many faults'


def needed():
    missing = [tool for tool in ('hyperfine', 'xmllint', 'xsltproc') if not shutil.which(tool)]
    missing += [measure.TIME] if not os.path.exists(measure.TIME) else []
    if missing:
        sys.exit('bench: %s not installed: tests/deps bench' % ', '.join(missing))


def found_by(entrant, desk, document):
    return measure.findings(measure.run_within(
        entrant.command(desk.schema_for(entrant), document), None))


def bench_size(entrants, size, desk):
    """The figures of each entrant for one size of document."""
    document = desk.report(size)
    reference = programs.REFERENCE.command(None, document)
    figures = {programs.REFERENCE.name: measure.figures(reference, None)}
    for entrant in entrants:
        print('%s MB: %s' % (size, entrant.name), file=sys.stderr)
        command = entrant.command(desk.schema_for(entrant), document)
        figures[entrant.name] = measure.figures(command, reference)
    return figures


def disagreements(found, entrants, subset):
    """Lines about entrants that found something else than the first one in a document."""
    lines = []
    for document, counts in found.items():
        for entrant in entrants:
            expected = {name: count for name, count in counts[entrants[0].name].items()
                        if name in subset or not entrant.subset}
            if counts[entrant.name] != expected:
                lines.append('%s: %s found %s, not %s' % (
                    document, entrant.name, counts[entrant.name], expected))
        if document == FAULTY and not counts[entrants[0].name]:
            lines.append('%s has no findings' % document)
    return lines


def all_found(entrants, sizes, desk):
    """{document: {name of an entrant: {assertion: number}}}"""
    documents = {FAULTY: desk.faulty_report()}
    documents.update((size + ' MB', desk.report(size)) for size in sizes)
    return {name: {entrant.name: found_by(entrant, desk, document) for entrant in entrants}
            for name, document in documents.items()}


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
    found = all_found(entrants, sizes, desk)
    trapped = traps.run(own[:1] + present, desk)
    wrong = disagreements(found, entrants, desk.subset_names) + traps.disagreements(trapped)
    text = page.figures(figures, found, trapped, [one.name for one in own + peers],
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
