from __future__ import annotations

from pathlib import Path

import pytest
from tests.samples.pact import PACT, STAGED, findings_of

from emulation_rules.exchange.read_reports import KINDS, reports_from_text
from emulation_rules.i18n.catalogue import render_findings
from emulation_rules.model.text import LANGUAGES, Language

GOLDEN = Path(__file__).parents[2] / "golden" / "bad_reports"
RULESETS = {"stages.yaml": STAGED}
REPORTS = sorted(path.name for path in GOLDEN.iterdir() if path.suffix in KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_a_bad_report_is_answered_as_agreed(name: str, language: Language, reset_golden: bool) -> None:
    """``pytest --reset-golden`` writes the answers anew; read the difference before committing it."""
    path = GOLDEN / name
    text = path.read_text(encoding="utf-8")
    findings = findings_of(lambda: reports_from_text(text, name, KINDS[path.suffix], RULESETS.get(name, PACT)))
    answer = render_findings(findings, language) + "\n"
    agreed = GOLDEN / f"{name}.{language}.txt"
    if reset_golden:
        agreed.write_text(answer, encoding="utf-8", newline="\n")
    assert answer == agreed.read_text(encoding="utf-8")


def test_there_are_bad_reports_of_each_kind() -> None:
    assert {KINDS[Path(name).suffix] for name in REPORTS} == {"csv", "yaml"}
