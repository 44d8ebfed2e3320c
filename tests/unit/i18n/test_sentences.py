from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples.evaluations import (
    CLEARANCE,
    FEWER_CRIMES,
    HANDLED,
    HOUSE,
    HOUSE_FUND,
    MOVEMENT,
    PLAN_ISSUED,
    SERIOUS,
    TRAFFIC,
    UNIT,
    between,
    point,
)
from tests.strategies.evaluations import any_assessment

from emulation_rules.i18n.catalogue import PLACEHOLDER
from emulation_rules.i18n.score_sentences import (
    explain_evaluation,
    explain_group,
    explain_note,
    explain_score,
    explain_stated,
    explain_unasked,
    explain_veto,
)
from emulation_rules.i18n.sentences import explain_assessment, outcome_words, verdict_word
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.evaluation import Assessment, Need, Note, Score, Veto
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade
from emulation_rules.model.quantity import Unit
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.text import LANGUAGES, Language, Text
from emulation_rules.model.verdict import EXEMPTING, Exceeded, Reason, Verdict

_PLAIN = Assessment("t", Text("T", "T"), Verdict.MET, Reason.MEASURED)


@pytest.mark.parametrize(
    ("assessment", "en", "vi"),
    [
        (
            FEWER_CRIMES,
            (
                "Public-order crimes: met and exceeded by 31; reported 919, baseline 1,000; asked `down at least 5% "
                "from previous year` (mark 950); at most 950 meets it, 31 to spare"
            ),
            (
                "Số vụ phạm tội về trật tự xã hội: đạt và vượt 31; báo cáo 919, số liệu gốc 1.000; yêu cầu `giảm ít "
                "nhất 5% so với năm trước` (mốc 950); mức cần đạt: không quá 950, còn dư 31"
            ),
        ),
        (
            CLEARANCE,
            (
                "Clearance rate: not met, ≈2.3812 percentage points below the mark; reported ≈72.6188%; asked `above "
                "75%`; at least 7,166 `cases_cleared` meets it, 228 more needed"
            ),
            (
                "Tỷ lệ điều tra khám phá án: không đạt, thấp hơn mốc ≈2,3812 điểm phần trăm; báo cáo ≈72,6188%; yêu "
                "cầu `trên 75%`; mức cần đạt: từ 7.166 `cases_cleared` trở lên, còn thiếu 228"
            ),
        ),
        (
            SERIOUS,
            (
                "Very serious and especially serious cases: met and exceeded by more than 8 and up to 10 percentage "
                "points; reported above 98% up to 100%; asked `above 90%`; at least 90.01% meets it, more than 7.99 "
                "and up to 9.99 percentage points to spare; by a bound (`hơn 98%`)"
            ),
            (
                "Án rất nghiêm trọng, đặc biệt nghiêm trọng: đạt và vượt hơn 8 đến 10 điểm phần trăm; báo cáo trên 98% "
                "đến 100%; yêu cầu `trên 90%`; mức cần đạt: từ 90,01% trở lên, còn dư hơn 7,99 đến 9,99 điểm phần "
                "trăm; theo số liệu nêu một phía (`hơn 98%`)"
            ),
        ),
        (
            HANDLED,
            "Reports handled: undetermined — not reported; asked `exactly 100%`",
            "Tố giác, tin báo được tiếp nhận, xử lý: chưa xác định — chưa báo cáo; yêu cầu `đúng 100%`",
        ),
        (
            TRAFFIC,
            "Traffic safety: not met; 1 of 2 parts met; not met: `traffic_safety.2`",
            "An toàn giao thông: không đạt; 1/2 phần đạt; không đạt: `traffic_safety.2`",
        ),
        (
            PLAN_ISSUED,
            "Plan issued: met; by claim, without figures",
            "Ban hành kế hoạch: đạt; theo khẳng định của đơn vị, không kèm số liệu",
        ),
        (
            MOVEMENT,
            "All-people movement: undetermined — judgement pending",
            "Phong trào toàn dân: chưa xác định — chờ thẩm định",
        ),
        (
            HOUSE_FUND,
            (
                "House fund: not met, 8.5 million VND below the mark; reported 21.5 million VND; asked `at least 30 "
                "million VND`; 8.5 million VND more needed"
            ),
            (
                "Đóng góp xây nhà tình nghĩa: không đạt, thấp hơn mốc 8,5 triệu đồng; báo cáo 21,5 triệu đồng; yêu "
                "cầu `từ 30 triệu đồng trở lên`; còn thiếu 8,5 triệu đồng"
            ),
        ),
        (
            HOUSE,
            "One house handed over: not applicable — asked of the cluster as a whole",
            "Bàn giao một căn nhà: không áp dụng — chỉ xét chung cả cụm",
        ),
    ],
    ids=lambda value: value.target if isinstance(value, Assessment) else "",
)
def test_one_sentence_says_all_of_a_target(assessment: Assessment, en: str, vi: str) -> None:
    assert explain_assessment(assessment, "en") == en
    assert explain_assessment(assessment, "vi") == vi


