"""What databases write differently: names, literals, types, and how far their whole numbers reach."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

MOST_INTEGER: Final = 2**63 - 1
"""The largest number of 64 bits."""

MOST_REAL: Final = 2**53
"""Up to here a double holds every whole number, and one division of two of them gives the nearest double."""

_ENOUGH: Final = 60
"""Arguments to one call or terms to one chain: databases limit how deep an expression goes, or how wide."""

_SQLITE_ARGUMENTS: Final = 100


class DialectName(StrEnum):
    """The databases a query can be written for."""

    DUCKDB = "duckdb"
    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"
    SPARK = "spark"


class HostileTextError(ValueError):
    """A name or text that no database can hold: it contains a NUL character."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One database.

    ``integer`` holds 64 bits. ``wide`` are the whole numbers where those end, up to ``most_wide`` (None: without end);
    with ``fast`` both are used, the integers where they suffice. ``code`` is the smallest type for a verdict's code.
    ``real_is_short`` says that a double turns to its shortest text. ``total`` is the type points are added in.
    """

    name: DialectName
    integer: str
    wide: str
    most_wide: int | None
    fast: bool
    real: str
    text: str
    code: str
    real_is_short: bool
    total: str
    least_function: str = "LEAST"
    greatest_function: str = "GREATEST"
    mark: str = '"'
    read_through: str = ""
    """What a named query is told so that it is read through, and not kept whole."""
    fence: str = ""
    """What a named query ends with so that its columns are not written out anew wherever they are used."""
    shares: bool = False
    """Whether what is written twice in a SELECT is worked out once."""
    lists: bool = False
    """Whether lists are gone through in an expression, which is soon read and planned where many terms are not."""
    proves_in_reals: bool = False
    """Whether doubles are to prove what they can of other doubles, and only what lies near zero takes whole numbers."""
    escapes: bool = False
    """Whether a backslash escapes in a text."""

    def quoted(self, name: str) -> str:
        """Return a name of a column or table as an identifier. Raises `HostileTextError`."""
        return self.mark + _whole_text(name).replace(self.mark, self.mark * 2) + self.mark

    def string(self, text: str) -> str:
        """Return a text as a literal. Raises `HostileTextError`."""
        held = _whole_text(text)
        if self.escapes:
            return "'" + held.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return "'" + held.replace("'", "''") + "'"

    def cast(self, expression: str, type_name: str) -> str:
        """Return an expression in a type."""
        return f"CAST({expression} AS {type_name})"

    def real_literal(self, number: float) -> str:
        """Return a finite double, exactly."""
        match self.name:
            case DialectName.SQLITE:
                return _by_powers(number)
            case DialectName.SPARK:
                return f"{number!r}D"
            case DialectName.DUCKDB:
                return _with_exponent(number)
            case _:
                return f"CAST('{number!r}' AS {self.real})"

    def decimal_literal(self, number: Decimal) -> str:
        """Return a decimal number, exactly."""
        held = f"{number:f}"
        return f"({held})" if number < 0 else held

    def whole_literal(self, number: int, type_name: str) -> str:
        """Return a whole number in a type that holds it."""
        if self.name is DialectName.SPARK and abs(number) > MOST_INTEGER:
            return f"CAST('{number}' AS {type_name})"
        return f"({number})" if number < 0 else str(number)

    def whole_points(self, number: int) -> str:
        """Return a whole number as one of those points are added in."""
        if self.total == self.real:
            return self.real_literal(float(number))
        return self.whole_literal(number, self.integer)

    def least(self, parts: Sequence[str]) -> str:
        """Return the least of expressions none of which is null."""
        return self._among(self.least_function, list(parts))

    def greatest(self, parts: Sequence[str]) -> str:
        """Return the greatest of expressions none of which is null."""
        return self._among(self.greatest_function, list(parts))

    def _among(self, function: str, parts: list[str]) -> str:
        while len(parts) > 1:
            chunks = [parts[at : at + _ENOUGH] for at in range(0, len(parts), _ENOUGH)]
            parts = [chunk[0] if len(chunk) == 1 else f"{function}({', '.join(chunk)})" for chunk in chunks]
        return parts[0]

    def quotient(self, above: str, below: str) -> str:
        """Return a division of whole numbers, cut towards zero."""
        match self.name:
            case DialectName.DUCKDB:
                return f"({above} // {below})"
            case DialectName.SPARK:
                return f"({above} div {below})"
            case DialectName.POSTGRESQL:
                return f"div({above}, {below})"
            case DialectName.SQLITE:
                return f"({above} / {below})"


def joined(operator: str, parts: Sequence[str]) -> str:
    """Return parts joined by an operator as a balanced tree, so that no chain grows deep."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) <= 8:  # noqa: PLR2004  (short enough to be read in a row)
        return "(" + f" {operator} ".join(parts) + ")"
    middle = len(parts) // 2
    return f"({joined(operator, parts[:middle])} {operator} {joined(operator, parts[middle:])})"


