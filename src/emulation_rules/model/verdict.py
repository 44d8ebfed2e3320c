"""The words a ruling is made of."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Whether a target was met."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class Reason(StrEnum):
    """Why a verdict is what it is. Of several reasons for *undetermined* the first in this order is given."""

    # undetermined
    NOT_REPORTED = "not_reported"
    JUDGEMENT_PENDING = "judgement_pending"
    NO_BASELINE = "no_baseline"
    NO_MARK = "no_mark"
    ZERO_DENOMINATOR = "zero_denominator"
    ZERO_BASELINE = "zero_baseline"
    IMPOSSIBLE_VALUE = "impossible_value"
    """A value that lies outside what the indicator can be: worked out from other figures, or standing in a column."""
    BOUND_STRADDLES_MARK = "bound_straddles_mark"
    NOT_POOLABLE = "not_poolable"
    """Rates of several units without the counts behind them."""
    CLUSTER_UNKNOWN = "cluster_unknown"
    """What the units of the cluster come to together is not known, a single unit having been evaluated alone."""
    # met or not met
    MEASURED = "measured"
    CLAIMED = "claimed"
    JUDGED = "judged"
    STILL_ZERO = "still_zero"
    """Met because a zero baseline stayed zero and the ruleset says that counts."""
    MEMBERS = "members"
    """Follows from the parts of a composite."""
    # not applicable
    ONLY_SCORED = "only_scored"
    """It has no criterion: its figure earns points, and nothing is asked of it."""
    NOT_ASSIGNED = "not_assigned"
    WAIVED = "waived"
    EXEMPT = "exempt"
    EXCLUDED = "excluded"
    OUTSIDE_ITS_YEARS = "outside_its_years"
    ZERO_BASELINE_EXEMPTS = "zero_baseline_exempts"
    CLUSTER_ONLY = "cluster_only"
    """Asked of the cluster as a whole, not of one unit."""
    UNITS_ONLY = "units_only"
    """Asked of each unit, and no figures for the cluster as a whole were given."""
    NO_MEMBER_APPLIES = "no_member_applies"


EXEMPTING = frozenset(
    {
        Reason.ONLY_SCORED,
        Reason.WAIVED,
        Reason.EXEMPT,
        Reason.NOT_ASSIGNED,
        Reason.EXCLUDED,
        Reason.OUTSIDE_ITS_YEARS,
        Reason.ZERO_BASELINE_EXEMPTS,
        Reason.CLUSTER_ONLY,
        Reason.UNITS_ONLY,
        Reason.NO_MEMBER_APPLIES,
    }
)
"""The reasons for *not applicable*. Of several reasons one of these is given first: what is not asked stays unasked."""

PRIORITY = {reason: rank for rank, reason in enumerate(sorted(Reason, key=lambda reason: reason not in EXEMPTING))}


class Exceeded(StrEnum):
    """Whether a target was more than met. A target that has no such meaning has none of these."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