def test_a_value_on_a_mark_that_must_be_passed_is_said_to_be_just_that() -> None:
    missed = replace(CLEARANCE, observed=point(75), margin=point(0), need=None)
    assert "không đạt, mới bằng mốc, chưa vượt mốc" in explain_assessment(missed, "vi")
    assert "not met, exactly on the mark where it must be passed" in explain_assessment(missed, "en")


def test_a_strict_target_missed_on_its_mark_has_nothing_to_spare() -> None:
    need = Need(Comparison.ABOVE, Fraction(75), point(0), Unit.PERCENT, "clearance_rate")
    missed = replace(CLEARANCE, observed=point(75), margin=point(0), need=need)
    assert "spare" not in explain_assessment(missed, "en")


def test_meeting_the_mark_exactly_is_not_exceeding_it() -> None:
    exact = replace(FEWER_CRIMES, exceeded=Exceeded.NO, observed=point(950), margin=point(0))
    exact = replace(exact, need=Need(Comparison.AT_MOST, Fraction(950), point(0), Unit.NUMBER, "public_order_crimes"))
    assert "met exactly, not exceeded" in explain_assessment(exact, "en")
    assert "at most 950 meets it, nothing to spare" in explain_assessment(exact, "en")
    assert "đạt đúng mức, không vượt" in explain_assessment(exact, "vi")


def test_a_target_that_a_declared_level_exceeds_is_not_given_an_amount_it_does_not_have() -> None:
    declared = replace(_PLAIN, exceeded=Exceeded.YES, margin=point(-1), excess=None)
    assert explain_assessment(declared, "en") == "T: met and exceeded"


@pytest.mark.parametrize(
    ("exceeded", "en"),
    [(Exceeded.UNKNOWN, "T: met, not known whether exceeded"), (Exceeded.NO, "T: met, not exceeded"), (None, "T: met")],
)
def test_whether_a_target_was_exceeded_is_said_where_it_has_a_meaning(exceeded: Exceeded | None, en: str) -> None:
    assert explain_assessment(replace(_PLAIN, exceeded=exceeded), "en") == en


def test_the_sign_of_what_is_missing_is_put_in_words() -> None:
    def said(comparison: Comparison, spare: str, unit: Unit = Unit.NUMBER) -> str:
        need = Need(comparison, Fraction(10), point(spare), unit, "i")
        missed = replace(_PLAIN, verdict=Verdict.NOT_MET, indicator="i", need=need)
        return explain_assessment(missed, "en").removeprefix("T: not met; ")

    assert said(Comparison.AT_MOST, "-27") == "at most 10 meets it, 27 fewer needed"
    assert said(Comparison.AT_MOST, "-0.5") == "at most 10 meets it, 0.5 less needed"
    assert said(Comparison.BELOW, "-2", Unit.PERCENT) == "below 10% meets it, 2 percentage points less needed"
    assert said(Comparison.AT_LEAST, "-3") == "at least 10 meets it, 3 more needed"
    assert said(Comparison.EXACTLY, "-3") == "exactly 10 meets it, 3 off"


def test_a_figure_on_both_sides_of_its_mark_is_neither_short_nor_spare() -> None:
    need = Need(Comparison.AT_LEAST, Fraction("98.5"), between("-0.5", "1.5", low_open=True), Unit.PERCENT, "i")
    open_ = replace(_PLAIN, verdict=Verdict.UNDETERMINED, reason=Reason.BOUND_STRADDLES_MARK, indicator="i", need=need)
    assert explain_assessment(open_, "en") == (
        "T: undetermined — what was reported allows values on both sides of the mark; at least 98.5% meets it"
    )


def test_a_value_is_said_to_be_above_a_mark_it_should_be_below() -> None:
    missed = replace(_PLAIN, verdict=Verdict.NOT_MET, observed=point(12), mark=point(10), margin=point(-2))
    assert explain_assessment(missed, "en") == "T: not met, 2 above the mark; reported 12"
    assert explain_assessment(missed, "vi") == "T: không đạt, cao hơn mốc 2; báo cáo 12"


def test_a_claim_about_a_yes_or_no_indicator_is_put_in_words() -> None:
    claimed = replace(_PLAIN, observed=point(1), grade=Grade.CLAIM, criterion=Text("hoàn thành", "done"))
    assert "reported done; asked `done`; by claim" in explain_assessment(claimed, "en")
    assert "báo cáo chưa hoàn thành" in explain_assessment(replace(claimed, observed=point(0)), "vi")


