"""The evaluation: what one report comes to under one ruleset, complete and free of any engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Unit
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Exceeded, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Need:
    """What meets the target: a value ``comparison`` ``limit``, on the reporting grid where that is known.

    ``spare`` is how far the value may still move and pass (an interval, in the unit of the limit); a negative number is
    what is missing. ``counted`` is the indicator the limit counts: the part of a ratio, say.
    """

    comparison: Comparison
    limit: Fraction
    spare: Interval | None
    unit: Unit
    counted: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One target, or one part of a composite, decided.

    Values, baseline, mark and margin are in the indicator's base unit; ``mark`` is the level the value is held against
    (95 % of the baseline, say), where there is one. ``margin`` is positive beyond the mark in the good direction.
    ``points`` of a watched target are None; ``adjustment`` is what its bonus and penalty bring, where it has any.
    ``excess`` is the margin beyond the level that counts as exceeding: the mark, where nothing else is declared.
    ``criterion`` is the canonical phrase. ``labels`` are the words for the points, where the target has labels: every
    one that is still possible. ``stages`` are the points of every stage where several judged, ``stage`` the one that
    counts, empty where they were worked out from several.
    """

    target: str
    title: Text
    verdict: Verdict
    reason: Reason
    exceeded: Exceeded | None = None
    indicator: str = ""
    criterion: Text = Text()
    unit: Unit = Unit.NUMBER
    observed: Interval | None = None
    written: str = ""
    baseline: Interval | None = None
    mark: Interval | None = None
    margin: Interval | None = None
    excess: Interval | None = None
    need: Need | None = None
    grade: Grade | None = None
    source: str = ""
    scored: bool = False
    points: Interval | None = None
    maximum: Fraction | None = None
    adjustment: Interval | None = None
    labels: tuple[Text, ...] = ()
    parts: tuple[Assessment, ...] = ()
    within: str = ""
    stage: str = ""
    stages: tuple[tuple[str, Interval], ...] = ()


@dataclass(frozen=True, slots=True)
class Veto:
    """A target whose miss bars or defers the whole. ``fires`` is unknown while the target is undetermined."""

    target: str
    effect: VetoEffect
    fires: Exceeded


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The points of one node of the score tree and the maximum of what applies in it."""

    group: str
    title: Text
    points: Interval
    maximum: Fraction
    labels: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The total: certain to possible points, the maximum of what applies, and their share in percent.

    ``share`` is None where nothing that applies has points.
    """

    points: Interval
    maximum: Fraction
    share: Interval | None
    groups: tuple[GroupScore, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    labels: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedCheck:
    """A report's sentence "so much above the assigned target", held against one mark under one reading.

    ``implied`` is every mark the sentence allows under that reading; ``consistent``, whether the mark is one of them.
    """

    indicator: str
    written: str
    value: Interval
    mode: ExceedanceMode
    implied: Interval
    against: str
    mark: Fraction
    consistent: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Something that changes no verdict and must not be lost: an unused observation, a rate that belies its counts."""

    code: str
    subject: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One unit's result.

    ``ruleset_digest`` and ``report_digest`` are SHA-256 in hex over canonical text. ``engine_note`` says why another
    engine than the one asked for took over, or is empty.
    """

    ruleset: str
    ruleset_digest: str
    report_digest: str
    period: Period
    unit: str
    assessments: tuple[Assessment, ...]
    score: Score
    stated: tuple[StatedCheck, ...] = ()
    notes: tuple[Note, ...] = ()
    engine: str = ""
    engine_note: str = ""

    def __getitem__(self, target: str) -> Assessment:
        """Return the assessment of a target or a part by its id. Raises `KeyError`."""
        for assessment in self.walk():
            if assessment.target == target:
                return assessment
        raise KeyError(target)

    def walk(self) -> Iterator[Assessment]:
        """Yield every assessment, parts after their target."""
        waiting = list(reversed(self.assessments))
        while waiting:
            assessment = waiting.pop()
            yield assessment
            waiting += reversed(assessment.parts)
