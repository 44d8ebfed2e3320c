"""Parsing formulas by precedence.

formula  = both ("or" both)*
both     = negation ("and" negation)*
negation = "not" negation | relation
relation = sum [("<" | "<=" | "=" | "<>" | ">=" | ">") sum]
sum      = term (("+" | "-") term)*
term     = factor (("*" | "/") factor)*
factor   = "-" factor | operand
operand  = number ["%"] | name ["@" period] | function "(" formula ("," formula)* ")" | "(" formula ")"

Which functions there are, and what they take, is no matter of the text: `plan.formulas` knows.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias, TypeVar

from emulation_rules.model.formula import (
    Arithmetic,
    Binary,
    Call,
    Compared,
    Connective,
    Joined,
    Literally,
    Name,
    Negative,
    Not,
    Relation,
)
from emulation_rules.model.text import shortened
from emulation_rules.syntax.formula.formula_tokens import Token, tokens_of
from emulation_rules.syntax.text_error import Details, FormulaError
from emulation_rules.syntax.written_text import composed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emulation_rules.model.formula import Formula

MAX_LENGTH: Final = 1000
"""Characters a formula may have, in NFC."""

MAX_DEPTH: Final = 32
"""How deep parentheses, functions, signs and `not` may stand in one another."""

MAX_NODES: Final = 200
"""Numbers, names, operators and functions a formula may have together."""

_SUMS: Final[Mapping[str, Arithmetic]] = MappingProxyType({"+": "+", "-": "-"})
_PRODUCTS: Final[Mapping[str, Arithmetic]] = MappingProxyType({"*": "*", "/": "/"})
_RELATIONS: Final[Mapping[str, Relation]] = MappingProxyType(
    {"<": "<", "<=": "<=", "=": "=", "<>": "<>", ">=": ">=", ">": ">"}
)
_Made = TypeVar("_Made", Binary, Call, Compared, Joined, Literally, Name, Negative, Not)
_Level: TypeAlias = Callable[[], "Formula"]


def parse_formula(text: str) -> Formula:
    """Return the formula a text says. Raises `FormulaError`, whose suggestions need not be readable themselves."""
    short = composed(text, MAX_LENGTH)
    if short is None:
        raise FormulaError("formula_too_long", MAX_LENGTH, (("length", str(len(text))), ("most", str(MAX_LENGTH))))
    return _Parser(short).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tuple(tokens_of(text))
        self._at = 0
        self._nodes = 0
        self._depth = 0

    def whole(self) -> Formula:
        """Parse the whole text."""
        if len(self._tokens) == 1:
            raise FormulaError("formula_empty", 0)
        formula = self._formula()
        if self._token.kind != "end":
            self._unexpected()
        return formula

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    # ---- conditions -----------------------------------------------------------------------

    def _formula(self) -> Formula:
        return self._joined("or", self._both)

    def _both(self) -> Formula:
        return self._joined("and", self._negation)

    def _joined(self, connective: Connective, part: _Level) -> Formula:
        start = self._token.start
        left = part()
        while self._token.text == connective:
            self._next()
            left = self._made(Joined(connective, left, part(), start))
        return left

    def _negation(self) -> Formula:
        if self._token.text != "not":
            return self._relation()
        word = self._next()
        self._enter(word)
        turned = self._made(Not(self._negation(), word.start))
        self._depth -= 1
        return turned

    def _relation(self) -> Formula:
        start = self._token.start
        left = self._sum()
        relation = _RELATIONS.get(self._token.text)
        if relation is None:
            return left
        sign = self._next()
        compared = self._made(Compared(relation, left, self._sum(), start))
        if self._token.text in _RELATIONS:
            self._chained(sign)
        return compared

    # ---- numbers --------------------------------------------------------------------------

    def _sum(self) -> Formula:
        return self._computed(_SUMS, self._term)

    def _term(self) -> Formula:
        return self._computed(_PRODUCTS, self._factor)

    def _computed(self, operators: Mapping[str, Arithmetic], part: _Level) -> Formula:
        start = self._token.start
        left = part()
        while (operator := operators.get(self._token.text)) is not None:
            self._next()
            left = self._made(Binary(operator, left, part(), start))
        return left

    def _factor(self) -> Formula:
        if self._token.text != "-":
            return self._operand()
        sign = self._next()
        self._enter(sign)
        negative = self._made(Negative(self._factor(), sign.start))
        self._depth -= 1
        return negative

    def _operand(self) -> Formula:
        token = self._token
        if token.kind == "number":
            self._next()
            return self._number(token)
        if token.kind == "name":
            self._next()
            called = self._token.text == "(" and token.period is None
            return self._call(token) if called else self._made(Name(token.text, token.period, token.start))
        if token.text != "(":
            self._unexpected()
        inner = self._within(self._next(), several=False)
        return inner[0]

    def _number(self, token: Token) -> Formula:
        percent = self._token.text == "%"
        if percent:
            self._next()
        number = token.number / 100 if percent else token.number
        return self._made(Literally(number, percent, token.start))

    def _call(self, name: Token) -> Formula:
        return self._made(Call(name.text, self._within(self._next(), several=True), name.start))

    def _within(self, opening: Token, *, several: bool) -> tuple[Formula, ...]:
        """Parse what stands between an opening parenthesis, already read, and its closing one."""
        self._enter(opening)
        inner = [self._formula()]
        while several and self._token.text == ",":
            self._next()
            inner.append(self._formula())
        if self._token.kind == "end":
            self._fail("formula_unclosed", opening, suggestions=(self._text.rstrip() + ")",))
        if self._token.text != ")":
            self._unexpected()
        self._next()
        self._depth -= 1
        return tuple(inner)

    # ---- bounds and faults ----------------------------------------------------------------

    def _enter(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail("formula_too_deep", token, (("most", str(MAX_DEPTH)),))

    def _made(self, node: _Made) -> _Made:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fail("formula_too_large", self._tokens[self._at - 1], (("most", str(MAX_NODES)),))
        return node

    def _chained(self, first: Token) -> NoReturn:
        """`a < b < c` says what `a < b and b < c` says, as long as the middle is not long enough to be read twice."""
        second = self._token
        middle = self._text[first.end : second.start].strip()
        apart = f"{self._text[: second.start].rstrip()} and {middle} {self._text[second.start :]}"
        self._fail("formula_chained", second, (("middle", shortened(middle)),), (apart,))

    def _unexpected(self) -> NoReturn:
        token = self._token
        before = self._tokens[self._at - 1] if self._at else None
        if token.kind == "end":
            self._fail("formula_incomplete", token)
        if before is not None and before.text == "if":
            self._fail("formula_if_form", before)
        if token.text in ("and", "or") and self._tokens[self._at + 1].text == "(":
            self._fail("formula_word_form", token, (("word", token.text),), self._joined_inside(token))
        # Only signs that mean nothing where they stand are left out of a suggestion; `a ** b` is no slip for `a * b`.
        idle = token.text == ")" or (token.text in ("+", "=") and self._at == 0)
        suggestions = ((self._text[: token.start] + self._text[token.end :]).strip(),) if idle else ()
        self._fail("formula_unexpected", token, (("word", shortened(token.text)),), suggestions)

    def _joined_inside(self, word: Token) -> tuple[str, ...]:
        """Return the text with `and(a, b)`, as spreadsheets have it, written `(a and b)`."""
        depth, made, at = 0, self._text[: word.start], word.end
        for token in self._tokens[self._at + 1 :]:
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if depth == 0:
                return (made + self._text[at:],)
            if token.text == "," and depth == 1:
                made += f"{self._text[at : token.start].rstrip()} {word.text} "
                at = token.end + (self._text[token.end : token.end + 1] == " ")
        return ()

    def _fail(self, code: str, at: Token, details: Details = (), suggestions: tuple[str, ...] = ()) -> NoReturn:
        raise FormulaError(code, at.start, details, suggestions)