def test_a_target_without_a_title_goes_by_its_id() -> None:
    assert explain_assessment(replace(_PLAIN, title=Text()), "en") == "`t`: met"


def test_a_zero_baseline_that_counts_as_met_is_explained() -> None:
    still = replace(_PLAIN, reason=Reason.STILL_ZERO, observed=point(0), baseline=point(0))
    assert explain_assessment(still, "en") == (
        "T: met — the baseline was zero and it stayed zero, which counts as met; reported 0, baseline 0"
    )


@pytest.mark.parametrize(("verdict", "reason", "language"), list(product(Verdict, Reason, LANGUAGES)))
def test_every_verdict_and_reason_makes_one_line_with_nothing_left_to_fill_in(
    verdict: Verdict, reason: Reason, language: Language
) -> None:
    for exceeded, grade in product((None, *Exceeded), (None, *Grade)):
        said = explain_assessment(
            replace(CLEARANCE, verdict=verdict, reason=reason, exceeded=exceeded, grade=grade, written="hơn 98%"),
            language,
        )
        assert not PLACEHOLDER.search(said)
        assert "\n" not in said


def test_what_is_only_scored_tells_its_figure_and_its_points() -> None:
    scored = replace(CLEARANCE, verdict=Verdict.NOT_APPLICABLE, reason=Reason.ONLY_SCORED, observed=point(80))
    assert explain_assessment(scored, "en") == "Clearance rate: scored only; reported 80%; 0 of 20 points"
    assert explain_assessment(scored, "vi") == "Tỷ lệ điều tra khám phá án: chỉ chấm điểm; báo cáo 80%; 0/20 điểm"
    assert (verdict_word(scored, "en"), outcome_words(scored, "en")) == ("scored only", "")


@pytest.mark.parametrize("reason", sorted(EXEMPTING - {Reason.ONLY_SCORED}))
def test_what_exempts_a_target_is_its_whole_explanation(reason: Reason) -> None:
    said = explain_assessment(replace(CLEARANCE, verdict=Verdict.NOT_APPLICABLE, reason=reason), "vi")
    assert re.fullmatch(r"Tỷ lệ điều tra khám phá án: không áp dụng — [^;`]+", said)


