"""The plugin of pytest: test cases of rulesets are collected beside tests in Python.

pytest imports this file in every run, whatever is tested, so all else is imported when a file of cases is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from emulation_rules.model.text import Language
    from emulation_rules.model.trial import Trial
    from emulation_rules.trials.outcome import Bench

_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".csv"})
_NAMED = ".ruleset-test"
_FOLDER = "tests"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Return what collects the cases of a file, None for a file of any other kind."""
    if file_path.suffix.lower() not in _SUFFIXES:
        return None
    if not file_path.stem.lower().endswith(_NAMED) and file_path.parent.name != _FOLDER:
        return None
    from emulation_rules.exchange.peek import holds_trials  # noqa: PLC0415  (see above)

    return TrialFile.from_parent(parent, path=file_path) if holds_trials(file_path) else None


class UnusableError(Exception):
    """A file of cases that cannot be used."""


class DifferenceError(Exception):
    """A case that came out otherwise."""


class TrialFile(pytest.File):
    """One file of test cases."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each case. Raises `UnusableError`."""
        from emulation_rules.exchange.read_trials import read_trials  # noqa: PLC0415
        from emulation_rules.model.errors import InvalidDocumentError  # noqa: PLC0415
        from emulation_rules.trials.outcome import Bench  # noqa: PLC0415

        try:
            trials = read_trials(self.path)
        except InvalidDocumentError as error:
            from emulation_rules.i18n.catalogue import render_findings  # noqa: PLC0415

            raise UnusableError(render_findings(error.findings, _language())) from None
        bench = Bench(trials.ruleset)
        for case in trials.cases:
            yield TrialItem.from_parent(self, name=case.name, case=case, bench=bench)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Return why the file cannot be used, without a traceback."""
        if isinstance(excinfo.value, UnusableError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class TrialItem(pytest.Item):
    """One test case."""

    def __init__(self, *, case: Trial, bench: Bench, **given: Any) -> None:  # noqa: ANN401  (pytest's own)
        super().__init__(**given)
        self._case = case
        self._bench = bench

    def runtest(self) -> None:
        """Run the case. Raises `DifferenceError`."""
        from emulation_rules.trials.run import run_case  # noqa: PLC0415

        result = run_case(self._case, self._bench)
        if not result.passed:
            from emulation_rules.outputs.trials_text import failed  # noqa: PLC0415

            raise DifferenceError("\n".join(failed(result, _language())))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """Return what differs, without a traceback."""
        if isinstance(excinfo.value, DifferenceError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file, the line counted from zero, and what the case is called."""
        return self.path, self._case.place.line - 1, f"{self.path.name}: {self.name}"


def _language() -> Language:
    """Return Vietnamese in a Vietnamese locale, otherwise English, as the command line does."""
    import os  # noqa: PLC0415

    from emulation_rules.i18n.environment import environment_language  # noqa: PLC0415

    return environment_language(os.environ)
