"""Parsing formulas by precedence.

formula  = term (("+" | "-") term)*
term     = factor (("*" | "/") factor)*
factor   = "-" factor | operand
operand  = number ["%"] | name | function "(" formula ("," formula)* ")" | "(" formula ")"
"""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NoReturn, TypeAlias, TypeVar

from emulation_rules.model.formula import Binary, Call, Literally, Name, Negative
from emulation_rules.model.text import shortened
from emulation_rules.syntax.formula_tokens import Token, tokens_of
from emulation_rules.syntax.text_error import Details, FormulaError
from emulation_rules.syntax.written_text import composed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from emulation_rules.model.formula import Formula

MAX_LENGTH: Final = 1000
"""Characters a formula may have, in NFC."""

MAX_DEPTH: Final = 32
"""How deep parentheses, functions and signs may stand in one another."""

MAX_NODES: Final = 200
"""Numbers, names, operators and functions a formula may have together."""

_Operator: TypeAlias = Literal["+", "-", "*", "/"]
_SUMS: Final[Mapping[str, _Operator]] = MappingProxyType({"+": "+", "-": "-"})
_PRODUCTS: Final[Mapping[str, _Operator]] = MappingProxyType({"*": "*", "/": "/"})
_Function: TypeAlias = Literal["min", "max", "abs"]
_FUNCTIONS: Final[tuple[_Function, ...]] = ("min", "max", "abs")
_Made = TypeVar("_Made", Binary, Call, Literally, Name, Negative)


def parse_formula(text: str) -> Formula:
    """Return the formula a text says. Raises `FormulaError`, whose suggestions need not be readable themselves."""
    short = composed(text, MAX_LENGTH)
    if short is None:
        raise FormulaError("formula_too_long", MAX_LENGTH, (("length", str(len(text))), ("most", str(MAX_LENGTH))))
    parser = _Parser(short)
    return parser.whole()


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

    def _formula(self) -> Formula:
        left = self._term()
        while (operator := _SUMS.get(self._token.text)) is not None:
            self._next()
            left = self._made(Binary(operator, left, self._term()))
        return left

    def _term(self) -> Formula:
        left = self._factor()
        while (operator := _PRODUCTS.get(self._token.text)) is not None:
            self._next()
            left = self._made(Binary(operator, left, self._factor()))
        return left

    def _factor(self) -> Formula:
        if self._token.text != "-":
            return self._operand()
        self._enter(self._next())
        negative = self._made(Negative(self._factor()))
        self._depth -= 1
        return negative

    def _operand(self) -> Formula:
        token = self._token
        if token.kind == "number":
            self._next()
            return self._made(Literally(self._number(token)))
        if token.kind == "name":
            self._next()
            return self._call(token) if self._token.text == "(" else self._made(Name(token.text))
        if token.text != "(":
            self._unexpected()
        inner = self._within(self._next(), several=False)
        return inner[0]

    def _number(self, token: Token) -> Fraction:
        if self._token.text != "%":
            return token.number
        self._next()
        return token.number / 100

    def _call(self, name: Token) -> Formula:
        function = next((each for each in _FUNCTIONS if each == name.text), None)
        if function is None:
            self._unknown_function(name)
        arguments = self._within(self._next(), several=True)
        one = function == "abs"
        if one != (len(arguments) == 1):
            details = (("function", function), ("given", str(len(arguments))))
            self._fail("formula_one_value" if one else "formula_few_values", name, details)
        return self._made(Call(function, arguments))

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

    def _enter(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail("formula_too_deep", token, (("most", str(MAX_DEPTH)),))

    def _made(self, node: _Made) -> _Made:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fail("formula_too_large", self._tokens[self._at - 1], (("most", str(MAX_NODES)),))
        return node

    def _unexpected(self) -> NoReturn:
        token = self._token
        if token.kind == "end":
            self._fail("formula_incomplete", token)
        # Only signs that mean nothing where they stand are left out of a suggestion; `a ** b` is no slip for `a * b`.
        idle = token.text == ")" or (token.text == "+" and self._at == 0)
        suggestions = ((self._text[: token.start] + self._text[token.end :]).strip(),) if idle else ()
        self._fail("formula_unexpected", token, (("word", shortened(token.text)),), suggestions)

    def _unknown_function(self, name: Token) -> NoReturn:
        near = get_close_matches(name.text, _FUNCTIONS, n=2)
        suggestions = tuple(self._text[: name.start] + each + self._text[name.end :] for each in near)
        details = (("function", shortened(name.text)), ("functions", ", ".join(f"`{each}`" for each in _FUNCTIONS)))
        self._fail("formula_unknown_function", name, details, suggestions)

    def _fail(self, code: str, at: Token, details: Details = (), suggestions: tuple[str, ...] = ()) -> NoReturn:
        raise FormulaError(code, at.start, details, suggestions)
