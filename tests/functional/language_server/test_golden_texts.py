"""The questions of an editor, asked of every faulty text that is at hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.samples.ci_files import ROOT

from emulation_rules.language_server.analysis import Analysis, analyse
from emulation_rules.language_server.completion import completions
from emulation_rules.language_server.definition import definition
from emulation_rules.language_server.diagnostics import marks
from emulation_rules.language_server.hover import hover
from emulation_rules.language_server.quick_fixes import quick_fixes
from emulation_rules.model.fix import Fix, fixed

GOLDEN = ROOT / "tests" / "golden"
TEXTS = sorted([*GOLDEN.glob("bad/*.yaml"), *GOLDEN.glob("lint/*/bad.yaml"), *ROOT.glob("rulesets/*/ruleset.yaml")])


def _analysis(text: str, file: Path) -> Analysis:
    return analyse(text, str(file), file.parent)


def _told(analysis: Analysis) -> Counter[tuple[object, ...]]:
    return Counter((finding.code, finding.path) for finding in analysis.findings)


def test_every_quick_fix_that_is_offered_mends_its_finding() -> None:
    offered = 0
    for file in TEXTS:
        text = file.read_text(encoding="utf-8")
        analysis = _analysis(text, file)
        for mark in marks(analysis, "en"):
            of_mark = (mark.finding.code, mark.finding.path)
            for fix in quick_fixes(analysis, mark, "en"):
                offered += 1
                after = _analysis(fixed(text, [Fix(analysis.file, fix.edits)]), file)
                assert _told(after)[of_mark] < _told(analysis)[of_mark], (file.name, of_mark, fix.title)
    assert offered > 50


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_place_has_an_answer(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    analysis = _analysis(text, file)
    for offset in range(0, len(text) + 1, max(1, len(text) // 30)):
        hover(analysis, offset)
        definition(analysis, offset)
        assert all(each.span.start <= each.span.end == offset for each in completions(analysis, offset))
