"""programs -- what is compared: how each is called, and which package it comes in"""
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import Callable

PYTHON = '/usr/bin/python3'  # Debian's own, which has python3-lxml
SAXON = '/usr/share/java/Saxon-HE.jar'
LXML = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'lxml_schematron.py')


@dataclass
class Program:
    name: str
    arguments: Callable          # (schema, document) -> list of words
    package: str = ''
    stylesheet: bool = False     # takes the schema as a compiled stylesheet
    subset: bool = False         # knows neither key() nor current() nor variables
    there: Callable = field(default=lambda: True)

    def command(self, schema, document):
        return self.arguments(schema, document)

    def installed(self):
        return self.there()


def lxml_is_there():
    return os.path.exists(PYTHON) and subprocess.run(
        [PYTHON, '-c', 'import lxml.isoschematron'], stderr=subprocess.DEVNULL).returncode == 0


REFERENCE = Program('xmllint --noout', lambda schema, document: [
    'xmllint', '--noout', document], 'libxml2-utils')

PEERS = [
    Program('xmllint --schematron', lambda schema, document: [
        'xmllint', '--noout', '--schematron', schema, document],
        'libxml2-utils', subset=True, there=lambda: shutil.which('xmllint')),
    Program('xsltproc', lambda schema, document: ['xsltproc', schema, document],
            'xsltproc', stylesheet=True, there=lambda: shutil.which('xsltproc')),
    Program('lxml.isoschematron', lambda schema, document: [PYTHON, LXML, schema, document],
            'python3-lxml', there=lxml_is_there),
    Program('jing', lambda schema, document: ['jing', schema, document],
            'jing', there=lambda: shutil.which('jing')),
    Program('Saxon-HE', lambda schema, document: [
        'java', '-cp', SAXON, 'net.sf.saxon.Transform', '-versionmsg:off',
        '-s:' + document, '-xsl:' + schema],
        'libsaxonhe-java', stylesheet=True,
        there=lambda: shutil.which('java') and os.path.exists(SAXON)),
]


def own(program):
    """tsagcheck as the peers do it, with SVRL, and with its own kind of text."""
    return [Program('tsagcheck (%s)' % form, lambda schema, document, form=form: [
        program, 'schematron', schema, document, '--format', form]) for form in ('svrl', 'text')]
