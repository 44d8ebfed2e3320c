"""The worst quarter of hospitals, on the published figures of fiscal year 2024 where they lie beside the project."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

from emulation_rules.api import evaluate_all, load, load_reports
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.verdict import Reason, Verdict

PROJECT: Final = Path(__file__).parents[2]
RULESET: Final = PROJECT / "rulesets" / "hac-worst-quartile"
FIGURES: Final = PROJECT.parent / "shared" / "domain" / "cases" / "hac_fy2024"
MEASURES: Final = {
    "PSI 90": "psi_90",
    "CLABSI": "clabsi",
    "CAUTI": "cauti",
    "SSI": "ssi",
    "MRSA": "mrsa",
    "CDI": "cdi",
}
HOSPITALS: Final = 3129

pytestmark = [
    # Three thousand hospitals are decided once for all tests.
    pytest.mark.xdist_group("hospitals"),
    pytest.mark.skipif(
        not FIGURES.is_dir(),
        reason="the published figures do not lie beside the project, in shared/domain/cases/hac_fy2024",
    ),
]


@dataclass(frozen=True, slots=True)
class Published:
    """What was published of one hospital; ``score`` None where it has none."""

    name: str
    score: Fraction | None
    reduced: str


@pytest.fixture(scope="module")
def published() -> Mapping[str, Published]:
    with (FIGURES / "published_scores.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        f"h{row['facility_id']}": Published(
            row["name"],
            Fraction(row["total_hac_score"]) if row["total_hac_score"] else None,
            row["payment_reduction"],
        )
        for row in rows
    }


@pytest.fixture(scope="module")
def evaluated(published: Mapping[str, Published], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Evaluation]:
    folder = tmp_path_factory.mktemp("worst-quartile")
    shutil.copytree(RULESET, folder / RULESET.name)
    _write_ruleset(folder / "published", published)
    _write_report(folder / "figures.csv")
    ruleset = load(folder / "published")
    return {one.unit: one for one in evaluate_all(ruleset, load_reports(folder / "figures.csv", ruleset))}


def _write_ruleset(folder: Path, published: Mapping[str, Published]) -> None:
    """The shipped ruleset with the hospitals that were rated, and those of Maryland waived."""
    folder.mkdir()
    invented = "".join(f"  {unit}: null\n" for unit in load(RULESET).units)
    rated = "".join(f'  {unit}: "{one.name}"\n' for unit, one in published.items())
    head = f"format: emulation-rules/1\nid: published\nextends: {RULESET.name}\nassigned_table: waived.csv\n"
    (folder / "ruleset.yaml").write_text(f"{head}units:\n{invented}{rated}", encoding="utf-8")
    targets = ("payment_kept", "outside_worst_quarter")
    waived = [unit for unit, one in published.items() if one.reduced == "N/A"]
    rows = "".join(f"{unit},{target},waived\n" for unit in waived for target in targets)
    (folder / "waived.csv").write_text(f"unit,indicator,status\n{rows}", encoding="utf-8")


def _write_report(path: Path) -> None:
    scores: dict[str, dict[str, str]] = {}
    with (FIGURES / "inputs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            scores.setdefault(f"h{row['facility_id']}", {})[MEASURES[row["measure"]]] = row["w_z_score"]
    names = list(MEASURES.values())
    rows = "".join(f"{unit},2024,{','.join(row[name] for name in names)}\n" for unit, row in scores.items())
    path.write_text(f"# locale: plain\nunit,period,{','.join(names)}\n{rows}", encoding="utf-8")


def test_all_hospitals_are_there(evaluated: Mapping[str, Evaluation], published: Mapping[str, Published]) -> None:
    assert evaluated.keys() == published.keys()
    assert len(evaluated) == HOSPITALS


def test_every_score_is_the_published_one(
    evaluated: Mapping[str, Evaluation], published: Mapping[str, Published]
) -> None:
    differ = [unit for unit, one in published.items() if not _same(evaluated[unit], one.score)]
    assert differ == []


def _same(evaluation: Evaluation, score: Fraction | None) -> bool:
    total = evaluation["outside_worst_quarter"].observed
    if total is None or score is None:
        return total is None and score is None
    return abs(total.number - score) <= Fraction("0.0001")


def test_every_verdict_by_the_fixed_cut_off_is_the_published_one(
    evaluated: Mapping[str, Evaluation], published: Mapping[str, Published]
) -> None:
    words = {Verdict.MET: "No", Verdict.NOT_MET: "Yes", Verdict.NOT_APPLICABLE: "N/A"}
    found = {unit: words[one["payment_kept"].verdict] for unit, one in evaluated.items()}
    assert [unit for unit, one in published.items() if found[unit] != one.reduced] == []
    waived = {one["payment_kept"].reason for unit, one in evaluated.items() if found[unit] == "N/A"}
    assert waived == {Reason.WAIVED}


def test_the_computed_percentile_gives_the_published_verdicts_but_four(
    evaluated: Mapping[str, Evaluation], published: Mapping[str, Published]
) -> None:
    """The program takes its percentile over hospitals it does not name."""
    kept = {unit: one["outside_worst_quarter"].points for unit, one in evaluated.items()}
    reduced = {unit: points is not None and points.number == 0 for unit, points in kept.items()}
    differ = [unit for unit, one in published.items() if reduced[unit] != (one.reduced == "Yes")]
    assert len(differ) == HOSPITALS - 3125
