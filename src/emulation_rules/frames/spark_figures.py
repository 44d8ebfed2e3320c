"""The figures of a row of Spark as SQL that gives nothing where a figure is missing or cannot be."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from pyspark.sql.types import BooleanType, DataType

from emulation_rules.plan.nodes import Expr, slots_of
from emulation_rules.plan.plan import Slot
from emulation_rules.plan.polynomial import Polynomial, TooManyTermsError
from emulation_rules.sql.column_type import ColumnType, ColumnTypeError, Kind, column_type
from emulation_rules.sql.dialect import MOST_INTEGER, SPARK, joined
from emulation_rules.sql.line import line_of
from emulation_rules.sql.reckoner import Reckoner
from emulation_rules.sql.refused import NotSayableError, TooFarError
from emulation_rules.sql.slot_column import SlotColumn, Variable
from emulation_rules.sql.thresholds import decimal_of, real_at_least, real_at_most

_LIMITS: Final = tuple(10**power for power in range(18, 3, -1))
_WIDE_LIMITS: Final = tuple(10**power for power in range(37, 3, -1))
_ERROR: Final = 1e-13
"""What doubles may be off, as a share of the magnitudes added: many times what a margin's few terms come to."""

_MOST_REAL: Final = 10**15 - 1
"""A decimal of at most so many units that a double comes from is its shortest text."""

_REAL_PLACES: Final = 6
"""Decimals that doubles are tried with where the indicator declares none."""

_MOST_PLACES: Final = 15

_LEAST_REAL: Final = 1e-30
_MOST_FINITE: Final = math.nextafter(1e31, 0)
"""The ends of what a double can be as a figure, zero apart."""


_SHORT_DECIMAL: Final = 10**18


@dataclass(frozen=True, slots=True)
class SparkFigure:
    """A slot as columns: as it was ``given``, and as it is ``known``, which is null for what cannot be a figure."""

    given: SlotColumn
    known: SlotColumn

    @property
    def known_text(self) -> str:
        """The known column, made of the given one."""
        name = self.given.name
        if self.given.is_nothing:
            return "CAST(NULL AS INT)"
        if self.given.type.kind is Kind.BOOLEAN:
            return f"CAST({name} AS INT)"
        return f"CASE WHEN {self.possible} THEN {name} END" if self.possible else name

    @property
    def possible(self) -> str:
        """A condition that the given column has what can be a figure, empty where whatever it has can be."""
        if self.given.type.kind is Kind.BOOLEAN:
            return f"{self.given.name} IS NULL" if self.given.is_nothing else ""
        return self._possible_real() if self.given.type.kind is Kind.REAL else self._possible_whole()

    def _possible_whole(self) -> str:
        impossible = self.given.impossible()
        return "" if impossible is None else f"NOT ({impossible})"

    def _possible_real(self) -> str:
        """Written so that it becomes little code. What is not a number is above every upper end."""
        name, wanted, scale = self.given.name, self.given.slot.range, self.given.scale
        low = -_MOST_FINITE if wanted.low is None else max(real_at_least(wanted.low / scale), -_MOST_FINITE)
        high = _MOST_FINITE if wanted.high is None else min(real_at_most(wanted.high / scale), _MOST_FINITE)
        least = SPARK.real_literal(_LEAST_REAL)
        start = SPARK.real_literal(max(low, _LEAST_REAL) if low >= 0 else low)
        conditions = [f"{name} BETWEEN {start} AND {SPARK.real_literal(high)}"]
        if low < 0:
            conditions.append(f"abs({name}) >= {least}")
        if self.given.slot.indicator.whole:
            conditions.append(f"{name} = rint({name})")
        found = " AND ".join(conditions)
        return f"({found}) OR {name} = 0.0D" if low <= 0 <= high else found

    @property
    def whole_texts(self) -> tuple[str, str] | None:
        """Two steps to ``_w``, a double times a power of ten where that is what its text says; None for other types.

        A decimal of at most 15 digits that divides back to the same double is that double's text.
        """
        if self.known.type.kind is not Kind.REAL:
            return None
        name, power = self.known.name, SPARK.real_literal(float(10 ** places_of(self.known)))
        return (
            f"rint({name} * {power}) AS {name}_r",
            f"CASE WHEN {name}_r / {power} = {name} THEN {name}_r END AS {name}_w",
        )


