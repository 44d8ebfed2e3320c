"""What became of a ruleset from one version to another: target by target, proved or shown by a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Verdict


class Kept(StrEnum):
    """Whether a target is in both versions."""

    KEPT = "kept"
    RENAMED = "renamed"
    """It asks the same under another id."""
    ADDED = "added"
    REMOVED = "removed"


class Relation(StrEnum):
    """How what is asked now stands to what was asked, over every report that states exact figures."""

    IDENTICAL = "identical"
    """The same is asked of the same figures."""
    EQUIVALENT = "equivalent"
    """Written otherwise; no report is decided otherwise: proved."""
    STRICTER = "stricter"
    """A report that met it does not meet it now, and none meets it that did not."""
    LOOSER = "looser"
    """A report meets it that did not, and every one that met it still does."""
    INCOMPARABLE = "incomparable"
    """One report no longer meets it, and another does now."""
    OTHERWISE = "otherwise"
    """The same reports meet it; of the others one is missed, undetermined or not asked that was not."""
    UNKNOWN = "unknown"
    """Neither proved nor shown."""


class Aspect(StrEnum):
    """What else of a target changed."""

    POINTS = "points"
    """Its maximum: it is weighted otherwise."""
    SCORING = "scoring"
    SCORED = "scored"
    ADJUSTMENT = "adjustment"
    """Its bonus or penalty."""
    BASELINE = "baseline"
    """What a change is counted from."""
    ZERO_BASELINE = "zero_baseline"
    EXCEEDS = "exceeds"
    INDICATOR = "indicator"
    """The indicator it is about is another one, or made of other figures."""
    SCOPE = "scope"
    UNITS = "units"
    """Other units are asked."""
    ASSIGNED = "assigned"
    """Marks of its own that a unit was set."""
    VETO = "veto"
    MISSING = "missing"
    YEARS = "years"
    """What it asks in other years."""
    LABELS = "labels"
    WITHIN = "within"
    TITLE = "title"
    WORDING = "wording"
    """Notes, sources and titles of parts."""


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure of an example. ``claim``: one or zero says whether something was claimed to be done."""

    key: str
    title: Text
    number: Fraction
    unit: Unit
    period: Period
    earlier: bool = False
    claim: bool = False
    own: bool = False
    """Whether it is the figure the target is about."""


@dataclass(frozen=True, slots=True)
class Example:
    """A report on which two versions differ, by the reference engine. ``case`` is the report as a test case."""

    unit: str
    figures: tuple[ShownFigure, ...]
    before: Verdict
    after: Verdict
    case: str = ""


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target. ``before`` and ``after`` are what it asked and asks, in words.

    ``relation`` is None for a target that is in one version only. ``worse`` shows a report that no longer meets it,
    ``better`` one that meets it now, ``otherwise`` one that does in neither version and is told otherwise in each.
    ``open`` says that what is not shown was not refuted either. ``former`` is the id it had.
    """

    target: str
    title: Text
    kept: Kept
    relation: Relation | None = None
    former: str = ""
    former_title: Text = Text()
    before: Text = Text()
    after: Text = Text()
    worse: Example | None = None
    better: Example | None = None
    otherwise: Example | None = None
    open: bool = False
    aspects: tuple[Aspect, ...] = ()
    points_before: Fraction | None = None
    points_after: Fraction | None = None
    asked_now: tuple[str, ...] = ()
    not_asked_now: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is different."""
        return self.relation is not Relation.IDENTICAL or bool(self.aspects) or self.kept is not Kept.KEPT

    @property
    def may_decide_otherwise(self) -> bool:
        """Whether some unit's verdict may come out otherwise."""
        same = self.relation in (Relation.IDENTICAL, Relation.EQUIVALENT)
        moved = {Aspect.UNITS, Aspect.SCOPE} & {*self.aspects}
        return not same or bool(moved)


class Section(StrEnum):
    """The parts of a ruleset besides its targets."""

    HEAD = "head"
    """Its id, title, issuer, period, source and note."""
    INDICATORS = "indicators"
    UNITS = "units"
    PEERS = "peers"
    REFERENCES = "references"
    ASSIGNMENTS = "assignments"
    CONSTANTS = "constants"
    TABLES = "tables"
    GROUPS = "groups"
    WEIGHTS = "weights"
    """How much members of a group count."""
    SCORE = "score"
    RANKING = "ranking"
    TITLES = "titles"
    CLASSES = "classes"


class How(StrEnum):
    """What became of one thing of a section."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REWORDED = "reworded"
    """Its title, note or source, and nothing that decides."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One thing besides targets. ``fields`` are the names of what differs, where it is in both versions."""

    section: Section
    id: str
    title: Text
    how: How
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Swing:
    """A report whose score moves, by both versions' reference engine. ``figures`` are those it turns on.

    ``exact``: no complete report moves further, which is proved; otherwise it is the furthest that was found.
    """

    unit: str
    figures: tuple[ShownFigure, ...]
    before: Interval
    after: Interval
    exact: bool
    case: str = ""

    @property
    def by(self) -> Fraction:
        """How far the score moves."""
        return self.after.number - self.before.number


@dataclass(frozen=True, slots=True)
class RulesetChanges:
    """Two versions of a ruleset beside each other. ``targets`` are all of them, in the order of the later version.

    ``read_for`` is the period both are read for. ``gain`` and ``loss`` are None where no score moves that way, as far
    as was found.
    """

    before: str
    after: str
    title: Text
    read_for: Period
    period_before: Period
    period_after: Period
    targets: tuple[TargetChange, ...]
    items: tuple[ItemChange, ...] = ()
    gain: Swing | None = None
    loss: Swing | None = None
    score_open: bool = False
    """Whether scores may move further than is shown, or move where no report is shown."""

    @property
    def may_decide_otherwise(self) -> bool:
        """Whether some unit's verdict may come out otherwise."""
        return any(target.may_decide_otherwise for target in self.targets)

    def __bool__(self) -> bool:
        return bool(self.items) or any(target.changed for target in self.targets)

    def __getitem__(self, target: str) -> TargetChange:
        """Return what became of a target, by its id in the later version or, if it is gone, in the earlier one."""
        for change in self.targets:
            if change.target == target:
                return change
        raise KeyError(target)
