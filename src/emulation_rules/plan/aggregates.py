"""What the units of a cluster come to together: leaders, means, percentiles, ranks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emulation_rules.plan.nodes import Expr


class Statistic(StrEnum):
    """What is made of one number of each unit."""

    MAX = "max"
    MIN = "min"
    MEAN = "mean"
    SUM = "sum"
    COUNT = "count"
    PERCENTILE = "percentile"
    RANK = "rank"
    """The unit's own place: 1 + the number of units that are better."""


class Percentile(StrEnum):
    """How a percentile that falls between two units is taken. n units in order, share p."""

    INCLUSIVE = "inclusive"
    """At position 1 + p(n - 1), on the line between the two neighbours."""
    EXCLUSIVE = "exclusive"
    """At position p(n + 1), kept between the first and the last, on the line between the two neighbours."""
    NEAREST_RANK = "nearest_rank"
    """The unit at position pn, rounded up."""
    AVERAGED = "averaged"
    """The unit at position pn, rounded up; where pn is whole, the mean of that unit and the next."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A statistic over the units of the cluster, or of the unit's peer group, for which ``operand`` applies.

    ``share`` and ``method`` belong to a percentile, ``lower`` to a rank that puts the lowest first. ``target`` names
    the target it is asked about: units that are not asked it are left aside.
    """

    statistic: Statistic
    operand: Expr
    peers: bool = False
    share: Fraction = Fraction(0)
    method: Percentile = Percentile.INCLUSIVE
    lower: bool = False
    target: str = ""
