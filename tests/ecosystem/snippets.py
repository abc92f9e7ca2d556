"""snippets.py -- the pieces of docs/ci.md that people copy"""
import re

PAGE = 'docs/ci.md'


def blocks(language):
    """The fenced blocks of that language, in their order."""
    with open(PAGE, encoding='utf-8') as file:
        text = file.read()
    return re.findall(r'^```%s\n(.*?)^```$' % re.escape(language), text, re.M | re.S)


def languages():
    """Of every block, in their order."""
    with open(PAGE, encoding='utf-8') as file:
        return re.findall(r'^```(\w+)$', file.read(), re.M)
