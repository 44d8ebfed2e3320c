"""Ranking, titles and classes as they are read; each fault is in tests/golden/bad."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.indicator import Better, StageChoice, Stages
from emulation_rules.model.ruleset import Assignment, Exemption, Precedence, Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.text import Text
from emulation_rules.model.titles import AtTheCut, Quota, QuotaBase, Ranking, RankKey, Vote
from emulation_rules.syntax.formula.formulas import read_formula
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.writing.canonical import format_ruleset

HEAD = """\
format: emulation-rules/1
id: r
title: R
period: 2023
units: {a: A, b: {vi: B, en: B, peers: high}}
peers: {high: Cao}
indicators:
  crimes: {measure: count, better: lower}
  conduct: {measure: score, better: higher, ceiling: 10, stages: [final, self]}
  votes: {measure: count, better: higher}
  present: {measure: count, better: neither}
  head: {measure: boolean}
targets:
  t: {indicator: crimes, criterion: at most 600, points: 10, veto: bars}
"""


def read(more: str) -> Ruleset:
    return read_ruleset(HEAD + more, "r.yaml")


def codes(more: str) -> list[str]:
    with pytest.raises(InvalidRulesetError) as caught:
        read(more)
    return [finding.code for finding in caught.value.findings]


def test_units_have_names_and_peers() -> None:
    ruleset = read("")
    assert ruleset.units == {"a": Text("A", "A"), "b": Text("B", "B")}
    assert ruleset.peers == {"high": Text("Cao", "Cao")}
    assert ruleset.peers_of == {"b": "high"}


def test_stages_are_a_list_or_say_how_one_is_chosen() -> None:
    assert read("").indicators["conduct"].stages == Stages(("final", "self"))
    text = HEAD.replace("[final, self]", "{order: [final, self], choice: mean}")
    assert read_ruleset(text, "r").indicators["conduct"].stages == Stages(("final", "self"), StageChoice.MEAN)


def test_what_is_assigned_is_a_number_numbers_or_a_reason() -> None:
    ruleset = read(
        "assigned:\n  a: {crimes: 600, conduct: {ministry: 8, province: 9}, t: exempt}\nprecedence: strictest\n"
    )
    assert ruleset.assigned["a"] == {
        "crimes": Assignment({"": Fraction(600)}),
        "conduct": Assignment({"ministry": Fraction(8), "province": Fraction(9)}),
        "t": Assignment(exemption=Exemption.EXEMPT),
    }
    assert ruleset.precedence == Precedence(strictest=True)


def test_what_is_missing_from_the_cluster_is_unknown_unless_said() -> None:
    assert read("").missing is Missing.UNKNOWN
    assert read("cluster: {missing: left out}\n").missing is Missing.LEFT_OUT


def test_a_ranking_has_keys_with_the_higher_end_first() -> None:
    keys = (RankKey(read_formula("share")), RankKey(read_formula("points(t)"), Better.LOWER))
    assert read("ranking: {by: [share, {of: points(t), better: lower}]}\n").ranking == Ranking(keys)


def test_a_bare_title_has_a_condition_only() -> None:
    title = read("titles: {merit: {vi: Bằng khen, when: share >= 70%}}\n").titles["merit"]
    assert (title.title, title.when) == (Text("Bằng khen"), read_formula("share >= 70%"))
    assert (title.within, title.quota, title.vote, title.ignores) == ("", None, None, ())


@pytest.mark.parametrize(
    ("written", "quota"),
    [
        ("{number: 2}", Quota(2)),
        ("{share: 20%}", Quota(None, Fraction(1, 5))),
        ("{share: 0.2, of: units, ties: all}", Quota(None, Fraction(1, 5), ties=AtTheCut.ALL)),
        ("{share: 1/3, of: holders of good}", Quota(None, Fraction(1, 3), QuotaBase.HOLDERS, "good")),
        (
            "{share: 33.3 %, of: others of good, rounding: half up}",
            Quota(None, Fraction(333, 1000), QuotaBase.OTHERS, "good", RoundingMode.HALF_UP),
        ),
    ],
)
def test_quotas(written: str, quota: Quota) -> None:
    titles = f"titles: {{good: {{when: share >= 70}}, best: {{when: share >= 90, quota: {written}}}}}\n"
    assert read(f"ranking: {{by: [share]}}\n{titles}").titles["best"].quota == quota


@pytest.mark.parametrize(
    ("written", "vote"),
    [
        ("at_least: 2/3", Vote("votes", "present", Fraction(2, 3))),
        ("above: 50%, casting: head", Vote("votes", "present", Fraction(1, 2), Comparison.ABOVE, "head")),
    ],
)
def test_votes(written: str, vote: Vote) -> None:
    title = f"titles: {{best: {{when: share >= 90, vote: {{favour: votes, base: present, {written}}}}}}}\n"
    assert read(title).titles["best"].vote == vote


def test_a_title_may_rest_on_one_that_is_written_later_and_comes_behind_it() -> None:
    above = "best: {when: share >= 90, within: good}, alone: {when: rank = 1}"
    below = "good: {when: holds(base)}, base: {when: rank < 9}"
    assert list(read(f"titles: {{{above}, {below}}}\n").titles) == ["base", "good", "best", "alone"]


def test_titles_that_need_not_move_stay_where_they_are() -> None:
    above = "a: {when: rank = 1}, b: {when: rank = 2, within: a}"
    below = "c: {when: rank = 3}, d: {when: rank = 1, within: b}"
    assert list(read(f"titles: {{{above}, {below}}}\n").titles) == ["a", "b", "c", "d"]


def test_titles_that_rest_on_each_other_are_a_circle_however_they_do() -> None:
    quota = "quota: {share: 1%, of: holders of b}"
    titles = f"titles: {{a: {{when: holds(c)}}, b: {{when: rank = 1, within: a}}, c: {{when: rank = 1, {quota}}}}}\n"
    assert "title_in_itself" in codes(f"ranking: {{by: [share]}}\n{titles}")


def test_the_last_class_may_take_the_rest() -> None:
    scheme = read("classes: {c: {vi: Loại, levels: {good: {when: share >= 90}, bad: {otherwise: true}}}}\n").classes[
        "c"
    ]
    assert [(level.id, level.when) for level in scheme.levels] == [("good", read_formula("share >= 90")), ("bad", None)]
    assert (scheme.title, scheme.first) == (Text("Loại"), False)


def test_a_ruleset_that_extends_changes_one_class_and_takes_a_title_away(tmp_path: Path) -> None:
    titles = "titles: {x: {when: rank = 1}, y: {when: rank = 2}}\n"
    classes = "classes: {c: {levels: {good: {when: share >= 90}, bad: {otherwise: true}}}}\n"
    (tmp_path / "base.yaml").write_text(HEAD.replace("id: r", "id: base") + titles + classes)
    above = "format: emulation-rules/1\nid: r\nextends: base\ntitles: {x: null}\n"
    changed = "classes: {c: {levels: {good: {when: share >= 80}}}}\n"
    ruleset = read_ruleset(above + changed, "r.yaml", base=tmp_path)
    assert list(ruleset.titles) == ["y"]
    assert ruleset.classes["c"].levels[0].when == read_formula("share >= 80")


def test_formatting_prints_conditions_and_keys_canonically_and_bonuses_as_they_are() -> None:
    text = """\
targets:
  t: {judged: true, bonus: {points: 1, when: met}}
ranking:
  by: [ "points( t )", {better: lower, of: (share)} ]
titles:
  a: {when: "share>=70%"}
classes:
  c: {levels: {good: {when: (share>=90)}, bad: {otherwise: true}}}
"""
    assert (
        format_ruleset(text, "r.yaml")
        == """\
targets:
  t: {judged: true, bonus: {points: 1, when: met}}

ranking:
  by:
    - points(t)
    - {of: share, better: lower}

titles:
  a: {when: share >= 70%}

classes:
  c:
    levels: {good: {when: share >= 90}, bad: {otherwise: true}}
"""
    )
