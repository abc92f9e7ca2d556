"""lxml_schematron -- SCHEMA DOCUMENT: lxml.isoschematron writes its SVRL to standard output"""
import sys

from lxml import etree, isoschematron

schema = isoschematron.Schematron(etree.parse(sys.argv[1]), store_report=True)
valid = schema.validate(etree.parse(sys.argv[2], etree.XMLParser(huge_tree=True)))
sys.stdout.buffer.write(etree.tostring(schema.validation_report))
sys.exit(0 if valid else 1)
