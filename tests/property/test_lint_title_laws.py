"""What the linter says of titles and classes is belied by no cluster that is drawn and ranked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies.clusters import cluster_rulesets, reports_of

from emulation_rules.api import standings
from emulation_rules.linting.lint import lint
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.standing import Because, Outcome
from emulation_rules.model.text import Text
from emulation_rules.model.titles import ClassLevel, ClassScheme, Title
from emulation_rules.syntax.formula.formulas import read_formula
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.writing.write_ruleset import print_ruleset

CONDITIONS = st.one_of(
    st.builds("score {} {}".format, st.sampled_from([">=", ">", "<="]), st.integers(-1, 80)),
    st.builds("share {} {}%".format, st.sampled_from([">=", ">", "<="]), st.sampled_from([0, 20, 50, 80, 100])),
    st.builds("targets_met {} {}".format, st.sampled_from([">=", ">"]), st.integers(0, 5)),
    st.builds("rank <= {}".format, st.integers(1, 6)),
)
TOLD = {"unreachable_title", "title_for_all", "title_adds_nothing", "dead_class"}


def _with_own_titles(ruleset: Ruleset, data: st.DataObject) -> Ruleset:
    """Return a ruleset with two titles and a scheme of conditions that are easily too much, or nothing."""
    outer, inner, good, fair = (read_formula(data.draw(CONDITIONS)) for _ in range(4))
    titles = {
        "outer": Title("outer", Text("o", "o"), outer),
        "inner": Title("inner", Text("i", "i"), inner, within="outer"),
    }
    levels = (
        ClassLevel("good", Text("g", "g"), good),
        ClassLevel("fair", Text("f", "f"), fair),
        ClassLevel("rest", Text("r", "r"), None),
    )
    scheme = ClassScheme("grade", Text("x", "x"), levels, first=True)
    return replace(ruleset, titles=titles, classes={"grade": scheme})


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_no_cluster_belies_what_is_said_of_titles_and_classes(data: st.DataObject) -> None:
    text = print_ruleset(_with_own_titles(data.draw(cluster_rulesets()), data))
    ruleset = read_ruleset(text, "ruleset.yaml")
    told = {(each.code, each.path[1:]) for each in lint(text, "ruleset.yaml") if each.code in TOLD}
    if not told:
        return
    for standing in standings(ruleset, data.draw(reports_of(ruleset)), engine="reference").standings:
        proposals = {each.title: each for each in standing.titles}
        for title, proposal in proposals.items():
            if ("unreachable_title", (title, "when")) in told:
                assert proposal.outcome is not Outcome.ELIGIBLE
            failed = proposal.outcome is Outcome.NOT_ELIGIBLE and proposal.because is Because.CONDITION
            if ("title_for_all", (title, "when")) in told:
                assert not failed
            if ("title_adds_nothing", (title, "when")) in told and failed:
                assert proposals[ruleset.titles[title].within].outcome is not Outcome.ELIGIBLE
        for classified in standing.classes:
            for level in classified.possible if classified.certain else ():
                assert ("dead_class", (classified.scheme, "levels", level, "when")) not in told
