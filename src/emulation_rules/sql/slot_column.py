"""A figure of a plan as a column of the query: when it can be a figure, and how it stands in exact arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import MAX_DIGITS, MAX_EXPONENT
from emulation_rules.plan.plan import Slot
from emulation_rules.sql.column_type import ColumnType, Kind, written
from emulation_rules.sql.dialect import MOST_INTEGER, Dialect, DialectName
from emulation_rules.sql.thresholds import decimal_of, real_at_least, real_at_most

REAL_PLACES: Final = 6
"""Decimals that doubles are first tried with, where the indicator declares none."""

_MOST_REAL_DIGITS: Final = 10**15
"""A decimal of fewer digits that a double comes from is its shortest text."""

_MOST_BIGINT_DIGITS: Final = 18
_LEAST_REAL, _END_OF_REALS = 1e-30, 1e31
_MOST_FINITE: Final = math.nextafter(_END_OF_REALS, 0)
_TEXT_PLACES: Final = 18


@dataclass(frozen=True, slots=True)
class Variable:
    """A whole number in a query: its text, what one of it is worth, and its magnitude at most (None: without end)."""

    text: str
    factor: Fraction
    most: int | None


@dataclass(frozen=True, slots=True)
class SlotColumn:
    """The column of one slot, called ``name`` inside the query, its doubles as whole numbers ``name``_w.

    One of its numbers is worth ``scale`` of the base unit. What is ``given`` by the ruleset is never impossible.
    """

    name: str
    slot: Slot
    type: ColumnType
    dialect: Dialect
    scale: Fraction
    given: bool = False

    @property
    def nonnegative(self) -> bool:
        """Whether no figure is below zero."""
        low = self.slot.range.low
        return low is not None and low >= 0

    @property
    def is_nothing(self) -> bool:
        """Whether no value of the column can be a figure: true and false where numbers are due."""
        return self.type.kind is Kind.BOOLEAN and not self.slot.indicator.whole

    # ---- what can be a figure -------------------------------------------------------------

    def impossible(self) -> str | None:
        """Return a condition under which a value that is not null cannot be a figure; None where all can."""
        return " OR ".join(self.impossible_ways()) or None

    def impossible_ways(self, *, or_zero: bool = False) -> Sequence[str]:
        """Return the conditions under any of which a value that is not null cannot be a figure, or is zero."""
        zero = self.beside(Comparison.EXACTLY, Fraction(0)) if or_zero else "FALSE"
        if or_zero and (self.given or self.type.kind is Kind.BOOLEAN or self.range.low != 0):
            return [*self.impossible_ways(), *([] if zero == "FALSE" else [zero])]
        if self.given:
            return ()
        if self.type.kind is Kind.BOOLEAN:
            return ("TRUE",) if self.is_nothing else ()
        if self.type.kind is Kind.REAL and not self._lite:
            found = list(self._beside_reals(or_zero=or_zero))
        else:
            found = [*self._of_another_type(), *self._out_of_range(self.slot.range, or_zero=or_zero)]
        if self._may_be_broken:
            found.append(self._broken())
        return found

    @property
    def number(self) -> str:
        """The value as the number it is stored as. SQLite alone keeps others in columns of doubles."""
        is_other = self.type.kind is Kind.REAL and self._lite
        return self.dialect.cast(self.name, self.dialect.real) if is_other else self.name

    def read(self, reported: str) -> str:
        """Return what the column called ``name`` is made of: the one ``reported`` as the type it is known to fit.

        A shorter one would be reckoned with as such, and overflow.
        """
        name = written(self.type, self.dialect)
        return reported if name is None else self.dialect.cast(reported, name)

    @property
    def _lite(self) -> bool:
        return self.dialect.name is DialectName.SQLITE

    @property
    def _whole_places(self) -> int | None:
        """The decimals that pieces have as they are reported: three where thousands are; None for others."""
        return len(str(self.slot.indicator.scale)) - 1 if self.slot.indicator.whole and not self.given else None

    @property
    def _may_be_broken(self) -> bool:
        """Whether the column may hold a fraction of a piece."""
        if self._whole_places is None:
            return False
        longer = self.type.kind is Kind.DECIMAL and self.type.places > self._whole_places
        return self.type.kind in (Kind.REAL, Kind.NUMERIC) or longer

    def _broken(self) -> str:
        """A condition that there is a fraction of a piece."""
        places = self._whole_places or 0
        if self.type.kind is not Kind.REAL:
            return f"{self.name} <> round({self.name}, {places})"
        if places == 0 and not self._lite:
            return f"{self.number} <> floor({self.number})"
        if self.dialect.real_is_short:
            if self.dialect.name is DialectName.POSTGRESQL:
                digits = f"CAST(CAST({self.number} AS TEXT) AS NUMERIC)"
                return f"{digits} <> round({digits}, {places})"
            _, behind, power = self._real_parts()
            return f"length({behind}) > {power}"
        return self._off_grid(places)

    def _off_grid(self, places: int) -> str:
        """A condition that a double's text has more decimals.

        From 2^53 on, for three decimals from 2^43, doubles lie so far apart that each is the nearest to some number of
        so many decimals. Below, the whole number that a double is a share of is exact, and so is the way back.
        """
        round_ = "round" if self._lite else "rint"
        if places == 0:
            far, back = 2**53, f"{round_}({self.number})"
        else:
            power = self.dialect.real_literal(float(10**places))
            far, back = 2 ** (53 - (10**places).bit_length()), f"{round_}({self.number} * {power}) / {power}"
        return f"(abs({self.number}) < {self.dialect.real_literal(float(far))} AND {back} <> {self.number})"

    def _of_another_type(self) -> list[str]:
        match self.type.kind, self.dialect.name:
            case Kind.INTEGER, DialectName.SQLITE:
                return [f"typeof({self.name}) NOT IN ('integer', 'null')"]
            case Kind.REAL, DialectName.SQLITE:
                exact_integer = f"typeof({self.name}) = 'integer' AND abs({self.name}) < 9007199254740992"
                return [f"NOT (typeof({self.name}) IN ('real', 'null') OR ({exact_integer}))", *self._out_of_reals()]
            case Kind.NUMERIC, _:
                digits = f"length(trim(BOTH '0' FROM replace(CAST(abs({self.name}) AS TEXT), '.', '')))"
                beyond = 10 ** (MAX_DIGITS + MAX_EXPONENT)
                return [
                    f"NOT ({self.name} > -{beyond} AND {self.name} < {beyond})",
                    f"{digits} > {MAX_DIGITS}",
                    f"scale({self.name}) > {MAX_EXPONENT}",
                ]
            case _:
                return []

    def _out_of_reals(self) -> list[str]:
        least, end = (self.dialect.real_literal(number) for number in (_LEAST_REAL, _END_OF_REALS))
        near = f"({self.number} <> 0 AND abs({self.number}) < {least})"
        return [f"NOT (abs({self.number}) < {end})", near]

    def _beside_reals(self, *, or_zero: bool) -> Iterator[str]:
        """Beyond an end of what can be a figure, or next to zero, or zero where that is the end.

        What is not a number is above every upper end.
        """
        low, high = self.range.low, self.range.high
        least = -_MOST_FINITE if low is None else max(real_at_least(low / self.scale), -_MOST_FINITE)
        most = _MOST_FINITE if high is None else min(real_at_most(high / self.scale), _MOST_FINITE)
        edge = self.dialect.real_literal(_LEAST_REAL)
        if or_zero:
            yield f"{self.number} < {edge}"
        elif least != 0 or self._whole_places is not None:
            yield f"{self.number} < {self.dialect.real_literal(least)}"
        if not or_zero and least < _LEAST_REAL and self._whole_places is None:
            other = f"nullif({self.number}, 0)"
            yield f"{other if least == 0 else f'abs({other})'} < {edge}"
        yield f"{self.number} > {self.dialect.real_literal(most)}"

    def _out_of_range(self, wanted: Interval, *, or_zero: bool) -> list[str]:
        found = []
        if wanted.low is not None:
            found.append(self.beside(Comparison.AT_MOST if or_zero else Comparison.BELOW, wanted.low))
        if wanted.high is not None:
            found.append(self.beside(Comparison.ABOVE, wanted.high))
        return found

    # ---- against a number -----------------------------------------------------------------

    def beside(self, comparison: Comparison, mark: Fraction) -> str:
        """Return how the figure stands to a number of its base unit, exactly at any size."""
        level = mark / self.scale
        match self.type.kind:
            case Kind.BOOLEAN:
                return self._whole_beside(f"({self._as_number})", comparison, level)
            case Kind.INTEGER:
                return self._whole_beside(self.name, comparison, level)
            case Kind.NUMERIC:
                place = self.dialect.cast(self.name, "NUMERIC") + f" * {level.denominator}"
                return f"{place} {_SIGN[comparison]} {level.numerator}"
            case Kind.DECIMAL:
                return self._decimal_beside(comparison, level)
            case Kind.REAL:
                return self._real_beside(comparison, level)

    def _whole_beside(self, number: str, comparison: Comparison, level: Fraction) -> str:
        sign, whole = _stepped(comparison, level)
        if whole is None:
            return "FALSE"
        if abs(whole) > 2**63 - 1 and self.type.most <= 2**63:  # the column cannot reach it
            return _always(comparison, positive=whole > 0)
        return f"{number} {sign} {self.dialect.whole_literal(whole, self.dialect.wide)}"

    def _decimal_beside(self, comparison: Comparison, level: Fraction) -> str:
        sign, whole = _stepped(comparison, level * _power(self.type.places))
        if whole is None:
            return "FALSE"
        if abs(whole) > self.type.most:
            return _always(comparison, positive=whole > 0)
        return f"{self.name} {sign} {self.dialect.decimal_literal(decimal_of(whole, self.type.places))}"

    def _real_beside(self, comparison: Comparison, level: Fraction) -> str:
        least, most = real_at_least(level), real_at_most(level)
        match comparison:
            case Comparison.AT_LEAST:
                return f"{self.number} >= {self.dialect.real_literal(least)}"
            case Comparison.BELOW:
                return f"{self.number} < {self.dialect.real_literal(least)}"
            case Comparison.AT_MOST:
                return f"{self.number} <= {self.dialect.real_literal(most)}"
            case Comparison.ABOVE:
                return f"{self.number} > {self.dialect.real_literal(most)}"
            case Comparison.EXACTLY:
                return f"{self.number} = {self.dialect.real_literal(least)}" if least == most else "FALSE"

    # ---- as a whole number ----------------------------------------------------------------

    def small(self, limit: int) -> Variable:
        """Return the figure as an integer of 64 bits. Only where it is `ordinary` for the same limit.

        A limit is the largest magnitude of the figure in the scale it is reported in.
        """
        most = self._units(limit)
        match self.type.kind:
            case Kind.BOOLEAN:
                return Variable(self._cast(self._as_number), self._worth(0), 1)
            case Kind.INTEGER:
                plain = self.type.most in (MOST_INTEGER, MOST_INTEGER + 1)
                return Variable(self.name if plain else self._cast(self.name), self._worth(0), most)
            case Kind.DECIMAL:
                return Variable(self._cast(self._digits()), self._worth(self.type.places), most)
            case Kind.REAL:
                return Variable(self._cast(f"{self.name}_w"), self._worth(self.places), most)
            case Kind.NUMERIC:
                return self.large(limit)

    def large(self, limit: int, *, short: bool = False) -> Variable:
        """Return the figure as a wide whole number. Only where `is_large` holds for the same limit.

        With ``short`` a double counts as the decimals it is first tried with, or as beyond reach.
        """
        match self.type.kind:
            case Kind.REAL if short or not self.dialect.real_is_short:
                small = self.small(limit)
                return Variable(self._widened(small.text), small.factor, small.most)
            case Kind.REAL if self.dialect.name is DialectName.POSTGRESQL:
                return Variable(f"CAST(CAST({self.number} AS TEXT) AS NUMERIC)", self._worth(0), None)
            case Kind.REAL:
                most = limit * _power(self._text_places)
                return Variable(self._real_digits(), self._worth(self._text_places), most)
            case Kind.NUMERIC:
                return Variable(self._widened(self.name), self._worth(0), None)
            case Kind.DECIMAL:
                most = min(self.type.most, limit * _power(self.type.places))
                return Variable(self._widened(self._digits(wide=True)), self._worth(self.type.places), most)
            case Kind.BOOLEAN | Kind.INTEGER:
                small = self.small(limit)
                inner = self.name if self.type.kind is Kind.INTEGER else small.text
                return Variable(self._widened(inner), small.factor, small.most)

    def is_large(self, limit: int, *, short: bool = False) -> str | None:
        """Return a condition that the figure is a wide whole number within a limit; None where it always is."""
        match self.type.kind:
            case Kind.REAL if short or not self.dialect.real_is_short:
                edge = self.dialect.real_literal(float(self._units(limit)))
                return f"coalesce(abs({self.name}_w) <= {edge}, FALSE)"
            case Kind.REAL if self.dialect.name is DialectName.POSTGRESQL:
                return None
            case Kind.REAL:
                edge = self.dialect.real_literal(real_at_most(Fraction(limit)))
                _, behind, power = self._real_parts()
                return f"(abs({self.number}) <= {edge} AND length({behind}) <= {power})"
            case Kind.NUMERIC | Kind.BOOLEAN:
                return None
            case Kind.DECIMAL | Kind.INTEGER:
                most = min(self.type.most, limit * _power(self.type.places))
                if self.type.most <= most:
                    return None
                low = 0 if self.nonnegative else -most
                return f"{self.name} BETWEEN {self._literal(low)} AND {self._literal(most)}"

    def ordinary(self, limit: int | None, *, positive: bool = False) -> str:
        """Return a condition that a value is a figure, and one within a limit if given; null where there is none.

        Only figures above zero hold if so wanted. A rate of zero is left out: it is rare, and looking for doubles next
        to it takes time.
        """
        match self.type.kind:
            case Kind.BOOLEAN:
                return f"{self.name} = {self.name}"
            case Kind.INTEGER | Kind.DECIMAL if not self._may_be_broken:
                return self._between_ends(limit, least=1 if positive else None)
            case Kind.REAL if limit is not None:
                low, high = self._ends(self._units(limit), self.places)
                ends = (self.dialect.real_literal(float(end)) for end in (max(low, 1) if positive else low, high))
                within = _between(f"{self.name}_w", *ends)
                return f"CASE WHEN {self.name} IS NOT NULL THEN coalesce({within}, FALSE) END"
            case Kind.REAL if not self._lite:
                return " AND ".join(self._real_figure(positive=positive))
            case _:
                impossible, large = self.impossible(), None if limit is None else self.is_large(limit)
                above = f"{self.name} > 0" if positive else None
                parts = [None if impossible is None else f"NOT ({impossible})", large, above]
                return " AND ".join(part for part in parts if part is not None) or f"{self.name} = {self.name}"

    def ends(self, limit: int | None, *, positive: bool = False) -> tuple[str | None, str | None] | None:
        """Return the least and the greatest value that is `ordinary`, None for ends that nothing passes.

        Nothing where being between two values is not all that is asked.
        """
        match self.type.kind:
            case Kind.BOOLEAN:
                return None, None
            case Kind.INTEGER | Kind.DECIMAL if not self._may_be_broken:
                low, high = self._whole_ends(limit, least=1 if positive else None)
                return (None if low is None else self._literal(low)), (None if high is None else self._literal(high))
            case Kind.REAL if limit is None and not self._may_be_broken and (self.nonnegative or positive):
                low_end, high_end = self.range.low or Fraction(0), self.range.high
                least = max(real_at_least(low_end / self.scale), _LEAST_REAL)
                most = _MOST_FINITE if high_end is None else real_at_most(high_end / self.scale)
                return self.dialect.real_literal(least), self.dialect.real_literal(most)
            case _:
                return None

    def _real_figure(self, *, positive: bool) -> Iterator[str]:
        low, high = self.range.low, self.range.high
        least = -_END_OF_REALS if low is None else real_at_least(low / self.scale)
        most = _END_OF_REALS if high is None else real_at_most(high / self.scale)
        if self.nonnegative or positive:
            least = max(least, _LEAST_REAL)
        yield _between(self.number, self.dialect.real_literal(least), self.dialect.real_literal(most))
        if low is None or high is None:
            yield f"abs({self.number}) < {self.dialect.real_literal(_END_OF_REALS)}"
        if not self.nonnegative:
            yield f"({self.number} = 0 OR abs({self.number}) >= {self.dialect.real_literal(_LEAST_REAL)})"
        if self._may_be_broken:
            yield f"NOT ({self._broken()})"

    def _between_ends(self, limit: int | None, least: int | None = None) -> str:
        low, high = self._whole_ends(limit, least)
        if low is None:
            return f"{self.name} = {self.name}"
        if high is None:
            return f"{self.name} >= {self._literal(low)}"
        return _between(self.name, self._literal(low), self._literal(high))

    def _whole_ends(self, limit: int | None, least: int | None = None) -> tuple[int | None, int | None]:
        """The ends of what can be a figure, of what is small, and of what the type holds; None where that is all."""
        most = self.type.most if limit is None else self._units(limit)
        low, high = self._ends(most, self.type.places)
        low = low if least is None else max(low, least)
        if low <= -self.type.most and high >= self.type.most:
            return None, None
        return low, None if high >= self.type.most else high

    def _ends(self, most: int, places: int) -> tuple[int, int]:
        """The least and the greatest whole number of units that can be a figure."""
        power = _power(places)
        low, high = -most, most
        if self.range.low is not None:
            low = max(low, math.ceil(self.range.low / self.scale * power))
        if self.range.high is not None:
            high = min(high, math.floor(self.range.high / self.scale * power))
        return low, high

    def _units(self, limit: int) -> int:
        """How many units of the smallest place a figure within a limit has at most."""
        match self.type.kind:
            case Kind.REAL:
                return min(_MOST_REAL_DIGITS - 1, limit * _power(self.places))
            case Kind.DECIMAL if self._is_short:
                # Its digits are reached by multiplying, and those have to fit as well.
                return min(
                    self.type.most, limit * _power(self.type.places), _power(_MOST_BIGINT_DIGITS - self.type.places) - 1
                )
            case _:
                return min(self.type.most, limit * _power(self.type.places))

    def _literal(self, whole: int) -> str:
        if self.type.kind is Kind.DECIMAL:
            return self.dialect.decimal_literal(decimal_of(whole, self.type.places))
        return self.dialect.whole_literal(whole, self.dialect.wide)

    @property
    def range(self) -> Interval:
        """What the figure can be."""
        return Interval(None, None) if self.given else self.slot.range

    def as_real(self) -> str:
        """Return the figure as the double nearest to it, in the scale it is reported in."""
        if self.type.kind is Kind.REAL and not self._lite:
            return self.name
        if self.type.kind is Kind.BOOLEAN:
            return self.dialect.cast(self._as_number, self.dialect.real)
        return self.dialect.cast(self.name, self.dialect.real)

    @property
    def _as_number(self) -> str:
        return f"CASE WHEN {self.name} THEN 1 WHEN NOT {self.name} THEN 0 END"

    @property
    def places(self) -> int:
        """The decimals that doubles are tried with."""
        if self._whole_places is not None:
            return self._whole_places
        known = self.slot.indicator.places
        return max(self.type.places, REAL_PLACES if known is None else known)

    @property
    def _text_places(self) -> int:
        """The decimals that the text of a double is read with."""
        return _TEXT_PLACES if self._whole_places is None else self._whole_places

    def preparation(self) -> tuple[str, str] | None:
        """Return two stages that make ``name``_w of a double: it times a power of ten, and that where it is its text.

        A decimal of at most 15 digits that divides back to the same double is that double's text.
        """
        if self.type.kind is not Kind.REAL:
            return None
        power, end = (self.dialect.real_literal(float(end)) for end in (_power(self.places), _MOST_REAL_DIGITS))
        same = f"abs({self.name}_r) < {end} AND {self.name}_r / {power} = {self.number}"
        return self.raised, f"CASE WHEN {same} THEN {self.name}_r END"

    @property
    def raised(self) -> str:
        """A double times a power of ten, as the whole number next to it."""
        if not self.places:
            return f"round({self.number})"
        return f"round({self.number} * {self.dialect.real_literal(float(_power(self.places)))})"

    def is_short(self, limit: int) -> str:
        """Return a condition that a figure within a limit is one of few digits."""
        if self.type.kind is not Kind.REAL:
            return self.ordinary(limit)
        power, most = (self.dialect.real_literal(float(end)) for end in (_power(self.places), self._units(limit)))
        return f"abs({self.raised}) <= {most} AND {self.raised} / {power} = {self.number}"

    def _worth(self, places: int) -> Fraction:
        return self.scale / _power(places)

    def _cast(self, text: str) -> str:
        return self.dialect.cast(text, self.dialect.integer)

    def _widened(self, text: str) -> str:
        return self.dialect.cast(text, self.dialect.wide)

    @property
    def _is_short(self) -> bool:
        return self.type.most < _power(_MOST_BIGINT_DIGITS)

    def _digits(self, *, wide: bool = False) -> str:
        """The digits of a decimal as one whole number."""
        if not self._is_short:
            return f"replace(CAST({self.name} AS {self.dialect.text}), '.', '')"
        held = self.dialect.cast(self.name, f"DECIMAL(38, {self.type.places})") if wide else self.name
        return f"{held} * {_power(self.type.places)}"

    def _real_parts(self) -> tuple[str, str, str]:
        """The text of a double: its digits before and behind the mark, and how many there are to be behind it."""
        text = f"CAST({self.number} AS {self.dialect.text})"
        plain = f"split_part({text}, 'e', 1)"
        exponent = f"coalesce(TRY_CAST(split_part({text}, 'e', 2) AS INTEGER), 0)"
        before, behind = f"split_part({plain}, '.', 1)", f"rtrim(split_part({plain}, '.', 2), '0')"
        return before, behind, f"({self._text_places} + {exponent})"

    def _real_digits(self) -> str:
        before, behind, power = self._real_parts()
        return f"CAST(concat({before}, rpad({behind}, {power}, '0')) AS {self.dialect.wide})"


_SIGN: Final = {
    Comparison.AT_LEAST: ">=",
    Comparison.ABOVE: ">",
    Comparison.AT_MOST: "<=",
    Comparison.BELOW: "<",
    Comparison.EXACTLY: "=",
}


def _between(name: str, low: str, high: str) -> str:
    """A condition that a number is between two, as comparisons: DuckDB is slow with many that say BETWEEN."""
    return f"{name} >= {low} AND {name} <= {high}"


def _power(places: int) -> int:
    return int(10**places)


def _stepped(comparison: Comparison, level: Fraction) -> tuple[str, int | None]:
    """A comparison with a level as one with a whole number; None where no whole number is equal to it."""
    match comparison:
        case Comparison.AT_LEAST:
            return ">=", math.ceil(level)
        case Comparison.BELOW:
            return "<", math.ceil(level)
        case Comparison.AT_MOST:
            return "<=", math.floor(level)
        case Comparison.ABOVE:
            return ">", math.floor(level)
        case Comparison.EXACTLY:
            return "=", int(level) if level.denominator == 1 else None


def _always(comparison: Comparison, *, positive: bool) -> str:
    """How every value of a type stands to a number beyond its end."""
    if comparison is Comparison.EXACTLY:
        return "FALSE"
    upward = comparison in (Comparison.AT_LEAST, Comparison.ABOVE)
    return "FALSE" if upward is positive else "TRUE"
