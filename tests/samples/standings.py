"""Standings built by hand, with one of everything that is shown to people. All figures are invented."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from tests.samples.evaluations import CLEARANCE, FEWER_CRIMES, HANDLED, MOVEMENT, WHOLE, between, point

from emulation_rules.model.evaluation import Evaluation, GroupScore, Note, Score, Veto
from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.standing import (
    Because,
    Classified,
    Outcome,
    Proposal,
    Rank,
    RankedBy,
    Standing,
    Standings,
)
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Exceeded, Reason, Verdict

_PROFESSIONAL: Final = Text("Công tác chuyên môn", "Professional tasks")
_MOVEMENTS: Final = Text("Phong trào thi đua", "Emulation movements")


def evaluation(unit: str, professional: Interval, movements: Interval, *vetoes: Veto) -> Evaluation:
    """Return an evaluation with two groups of 70 and 30 points."""
    points = professional + movements
    share = points
    groups = (
        GroupScore("professional", _PROFESSIONAL, professional, Fraction(70)),
        GroupScore("movements", _MOVEMENTS, movements, Fraction(30)),
    )
    waiting = (HANDLED, MOVEMENT) if not points.is_point else (FEWER_CRIMES, CLEARANCE)
    return Evaluation(
        ruleset="sample-pact",
        ruleset_digest="a" * 64,
        report_digest="b" * 64,
        period=Period(2022),
        unit=unit,
        assessments=(FEWER_CRIMES, *waiting),
        score=Score(points, Fraction(100), share, groups, vetoes),
        engine="compiled",
    )


def standing(name: str, title: Text, rank: Rank | None, found: Evaluation, *titles: Proposal) -> Standing:
    """Return a standing ranked by share and then by the points of one group."""
    share, professional = found.score.share, found.score.groups[0].points if found.score.groups else None
    return Standing(name, title, found, rank, keys=(share, professional), titles=titles)


_HELD: Final = (
    Proposal("advanced", Outcome.ELIGIBLE, Because.QUALIFIES),
    Proposal("victorious", Outcome.ELIGIBLE, Because.QUALIFIES),
    Proposal("flag", Outcome.UNDETERMINED, Because.TIE_AT_THE_CUT),
)
_GIA_LAI: Final = standing(
    "gia-lai",
    Text("Công an tỉnh Gia Lai", "Gia Lai"),
    Rank(1, 1, 6, shared=True),
    evaluation("gia-lai", point("66.5"), point(28)),
    *_HELD,
)
_DAK_LAK: Final = standing(
    "dak-lak",
    Text("Công an tỉnh Đắk Lắk", "Đắk Lắk"),
    Rank(1, 1, 6, shared=True),
    evaluation("dak-lak", point("66.5"), point(28)),
    *_HELD,
)
_KON_TUM: Final = standing(
    "kon-tum",
    Text("Công an tỉnh Kon Tum", "Kon Tum"),
    Rank(3, 4, 6),
    evaluation(
        "kon-tum", between("55", "65"), between("20", "25"), Veto("movement", VetoEffect.BARS, Exceeded.UNKNOWN)
    ),
    Proposal("advanced", Outcome.UNDETERMINED, Because.VETO_OPEN, "movement"),
    Proposal("victorious", Outcome.UNDETERMINED, Because.OUTER_TITLE, "advanced"),
    Proposal("flag", Outcome.NOT_ELIGIBLE, Because.CONDITION),
)
_LAM_DONG: Final = standing(
    "lam-dong",
    Text("Công an tỉnh Lâm Đồng", "Lâm Đồng"),
    Rank(3, 4, 6),
    evaluation("lam-dong", point(Fraction(170, 3)), point(27), Veto("movement", VetoEffect.DEFERS, Exceeded.YES)),
    Proposal("advanced", Outcome.DEFERRED, Because.VETO_DEFERS, "movement"),
    Proposal("victorious", Outcome.DEFERRED, Because.OUTER_TITLE, "advanced"),
    Proposal("flag", Outcome.NOT_ELIGIBLE, Because.OUTER_TITLE, "victorious"),
)
_PHU_YEN: Final = standing(
    "phu-yen",
    Text("Công an tỉnh Phú Yên", "Phú Yên"),
    Rank(5, 5, 6),
    evaluation("phu-yen", point(60), point(12), Veto("movement", VetoEffect.BARS, Exceeded.YES)),
    Proposal("advanced", Outcome.NOT_ELIGIBLE, Because.BARRED, "movement"),
    Proposal("victorious", Outcome.NOT_ELIGIBLE, Because.BEYOND_QUOTA),
    Proposal("flag", Outcome.NOT_ELIGIBLE, Because.VOTE),
)
_KHANH_HOA: Final = standing(
    "khanh-hoa",
    Text("Công an tỉnh Khánh Hòa", "Khánh Hòa"),
    Rank(6, 6, 6),
    evaluation("khanh-hoa", point(40), point(10)),
    Proposal("advanced", Outcome.NOT_ELIGIBLE, Because.CONDITION),
)
_SCHOOL: Final = standing(
    "school",
    Text("Trường Trung cấp", "Police school"),
    None,
    replace(
        evaluation("school", point(0), point(0)),
        assessments=(replace(FEWER_CRIMES, verdict=Verdict.NOT_APPLICABLE, reason=Reason.WAIVED, scored=False),),
        score=Score(point(0), Fraction(0), None),
        notes=(Note("unused_observation", "wanted_persons"),),
    ),
    Proposal("advanced", Outcome.NOT_ELIGIBLE, Because.NOT_RANKED),
)


def _classed(each: Standing, *levels: str) -> Standing:
    return replace(each, classes=(Classified("completion", levels),))


CLUSTER_OF_SEVEN: Final = Standings(
    ruleset="sample-pact",
    ruleset_digest="a" * 64,
    title=Text("Giao ước thi đua mẫu", "A sample pact"),
    period=Period(2022),
    standings=(
        _classed(_GIA_LAI, "excellent"),
        _classed(_DAK_LAK, "excellent"),
        _classed(_KON_TUM, "excellent", "good"),
        _classed(_LAM_DONG, "good"),
        _classed(_PHU_YEN, "done"),
        _classed(_KHANH_HOA),
        _SCHOOL,
    ),
    titles={
        "advanced": Text("Đơn vị tiên tiến", "Advanced unit"),
        "victorious": Text("Đơn vị quyết thắng", "Victorious unit"),
        "flag": Text("Cờ thi đua", "Emulation flag"),
    },
    classes={
        "completion": Text("Xếp loại", "Class"),
        "completion.excellent": Text("Xuất sắc", "Excellent"),
        "completion.good": Text("Tốt", "Good"),
        "completion.done": Text("Hoàn thành", "Done"),
    },
    quotas={"victorious": (2, 3), "flag": (1, 1)},
    conditions={
        "advanced": "share >= 70%",
        "victorious": "share >= 80%",
        "flag": "rank = 1 and targets_exceeded >= 1",
        "completion.excellent": "share >= 90%",
    },
    cluster=WHOLE,
    ranked_by=(RankedBy("share"), RankedBy("points(professional)", Better.LOWER)),
    notes=(Note("missing_unit", "kon-tum"),),
)
"""Seven units: a shared first rank, an open one, one without; every outcome of a title."""

TWO_PEER_GROUPS: Final = replace(
    CLUSTER_OF_SEVEN,
    standings=(
        replace(_GIA_LAI, peers="highland", rank=Rank(1, 1, 2)),
        replace(_KON_TUM, peers="highland", rank=Rank(2, 2, 2)),
        replace(_PHU_YEN, peers="coast", rank=Rank(1, 1, 2)),
        replace(_KHANH_HOA, peers="coast", rank=Rank(2, 2, 2)),
    ),
    peers={"highland": Text("Tây Nguyên", "Highlands"), "coast": Text("Duyên hải", "Coast")},
    quotas={"victorious@highland": (1, 1), "victorious@coast": (0, 1)},
    within_peers=True,
    cluster=None,
    notes=(),
)
"""Two peer groups, each ranked by itself."""

_RANKS: Final = {"kon-tum": Rank(1, 1, 6), "gia-lai": Rank(2, 2, 6, shared=True), "dak-lak": Rank(2, 2, 6, shared=True)}
_FOUND: Final = replace(
    evaluation("kon-tum", point(68), point(28), Veto("movement", VetoEffect.BARS, Exceeded.NO)),
    assessments=(
        FEWER_CRIMES,
        replace(HANDLED, verdict=Verdict.MET, reason=Reason.MEASURED, observed=point(100), points=point(10)),
        replace(MOVEMENT, verdict=Verdict.MET, reason=Reason.JUDGED, points=point(5)),
    ),
    report_digest="c" * 64,
)


def _later(each: Standing) -> Standing:
    """Return the standing of a unit once the open figures of one of them are in."""
    each = replace(each, rank=_RANKS.get(each.unit, each.rank))
    if each.unit == "lam-dong":
        return replace(each, rank=Rank(4, 4, 6))
    if each.unit == "gia-lai":
        return replace(each, titles=(*_HELD[:2], Proposal("flag", Outcome.NOT_ELIGIBLE, Because.CONDITION)))
    if each.unit != "kon-tum":
        return each
    held = tuple(Proposal(title, Outcome.ELIGIBLE, Because.QUALIFIES) for title in ("advanced", "victorious", "flag"))
    classes = (Classified("completion", ("excellent",)),)
    return replace(each, evaluation=_FOUND, keys=(point(96), point(68)), titles=held, classes=classes)


LATER: Final = replace(
    CLUSTER_OF_SEVEN, standings=tuple(map(_later, CLUSTER_OF_SEVEN.standings[:6])), notes=(), cluster=None
)
"""The seven units once the open figures of one have come in, and another has left."""

NO_UNITS: Final = replace(CLUSTER_OF_SEVEN, standings=(), quotas={}, cluster=None, notes=())


def many_groups(count: int) -> Standings:
    """Return the sample with so many groups of wide names, which no page holds beside the rest."""
    groups = tuple(
        GroupScore(f"g{number}", Text(f"Nhóm công tác số {number}", f"Group of tasks {number}"), point(5), Fraction(10))
        for number in range(count)
    )
    return replace(
        CLUSTER_OF_SEVEN,
        standings=tuple(
            replace(each, evaluation=replace(each.evaluation, score=replace(each.evaluation.score, groups=groups)))
            for each in CLUSTER_OF_SEVEN.standings
        ),
    )
