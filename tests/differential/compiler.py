"""compiler.py -- differential tests: an ISO Schematron schema becomes the plainest XSLT 1.0

Each pattern is a mode, in which each node is asked whether it is in the set of nodes that the
context of a rule is from anywhere: that is what XSLT 1.0 (5.2) says of patterns, and does without
the matching of libxslt, which has faults. The first rule that says yes is applied. What it writes
is a line for each rule that fired and each finding: its kind, the pattern, rule or id, the node,
the message."""
import re

from lxml import etree
from schemas import SCH, XSL

S, X = f'{{{SCH}}}', f'{{{XSL}}}'
# what a line of the output is parted by; XML has no such character in these documents
PART, LINE = '\ue001', '\ue002'
# What a node and those before it are. Not by preceding::node(): in libxml2 that has the texts of
# entities as well.
NUMBERED = ('ancestor-or-self::node() | ancestor-or-self::node()/preceding-sibling::node()'
            '/descendant-or-self::node()')
# The number of a node in the order of the document; of an attribute that of its element, and its
# name.
NODE = f'''<xsl:template name="node" xmlns:xsl="{XSL}"><xsl:choose>
<xsl:when test="count(. | ../@*) = count(../@*)"><xsl:for-each select=".."><xsl:value-of
 select="count({NUMBERED})"/></xsl:for-each>@<xsl:value-of
 select="concat('{{', namespace-uri(), '}}', local-name())"/></xsl:when>
<xsl:otherwise><xsl:value-of select="count({NUMBERED})"/>
</xsl:otherwise></xsl:choose></xsl:template>'''


def filled(pattern, abstract):
    """An abstract pattern with the parameters of one that is a case of it."""
    made = etree.fromstring(etree.tostring(abstract))
    for element in made.iter(etree.Element):
        for name, value in element.items():
            for param in pattern.findall(S + 'param'):
                value = re.sub(rf'\${param.get("name")}\b',
                               lambda _, p=param: p.get('value'), value)
            element.set(name, value)
    return made


def patterns_of(schema, phase):
    """The patterns that are applied, each as (id, its element)."""
    active = {a.get('pattern') for p in schema.findall(S + 'phase') if p.get('id') == phase
              for a in p.findall(S + 'active')}
    for pattern in schema.findall(S + 'pattern'):
        if pattern.get('abstract') == 'true' or (phase and pattern.get('id') not in active):
            continue
        abstract = [p for p in schema.findall(S + 'pattern') if p.get('id') == pattern.get('is-a')]
        yield pattern.get('id'), filled(pattern, abstract[0]) if abstract else pattern


def rule_parts(rule, pattern):
    """The variables and assertions of a rule, those of rules that it extends in their place."""
    for child in rule.iterchildren(etree.Element):
        if child.tag == S + 'extends':
            for other in pattern.findall(S + 'rule'):
                if other.get('id') == child.get('rule'):
                    yield from rule_parts(other, pattern)
        else:
            yield child


def alternatives(context):
    """Parts of a union that are not in brackets."""
    depth, parts = 0, ['']
    for letter in context:
        depth += {'[': 1, ']': -1, '(': 1, ')': -1}.get(letter, 0)
        if letter == '|' and not depth:
            parts.append('')
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def nodes_of(context):
    """All nodes that the pattern matches, as an expression."""
    return '(' + ' | '.join(part if part.startswith(('/', 'id(', 'key(')) else '//' + part
                            for part in alternatives(context)) + ')'


class Compiler:
    def __init__(self, schema, phase):
        self.schema, self.phase = schema, phase
        self.sheet = etree.Element(X + 'stylesheet', {'version': '1.0'}, nsmap=schema.nsmap)
        self.add(self.sheet, 'output', method='text', encoding='UTF-8')
        self.sheet.append(etree.fromstring(NODE))

    @staticmethod
    def add(parent, element, /, **attributes):
        return etree.SubElement(parent, X + element, attributes)

    def text(self, parent, text):
        self.add(parent, 'text').text = text

    def variable(self, parent, let):
        self.add(parent, 'variable', name=let.get('name'), select=let.get('value'))

    def message(self, parent, remark):
        if remark.text:
            self.text(parent, remark.text)
        for child in remark.iterchildren(etree.Element):
            if child.tag == S + 'value-of':
                self.add(parent, 'value-of', select=child.get('select'))
            elif child.tag == S + 'name':
                self.add(parent, 'value-of', select=child.get('path', 'name()'))
            else:
                self.message(parent, child)
            if child.tail:
                self.text(parent, child.tail)

    def remarks(self, parent, assertion):
        for several, one in (('diagnostics', 'diagnostic'), ('properties', 'property')):
            for name in assertion.get(several, '').split():
                self.text(parent, PART + name + PART)
                self.message(parent, self.schema.find(f'{S}{several}/{S}{one}[@id="{name}"]'))

    def subject(self, parent, select):
        """The first node of it; where there is none, the context."""
        each = self.add(parent, 'for-each', select=select)
        first = self.add(each, 'if', test='position() = 1')
        self.add(first, 'call-template', name='node')
        none = self.add(parent, 'if', test=f'not({select})')
        self.add(none, 'call-template', name='node')

    def assertion(self, parent, assertion):
        test = assertion.get('test')
        made = self.add(parent, 'if',
                        test=f'not({test})' if assertion.tag == S + 'assert' else test)
        self.text(made, etree.QName(assertion).localname + PART + assertion.get('id') + PART)
        self.subject(made, assertion.get('subject', '.'))
        self.text(made, PART)
        self.message(made, assertion)
        self.remarks(made, assertion)
        self.text(made, LINE)

    def rule(self, rule, pattern, choose):
        nodes = nodes_of(rule.get('context'))
        made = self.add(choose, 'when', test=f'count(. | {nodes}) = count({nodes})')
        self.text(made, PART.join(['fired', rule.get('id', ''), rule.get('context')]) + LINE)
        for part in rule_parts(rule, pattern):
            if part.tag == S + 'let':
                self.variable(made, part)
            elif part.tag in (S + 'assert', S + 'report'):
                self.assertion(made, part)

    def compile(self):
        for child in self.schema.iterchildren(X + 'key'):
            self.sheet.append(etree.fromstring(etree.tostring(child)))
        for let in self.schema.findall(S + 'let'):
            self.variable(self.sheet, let)
        main = self.add(self.sheet, 'template', match='/')
        for number, (name, pattern) in enumerate(patterns_of(self.schema, self.phase)):
            mode = f'm{number}'
            self.text(main, 'pattern' + PART + name + LINE)
            self.add(main, 'apply-templates', select='/', mode=mode)
            each = self.add(self.sheet, 'template', match='/ | @* | node()', mode=mode)
            for let in pattern.findall(S + 'let'):
                self.variable(self.sheet, let)
            choose = self.add(each, 'choose')
            for rule in pattern.findall(S + 'rule'):
                if rule.get('abstract') != 'true':
                    self.rule(rule, pattern, choose)
            if not len(choose):
                each.remove(choose)
            self.add(each, 'apply-templates', mode=mode, select='@* | node()')
        return self.sheet


def compile_schema(schema, phase):
    """The bytes of the stylesheet."""
    sheet = Compiler(schema, phase).compile()
    return etree.tostring(sheet, encoding='UTF-8', xml_declaration=True)
