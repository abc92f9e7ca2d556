"""page -- figures become the tables of docs/performance.md"""
import datetime
import os
import re

import programs
import traps

MOST_RATIO, MOST_MEMORY, MOST_GROWTH = 2.0, 1.15, 10.5
AIMED_AT = ('0.1', '10', '100')  # megabytes with a target for the ratio
START, END = '<!-- figures: make bench -->\n', '<!-- end of figures -->\n'


def machine():
    with open('/proc/cpuinfo') as lines:
        models = [line.split(':', 1)[1].strip() for line in lines if line.startswith('model name')]
    return '%s, %d cores' % (models[0] if models else 'unknown processor', os.cpu_count())


def table(head, rows):
    lines = [head, ['---'] + ['--:'] * (len(head) - 1)] + rows
    return ''.join('| %s |\n' % ' | '.join(cells) for cells in lines)


def seconds(value):
    return '%.4f' % value if value < 0.1 else '%.2f' % value


def by_size(figures, names, cell):
    """A row a program, a column a size."""
    rows = []
    for name in names:
        row = [cell(figures[size][name]) if name in figures[size] else 'not installed'
               for size in figures]
        rows.append([name] + row)
    return table([''] + [size + ' MB' for size in figures], rows)


def verdict(value, most):
    return '%.2f, %s' % (value, 'reached' if value <= most else 'missed')


def targets(figures, name):
    rows = []
    for size in AIMED_AT:
        if size in figures:
            rows.append(['time at %s MB to xmllint --noout' % size, '%.2f' % MOST_RATIO,
                         verdict(figures[size][name].ratio, MOST_RATIO)])
    for size in figures:
        rows.append(['peak memory at %s MB to xmllint --noout' % size, '%.2f' % MOST_MEMORY,
                     verdict(figures[size][name].memory_ratio, MOST_MEMORY)])
    if '10' in figures and '100' in figures:
        growth = figures['100'][name].seconds / figures['10'][name].seconds
        rows.append(['time from 10 to 100 MB', '%.1f' % MOST_GROWTH,
                     verdict(growth, MOST_GROWTH)])
    return table([name, 'at most', 'measured'], rows)


def trap_cells(row):
    """The seconds of each number of rows, and how much the most take of the fewest."""
    cells = [seconds(row.seconds[rows]) if rows in row.seconds else '> %d' % traps.PATIENCE
             for rows in traps.ROWS]
    whole = len(row.seconds) == len(traps.ROWS)
    return cells + ['%.1f' % (row.seconds[traps.ROWS[-1]] / row.seconds[traps.ROWS[0]])
                    if whole else '']


def trap_rows(trapped, names, absent):
    rows = []
    for letter, meaning in traps.TRAPS.items():
        rows.append(['**%s**: %s' % (letter, meaning)] + [''] * (len(traps.ROWS) + 1))
        for name in names:
            if name in trapped[letter]:
                cells = trap_cells(trapped[letter][name])
            else:
                lack = 'not installed' if name in absent else 'cannot'
                cells = [lack] * len(traps.ROWS) + ['']
            rows.append([name] + cells)
    return rows


def heading(text):
    return '### %s\n' % text


def figures(measured, found, trapped, names, absent):
    """All tables; names has tsagcheck first, and absent those that are not installed."""
    tracked = names[0]
    all_names = [programs.REFERENCE.name] + names
    in_traps = [tracked] + [name for name in names if not name.startswith('tsagcheck')]
    counted = ', '.join('%s %d' % (document, sum(counts[tracked].values()))
                        for document, counts in found.items())
    parts = [
        'Measured on %s (%s).' % (datetime.date.today().isoformat(), machine()),
        heading('What is aimed at'), targets(measured, tracked),
        heading('Times `xmllint --noout`'),
        by_size(measured, all_names, lambda one: '%.2f' % one.ratio),
        heading('Seconds'),
        by_size(measured, all_names, lambda one: seconds(one.seconds)),
        heading('Peak memory in MB, and times `xmllint --noout`'),
        by_size(measured, all_names, lambda one: '%.0f (%.2f)' % (
            one.memory / 1e6, one.memory_ratio)),
        'Findings, of each assertion the same number by all: %s.' % counted,
        heading('Traps: seconds by rows, and growth from the fewest to the most (linear: %.0f)' % (
            traps.ROWS[-1] / traps.ROWS[0])),
        table(['trap'] + ['%d' % rows for rows in traps.ROWS] + ['growth'],
              trap_rows(trapped, in_traps, absent)),
    ]
    return '\n\n'.join(part.strip('\n') for part in parts) + '\n'


def write(file, text):
    """Puts the figures between their marks."""
    with open(file, encoding='utf-8') as page:
        whole = page.read()
    before, rest = whole.split(START)
    with open(file, 'w', encoding='utf-8') as page:
        page.write(before + START + '\n' + text + '\n' + END + rest.split(END)[1])