def spark_figure(number: int, slot: Slot, held: str, kind: DataType) -> SparkFigure:
    """Return the figure that a column holds. Raises `NotSayableError` for types that are not reckoned with."""
    try:
        type_ = column_type(kind.simpleString(), SPARK)
    except ColumnTypeError:
        raise NotSayableError("too_far") from None
    if type_.kind is Kind.REAL and slot.indicator.whole and slot.indicator.scale != 1:
        raise NotSayableError("too_far")  # thousands of pieces may have decimals
    given = SlotColumn(held, slot, type_, SPARK, Fraction(slot.indicator.scale))
    known_type = ColumnType(Kind.INTEGER, 1) if isinstance(kind, BooleanType) else type_
    return SparkFigure(given, replace(given, name=f"k{number}", type=known_type))


@dataclass(frozen=True, slots=True)
class Truth:
    """A test in SQL: ``text`` is null where a figure is; ``far`` a condition that it is not to be trusted.

    ``whole`` are the slots of doubles whose whole numbers it reads.
    """

    text: str
    far: str | None = None
    whole: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Written:
    text: str
    numbers: frozenset[int]
    guards: tuple[str, ...]
    limit: int


def truth_of(margin: Expr, figures: Mapping[int, SparkFigure], *, strict: bool) -> Truth:
    """Return whether a margin is above zero, or on it unless ``strict``. Raises `NotSayableError`."""
    columns = {slot: figures[slot].known for slot in slots_of(margin)}
    line = line_of(margin)
    if line is not None:
        return Truth(line.passes(columns[line.slot], strict=strict))
    same = _of_two_alike(margin, columns, strict=strict)
    if same is not None:
        return Truth(same)
    whole = frozenset(slot for slot, column in columns.items() if column.type.kind is Kind.REAL)
    if any(_is_long(columns[slot]) for slot in slots_of(margin)):
        raise NotSayableError("too_far")
    small = _written(margin, columns, _LIMITS, wide=False, strict=strict)
    large = _written(margin, columns, _WIDE_LIMITS, wide=True, strict=strict)
    certified = None if large.guards else _certified(margin, columns)
    branches = [] if certified is None else [certified]
    near, reach = _reach(small, columns), _reach(large, columns)
    branches.append((near, _guarded(small)))
    if near and reach != near:
        branches.append((reach, _guarded(large)))
    if not reach:
        return Truth(_case(branches))
    known = joined("AND", [f"{columns[slot].name} IS NOT NULL" for slot in sorted(large.numbers)])
    decided = joined("OR", [f"coalesce({condition}, FALSE)" for condition, _ in branches])
    return Truth(_case(branches), f"({known} AND NOT {decided})", whole)


def _case(branches: list[tuple[str, str]]) -> str:
    whens = [f"WHEN {condition} THEN {text}" for condition, text in branches if condition]
    last = next((text for condition, text in branches if not condition), None)
    if not whens:
        return str(last)
    return f"(CASE {' '.join(whens)}{'' if last is None else f' ELSE {last}'} END)"


def _guarded(written: _Written) -> str:
    """What holds only where nothing is divided by zero and nothing computed is impossible."""
    if not written.guards:
        return written.text
    return f"(CASE WHEN {joined('AND', list(written.guards))} THEN {written.text} END)"


def _reach(written: _Written, columns: Mapping[int, SlotColumn]) -> str:
    found = [_within(columns[slot], written.limit) for slot in sorted(written.numbers)]
    conditions = [condition for condition in found if condition is not None]
    return joined("AND", conditions) if conditions else ""


def _within(column: SlotColumn, limit: int) -> str | None:
    """A condition that a figure is a whole number of at most ``limit``; None where it always is."""
    match column.type.kind:
        case Kind.REAL:
            edge = SPARK.real_literal(float(min(_MOST_REAL, limit)))
            return f"({column.name}_w BETWEEN {SPARK.real_literal(-float(min(_MOST_REAL, limit)))} AND {edge})"
        case _ if column.type.most <= limit:
            return None
        case Kind.DECIMAL:
            edge = SPARK.decimal_literal(decimal_of(limit, column.type.places))
            return f"({column.name} BETWEEN -{edge} AND {edge})"
        case _ if column.nonnegative:
            return f"({column.name} <= {limit}L)"
        case _:
            return f"({column.name} BETWEEN {-limit}L AND {limit}L)"


def _variable(column: SlotColumn, limit: int, *, wide: bool) -> Variable:
    """A figure of at most ``limit`` as a whole number."""
    most, places = min(column.type.most, limit), column.type.places
    match column.type.kind:
        case Kind.REAL:
            text, most, places = f"CAST({column.name}_w AS BIGINT)", min(_MOST_REAL, limit), places_of(column)
        case Kind.DECIMAL:
            text = f"CAST({column.name} * {10**places}BD AS BIGINT)"
        case _:
            text, places = f"CAST({column.name} AS BIGINT)", 0
    return Variable(f"CAST({text} AS {SPARK.wide})" if wide else text, column.scale / 10**places, most)


