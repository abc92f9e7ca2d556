"""schemas.py -- differential tests: documents and ISO Schematron schemas made by chance"""
from grammar import Grammar, TYPES
from lxml import etree

SCH = 'http://purl.oclc.org/dsdl/schematron'
XSL = 'http://www.w3.org/1999/XSL/Transform'
NAMESPACES = {'sch': SCH, 'xsl': XSL, 'p': 'urn:p', 'set': 'http://exslt.org/sets',
              'math': 'http://exslt.org/math', 'str': 'http://exslt.org/strings'}
TYPE = ('<!DOCTYPE a [<!ATTLIST a i ID #IMPLIED><!ATTLIST b i ID #IMPLIED z CDATA "9">'
        '<!ENTITY e "1"><!ENTITY w "x y">]>\n')
VALUES = ['1', '2', '3', '', 'x y', 'é', ' 2 ', '&e;', '10', '-1', 'en']
LEAVES = ['1', '2', 'x y', '<!--1-->', '<?i 2?>', '<![CDATA[1]]>', ' ', '<?j 1?>', '\n  ', '&e;',
          'x&w;', '<![CDATA[]]>2', '&#50;']


def document(random, elements):
    """A document of about as many elements, as its text."""
    text, open_, ids = [], [], 0
    has_type = random.random() < .5
    leaves = LEAVES if has_type else [leaf for leaf in LEAVES if '&' not in leaf or '#' in leaf]
    values = VALUES if has_type else [value for value in VALUES if '&' not in value]
    text.append(random.choice(['', '<?i 0?>', '<!--top-->', '<?i 0?><!--top-->\n']))
    text.append((TYPE if has_type else '') + "<a xmlns:p='urn:p' x='1'>")
    for _ in range(elements):
        name = random.choice(['a', 'b', 'c', 'p:a', 'a', 'b'])
        text.append('<' + name)
        if random.random() < .05:
            text.append(random.choice([" xmlns='urn:d'", " xmlns='urn:p'", " xmlns:p='urn:q'"]))
        for attribute, often in (('x', .6), ('y', .5), ('p:z', .15), ('xml:lang', .1)):
            if random.random() < often:
                text.append(f" {attribute}='{random.choice(values)}'")
        if random.random() < .2:
            ids += 1
            text.append(f" {random.choice(['i', 'xml:id'])}='i{ids}'")
        text.append('>')
        open_.append(name)
        if random.random() < .5:
            text.append(random.choice(leaves))
        while open_ and (len(open_) > 12 or random.random() < .5):
            text.append(f'</{open_.pop()}>')
            if random.random() < .6:
                text.append(random.choice(leaves))
    text.extend(f'</{name}>' for name in reversed(open_))
    end = random.choice(['', '<!--end-->', '\n<?i end?>'])
    # from behind the outermost element libxml2's preceding:: forgets it when nothing is before it
    return ('<!--start-->' if end else '') + ''.join(text) + '</a>' + end


