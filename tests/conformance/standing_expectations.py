"""Reads cases about whole clusters and says where standings, and what changed in them, differ. See README.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.expectations import (
    Table,
    differing,
    expected_of,
    interval_of,
    json_text,
    listed,
    read_data,
    table,
    text_of,
)

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.trial_expectations import ExpectationReader
from emulation_rules.model.comparison import Comparison, UnitChange, Why
from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.standing import Rank, Standings
from emulation_rules.syntax.yaml.data import Data, from_data
from emulation_rules.trials.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ClusterCase:
    """One case about a cluster; ruleset and reports are JSON texts. ``later`` is the report once more came in."""

    id: str
    ruleset: str
    report: str
    standings: Table
    quotas: Table
    order: list[str]
    later: str
    changes: Table


def cluster_cases_in(folder: Path) -> list[ClusterCase]:
    """Return every case of a folder, files in order of name."""
    paths = sorted(folder.glob("*.yaml"))
    return [_case(path.name, table(item)) for path in paths for item in listed(read_data(path)["cases"])]


def _case(file: str, data: Table) -> ClusterCase:
    known = {"id", "about", "source", "ruleset", "report", "standings", "quotas", "order", "later", "changes"}
    if unknown := set(data) - known:
        raise ValueError(f"{file}: {data['id']}: unknown {sorted(unknown)}")
    name = text_of(data["id"])
    filled = {"format": "emulation-rules/1", "id": "case", "title": name, "period": 2023, **table(data["ruleset"])}
    return ClusterCase(
        name,
        json_text(filled),
        _report(data["report"]),
        table(data.get("standings", {})),
        table(data.get("quotas", {})),
        [text_of(unit) for unit in listed(data.get("order", []))],
        _report(data["later"]) if "later" in data else "",
        table(data.get("changes", {})),
    )


def _report(data: Data) -> str:
    return json_text({"format": "emulation-rules-report/1", **table(data)})


# ---- standings ------------------------------------------------------------------------------


def standing_differences(case: ClusterCase, found: Standings, ruleset: Ruleset) -> list[str]:
    """Return one line for everything that is not as expected."""
    lines: list[str] = []
    for unit, wanted in case.standings.items():
        outcome = Outcome({unit: found[unit].evaluation}, found)
        expected = expected_of(_nested(table(wanted)), unit, ruleset)
        lines += [f"{unit}: {line}" for line in differing(expected, outcome)]
    builder = ReportBuilder(ruleset)
    quotas = from_data({title: _places(places) for title, places in case.quotas.items()})
    order = from_data([*case.order]) if case.order else None
    lines += differing(ExpectationReader(ruleset, builder).of_case(quotas, order, ()), Outcome({}, found))
    builder.reports()
    return lines


def _nested(wanted: Table) -> Table:
    """Return what is expected of a unit with its points and its share under ``score``."""
    score = {key: value for key, value in wanted.items() if key in ("points", "share")}
    rest = {key: value for key, value in wanted.items() if key not in score}
    return {**rest, "score": {**score, **table(wanted.get("score", {}))}} if score else rest


def _places(places: Data) -> Data:
    return [*places] if isinstance(places, list) else places


# ---- changes --------------------------------------------------------------------------------


def change_differences(case: ClusterCase, found: Comparison) -> list[str]:
    """Return one line for every change that is not as expected; the units that change are all named."""
    lines = list(_same("changed", sorted(case.changes), sorted(change.unit for change in found.units)))
    for unit, wanted in case.changes.items():
        if unit in {change.unit for change in found.units}:
            lines += [f"{unit}: {line}" for line in _change(table(wanted), found[unit])]
    return lines


def _change(wanted: Table, found: UnitChange) -> Iterator[str]:
    for key, value in wanted.items():
        match key:
            case "points":
                points = {each.target: each for each in found.points}
                for target, pair in table(value).items():
                    before, after = listed(pair)
                    yield from _range(f"points.{target} before", before, points[target].before)
                    yield from _range(f"points.{target} after", after, points[target].after)
            case "verdicts":
                told = {each.target: [_word(each.before), _word(each.after)] for each in found.verdicts}
                yield from _same(key, value, told)
            case "rank":
                ranks = None if found.rank is None else [_rank(found.rank.before), _rank(found.rank.after)]
                yield from _same(key, value, ranks)
            case "titles":
                outlooks = {each.title: None if each.outlook is None else each.outlook.value for each in found.titles}
                yield from _same(key, value, outlooks)
            case "classes":
                classes = {each.scheme: [[*each.before], [*each.after]] for each in found.classes}
                yield from _same(key, value, classes)
            case "why":
                whys = found.score.why if found.score else found.rank.why if found.rank else found.titles[0].why
                yield from _same(key, value, _whys(whys))
            case _:
                raise ValueError(f"{key}: nothing of that name can be expected")


def _word(verdict: object) -> str | None:
    return None if verdict is None else str(verdict)


def _whys(whys: tuple[Why, ...]) -> Data:
    return {why.cause.value: [*why.by] for why in whys}


def _rank(rank: Rank | None) -> Data:
    return None if rank is None else rank.best if rank.certain else [rank.best, rank.worst]


def _range(where: str, wanted: Data, found: Interval | None) -> Iterator[str]:
    expected = interval_of(wanted)
    if expected != found:
        shown = "none" if found is None else interval_text(found)
        yield f"{where}: expected {wanted}, found {shown}"


def _same(where: str, wanted: object, found: object) -> Iterator[str]:
    if wanted != found:
        yield f"{where}: expected {wanted}, found {found}"
