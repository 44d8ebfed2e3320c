"""Evaluations built by hand, with one of everything that is shown to people. All figures are invented."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.evaluation import Assessment, Evaluation, GroupScore, Need, Note, Score, StatedCheck, Veto
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade
from emulation_rules.model.period import Period
from emulation_rules.model.quantity import Unit
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.text import Text
from emulation_rules.model.verdict import Exceeded, Reason, Verdict


def point(number: Fraction | int | str) -> Interval:
    return Interval.point(Fraction(number))


def between(low: str, high: str, *, low_open: bool = False, high_open: bool = False) -> Interval:
    return Interval(Fraction(low), Fraction(high), low_open, high_open)


_RATE: Final = Fraction(100 * 6938, 9554)

FEWER_CRIMES: Final = Assessment(
    target="fewer_public_order_crimes",
    title=Text("Số vụ phạm tội về trật tự xã hội", "Public-order crimes"),
    verdict=Verdict.MET,
    reason=Reason.MEASURED,
    exceeded=Exceeded.YES,
    indicator="public_order_crimes",
    criterion=Text("giảm ít nhất 5% so với năm trước", "down at least 5% from previous year"),
    observed=point(919),
    written="919",
    baseline=point(1000),
    mark=point(950),
    margin=point(31),
    excess=point(31),
    need=Need(Comparison.AT_MOST, Fraction(950), point(31), Unit.NUMBER, "public_order_crimes"),
    grade=Grade.FIGURE,
    scored=True,
    points=point(20),
    maximum=Fraction(20),
    adjustment=point(3),
)
CLEARANCE: Final = Assessment(
    target="clearance",
    title=Text("Tỷ lệ điều tra khám phá án", "Clearance rate"),
    verdict=Verdict.NOT_MET,
    reason=Reason.MEASURED,
    exceeded=Exceeded.NO,
    indicator="clearance_rate",
    criterion=Text("trên 75%", "above 75%"),
    unit=Unit.PERCENT,
    observed=point(_RATE),
    mark=point(75),
    margin=point(_RATE - 75),
    excess=point(_RATE - 75),
    need=Need(Comparison.AT_LEAST, Fraction(7166), point(-228), Unit.NUMBER, "cases_cleared"),
    grade=Grade.FIGURE,
    scored=True,
    points=point(0),
    maximum=Fraction(20),
)
SERIOUS: Final = Assessment(
    target="serious_clearance",
    title=Text("Án rất nghiêm trọng, đặc biệt nghiêm trọng", "Very serious and especially serious cases"),
    verdict=Verdict.MET,
    reason=Reason.MEASURED,
    exceeded=Exceeded.YES,
    indicator="serious_clearance_rate",
    criterion=Text("trên 90%", "above 90%"),
    unit=Unit.PERCENT,
    observed=between("98", "100", low_open=True),
    written="hơn 98%",
    mark=point(90),
    margin=between("8", "10", low_open=True),
    excess=between("8", "10", low_open=True),
    need=Need(
        Comparison.AT_LEAST,
        Fraction("90.01"),
        between("7.99", "9.99", low_open=True),
        Unit.PERCENT,
        "serious_clearance_rate",
    ),
    grade=Grade.BOUND,
    scored=True,
    points=point(10),
    maximum=Fraction(10),
    within="clearance",
)
HANDLED: Final = Assessment(
    target="reports_handled",
    title=Text("Tố giác, tin báo được tiếp nhận, xử lý", "Reports handled"),
    verdict=Verdict.UNDETERMINED,
    reason=Reason.NOT_REPORTED,
    indicator="reports_handled_rate",
    criterion=Text("đúng 100%", "exactly 100%"),
    unit=Unit.PERCENT,
    mark=point(100),
    need=Need(Comparison.EXACTLY, Fraction(100), None, Unit.PERCENT, "reports_handled_rate"),
    scored=True,
    points=between("0", "10"),
    maximum=Fraction(10),
)
TRAFFIC: Final = Assessment(
    target="traffic_safety",
    title=Text("An toàn giao thông", "Traffic safety"),
    verdict=Verdict.NOT_MET,
    reason=Reason.MEMBERS,
    scored=True,
    points=point(0),
    maximum=Fraction(10),
    parts=(
        Assessment(
            target="traffic_safety.1",
            title=Text("Số vụ tai nạn", "Accidents"),
            verdict=Verdict.MET,
            reason=Reason.MEASURED,
            indicator="traffic_accidents",
            criterion=Text("giảm so với năm trước", "down from previous year"),
            observed=point(34),
            baseline=point(36),
            mark=point(36),
            margin=point(2),
            need=Need(Comparison.AT_MOST, Fraction(35), point(1), Unit.NUMBER, "traffic_accidents"),
            grade=Grade.FIGURE,
        ),
        Assessment(
            target="traffic_safety.2",
            title=Text(),
            verdict=Verdict.NOT_MET,
            reason=Reason.MEASURED,
            indicator="traffic_injuries",
            criterion=Text("giảm so với năm trước", "down from previous year"),
            observed=point(30),
            baseline=point(23),
            mark=point(23),
            margin=point(-7),
            need=Need(Comparison.AT_MOST, Fraction(22), point(-8), Unit.NUMBER, "traffic_injuries"),
            grade=Grade.FIGURE,
        ),
    ),
)
PLAN_ISSUED: Final = Assessment(
    target="plan_issued",
    title=Text("Ban hành kế hoạch", "Plan issued"),
    verdict=Verdict.MET,
    reason=Reason.CLAIMED,
    grade=Grade.CLAIM,
    scored=True,
    points=point(5),
    maximum=Fraction(5),
)
MOVEMENT: Final = Assessment(
    target="movement",
    title=Text("Phong trào toàn dân", "All-people movement"),
    verdict=Verdict.UNDETERMINED,
    reason=Reason.JUDGEMENT_PENDING,
    scored=True,
    points=between("0", "5"),
    maximum=Fraction(5),
)
HOUSE_FUND: Final = Assessment(
    target="house_fund",
    title=Text("Đóng góp xây nhà tình nghĩa", "House fund"),
    verdict=Verdict.NOT_MET,
    reason=Reason.MEASURED,
    exceeded=Exceeded.NO,
    indicator="house_fund_contribution",
    criterion=Text("từ 30 triệu đồng trở lên", "at least 30 million VND"),
    unit=Unit.VND,
    observed=point(21_500_000),
    mark=point(30_000_000),
    margin=point(-8_500_000),
    excess=point(-8_500_000),
    need=Need(Comparison.AT_LEAST, Fraction(30_000_000), point(-8_500_000), Unit.VND, "house_fund_contribution"),
    grade=Grade.FIGURE,
)
HOUSE: Final = Assessment(
    target="house_built",
    title=Text("Bàn giao một căn nhà", "One house handed over"),
    verdict=Verdict.NOT_APPLICABLE,
    reason=Reason.CLUSTER_ONLY,
    indicator="houses_built",
    criterion=Text("từ 1 trở lên", "at least 1"),
)

UNIT: Final = Evaluation(
    ruleset="sample-pact",
    ruleset_digest="a" * 64,
    report_digest="b" * 64,
    period=Period(2022),
    unit="unit-a",
    assessments=(
        FEWER_CRIMES,
        CLEARANCE,
        SERIOUS,
        HANDLED,
        TRAFFIC,
        PLAN_ISSUED,
        MOVEMENT,
        HOUSE_FUND,
        HOUSE,
    ),
    score=Score(
        between("38", "53"),
        Fraction(80),
        between("47.5", "66.25"),
        (GroupScore("main", Text("Nhiệm vụ chuyên môn", "Professional tasks"), between("33", "43"), Fraction(70)),),
        (
            Veto("movement", VetoEffect.BARS, Exceeded.UNKNOWN),
            Veto("traffic_safety", VetoEffect.DEFERS, Exceeded.YES),
        ),
    ),
    stated=(
        StatedCheck(
            "clearance_rate",
            "16%",
            point(92),
            ExceedanceMode.POINTS,
            between("75", "77", low_open=True, high_open=True),
            "mps-2022",
            Fraction(76),
            consistent=True,
        ),
        StatedCheck(
            "clearance_rate",
            "16%",
            point(92),
            ExceedanceMode.RELATIVE,
            point(Fraction(9200, 116)),
            "mps-2022",
            Fraction(76),
            consistent=False,
        ),
    ),
    notes=(
        Note("unused_observation", "wanted_persons"),
        Note("rate_belies_counts", "clearance_rate", (("reported", "hơn 83%"), ("computed", "72.6188"))),
        Note("claim_belies_figures", "traffic_safety"),
        Note("carried_from", "clearance", (("year", "2021"),)),
        Note("inferred_mark", "clearance", (("reference", "mps-2022"), ("basis", "inferred"))),
        Note("missing_unit", "unit-z"),
    ),
    engine="compiled",
    engine_note="`durable-rules` is not installed",
)
"""One unit, with every kind of target, veto, stated check and note."""

CLEAN: Final = replace(
    UNIT,
    unit="unit-b",
    assessments=(replace(FEWER_CRIMES, adjustment=None),),
    score=Score(point(20), Fraction(20), point(100)),
    stated=(),
    notes=(),
    engine_note="",
)
"""One unit about which there is nothing to say beyond its one target."""

WHOLE: Final = replace(CLEAN, unit=CLUSTER, assessments=(HOUSE_FUND,), score=Score(point(0), Fraction(0), None))
"""The cluster as a whole, where nothing has points."""

HOSTILE: Final = replace(
    CLEAN,
    ruleset="=cmd|' /C calc'!A0",
    unit="@unit",
    assessments=(
        replace(
            FEWER_CRIMES,
            target="-2+3",
            title=Text("=1+1\x1b[31m | <b>*x*</b>", '=HYPERLINK("http://x")\n# title'),
            criterion=Text("a`b", "a`b"),
        ),
    ),
)
"""Texts that would do harm in a spreadsheet, a terminal or a page."""
