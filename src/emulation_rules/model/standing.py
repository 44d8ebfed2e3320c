"""Standings: the units of a cluster beside each other, ranked, with the titles and classes that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from emulation_rules.model.evaluation import Evaluation, Note
from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.text import Text


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among ``of`` units: from ``best`` to ``worst`` while anything is unknown, otherwise both the same.

    ``shared`` where another unit certainly has the same rank.
    """

    best: int
    worst: int
    of: int
    shared: bool = False

    @property
    def certain(self) -> bool:
        """Whether the rank is known."""
        return self.best == self.worst


class Outcome(StrEnum):
    """What the library says of a unit and a title. It never awards one."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNDETERMINED = "undetermined"
    DEFERRED = "deferred"


class Because(StrEnum):
    """Why a proposal is what it is."""

    QUALIFIES = "qualifies"
    CONDITION = "condition"
    """The condition does not hold, or cannot be told yet."""
    OUTER_TITLE = "outer_title"
    """The title it is nested in is not held, or that cannot be told yet."""
    BARRED = "barred"
    VETO_DEFERS = "veto_defers"
    VETO_OPEN = "veto_open"
    VOTE = "vote"
    """The vote fell short, or has not been reported."""
    BEYOND_QUOTA = "beyond_quota"
    TIE_AT_THE_CUT = "tie_at_the_cut"
    QUOTA_OPEN = "quota_open"
    """Whether a place is left cannot be told while ranks or eligibility of others are open."""
    NOT_RANKED = "not_ranked"
    """Nothing that is scored was asked of the unit."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One title for one unit. ``subject`` is the veto's target or the outer title where the reason is about one."""

    title: str
    outcome: Outcome
    because: Because
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Classified:
    """The classes of a scheme a unit can still be in, best first; one when it is certain."""

    scheme: str
    possible: tuple[str, ...]

    @property
    def certain(self) -> bool:
        """Whether the class is known."""
        return len(self.possible) == 1


@dataclass(frozen=True, slots=True)
class RankedBy:
    """A key that units are ranked by, as the ruleset has it (``share``, ``points(work)``), and which end is first."""

    formula: str
    better: Better = Better.HIGHER


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit: its evaluation in the light of the others, its rank, and what follows from both.

    ``rank`` is None where nothing that applies is scored. ``keys`` are what it is ranked by, in order.
    """

    unit: str
    title: Text
    evaluation: Evaluation
    rank: Rank | None
    peers: str = ""
    keys: tuple[Interval | None, ...] = ()
    titles: tuple[Proposal, ...] = ()
    classes: tuple[Classified, ...] = ()


@dataclass(frozen=True, slots=True)
class Standings:
    """A cluster's result. ``standings`` follow rank (best possible first), those without one last; peers stay together.

    ``titles`` and ``classes`` are the words for the ids that standings name: a scheme by its id, a class of it as
    ``scheme.class``. ``quotas`` are the places of each title with one (from the fewest to the most while that is open),
    of peers that are ranked apart under ``title@peers``. ``cluster`` is the evaluation of the cluster as a whole, if it
    is asked anything. ``conditions`` are what titles and classes ask for, as the ruleset writes it. ``ranked_by`` are
    the keys whose values are the ``keys`` of each standing; ``within_peers``: each peer group is ranked by itself.
    """

    ruleset: str
    ruleset_digest: str
    title: Text
    period: Period
    standings: tuple[Standing, ...]
    titles: Mapping[str, Text] = field(default_factory=dict)
    classes: Mapping[str, Text] = field(default_factory=dict)
    quotas: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    peers: Mapping[str, Text] = field(default_factory=dict)
    cluster: Evaluation | None = None
    conditions: Mapping[str, str] = field(default_factory=dict)
    ranked_by: tuple[RankedBy, ...] = ()
    within_peers: bool = False
    notes: tuple[Note, ...] = ()

    def __getitem__(self, unit: str) -> Standing:
        """Return the standing of a unit. Raises `KeyError`."""
        for standing in self.standings:
            if standing.unit == unit:
                return standing
        raise KeyError(unit)
