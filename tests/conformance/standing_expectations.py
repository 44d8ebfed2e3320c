"""Reads cases about whole clusters and says where standings, and what changed in them, differ. See README.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.expectations import Table, differences, interval_of, json_text, listed, read_data, table, text_of

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.model.comparison import Comparison, UnitChange, Why
from emulation_rules.model.interval import Interval
from emulation_rules.model.standing import Classified, Proposal, Rank, Standing, Standings
from emulation_rules.syntax.yaml.data import Data

_KEYS = {"rank", "shared", "keys", "share", "titles", "classes"}


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


def standing_differences(case: ClusterCase, found: Standings) -> list[str]:
    """Return one line for everything that is not as expected."""
    return [*_order(case, found), *_quotas(case, found), *_units(case, found)]


def _order(case: ClusterCase, found: Standings) -> Iterator[str]:
    units = [standing.unit for standing in found.standings]
    if case.order and case.order != units:
        yield f"order: expected {case.order}, found {units}"


def _quotas(case: ClusterCase, found: Standings) -> Iterator[str]:
    for title, wanted in case.quotas.items():
        places = found.quotas.get(title)
        expected = tuple(wanted) if isinstance(wanted, list) else (wanted, wanted)
        yield from _same(f"quotas.{title}", expected, places)


def _units(case: ClusterCase, found: Standings) -> Iterator[str]:
    for unit, wanted in case.standings.items():
        yield from (f"{unit}: {line}" for line in _unit(table(wanted), found[unit]))


def _unit(wanted: Table, found: Standing) -> Iterator[str]:
    for key, value in wanted.items():
        match key:
            case "rank":
                yield from _same(key, value, _rank(found.rank))
            case "shared":
                yield from _same(key, value, found.rank is not None and found.rank.shared)
            case "share":
                yield from _range(key, value, found.evaluation.score.share)
            case "keys":
                for place, (one, known) in enumerate(zip(listed(value), found.keys, strict=True)):
                    yield from _range(f"keys.{place}", one, known)
            case "titles":
                proposals = {proposal.title: proposal for proposal in found.titles}
                for title, said in table(value).items():
                    yield from _proposal(f"titles.{title}", said, proposals[title])
            case "classes":
                classes = {one.scheme: one for one in found.classes}
                for scheme, said in table(value).items():
                    yield from _same(f"classes.{scheme}", said, _classes(classes[scheme]))
            case "points":
                yield from _range(key, value, found.evaluation.score.points)
            case _:
                yield from differences({key: value}, found.evaluation)


def _rank(rank: Rank | None) -> Data:
    return None if rank is None else rank.best if rank.certain else [rank.best, rank.worst]


def _classes(found: Classified) -> Data:
    return found.possible[0] if found.certain else [*found.possible]


def _proposal(where: str, wanted: Data, found: Proposal) -> Iterator[str]:
    """An outcome alone, or with ``because`` and ``subject`` as in ``not_eligible, barred, discipline``."""
    told = [found.outcome.value, found.because.value, found.subject]
    said = [part.strip() for part in text_of(wanted).split(",")]
    yield from _same(where, said, told[: len(said)])


def _range(where: str, wanted: Data, found: Interval | None) -> Iterator[str]:
    expected = interval_of(wanted)
    if expected != found:
        shown = "none" if found is None else interval_text(found)
        yield f"{where}: expected {wanted}, found {shown}"


def _same(where: str, wanted: object, found: object) -> Iterator[str]:
    if wanted != found:
        yield f"{where}: expected {wanted}, found {found}"


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
