"""What disturbances do to units, gathered from the standings they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from emulation_rules.model.sensitivity import How, Kind, Least, Move, Reach
from emulation_rules.model.standing import Outcome, Rank, Standing, Standings

_WORTH: Final[Mapping[Outcome, int]] = {Outcome.ELIGIBLE: 2, Outcome.UNDETERMINED: 1}
_SURE: Final = {How.EXACT: 0, How.BOUND: 1, How.TRIED: 2}


@dataclass(frozen=True, slots=True)
class State:
    """What standings say of one unit, as far as a disturbance can move it."""

    rank: Rank | None
    titles: tuple[tuple[str, Outcome], ...] = ()
    classes: frozenset[str] = frozenset()


def state_of(standing: Standing) -> State:
    """Return what a standing says."""
    titles = tuple((each.title, each.outcome) for each in standing.titles)
    classes = frozenset(f"{each.scheme}.{level}" for each in standing.classes for level in each.possible)
    return State(standing.rank, titles, classes)


def states_of(standings: Standings) -> dict[str, State]:
    """Return what standings say of every unit."""
    return {one.unit: state_of(one) for one in standings.standings}


@dataclass(slots=True)
class Effect:
    """What one disturbance does to one unit, as its states are seen."""

    now: State
    rank: Rank | None = None
    wins: dict[str, None] = field(default_factory=dict)
    loses: dict[str, None] = field(default_factory=dict)
    enters: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rank = self.now.rank

    def see(self, state: State) -> bool:
        """Take in a state the unit comes to; return whether it is none of today's."""
        if state == self.now:
            return False
        self.rank = hull(self.rank, state.rank)
        before = dict(self.now.titles)
        worth = {title: _WORTH.get(now, 0) - _WORTH.get(before.get(title, now), 0) for title, now in state.titles}
        wins, loses = (dict.fromkeys(title for title, gain in worth.items() if gain * sign > 0) for sign in (1, -1))
        enters = dict.fromkeys(sorted(state.classes - self.now.classes))
        self.wins.update(wins)
        self.loses.update(loses)
        self.enters.update(enters)
        return _place(hull(self.now.rank, state.rank)) != _place(self.now.rank) or bool(wins or loses or enters)

    def move(self, subject: str, how: How, *, of: str = "", least: Least | None = None) -> Move | None:
        """Return what the disturbance does, None where that is nothing."""
        moved = _place(self.rank) != _place(self.now.rank)
        if not (moved or self.wins or self.loses or self.enters):
            return None
        return Move(subject, of, self.rank, tuple(self.wins), tuple(self.loses), tuple(self.enters), how, least)


def _place(rank: Rank | None) -> tuple[int, int] | None:
    return None if rank is None else (rank.best, rank.worst)


def hull(one: Rank | None, other: Rank | None) -> Rank | None:
    """Return every rank that either allows."""
    if one is None or other is None:
        return one or other
    if _place(one) == _place(other):
        return one
    return replace(one, best=min(one.best, other.best), worst=max(one.worst, other.worst), shared=False)


def reach_of(kind: Kind, now: State, moves: Iterable[Move], asked: int, how: How) -> Reach:
    """Return what all disturbances of a kind do to a unit. ``how`` is what those are worth that do nothing."""
    told = sorted(moves, key=_size)
    rank, worst = now.rank, how
    for move in told:
        rank = hull(rank, move.rank)
        worst = max(worst, move.how, key=_SURE.__getitem__)
    wins, loses, enters = (
        tuple(dict.fromkeys(name for names in named for name in names))
        for named in ([m.wins for m in told], [m.loses for m in told], [m.enters for m in told])
    )
    return Reach(kind, worst, asked, rank, wins, loses, enters, tuple(told))


def _size(move: Move) -> tuple[bool, object, str, str]:
    """The smallest known change first, then by name."""
    return move.least is None, 0 if move.least is None else move.least.size, move.subject, move.of
