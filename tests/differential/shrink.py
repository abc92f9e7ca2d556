"""shrink.py -- differential tests: a case in which two programs differ becomes a small one"""
import copy
import re

from lxml import etree

# longest first: a call or path in a filter, in parentheses, behind an operator
CUTS = [re.compile(r'\[[^][]*\]'), re.compile(r'\s(?:and|or|=|!=|<|>|\||\+|-|\*|div|mod)\s.*$'),
        re.compile(r'^.*?\s(?:and|or|=|!=|<|>|\||\+|-|\*|div|mod)\s'), re.compile(r'//?[^/()]*$'),
        re.compile(r'^[\w:-]+\((?=.*\)$)|(?<=.)\)$'), re.compile(r', [^,()]*(?=\))'),
        re.compile(r'^[^,]*, |\)$')]
PARSER = etree.XMLParser(resolve_entities=False, strip_cdata=False)


def copy_of(tree):
    """With its document type."""
    return copy.deepcopy(tree.getroottree()).getroot()


def without(tree, at):
    """A copy without the node of that number, or None."""
    copied = copy_of(tree)
    nodes = [node for node in copied.iter() if node is not copied]
    if at >= len(nodes):
        return None
    node = nodes[at]
    parent, before = node.getparent(), node.getprevious()
    if node.tail:
        if before is not None:
            before.tail = (before.tail or '') + node.tail
        else:
            parent.text = (parent.text or '') + node.tail
    parent.remove(node)
    return copied


def pruned(tree, keeps):
    """The tree without all nodes that are not needed."""
    at = 0
    while True:
        smaller = without(tree, at)
        if smaller is None:
            return tree
        if keeps(smaller):
            tree = smaller
        else:
            at += 1


def shortened(tree, keeps):
    """The tree with its attributes left out, or their expressions cut."""
    for at in range(sum(1 for _ in tree.iter(etree.Element))):
        for name in list(list(tree.iter(etree.Element))[at].keys()):
            tree = attribute_cut(tree, at, name, keeps)
    return tree


def changed(tree, at, name, value):
    copied = copy_of(tree)
    element = list(copied.iter(etree.Element))[at]
    if value is None:
        del element.attrib[name]
    else:
        element.set(name, value)
    return copied


def attribute_cut(tree, at, name, keeps):
    smaller = changed(tree, at, name, None)
    if keeps(smaller):
        return smaller
    progress = True
    while progress:
        progress = False
        value = list(tree.iter(etree.Element))[at].get(name)
        for cut in CUTS:
            for hit in cut.finditer(value):
                shorter = value[:hit.start()] + value[hit.end():]
                smaller = changed(tree, at, name, shorter)
                if len(shorter) < len(value) and shorter and keeps(smaller):
                    tree, progress = smaller, True
                    break
            if progress:
                break
    return tree


def shrink(case, differs):
    """The smallest case that was found which differs."""
    for text in case.documents:
        if differs(case._replace(documents=[text])):
            case = case._replace(documents=[text])
            break
    schema = pruned(case.schema, lambda tree: differs(case._replace(schema=tree)))
    schema = shortened(schema, lambda tree: differs(case._replace(schema=tree)))
    case = case._replace(schema=schema)

    def as_text(tree):
        return etree.tostring(tree.getroottree(), encoding='unicode')

    root = etree.fromstring(case.documents[0].encode(), PARSER)
    plain = etree.tostring(etree.fromstring(case.documents[0].encode()), encoding='unicode')
    if differs(case._replace(documents=[plain])):
        root = etree.fromstring(plain)
    elif not differs(case._replace(documents=[as_text(root)])):
        return case
    root = pruned(root, lambda tree: differs(case._replace(documents=[as_text(tree)])))
    root = shortened(root, lambda tree: differs(case._replace(documents=[as_text(tree)])))
    return case._replace(documents=[as_text(root)])
