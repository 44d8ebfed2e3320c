"""The slots of a plan as columns, and the two ways to write what rests on them: quick and full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from emulation_rules.model.verdict import Reason
from emulation_rules.plan.polynomial import TooManyTermsError
from emulation_rules.sql.dialect import MOST_INTEGER, Dialect, case, joined
from emulation_rules.sql.ranks import BEYOND, KNOWN, rank
from emulation_rules.sql.reasons import Reasons
from emulation_rules.sql.reckoner import Reckoner
from emulation_rules.sql.refused import NotSayableError, TooFarError
from emulation_rules.sql.slot_column import SlotColumn, Variable

_FAST_LIMITS: Final = tuple(10**power for power in range(18, 2, -1))
_WIDE_LIMITS: Final = tuple(10**power for power in range(37, 2, -1))
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Quick:
    """A condition or number for rows in which every figure of ``numbers`` is a small one, and of ``direct`` a figure.

    ``limit`` is what small ones are at most, ``guards`` what holds besides;
    of them ``positives`` are above zero. With ``hands_on`` it is null where one of the figures is missing, and that is
    what is to be said there.
    """

    text: str
    numbers: frozenset[int]
    direct: frozenset[int]
    limit: int
    guards: tuple[str, ...]
    positives: frozenset[int] = frozenset()
    hands_on: bool = False

    @property
    def slots(self) -> frozenset[int]:
        """All figures it reads."""
        return self.numbers | self.direct


def together(operator: str, parts: Sequence[Quick]) -> Quick:
    """Return conditions joined by an operator."""
    return Quick(
        joined(operator, [f"({part.text})" for part in parts]),
        frozenset[int]().union(*(part.numbers for part in parts)),
        frozenset[int]().union(*(part.direct for part in parts)),
        min(part.limit for part in parts),
        tuple(dict.fromkeys(guard for part in parts for guard in part.guards)),
        frozenset[int]().union(*(part.positives for part in parts)),
        all(part.hands_on for part in parts),
    )


@dataclass(frozen=True, slots=True)
class Full:
    """Ways to write for rows of any kind: numbers in wide whole numbers, and the reasons why there are none.

    ``reasons`` tell figures beyond those numbers, which ``limit`` says of, ``reported`` do not.
    """

    reckoner: Reckoner
    reasons: Reasons
    reported: Reasons
    limit: int


@dataclass(slots=True)
class Figures:
    """The slots of a plan as columns. ``off`` holds the rank column of slots that some units are not asked for."""

    dialect: Dialect
    columns: dict[int, SlotColumn]
    absent: Mapping[int, Reason]
    off: dict[int, str]

    def quick(self, write: Callable[[Reckoner], str]) -> Quick | None:
        """Return what is written in 64 bits, None where it cannot be or the dialect has one way only."""
        if not self.dialect.fast:
            return None
        for limit in _FAST_LIMITS:
            numbers: set[int] = set()
            direct: set[int] = set()
            guards: list[str] = []

            def small(slot: int, limit: int = limit, numbers: set[int] = numbers) -> Variable:
                numbers.add(slot)
                return self._column(slot).small(limit)

            reckoner = Reckoner(
                self.dialect, self.dialect.integer, MOST_INTEGER, self.columns, small, direct.add, guards
            )
            try:
                text = write(reckoner)
            except TooFarError:
                continue
            except (NotSayableError, TooManyTermsError):
                return None
            return Quick(
                text,
                frozenset(numbers),
                frozenset(direct),
                limit,
                tuple(dict.fromkeys(guards)),
                frozenset(reckoner.positives),
            )
        return None

    def full(self, write: Callable[[Full], _T], *, short_reals: bool = False) -> _T:
        """Return what is written in wide whole numbers; of doubles with ``short_reals`` only those of few decimals.

        Raises `NotSayableError`.
        """
        limits = _WIDE_LIMITS if self.dialect.most_wide is not None else _WIDE_LIMITS[:1]
        for limit in limits:
            try:
                return write(self._full(limit, short_reals=short_reals))
            except TooFarError:
                continue
            except TooManyTermsError:
                break
        raise NotSayableError("sql_too_far")

    def _full(self, limit: int, *, short_reals: bool) -> Full:
        def large(slot: int) -> Variable:
            column = self._column(slot)
            found, reach = column.large(limit, short=short_reals), column.is_large(limit, short=short_reals)
            text = found.text if reach is None else f"(CASE WHEN {reach} THEN {found.text} END)"
            return Variable(text, found.factor, found.most)

        reckoner = Reckoner(
            self.dialect, self.dialect.wide, self.dialect.most_wide, self.columns, large, lambda slot: slot
        )
        reasons = Reasons(self.dialect, _Ranks(self, limit, short=short_reals), reckoner)
        reckoner.knowing = reasons
        return Full(reckoner, reasons, Reasons(self.dialect, _Ranks(self, None, short=short_reals), reckoner), limit)

    def rank(self, slot: int, limit: int | None, *, short: bool = False) -> str:
        """Return the rank of a slot; with a limit, figures beyond it are told as beyond reach."""
        if slot not in self.columns:
            return rank(self.absent[slot])
        column = self.columns[slot]
        branches = [(f"{column.name} IS NULL", rank(self.absent[slot]))]
        if slot in self.off:
            branches.insert(0, (f"{self.off[slot]} IS NOT NULL", self.off[slot]))
        impossible = column.impossible()
        if impossible is not None:
            branches.append((impossible, rank(Reason.IMPOSSIBLE_VALUE)))
        reach = None if limit is None else column.is_large(limit, short=short)
        if reach is not None:
            branches.append((f"NOT ({reach})", str(BEYOND)))
        return f"({case(branches, str(KNOWN))})"

    def ordinary(self, slot: int, limit: int | None, *, positive: bool = False) -> str:
        """Return a condition that a slot holds a figure; with a limit a small one, if so wanted one above zero."""
        column = self.columns[slot]
        asked = [f"{self.off[slot]} IS NULL"] if slot in self.off else []
        return " AND ".join([*asked, column.ordinary(limit, positive=positive)])

    def _column(self, slot: int) -> SlotColumn:
        if slot not in self.columns:
            raise NotSayableError("sql_unknown_number")
        return self.columns[slot]


class _Ranks(dict[int, str]):
    """The rank of every slot, written when it is first asked for."""

    def __init__(self, figures: Figures, limit: int | None, *, short: bool) -> None:
        super().__init__()
        self._figures = figures
        self._limit = limit
        self._short = short

    def __missing__(self, slot: int) -> str:
        self[slot] = self._figures.rank(slot, self._limit, short=self._short)
        return self[slot]
