"""The columns that say what rows come to: their names, in order, and where the values of each are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from emulation_rules.columnar.told import REASONS, VERDICTS, Tell
from emulation_rules.exchange.observation_error import shown
from emulation_rules.frames.faults import Faults, refuse
from emulation_rules.plan.plan import Plan

VERDICT_WORDS: Final = tuple(map(str, VERDICTS))
"""The words of verdicts by their code."""

REASON_WORDS: Final = tuple(map(str, REASONS))
"""The words of reasons by their code."""


class ToldKind(StrEnum):
    """What a column holds."""

    VERDICT = "verdict"
    """Codes of `VERDICT_WORDS`, uint8."""
    REASON = "reason"
    """Codes of `REASON_WORDS`, uint8."""
    NUMBER = "number"
    """float64, NaN where there is none."""
    TOTAL = "total"
    """float64, of which there always is one."""
    COUNT = "count"
    """uint16."""


WORDS: Final = {ToldKind.VERDICT: VERDICT_WORDS, ToldKind.REASON: REASON_WORDS}
"""The words behind the codes of a kind of column."""


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """One column told. ``held`` names the array of `Told`, ``at`` where in it the column lies."""

    name: str
    kind: ToldKind
    held: str
    at: tuple[int, ...] = ()


def told_columns(plan: Plan, tell: Collection[Tell]) -> tuple[ToldColumn, ...]:
    """Return the columns that are told of a plan: of each target what was asked for, then the score."""
    return _told_columns(tuple(planned.target.id for planned in plan.targets), frozenset(tell))


@lru_cache(maxsize=16)
def _told_columns(targets: Sequence[str], tell: Collection[Tell]) -> tuple[ToldColumn, ...]:
    of_targets = (column for number, name in enumerate(targets) for column in _of_target(name, number, tell))
    return (
        *of_targets,
        *_OF_SCORE,
        *(_OF_SHARES if Tell.SHARES in tell else ()),
        *(_RANKS if Tell.RANKS in tell else ()),
        _IMPOSSIBLE,
    )


def check_names(named: Sequence[str], told: Sequence[ToldColumn]) -> None:
    """Raise `InvalidReportError` where a column told is called like another or like one handed back as it was given."""
    faults, taken = Faults(), set(named)
    for column in told:
        if column.name in taken:
            faults.add("frame_told_twice", column.name, column=column.name)
        taken.add(column.name)
    faults.settle()


def tell_of(asked: Collection[Tell | str]) -> tuple[Tell, ...]:
    """Return what is asked to be told, each once; one word is not its letters. Raises `InvalidReportError`."""
    words = [asked] if isinstance(asked, str) else list(asked)
    known = [str(tell) for tell in Tell]
    for word in words:
        if str(word) not in known:
            raise refuse("frame_no_such_tell", tell=shown(str(word)), known=", ".join(known))
    return tuple(dict.fromkeys(map(Tell, words)))


def _of_target(name: str, number: int, tell: Collection[Tell]) -> Iterator[ToldColumn]:
    if Tell.VERDICTS in tell:
        yield ToldColumn(f"{name}_verdict", ToldKind.VERDICT, "verdicts", (number,))
    if Tell.REASONS in tell:
        yield ToldColumn(f"{name}_reason", ToldKind.REASON, "reasons", (number,))
    if Tell.MARGINS in tell:
        yield ToldColumn(f"{name}_margin", ToldKind.NUMBER, "margins", (number,))
    if Tell.MARGIN_RANGES in tell:
        yield ToldColumn(f"{name}_margin_low", ToldKind.NUMBER, "margin_ranges", (0, number))
        yield ToldColumn(f"{name}_margin_high", ToldKind.NUMBER, "margin_ranges", (1, number))
    if Tell.POINTS in tell:
        yield ToldColumn(f"{name}_points", ToldKind.NUMBER, "points", (number,))
    if Tell.POINT_RANGES in tell:
        yield ToldColumn(f"{name}_points_certain", ToldKind.NUMBER, "point_ranges", (0, number))
        yield ToldColumn(f"{name}_points_possible", ToldKind.NUMBER, "point_ranges", (1, number))


_OF_SCORE: Final = (
    ToldColumn("score_certain", ToldKind.TOTAL, "certain"),
    ToldColumn("score_possible", ToldKind.TOTAL, "possible"),
)
_OF_SHARES: Final = (
    ToldColumn("score_maximum", ToldKind.TOTAL, "maximum"),
    ToldColumn("share_certain", ToldKind.NUMBER, "share"),
    ToldColumn("share_possible", ToldKind.NUMBER, "possible_share"),
)
_RANKS: Final = (
    ToldColumn("rank_best", ToldKind.NUMBER, "ranks", (0,)),
    ToldColumn("rank_worst", ToldKind.NUMBER, "ranks", (1,)),
)
_IMPOSSIBLE: Final = ToldColumn("impossible_figures", ToldKind.COUNT, "impossible")
