"""grammar.py -- differential tests: expressions of XPath 1.0 and patterns of XSLT 1.0

A capital letter in a form stands for another form: N nodes, B a boolean, D a number, S a text, V
any of them, P a path behind a slash, T a node test, F a filter or nothing, A an axis, K where a path
starts, Q a number in a filter, W words of a list of nodes, M a step and C a path of a pattern. {n},
{s}, {b} and {d} are variables that are in scope, where there are any."""
import re

AXES = ['child', 'child', 'descendant', 'descendant-or-self', 'self', 'parent', 'ancestor',
        'ancestor-or-self', 'following-sibling', 'preceding-sibling', 'following', 'preceding']
FORMS = {
    'V': ['B', 'D', 'S', 'N', 'B', 'N'],
    'B': ['V = V', 'V != V', 'N = N', 'N = S', 'S = N', 'N != N', 'D < V', 'N >= D', 'V > V',
          'D <= N', 'B and V', 'V or B', 'not(V)', 'boolean(V)', 'contains(S, S)',
          'starts-with(S, S)', 'true()', '@x = A::T/@y', 'S = A::T/P', '@x = //T/@x',
          "key('k', S) = V", '@x = preceding::T/@x', 'count(N) = D', '{b}', "lang('en')",
          'generate-id(N) = generate-id(N)', 'generate-id() = generate-id(//T[@x = current()/@x])',
          'count(. | N) = count(N)', 'set:has-same-node(N, N)', 'not(N = N)', 'N', 'not(N)', 'N/P',
          '@x', 'not(@y)', "function-available('key')", 'N < N', 'B = B', 'N = B', 'D = D'],
    'D': ['1', '2', '3', '0', '0.5', '-1', '{d}', 'count(N)', 'sum(N)', 'sum(@x)', 'number(V)',
          'number()', 'D + D', 'D - D', 'D * D', 'D div D', 'D mod D', '- D', 'string-length(S)',
          'string-length()', 'floor(D)', 'ceiling(D)', 'round(D)', 'count(preceding-sibling::T)',
          "count(key('k', S))", 'count(A::node())', 'math:max(N)', 'math:min(N)', 'math:abs(D)',
          'count(namespace::*)', 'count(N | N)', 'count(document("other.xml")//T)'],
    'S': ["'1'", "'2'", "'x y'", "''", "'é'", '{s}', 'string(V)', 'string()', '@x', '@y', '.',
          'normalize-space(V)', 'normalize-space()', 'concat(S, S)', "concat(S, '-', S, D)",
          'substring(S, D, D)', 'substring(S, D)', 'substring-before(S, S)',
          'substring-after(S, S)', "translate(S, '12é', 'éa')", 'name()', 'local-name()',
          'local-name(N)', 'namespace-uri(N)', 'namespace-uri()', 'name(N)', 'string(N)',
          "format-number(floor(D) div 4, '0.0#')", "format-number(floor(D), '#,##0')", "str:padding(3, concat('-', S))",
          "str:concat(N)"],
    'N': ['K', '(/)', 'K/P', 'K//P', 'N | N', '(N)[B]', '(N)[Q]', '{n}', "key('k', V)", 'current()',
          '//TF', '//T[@x = current()/@y]F', '//T[V = @y]F/P', 'A::T[@x = current()/@x]F',
          '../T[@x = current()/@x]F', 'preceding-sibling::T[1]', '/*/T[a = S]', '{n}/P', '{n}F',
          "key('k', S)[V]", "key('m', S)/P", "id(S)", "id('i1 i2')/P", 'A::TF', 'A::TF/P',
          'document("other.xml")//TF', "key('k', N)", 'set:distinct(N)', 'set:difference(N, N)',
          'set:intersection(N, N)', 'set:leading(N, N)', 'set:trailing(N, N)', 'math:highest(N)',
          'math:lowest(N)', 'K/P | K/P', 'self::node()[N]', '//@x[. = S]/..', '//@*F'],
    'K': ['PF', 'PF', '.', '..', '/*', '//TF', 'current()', '@x', 'A::TF'],
    'P': ['TF', 'A::TF', 'T/TF', '@x', '@*', '@p:z', 'parent::node()', 'self::node()', 'text()',
          'T//T', 'A::node()F'],
    'T': ['a', 'b', 'c', '*', 'text()', 'comment()', "processing-instruction('i')", 'p:a', 'p:*',
          'a', 'b', 'node()', 'processing-instruction()', 'd'],
    'F': ['', '', '', '', '[B]', '[V]', '[1]', '[2]', '[last()]', '[position() = Q]', '[@x]',
          '[B][1]', '[1][B]', '[Q]', "[@x = '1']", '[position() < Q][B]', '[B][last()]'],
    'Q': ['1', '2', 'last()', 'position()', 'last() - 1', 'D', 'Q + 1', 'Q mod 2', 'Q div 2'],
    'A': AXES,
    'C': ['M', 'M', 'M', 'M/M', 'M//M', '/', '/M', '//M', 'M/@x', '@x', '@*', 'M/@p:z', '@*G',
          "id('i1')", "key('k', '1')", "key('k', 'x y')/M", 'M/text()', 'M/M//M', '/*/M',
          "key('m', '2')//M", 'text()G', 'comment()', "processing-instruction('i')", 'node()G',
          'processing-instruction()', 'node()', 'M/comment()', '//text()', 'child::M', '*G//M'],
    'M': ['a', 'b', 'c', '*', 'p:a', 'p:*', 'aG', 'bG', '*G', 'a', 'b', 'd'],
    # filters of a pattern, in which there is no current()
    'G': ['[@x]', '[1]', '[2]', '[last()]', "[@x = '1']", '[b]', '[not(@y)]', '[position() = 2]',
          '[position() mod 2 = 1]', '[../@x]', '[preceding-sibling::a]', '[text()]', "[. = '1']",
          '[@x = @y]', '[@x][1]', '[1][@x]', "[key('k', @x)]", '[count(ancestor::*) > 2]',
          "[starts-with(@x, '1')]", '[@x or b]', '[last()][@y]', '[.//b]', '[a | b]', '[@x > 1]',
          '[generate-id() = generate-id(//b)]', '[self::b]', '[position() = last() - 1]'],
}
SHALLOW = {'B': '@x', 'D': '2', 'S': "'1'", 'V': "'1'", 'F': '', 'G': '', 'A': 'child', 'T': 'b',
           'Q': '1', 'M': 'a'}
