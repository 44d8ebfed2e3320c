"""What every form tells of test cases: rows of what differs, sentences, the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from emulation_rules.exchange.trial_print import wanted_text
from emulation_rules.exchange.trial_words import word_of
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.sentences import explain_assessment
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.text import Language
from emulation_rules.model.trial import Wanted
from emulation_rules.model.trial_coverage import Coverage, CoverageItem
from emulation_rules.model.trial_mutation import Mutation, MutationRun
from emulation_rules.model.trial_result import Difference, FileResult, TrialReport, TrialResult, TrialRun
from emulation_rules.outputs.rows import headings

COLUMNS: Final = ("unit", "result", "expected", "found")


Table: TypeAlias = tuple[tuple[str, ...], Sequence[tuple[str, ...]]]
"""Headings and rows."""


def difference_table(result: TrialResult, language: Language) -> Table:
    """Return what differs in a case, in the words of a language that a file of cases may have too."""
    return _table(result, language, lambda path, value: word_of(path, value, language))


def code_table(result: TrialResult, language: Language) -> Table:
    """Return what differs in a case, with codes for words: the same in each language."""
    return _table(result, language, lambda _, value: value)


def _table(result: TrialResult, language: Language, word: Callable[[tuple[str, ...], str], str]) -> Table:
    def text(path: tuple[str, ...], value: Wanted) -> str:
        return visible(word(path, value) if isinstance(value, str) else wanted_text(value))

    def row(each: Difference) -> tuple[str, ...]:
        unit, path = each.expectation.unit, each.expectation.path
        found = text(path, each.found) if each.there else say("trial_not_there", language)
        return visible(unit), visible(".".join(path)), text(path, each.expectation.wanted), found

    return headings(COLUMNS, language), [*map(row, result.differences)]


def reasons(result: TrialResult, language: Language) -> Iterator[str]:
    """Yield one sentence for each target that came out otherwise: why it did."""
    told: set[tuple[str, str]] = set()
    for each in result.differences:
        key = (each.expectation.unit, each.expectation.path[0])
        if each.assessment is not None and key not in told:
            told.add(key)
            yield f"{visible(key[0])}: {explain_assessment(each.assessment, language)}"


def result_title(result: TrialResult, language: Language) -> str:
    """Return the line that names a case that failed, its place and its period."""
    place = visible(str(result.place))
    return say("heading_trial_failed", language, name=visible(result.name), place=place, period=str(result.period))


def findings_of(report: TrialReport) -> Iterator[Finding]:
    """Yield everything that is not as it should be as findings: what fails, and why files cannot be used."""
    yield from report.run.findings
    for file in report.run.files:
        for result in file.results:
            for each in result.differences:
                yield _finding(result, each)


def _finding(result: TrialResult, difference: Difference) -> Finding:
    expectation = difference.expectation
    details = {
        "name": result.name,
        "period": str(result.period),
        "unit": expectation.unit or "–",
        "what": ".".join(expectation.path),
        "expected": wanted_text(expectation.wanted),
        "found": wanted_text(difference.found) if difference.there else "–",
    }
    place = expectation.place if expectation.place.file else result.place
    return Finding("trial_differs", (), place, details=tuple(details.items()))


# ---- what is covered, and what survives ---------------------------------------------------


def spot_words(item: CoverageItem, language: Language) -> str:
    """Return what a case can try, in words."""
    spot = item.spot
    said = say(f"spot_{spot.kind}", language, **{name: visible(value) for name, value in spot.details})
    return f"`{visible(spot.subject)}`: {said}"


def mutation_words(mutation: Mutation, language: Language) -> str:
    """Return what a change of a ruleset is, in words."""
    details = {name: visible(value) for name, value in mutation.details}
    return f"`{visible(mutation.subject)}`: {say(f'mutation_{mutation.kind}', language, **details)}"


def place_words(place: Place) -> str:
    """Return where something is written; nothing where that is not known."""
    return visible(f"{place.file}:{place.line}") if place.file else ""


def coverage_line(coverage: Coverage, language: Language) -> str:
    """Return how much of a ruleset was tried, in one line."""
    counts = {"taken": str(coverage.taken), "all": str(len(coverage.items)), "percent": str(coverage.percent)}
    return say("trial_coverage", language, ruleset=visible(coverage.ruleset), **counts)


def mutation_line(run: MutationRun, language: Language) -> str:
    """Return how many changes of a ruleset were noticed, in one line."""
    counts = {
        "noticed": str(len(run.results) - len(run.survivors)),
        "all": str(len(run.results)),
        "percent": str(run.percent),
    }
    line = say("trial_mutations", language, ruleset=visible(run.ruleset), **counts)
    if run.equivalent:
        line += say("trial_equivalent", language, count=str(run.equivalent))
    return line + (say("trial_untried", language, count=str(run.untried)) if run.untried else "")


# ---- the summary ------------------------------------------------------------------------


def file_line(file: FileResult, language: Language) -> str:
    """Return what came of one file, in one line."""
    failed = sum(not result.passed for result in file.results)
    code = "trial_file_unusable" if file.findings else "trial_file_came"
    return say(
        code, language, file=visible(file.file), all=str(len(file.results)), passed=str(len(file.results) - failed)
    )


def summary(run: TrialRun, language: Language) -> str:
    """Return what came of all files, in one line."""
    ran = len(run.results)
    unusable = sum(bool(file.findings) for file in run.files)
    line = say("trial_came", language, all=str(ran), passed=str(ran - run.failed))
    if unusable:
        line += say("trial_unusable", language, count=str(unusable))
    if run.left_out:
        line += say("trial_left_out", language, count=str(run.left_out))
    return line + (say("trial_stopped", language) if run.stopped else "")
