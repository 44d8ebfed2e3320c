"""Test cases and what came of them as workflow commands of GitHub Actions, each beside its line."""

from __future__ import annotations

from pathlib import PurePath

from emulation_rules.model.text import Language
from emulation_rules.model.trial_result import TrialReport
from emulation_rules.outputs.checked import Checked
from emulation_rules.outputs.findings_github import render as render_findings
from emulation_rules.outputs.trials_rows import coverage_line, findings_of, mutation_line, summary


def render(report: TrialReport, language: Language, folder: PurePath | None = None) -> str:
    """Return a command for each thing that differs, and the summary; files are named as seen from ``folder``."""
    lines = [
        *(coverage_line(each, language) for each in report.coverage),
        *(mutation_line(each, language) for each in report.mutations),
        summary(report.run, language),
    ]
    files = tuple(file.file for file in report.run.files)
    return render_findings(tuple(findings_of(report)), Checked(files, "\n".join(lines), folder or PurePath()), language)