def places_of(column: SlotColumn) -> int:
    """Return the decimals that doubles are tried with."""
    known = column.slot.indicator.places
    return (0 if column.slot.indicator.whole else _REAL_PLACES) if known is None else min(known, _MOST_PLACES)


def _written(
    margin: Expr, columns: Mapping[int, SlotColumn], limits: tuple[int, ...], *, wide: bool, strict: bool
) -> _Written:
    for limit in limits:
        numbers, guards = set[int](), list[str]()
        reckoner = _reckoner(columns, guards, _variables(columns, numbers, limit, wide=wide), wide=wide)
        try:
            text = reckoner.sign(reckoner.ratio(margin).above, ">" if strict else ">=")
        except TooFarError:
            continue
        except TooManyTermsError:
            break
        guards += _positive(reckoner, columns)
        return _Written(text, frozenset(numbers), tuple(dict.fromkeys(guards)), limit)
    raise NotSayableError("too_far")


def _variables(
    columns: Mapping[int, SlotColumn], numbers: set[int], limit: int, *, wide: bool
) -> Callable[[int], Variable]:
    def variable(slot: int) -> Variable:
        numbers.add(slot)
        return _variable(columns[slot], limit, wide=wide)

    return variable


def _reckoner(
    columns: Mapping[int, SlotColumn], guards: list[str], variable: Callable[[int], Variable], *, wide: bool
) -> Reckoner:
    type_name, most = (SPARK.wide, SPARK.most_wide) if wide else (SPARK.integer, MOST_INTEGER)
    return Reckoner(SPARK, type_name, most, columns, variable, lambda slot: slot, guards)


def _polynomial(margin: Expr, columns: Mapping[int, SlotColumn]) -> tuple[Polynomial, Mapping[str, str], list[str]]:
    """A margin over doubles: its terms, the text of each name in them, and what it rests on."""
    guards: list[str] = []

    def real(slot: int) -> Variable:
        return Variable(SPARK.cast(columns[slot].name, SPARK.real), columns[slot].scale, 1)

    reckoner = Reckoner(SPARK, SPARK.real, None, columns, real, lambda slot: slot, guards)
    above = reckoner.ratio(margin).above
    return above, reckoner.texts, [*guards, *_positive(reckoner, columns)]


def _positive(reckoner: Reckoner, columns: Mapping[int, SlotColumn]) -> list[str]:
    """Conditions that no figure is zero that something is divided by."""
    return [f"({columns[slot].name} > 0)" for slot in sorted(reckoner.positives)]


def _of_two_alike(margin: Expr, columns: Mapping[int, SlotColumn], *, strict: bool) -> str | None:
    """One figure beside another of the same type: their order is that of the numbers they stand for."""
    polynomial, texts, guards = _polynomial(margin, columns)
    terms = {names: number for names, number in polynomial.terms.items() if number}
    if guards or len(terms) != 2 or sum(terms.values()) or any(len(names) != 1 for names in terms):  # noqa: PLR2004
        return None
    (left,) = (names[0] for names, number in terms.items() if number > 0)
    (right,) = (names[0] for names, number in terms.items() if number < 0)
    if not (left in texts and right in texts and left.startswith("s") and right.startswith("s")):
        return None
    above, below = columns[int(left[1:])], columns[int(right[1:])]
    if (above.type.kind, above.type.places, above.scale) != (below.type.kind, below.type.places, below.scale):
        return None
    return f"({above.name} {'>' if strict else '>='} {below.name})"


def _certified(margin: Expr, columns: Mapping[int, SlotColumn]) -> tuple[str, str] | None:
    """A condition that doubles prove the sign of a margin, and what they then prove; None where there are none."""
    polynomial, texts, _ = _polynomial(margin, columns)
    used = {name for names in polynomial.terms for name in names}
    if any(not name.startswith("s") for name in used):
        return None
    if all(columns[int(name[1:])].type.kind is not Kind.REAL for name in used):
        return None
    terms = []
    for names, number in polynomial.terms.items():
        terms.append(" * ".join([SPARK.real_literal(float(number)), *(texts[name] for name in names)]))
    whole = joined("+", terms)
    size = joined("+", [f"abs({term})" for term in terms])
    return f"abs({whole}) > {size} * {SPARK.real_literal(_ERROR)}", f"({whole} > {SPARK.real_literal(0.0)})"


def _is_long(column: SlotColumn) -> bool:
    """Whether a column holds decimals of more digits than an integer has."""
    return column.type.kind is Kind.DECIMAL and column.type.most >= _SHORT_DECIMAL