TYPES = {'n': 'N', 's': 'S', 'b': 'B', 'd': 'D'}
VARIABLE = re.compile(r'\{([nsbd])\}')
# capital letters in other words than these are kept as they are
PLAIN = re.compile(r"'[^']*'|\"[^\"]*\"|[A-Z]|[^A-Z'\"]+")


class Grammar:
    """Makes expressions; scope says which variables there are: a name and its type n, s, b, d."""

    def __init__(self, random):
        self.random = random

    def expand(self, kind, depth, scope):
        if depth <= 0:
            return SHALLOW.get(kind, 'a')
        forms = FORMS[kind]
        while True:
            form = self.random.choice(forms)
            wanted = VARIABLE.search(form)
            names = [name for name, type_ in scope if not wanted or type_ == wanted[1]]
            if not wanted or names:
                break
        if wanted:
            form = VARIABLE.sub('$' + self.random.choice(names), form)
        parts = [piece if piece[0] in '\'"$' or not piece.isupper() or len(piece) != 1
                 else self.expand(piece, depth - 1, scope) for piece in self.pieces(form)]
        return ''.join(parts)

    @staticmethod
    def pieces(form):
        # a variable has a lower-case name, so it is in the plain words
        return PLAIN.findall(form)

    def expression(self, kind, scope, depth=4):
        return self.expand(kind, self.random.randint(1, depth), scope)

    def pattern(self):
        return ' | '.join(self.expand('C', 3, ()) for _ in range(self.random.choice([1, 1, 1, 2])))
