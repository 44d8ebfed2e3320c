"""``extends``: where other rulesets are looked for, and how one is laid over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.reading.read_ruleset import read_ruleset

BASE = """\
format: emulation-rules/1
id: base
title: Base
period: 2022
indicators:
  crimes: {measure: count, better: lower}
  rate: {measure: percent, better: higher, ceiling: 100}
references:
  na: {marks: {rate: 75, crimes: 9}}
targets:
  fewer: {indicator: crimes, criterion: down at least 5% from previous year, points: 20}
  clearance:
    indicator: rate
    criterion: {2022: at least 75%, 2024: at least 80%}
    points: 10
  scale: {indicator: rate, criterion: at least 90%, points: 5, scoring: {interpolated: {60: 0, 90: 5}}}
"""
OVER = "format: emulation-rules/1\nid: over\nextends: base\n"


def put(folder: Path, text: str, name: str = "base.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def over(folder: Path, text: str = "") -> Ruleset:
    return read_ruleset(OVER + text, "over.yaml", base=folder)


def faults_of(folder: Path | None, text: str) -> list[Finding]:
    with pytest.raises(InvalidRulesetError) as caught:
        read_ruleset(text, "over.yaml", base=folder)
    return list(caught.value.findings)


def codes_of(folder: Path | None, text: str) -> list[str]:
    return [finding.code for finding in faults_of(folder, text)]


# ---- finding the file -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mine/base.yaml", "mine/base/ruleset.yaml", "base/ruleset.yaml"])
def test_another_ruleset_lies_beside_or_one_folder_up(tmp_path: Path, name: str) -> None:
    put(tmp_path, BASE, name)
    put(tmp_path, OVER, "mine/ruleset.yaml")
    assert list(over(tmp_path / "mine").targets) == ["fewer", "clearance", "scale"]


@pytest.mark.parametrize("name", ["base.yaml", "mine/base.yml", "mine/base/base.yaml", "mine/inner/base.yaml"])
def test_it_is_looked_for_nowhere_else(tmp_path: Path, name: str) -> None:
    put(tmp_path, BASE, name)
    put(tmp_path, OVER, "mine/ruleset.yaml")
    assert codes_of(tmp_path / "mine", OVER) == ["extends_not_found"]


def test_the_nearest_one_counts(tmp_path: Path) -> None:
    put(tmp_path, BASE.replace("title: Base", "title: Far"), "base/ruleset.yaml")
    put(tmp_path, BASE.replace("title: Base", "title: Near"), "mine/base.yaml")
    assert over(tmp_path / "mine").title.en == "Near"


def test_a_relative_folder_has_a_parent_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, BASE, "base/ruleset.yaml")
    put(tmp_path, OVER, "mine/ruleset.yaml")
    monkeypatch.chdir(tmp_path / "mine")
    assert over(Path()).id == "over"
    monkeypatch.chdir(tmp_path)
    assert over(Path("mine")).id == "over"


def test_ids_that_were_meant_are_suggested(tmp_path: Path) -> None:
    put(tmp_path, BASE, "base-2022.yaml")
    (found,) = faults_of(tmp_path, OVER.replace("base", "base-2021"))
    assert found.suggestions == ("base-2022",)
    assert found.place == Place("over.yaml", 3, 10)


@pytest.mark.parametrize("path", ["../base", "/etc/passwd", "a/b", "..", "base.yaml", "BASE", "a\\b", "~"])
def test_a_path_is_no_id(tmp_path: Path, path: str) -> None:
    put(tmp_path.parent, BASE, "base.yaml")
    assert "invalid_id" in codes_of(tmp_path, OVER.replace("extends: base", f'extends: "{path}"'))


def test_a_link_may_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    secret = put(tmp_path, BASE, "elsewhere/base.yaml")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "base.yaml").symlink_to(secret)
    assert codes_of(tmp_path / "mine", OVER) == ["extends_leaves_folder"]


def test_a_linked_folder_may_not_lead_out_either(tmp_path: Path) -> None:
    put(tmp_path, BASE, "elsewhere/ruleset.yaml")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "base").symlink_to(tmp_path / "elsewhere")
    assert codes_of(tmp_path / "mine", OVER) == ["extends_leaves_folder"]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    real = put(tmp_path, BASE, "store/real.yaml")
    (tmp_path / "base.yaml").symlink_to(real)
    assert over(tmp_path).id == "over"


def test_a_link_to_nothing_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "base").symlink_to(tmp_path / "base")
    assert codes_of(tmp_path, OVER) == ["extends_not_found"]


def test_text_without_a_file_extends_nothing() -> None:
    assert codes_of(None, OVER) == ["extends_without_folder"]


def test_the_file_must_be_the_ruleset_it_is_named_after(tmp_path: Path) -> None:
    put(tmp_path, BASE.replace("id: base", "id: other"))
    assert codes_of(tmp_path, OVER) == ["extends_other_id"]


def test_rulesets_do_not_extend_each_other_in_a_circle(tmp_path: Path) -> None:
    put(tmp_path, BASE.replace("title", "extends: over\ntitle"))
    put(tmp_path, OVER, "over.yaml")
    (found,) = faults_of(tmp_path, OVER)
    assert (found.code, found.details) == ("extends_cycle", (("chain", "over → base → over"),))
    assert found.place == Place(str(tmp_path / "base.yaml"), 3, 10)
    assert codes_of(tmp_path, OVER.replace("extends: base", "extends: over")) == ["extends_cycle"]


def test_a_chain_of_eight_is_the_longest(tmp_path: Path) -> None:
    put(tmp_path, BASE.replace("id: base", "id: r8"), "r8.yaml")
    for number in range(8):
        text = OVER.replace("over", f"r{number}").replace("base", f"r{number + 1}")
        put(tmp_path, text, f"r{number}.yaml")
    assert read_ruleset((tmp_path / "r0.yaml").read_text(encoding="utf-8"), "r0.yaml", base=tmp_path).id == "r0"
    assert codes_of(tmp_path, OVER.replace("base", "r0")) == ["extends_too_deep"]


def test_a_ruleset_keeps_a_name_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    assert codes_of(tmp_path, "extends: base\n") == ["missing_key", "missing_key"]


# ---- laying one over the other ----------------------------------------------------------


def test_what_is_not_said_is_taken_over(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    merged = over(tmp_path, "period: 2023\ntargets: {fewer: {points: 25}}\n")
    alone = read_ruleset(
        BASE.replace("id: base", "id: over")
        .replace("period: 2022", "period: 2023")
        .replace("points: 20", "points: 25"),
        "alone.yaml",
    )
    assert merged == alone


def test_new_keys_follow_the_old_ones(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    merged = over(tmp_path, "targets: {new: {judged: true}, clearance: {points: 9}}\n")
    assert list(merged.targets) == ["fewer", "clearance", "scale", "new"]


def test_null_takes_a_key_away(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    merged = over(tmp_path, "targets: {fewer: null, clearance: {points: null}}\n")
    assert list(merged.targets) == ["clearance", "scale"]
    assert merged.targets["clearance"].points is None


def test_null_takes_nothing_away_that_is_not_there(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    (found,) = faults_of(tmp_path, OVER + "targets: {clearence: null}\n")
    assert (found.code, found.suggestions) == ("nothing_to_remove", ("clearance",))
    assert found.place == Place("over.yaml", 4, 11)


def test_a_mark_can_be_taken_away_or_left_open(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    merged = over(tmp_path, "references: {na: {marks: {crimes: null}}, new: {marks: {rate: null}}}\n")
    assert list(merged.references["na"].marks) == ["rate"]
    assert merged.references["new"].marks["rate"].number is None


def test_a_phrase_takes_the_place_of_criteria_by_year(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    merged = over(tmp_path, "targets: {clearance: {criterion: above 80%}}\n")
    alone = read_ruleset(BASE.replace("{2022: at least 75%, 2024: at least 80%}", "above 80%"), "alone.yaml")
    assert merged.targets == alone.targets


def test_years_and_values_from_two_files_are_put_in_order(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    changes = "targets: {clearance: {criterion: {2023: at least 78%}}, scale: {scoring: {interpolated: {75: 1}}}}\n"
    merged = over(tmp_path, changes)
    together = BASE.replace("2024:", "2023: at least 78%, 2024:").replace("90: 5", "75: 1, 90: 5")
    assert merged.targets == read_ruleset(together, "alone.yaml").targets


def test_another_question_needs_the_old_one_taken_away(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    assert codes_of(tmp_path, OVER + "targets: {fewer: {judged: true}}\n") == ["several_questions"]
    merged = over(tmp_path, "targets: {fewer: {indicator: null, criterion: null, judged: true}}\n")
    assert merged.targets["fewer"].points == 20


# ---- places -----------------------------------------------------------------------------


def test_a_value_keeps_the_place_of_its_own_file(tmp_path: Path) -> None:
    base = put(tmp_path, BASE)
    places = over(tmp_path, "targets:\n  clearance:\n    points: 9\n").places
    assert places is not None
    assert places.of_value(("targets", "clearance", "points")) == Place("over.yaml", 6, 13)
    assert places.of_key(("targets", "clearance")) == Place("over.yaml", 5, 3)
    assert places.of_value(("targets", "clearance", "indicator")) == Place(str(base), 13, 16)
    assert places.of_value(("title",)) == Place(str(base), 3, 8)


def test_places_of_what_was_replaced_are_gone(tmp_path: Path) -> None:
    put(tmp_path, BASE)
    places = over(tmp_path, "targets: {clearance: {criterion: above 80%}}\n").places
    assert places is not None
    assert ("targets", "clearance", "criterion", "2022") not in places.values
    assert places.of_value(("targets", "clearance", "criterion")) == Place("over.yaml", 4, 34)


def test_a_fault_of_the_other_file_is_told_at_its_place(tmp_path: Path) -> None:
    base = put(tmp_path, BASE.replace("at least 90%", "at laest 90%").replace("points: 20", "pints: 20"))
    found = faults_of(tmp_path, OVER + "targets: {fewer: {critereon: none}}\n")
    assert [(finding.code, finding.place) for finding in found] == [
        ("unknown_key", Place(str(base), 11, 78)),
        ("phrase_unknown_word", Place(str(base), 16, 42)),
        ("unknown_key", Place("over.yaml", 4, 19)),
    ]
    assert found[1].excerpt[found[1].caret :].startswith("laest")


def test_faults_of_yaml_in_the_other_file_are_told(tmp_path: Path) -> None:
    base = put(tmp_path, BASE + "id: again\n")
    (found,) = faults_of(tmp_path, OVER)
    assert (found.code, found.place.file) == ("yaml_duplicate_key", str(base))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_bytes(b"\xff\xfe")
    assert codes_of(tmp_path, OVER) == ["file_not_utf8"]