def case(branches: Sequence[tuple[str, str]], otherwise: str | None = None) -> str:
    """Return a CASE; without branches what is otherwise so."""
    if not branches:
        return "NULL" if otherwise is None else otherwise
    whens = " ".join(f"WHEN {condition} THEN {result}" for condition, result in branches)
    return f"CASE {whens}{'' if otherwise is None else f' ELSE {otherwise}'} END"


def _whole_text(text: str) -> str:
    if "\0" in text:
        raise HostileTextError(text.replace("\0", "\\0"))
    return text


def _with_exponent(number: float) -> str:
    """A double with an exponent; without one it would be a decimal."""
    held = repr(number) if "e" in repr(number) else f"{repr(number).removesuffix('.0')}e0"
    return f"({held})" if number < 0 else held


def _by_powers(number: float) -> str:
    """A double by its whole mantissa and powers of two, which no reader of decimals can get wrong."""
    mantissa, exponent = math.frexp(abs(number))
    whole, exponent = int(mantissa * MOST_REAL), exponent - 53
    while whole and whole % 2 == 0:
        whole, exponent = whole // 2, exponent + 1
    held, operator = f"{whole}.0", "*" if exponent > 0 else "/"
    left = abs(exponent)
    while left:
        step = min(left, 52)
        held += f" {operator} {2**step}.0"
        left -= step
    return f"({'-' if number < 0 else ''}{held})"


DUCKDB: Final = Dialect(
    DialectName.DUCKDB,
    integer="BIGINT",
    wide="HUGEINT",
    most_wide=2**127 - 1,
    fast=True,
    real="DOUBLE",
    text="VARCHAR",
    code="UTINYINT",
    real_is_short=True,
    total="DOUBLE",
    read_through="NOT MATERIALIZED ",
    shares=True,
    lists=True,
    proves_in_reals=True,
)
SQLITE: Final = Dialect(
    DialectName.SQLITE,
    fence="LIMIT -1 OFFSET 0",
    integer="INTEGER",
    wide="INTEGER",
    most_wide=MOST_INTEGER,
    fast=False,
    real="REAL",
    text="TEXT",
    code="INTEGER",
    real_is_short=False,
    total="INTEGER",
    least_function="min",
    greatest_function="max",
)
POSTGRESQL: Final = Dialect(
    DialectName.POSTGRESQL,
    fence="OFFSET 0",
    integer="BIGINT",
    wide="NUMERIC",
    most_wide=None,
    fast=False,
    real="DOUBLE PRECISION",
    text="TEXT",
    code="SMALLINT",
    real_is_short=True,
    total="NUMERIC",
)
SPARK: Final = Dialect(
    DialectName.SPARK,
    integer="BIGINT",
    wide="DECIMAL(38, 0)",
    most_wide=10**38 - 1,
    fast=True,
    real="DOUBLE",
    text="STRING",
    code="TINYINT",
    real_is_short=False,
    total="BIGINT",
    mark="`",
    escapes=True,
)
DIALECTS: Final = {dialect.name: dialect for dialect in (DUCKDB, SQLITE, POSTGRESQL, SPARK)}
