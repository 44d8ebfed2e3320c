from __future__ import annotations

from emulation_rules.i18n.catalogue import fill, finding_text, render_finding, render_findings, say
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.place import Place

_UNKNOWN_KEY = Finding(
    "evaluation_unknown_key",
    ("assessments", 0, "verdct"),
    Place("results.json", 12, 7),
    details=(("key", "verdct"),),
    suggestions=("verdict", "veto"),
)


def test_a_finding_gives_its_place_path_fault_remedy_and_near_misses() -> None:
    assert render_finding(_UNKNOWN_KEY, "en") == (
        "results.json:12:7: assessments[0].verdct: there is no key `verdct`; remove or correct it "
        "(did you mean `verdict` or `veto`?)"
    )


def test_a_finding_speaks_vietnamese() -> None:
    assert render_finding(_UNKNOWN_KEY, "vi") == (
        "results.json:12:7: assessments[0].verdct: không có khoá `verdct`; bỏ hoặc sửa khoá này "
        "(có phải là `verdict` hoặc `veto`?)"
    )


def test_a_caret_stands_under_the_fault_by_display_width() -> None:
    finding = Finding(
        "evaluation_bad_number", (), Place("r.json"), details=(("value", "9,2"),), excerpt="\tán 公: 9,2", caret=6
    )
    _, excerpt, caret = render_finding(finding, "en").split("\n")
    assert excerpt == "    \tán 公: 9,2"
    assert caret == "    \t      ^"


def test_a_warning_says_that_it_is_one() -> None:
    finding = Finding("evaluation_not_json", (), Place("r.json", 1, 2), Severity.WARNING)
    assert render_finding(finding, "en").startswith("r.json:1:2: warning: the text is not JSON; ")


def test_a_finding_without_a_file_has_no_place() -> None:
    assert render_finding(Finding("evaluation_not_json", (), Place("")), "en").startswith("the text is not JSON")


def test_a_code_from_elsewhere_is_shown_with_its_details() -> None:
    finding = Finding("brand_new", ("a",), Place("f", 2, 3), details=(("key", "x"),))
    assert render_finding(finding, "vi") == "f:2:3: a: brand_new: key x"


def test_hostile_text_in_details_cannot_reach_the_terminal() -> None:
    finding = Finding("evaluation_unknown_key", ("\x1b[2J",), Place("\x1b]0;x"), details=(("key", "\x1b[31m"),))
    assert "\x1b" not in render_finding(finding, "en")


def test_findings_stand_one_below_the_other() -> None:
    assert len(render_findings([_UNKNOWN_KEY, _UNKNOWN_KEY], "en").split("\n")) == 2
    assert finding_text(_UNKNOWN_KEY, "en") in render_findings([_UNKNOWN_KEY], "en")


def test_filling_in_leaves_other_braces_alone_and_does_not_fill_what_was_filled_in() -> None:
    assert fill("write {vi: …, en: …} for {key}", {"key": "{vi}"}) == "write {vi: …, en: …} for {vi}"


def test_a_placeholder_without_a_detail_stays_visible() -> None:
    assert say("evaluation_unknown_key", "en") == "there is no key `{key}`"