@given(any_assessment(), st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_any_assessment_can_be_explained_in_one_line(assessment: Assessment, language: Language) -> None:
    for said in (explain_assessment(assessment, language), outcome_words(assessment, language)):
        assert said.isprintable() or " " in said
        assert not set(said) & set("\n\r\x1b\u2028\u202e")
    assert verdict_word(assessment, language)


def test_the_score_gives_certain_and_possible_points() -> None:
    score = Score(between("2", "7"), Fraction(7), between("28.5", "100"))
    assert explain_score(score, "en") == "score: 2 to 7 of 7 points (certain/possible), a share of 28.5% to 100%"
    assert explain_score(score, "vi") == "điểm: từ 2 đến 7/7 (chắc chắn/có thể), tỷ lệ từ 28,5% đến 100%"
    assert explain_score(Score(point(5), Fraction(7), None), "en") == "score: 5 of 7 points"
    assert explain_score(Score(point(0), Fraction(0), None), "vi") == "điểm: không chỉ tiêu nào áp dụng có điểm"
    assert explain_group(UNIT.score.groups[0], "en") == "Professional tasks: 33 to 43 of 70 points"


def test_a_stated_exceedance_is_held_against_the_mark_in_words() -> None:
    points, relative = UNIT.stated
    assert explain_stated(points, "en") == (
        "`clearance_rate`: the report's `16%` above `mps-2022` is consistent with mark 76 if counted in percentage "
        "points; counted so, it allows a mark above 75 and below 77"
    )
    assert explain_stated(relative, "vi") == (
        "`clearance_rate`: báo cáo nêu cao hơn mức của `mps-2022` là `16%`, không khớp với mốc 76 nếu tính theo tỷ lệ "
        "so với mốc; cách tính này ứng với mốc ≈79,3103"
    )
    assert "above the target" in explain_stated(replace(points, against=""), "en")


@pytest.mark.parametrize(("effect", "fires", "language"), list(product(VetoEffect, Exceeded, LANGUAGES)))
def test_every_veto_names_its_target(effect: VetoEffect, fires: Exceeded, language: Language) -> None:
    said = explain_veto(Veto("movement", effect, fires), UNIT, language)
    assert f'"{MOVEMENT.title.pick(language)}"' in said
    assert said.startswith({"vi": "chỉ tiêu ", "en": "target "}[language])
    assert not PLACEHOLDER.search(said)


def test_the_id_of_a_target_without_a_title_is_not_quoted_twice() -> None:
    said = explain_veto(Veto("traffic_safety.2", VetoEffect.BARS, Exceeded.YES), UNIT, "vi")
    assert said == "chỉ tiêu `traffic_safety.2` không đạt nên không được xét thi đua"


def test_targets_of_units_only_are_counted_and_not_listed() -> None:
    unasked = replace(HOUSE, reason=Reason.UNITS_ONLY)
    one = replace(UNIT, assessments=(HOUSE_FUND, unasked))
    assert explain_unasked(one, "en") == "1 target is asked of units only"
    assert explain_unasked(replace(one, assessments=(unasked, unasked)), "vi").startswith("2 chỉ tiêu chỉ xét từng")
    assert explain_unasked(UNIT, "en") == ""
    said = explain_evaluation(one, "en")
    assert said[0].startswith("House fund: ")
    assert said[1] == "1 target is asked of units only"
    assert not any(HOUSE.title.en in each for each in said)
    barring = replace(one, score=replace(one.score, vetoes=(Veto(HOUSE.target, VetoEffect.BARS, Exceeded.NO),)))
    assert not any(HOUSE.title.en in each for each in explain_evaluation(barring, "en"))


def test_notes_are_sentences_in_both_languages() -> None:
    for language in LANGUAGES:
        said = [explain_note(note, UNIT, language) for note in UNIT.notes]
        assert not any(PLACEHOLDER.search(each) for each in said)
    assert said == [
        "`wanted_persons` was reported and no target uses it",
        "`clearance_rate` was reported as `hơn 83%` but its counts make 72.6188%; the counts were used",
        "what the report claims of Traffic safety is not what its figures say; the figures were used",
        "Clearance rate has no level set for this period; that of 2021 was carried on",
        "the mark of Clearance rate comes from `mps-2022`, where it is inferred from other figures",
        "unit `unit-z` is declared and has no report",
    ]


def test_a_note_that_a_later_version_made_is_not_lost() -> None:
    note = Note("brand_new", "x", (("a", "b"),))
    assert explain_note(note, UNIT, "en") == "brand_new x a b"


def test_an_evaluation_is_explained_without_leaving_anything_out() -> None:
    said = explain_evaluation(UNIT, "en")
    told = len(list(UNIT.walk())) + 1 + len(UNIT.score.vetoes) + len(UNIT.stated) + len(UNIT.notes)
    assert len(said) == told
    assert len(set(said)) == told


def test_one_mark_a_sentence_allows_is_named_as_one() -> None:
    assert explain_stated(UNIT.stated[1], "en").endswith("; counted so, it allows a mark of ≈79.3103")


def test_what_the_criterion_and_the_margin_already_say_is_not_said_again() -> None:
    need = Need(Comparison.ABOVE, Fraction(75), point(17), Unit.PERCENT, "clearance_rate")
    met = replace(
        CLEARANCE,
        verdict=Verdict.MET,
        exceeded=Exceeded.YES,
        observed=point(92),
        margin=point(17),
        excess=point(17),
        need=need,
        points=point(20),
    )
    assert explain_assessment(met, "en") == (
        "Clearance rate: met and exceeded by 17 percentage points; reported 92%; asked `above 75%`"
    )
    halved = replace(met, points=point(10))
    assert explain_assessment(halved, "en") == f"{explain_assessment(met, 'en')}; 10 of 20 points"
    missed = replace(met, verdict=Verdict.NOT_MET, points=point(5))
    assert explain_assessment(missed, "vi").endswith("; 5/20 điểm")


def test_a_composite_settled_by_a_claim_does_not_count_its_parts() -> None:
    claimed = replace(TRAFFIC, verdict=Verdict.MET, reason=Reason.CLAIMED, grade=Grade.CLAIM, points=point(10))
    assert explain_assessment(claimed, "en") == "Traffic safety: met; by claim, without figures"
    assert outcome_words(claimed, "vi") == "theo khẳng định của đơn vị"


def test_a_count_that_must_be_none_needs_no_mark_beside_it() -> None:
    none = replace(_PLAIN, criterion=Text("không để xảy ra", "none"), observed=point(0), mark=point(0))
    assert explain_assessment(none, "vi") == "T: đạt; báo cáo 0; yêu cầu `không để xảy ra`"


def test_a_mark_that_only_the_assignments_know_is_told() -> None:
    assigned = replace(_PLAIN, criterion=Text("trên chỉ tiêu được giao", "above assigned"), mark=point(76))
    assert explain_assessment(assigned, "en") == "T: met; asked `above assigned` (mark 76)"


def test_an_unbounded_figure_can_be_explained() -> None:
    cleared = replace(_PLAIN, observed=Interval(Fraction(3100), None, low_open=True), grade=Grade.BOUND)
    assert explain_assessment(cleared, "vi") == "T: đạt; báo cáo trên 3.100; theo số liệu nêu một phía"
