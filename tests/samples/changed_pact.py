"""The pact of Cluster 6 with wrong changes planted in it, and the same for its units with invented figures."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from emulation_rules.api import load, loads
from emulation_rules.model.ruleset import Ruleset

RULESETS: Final = Path(__file__).parents[2] / "rulesets"
PACT: Final = RULESETS / "mps-cluster-6-2022" / "ruleset.yaml"
DEMO: Final = RULESETS / "synthetic-demo" / "ruleset.yaml"
REPORTS: Final = RULESETS / "synthetic-demo" / "reports" / "demo.yaml"

PLANTED: Final = (
    ("criterion: above 75%", "criterion: at least 75%"),
    ("criterion: down at least 5% from previous year", "criterion: down at least 4% from previous year"),
)


def planted(text: str) -> str:
    """Return the text of the pact with every change planted."""
    for before, after in PLANTED:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def changed_pact() -> Ruleset:
    """Return the pact with the planted changes."""
    return loads(planted(PACT.read_text(encoding="utf-8")))


def changed_demo(folder: Path) -> Ruleset:
    """Return the pact with invented figures, over the changed pact; both are written into a folder."""
    (folder / "mps-cluster-6-2022.yaml").write_text(planted(PACT.read_text(encoding="utf-8")), encoding="utf-8")
    demo = folder / "synthetic-demo.yaml"
    demo.write_text(DEMO.read_text(encoding="utf-8"), encoding="utf-8")
    return load(demo)
