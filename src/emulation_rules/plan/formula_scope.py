"""What a formula may use where it stands, and how the meaning of its parts is said.

A *scope* says which names a formula may use. Whatever does not fit is raised as `FormulaMeaningError` with the node it
is about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from typing import TypeAlias

from emulation_rules.model.formula import Call, Compared, Formula, Literally, Name
from emulation_rules.model.period import Period
from emulation_rules.model.tables import Table
from emulation_rules.plan.aggregates import Aggregate
from emulation_rules.plan.nodes import Condition, Expr, Quotient


class Scale(Enum):
    """What a number is measured in, as far as a percent sign minds."""

    PLAIN = "plain"
    PERCENT = "percent"
    SHARE = "share"
    """Written with ``%`` and made of such numbers alone: it takes the scale of what it meets."""


@dataclass(frozen=True, slots=True)
class Number:
    """A lowered number."""

    expr: Expr
    scale: Scale = Scale.PLAIN


@dataclass(frozen=True, slots=True)
class VerdictOf:
    """A verdict: expressions that are one where its target is met, or exceeded, and zero where it is not."""

    met: Expr
    exceeded: Expr


Meaning: TypeAlias = Number | Condition | VerdictOf


class FormulaMeaningError(Exception):
    """A formula that does not fit where it stands. ``word`` and ``details`` fill the message ``code``."""

    def __init__(
        self, code: str, at: Formula, details: Mapping[str, str] | None = None, known: Collection[str] = ()
    ) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.details = dict(details or {})
        self.known = known
        """The words that would have been understood, for near misses."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The period a name is read in: so many years back, or a named one."""

    years_back: int = 0
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Words(Collection[str]):
    """Words from several places, gone through only when one of them was misspelt."""

    places: tuple[Collection[str], ...]

    def __contains__(self, word: object) -> bool:
        return any(word in place for place in self.places)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self.places)

    def __len__(self) -> int:
        return sum(map(len, self.places))


@dataclass(frozen=True, slots=True)
class Scope:
    """What a formula may use.

    ``number`` and ``function`` return None for a name they do not know; ``verdict`` is given a name or a call.
    ``aggregate`` is None where what units come to together has no meaning. ``known`` lists names for near misses.
    """

    number: Callable[[str, Reading], Number | None]
    known: Collection[str] = ()
    verdict: Callable[[Name | Call], VerdictOf | None] = lambda _: None
    condition: Callable[[Call], Condition | None] = lambda _: None
    function: Callable[[Call], Number | None] = lambda _: None
    functions: Collection[str] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    aggregate: Callable[[Aggregate, Call], Expr] | None = None
    divisions: list[tuple[Quotient, Formula]] = field(default_factory=list)
    """Every division lowered so far with where it is written."""
    fractions: list[tuple[Compared, Literally]] = field(default_factory=list)
    """Every comparison lowered so far of a figure in percent with a number below one: 0.9 may be meant as 90 %."""
