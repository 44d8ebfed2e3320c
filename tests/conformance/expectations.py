"""Reads cases from data and says where an evaluation differs from what they expect. The format is in README.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from emulation_rules.exchange.interval_notation import read_interval
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.trial_expectations import ExpectationReader
from emulation_rules.exchange.trial_print import wanted_text
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Expectation, Trial
from emulation_rules.syntax.yaml.data import Data, from_data, to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes
from emulation_rules.trials.outcome import Outcome
from emulation_rules.trials.run import differences as told_differences

Table = Mapping[str, Data]


@dataclass(frozen=True, slots=True)
class Case:
    """One conformance case; ruleset and report are JSON texts."""

    id: str
    file: str
    ruleset: str
    report: str
    unit: str
    expect: Table
    error: str


def read_data(path: Path) -> Table:
    """Return what a YAML file holds."""
    return table(data_of(path.read_text(encoding="utf-8"), path.name))


def data_of(text: str, name: str) -> Data:
    """Return what a YAML or JSON text holds."""
    data, _ = to_data(read_nodes(text, name))
    return data


def table(data: Data) -> Table:
    """Return data that must be a mapping."""
    if not isinstance(data, dict):
        raise TypeError(f"a mapping is expected, not {data!r}")
    return data


def listed(data: Data) -> list[Data]:
    """Return data that must be a list."""
    if not isinstance(data, list):
        raise TypeError(f"a list is expected, not {data!r}")
    return data


def text_of(data: Data) -> str:
    """Return data that must be text."""
    if not isinstance(data, str):
        raise TypeError(f"text is expected, not {data!r}")
    return data


def cases_in(folder: Path) -> list[Case]:
    """Return every case of a folder, files in order of name."""
    return [_case(path.name, table(item)) for path in sorted(folder.glob("*.yaml")) for item in _items(path)]


def _items(path: Path) -> list[Data]:
    return listed(read_data(path)["cases"])


def _case(file: str, data: Table) -> Case:
    known = {"id", "about", "source", "ruleset", "report", "evaluate", "expect", "error"}
    if unknown := set(data) - known:
        raise ValueError(f"{file}: {data['id']}: unknown {sorted(unknown)}")
    name = text_of(data["id"])
    filled = {"format": "emulation-rules/1", "id": "case", "title": name, "period": 2023, **table(data["ruleset"])}
    report = {"format": "emulation-rules-report/1", **table(data["report"])}
    return Case(
        name,
        file,
        json_text(filled),
        json_text(report),
        text_of(data.get("evaluate", "u")),
        table(data.get("expect", {})),
        text_of(data.get("error", "")),
    )


def json_text(data: Data | Table) -> str:
    """Return data as JSON, numbers exactly as they were written."""
    match data:
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[data]
        case int() | Decimal():
            return f"{data:f}" if isinstance(data, Decimal) else str(data)
        case str():
            escaped = data.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{escaped}"'
        case list():
            return f"[{', '.join(map(json_text, data))}]"
        case _:
            return "{" + ", ".join(f"{json_text(key)}: {json_text(value)}" for key, value in data.items()) + "}"


# ---- what differs -----------------------------------------------------------------------


def differences(expect: Table, evaluation: Evaluation, ruleset: Ruleset) -> list[str]:
    """Return one line for everything that is not as expected."""
    outcome = Outcome({evaluation.unit: evaluation})
    return [*differing(expected_of(expect, evaluation.unit, ruleset), outcome), *_unnamed(expect, evaluation)]


def expected_of(expect: Table, unit: str, ruleset: Ruleset) -> tuple[Expectation, ...]:
    """Return what data expect of a unit, read as test cases are. Raises `InvalidReportError`."""
    builder = ReportBuilder(ruleset)
    expected = ExpectationReader(ruleset, builder).of_unit(from_data(dict(expect)), unit, ())
    builder.reports()
    return expected


def differing(expected: Iterable[Expectation], outcome: Outcome) -> Iterator[str]:
    """Yield one line for every expectation that does not hold."""
    case = Trial("case", {}, tuple(expected))
    for each in told_differences(case, outcome):
        found = wanted_text(each.found) if each.there else "not there"
        yield f"{'.'.join(each.expectation.path)}: expected {wanted_text(each.expectation.wanted)}, found {found}"


def _unnamed(expect: Table, evaluation: Evaluation) -> Iterator[str]:
    """Yield groups and vetoes that came out and are not expected: a case names all of them or none."""
    score = expect.get("score")
    if not isinstance(score, dict):
        return
    for name, there in (
        ("groups", {group.group for group in evaluation.score.groups}),
        ("vetoes", {veto.target for veto in evaluation.score.vetoes}),
    ):
        if name in score and there != set(table(score[name])):
            yield f"score.{name}: expected {sorted(table(score[name]))}, found {sorted(there)}"


def interval_of(data: Data) -> Interval | None:
    """Return the interval data writes: a number, its text, ``[low, high]`` as a list, or an interval as text."""
    match data:
        case None:
            return None
        case bool():
            raise TypeError(f"a number is expected, not {data!r}")
        case int() | Decimal():
            return Interval.point(Fraction(data))
        case str():
            return read_interval(data)
        case [low, high]:
            return Interval(_end(low), _end(high))
        case _:
            raise TypeError(f"an interval is expected, not {data!r}")


def _end(data: Data) -> Fraction:
    found = interval_of(data)
    if found is None:
        raise TypeError("an end is missing")
    return found.number