class Maker:
    """Makes one schema, as a tree."""

    def __init__(self, random):
        self.random, self.grammar = random, Grammar(random)
        self.ids = 0

    def chance(self, share):
        return self.random.random() < share

    def add(self, parent, element, /, **attributes):
        return etree.SubElement(parent, f'{{{SCH}}}{element}',
                                {key.replace('_', '-'): value for key, value in attributes.items()})

    def fresh(self, letter):
        self.ids += 1
        return f'{letter}{self.ids}'

    def lets(self, parent, scope, most):
        for _ in range(self.random.randint(0, most)):
            type_ = self.random.choice('nnsbd')
            name = self.fresh('v')
            self.add(parent, 'let', name=name,
                     value=self.grammar.expression(TYPES[type_], scope, 3))
            scope = scope + [(name, type_)]
        return scope

    def message(self, parent, scope):
        parent.text = self.random.choice(['It is ', ' says\n ', '', 'x '])
        for _ in range(self.random.randint(0, 3)):
            what = self.random.choice(['value-of', 'value-of', 'name', 'emph', 'name-path'])
            if what == 'value-of':
                made = self.add(parent, 'value-of', select=self.grammar.expression('V', scope, 3))
            elif what == 'name-path':
                made = self.add(parent, 'name', path=self.grammar.expression('N', scope, 2))
            else:
                made = self.add(parent, what)
                made.text = 'so' if what == 'emph' else None
            made.tail = self.random.choice(['', ' ', ' and ', '.'])

    def assertion(self, rule, scope, remarks):
        made = self.add(rule, self.random.choice(['assert', 'report']), id=self.fresh('t'),
                        test=self.grammar.expression('B', scope))
        if self.chance(.2):
            # a location does not say in which document it is
            subject = self.grammar.expression('N', scope, 2)
            if 'document' not in subject and '$' not in subject:
                made.set('subject', subject)
        for name in ('role', 'flag'):
            if self.chance(.1):
                made.set(name, self.random.choice(['warning', 'info', 'error']))
        for name, ids in remarks.items():
            if ids and self.chance(.3):
                made.set(name, ' '.join(self.random.sample(ids, min(len(ids), 2))))
        self.message(made, scope)

    def rule(self, pattern, scope, remarks, abstract=(), contexts=()):
        made = self.add(pattern, 'rule',
                        context=self.random.choice(list(contexts) + [self.grammar.pattern()]))
        if self.chance(.3):
            made.set('id', self.fresh('r'))
        inner = self.lets(made, scope, 2)
        for _ in range(self.random.randint(1, 3)):
            self.assertion(made, inner, remarks)
        if abstract and self.chance(.5):
            extends = made.makeelement(f'{{{SCH}}}extends', {'rule': self.random.choice(abstract)})
            made.insert(self.random.randint(0, len(made)), extends)
            lets = made.findall(f'{{{SCH}}}let')
            for let in reversed(lets):
                made.insert(0, let)
        if self.chance(.5):
            self.add(made, 'report', id=self.fresh('t'), test='true()').text = 'here'

    def abstract_rule(self, pattern, scope, remarks):
        made = self.add(pattern, 'rule', abstract='true', id=self.fresh('r'))
        inner = self.lets(made, scope, 1)
        for _ in range(self.random.randint(1, 2)):
            self.assertion(made, inner, remarks)
        return made.get('id')

    def pattern(self, schema, scope, remarks):
        made = self.add(schema, 'pattern', id=self.fresh('p'))
        scope = self.lets(made, scope, 2)
        abstract = [self.abstract_rule(made, scope, remarks)
                    for _ in range(self.random.choice([0, 0, 1, 2]))]
        for _ in range(self.random.randint(1, 4)):
            self.rule(made, scope, remarks, abstract)
        return made.get('id')

    def abstract_pattern(self, schema, scope, remarks):
        made = self.add(schema, 'pattern', abstract='true', id=self.fresh('p'))
        scope = scope + [('alpha', 'n'), ('beta', 's')]
        for _ in range(self.random.randint(1, 3)):
            self.rule(made, scope, remarks, (), ['$gamma', '$gamma/b', 'a/$gamma'])
        ids = []
        for _ in range(self.random.randint(1, 2)):
            case = self.add(schema, 'pattern', is_a=made.get('id'), id=self.fresh('p'))
            self.add(case, 'param', name='alpha', value=self.random.choice(
                ['*', '@x', '../b', '(a|b)', './/a', 'text()', 'p:a']))
            self.add(case, 'param', name='beta', value=self.random.choice(
                ["'1'", '@x', "concat(@x, '2')", 'string(b)', 'name()']))
            self.add(case, 'param', name='gamma', value=self.random.choice(
                ['a', 'b', '*', 'p:a', 'c', 'b[@x]']))
            ids.append(case.get('id'))
        return ids

    def phases(self, schema, patterns, scope):
        """The phase that is to be applied, or None: all patterns are."""
        if not self.chance(.3):
            return None
        phase = etree.Element(f'{{{SCH}}}phase', {'id': 'chosen'})
        for pattern in self.random.sample(patterns, self.random.randint(1, len(patterns))):
            self.add(phase, 'active', pattern=pattern)
        schema.insert(schema.index(schema.find(f'{{{SCH}}}pattern')), phase)
        return 'chosen'

    def remarks(self, schema, scope):
        """Diagnostics and properties: they see the variables of the schema."""
        made = {}
        for several, one in (('diagnostics', 'diagnostic'), ('properties', 'property')):
            made[several] = []
            parent = self.add(schema, several)
            for _ in range(self.random.randint(0, 2)):
                remark = self.add(parent, one, id=self.fresh('d'))
                self.message(remark, scope)
                made[several].append(remark.get('id'))
        return made

    def schema(self):
        """The schema and the phase that is to be applied."""
        schema = etree.Element(f'{{{SCH}}}schema', {'queryBinding': 'xslt'}, nsmap=NAMESPACES)
        for prefix in ('p', 'set', 'math', 'str'):
            self.add(schema, 'ns', prefix=prefix, uri=NAMESPACES[prefix])
        for name, match, use in (('k', 'a|b|p:a', '@x'), ('m', '*', self.random.choice(
                ['.', 'b', 'name()', '@*', 'text()', 'string-length()', '@y | @x']))):
            etree.SubElement(schema, f'{{{XSL}}}key', {'name': name, 'match': match, 'use': use})
        scope = self.lets(schema, [], 2)
        remarks = self.remarks(schema, scope)
        patterns = []
        for _ in range(self.random.randint(1, 3)):
            if self.chance(.2):
                patterns += self.abstract_pattern(schema, scope, remarks)
            else:
                patterns.append(self.pattern(schema, scope, remarks))
        phase = self.phases(schema, patterns, scope)
        # the order of the grammar: diagnostics and properties come last
        for several in ('diagnostics', 'properties'):
            element = schema.find(f'{{{SCH}}}{several}')
            schema.remove(element)
            if len(element):
                schema.append(element)
        return schema, phase
