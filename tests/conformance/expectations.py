"""Reads expectations from data and says where an evaluation differs from them. The format is in README.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from emulation_rules.exchange.interval_notation import interval_text, read_interval
from emulation_rules.model.evaluation import Assessment, Evaluation, Need, Note, Score, StatedCheck
from emulation_rules.model.interval import Interval
from emulation_rules.model.text import Text
from emulation_rules.syntax.yaml.data import Data, to_data
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

Table = Mapping[str, Data]
ABOUT_ALL = ("score", "stated", "notes")


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


def differences(expect: Table, evaluation: Evaluation) -> list[str]:
    """Return one line for everything that is not as expected."""
    return list(_differences(expect, evaluation))


def _differences(expect: Table, evaluation: Evaluation) -> Iterator[str]:
    for name, wanted in expect.items():
        if name == "score":
            yield from _score(table(wanted), evaluation.score)
        elif name == "stated":
            yield from _stated(listed(wanted), evaluation.stated)
        elif name == "notes":
            yield from _notes(listed(wanted), evaluation.notes)
        else:
            yield from _assessment(name, table(wanted), evaluation)


def _assessment(name: str, wanted: Table, evaluation: Evaluation) -> Iterator[str]:
    try:
        found = evaluation[name]
    except KeyError:
        yield f"{name}: not there"
        return
    for key, value in wanted.items():
        yield from _field(f"{name}.{key}", key, value, found)


def _field(where: str, key: str, value: Data, found: Assessment) -> Iterator[str]:
    words = {
        "verdict": found.verdict,
        "reason": found.reason,
        "exceeded": found.exceeded,
        "grade": found.grade,
    }
    ranges = {
        "observed": found.observed,
        "baseline": found.baseline,
        "mark": found.mark,
        "margin": found.margin,
        "points": found.points,
        "adjustment": found.adjustment,
        "maximum": None if found.maximum is None else Interval.point(found.maximum),
    }
    if key in words:
        yield from _word(where, value, words[key])
    elif key in ranges:
        yield from _range(where, value, ranges[key])
    elif key == "need":
        yield from _need(where, value, found.need)
    elif key == "labels":
        yield from _labels(where, value, found.labels)
    else:
        raise ValueError(f"{where}: nothing of that name can be expected")


def _need(where: str, value: Data, found: Need | None) -> Iterator[str]:
    if value is None or found is None:
        if value is not None or found is not None:
            yield f"{where}: expected {value}, found {found}"
        return
    for key, wanted in table(value).items():
        place = f"{where}.{key}"
        if key == "comparison":
            yield from _word(place, wanted, found.comparison)
        elif key == "unit":
            yield from _word(place, wanted, found.unit)
        elif key == "limit":
            yield from _range(place, wanted, Interval.point(found.limit))
        elif key == "spare":
            yield from _range(place, wanted, found.spare)
        elif key == "counted":
            yield from _same(place, wanted, found.counted)
        else:
            raise ValueError(f"{place}: nothing of that name can be expected")


def _score(wanted: Table, score: Score) -> Iterator[str]:
    for key, value in wanted.items():
        place = f"score.{key}"
        if key == "points":
            yield from _range(place, value, score.points)
        elif key == "maximum":
            yield from _range(place, value, Interval.point(score.maximum))
        elif key == "share":
            yield from _range(place, value, score.share)
        elif key == "vetoes":
            yield from _same(place, value, {veto.target: veto.fires.value for veto in score.vetoes})
        elif key == "labels":
            yield from _labels(place, value, score.labels)
        elif key == "groups":
            yield from _groups(table(value), score)
        else:
            raise ValueError(f"{place}: nothing of that name can be expected")


def _groups(wanted: Table, score: Score) -> Iterator[str]:
    found = {group.group: group for group in score.groups}
    yield from _same("score.groups", sorted(wanted), sorted(found))
    for name in wanted.keys() & found.keys():
        of_group = table(wanted[name])
        yield from _range(f"score.groups.{name}.points", of_group["points"], found[name].points)
        yield from _range(f"score.groups.{name}.maximum", of_group["maximum"], Interval.point(found[name].maximum))
        if "labels" in of_group:
            yield from _labels(f"score.groups.{name}.labels", of_group["labels"], found[name].labels)


def _stated(wanted: Sequence[Data], checks: Sequence[StatedCheck]) -> Iterator[str]:
    if len(wanted) != len(checks):
        yield f"stated: expected {len(wanted)} checks, found {len(checks)}: {checks}"
        return
    # The order is told by nothing in the format: a check is found by what it is about.
    found = {(check.indicator, check.mode.value, check.against): check for check in checks}
    for item in map(table, wanted):
        key = (text_of(item["indicator"]), text_of(item["mode"]), text_of(item["against"]))
        if key not in found:
            yield f"stated: no check {key}"
            continue
        check = found[key]
        yield from _range(f"stated {key}: mark", item["mark"], Interval.point(check.mark))
        yield from _same(f"stated {key}: consistent", item["consistent"], check.consistent)
        if "value" in item:
            yield from _range(f"stated {key}: value", item["value"], check.value)


def _notes(wanted: Sequence[Data], notes: Sequence[Note]) -> Iterator[str]:
    expected = sorted((text_of(note["code"]), text_of(note["subject"])) for note in map(table, wanted))
    yield from _same("notes", expected, sorted((note.code, note.subject) for note in notes))


def _labels(where: str, wanted: Data, found: Sequence[Text]) -> Iterator[str]:
    yield from _same(where, wanted, [label.en for label in found])


def _word(where: str, wanted: Data, found: StrEnum | None) -> Iterator[str]:
    yield from _same(where, wanted, None if found is None else found.value)


def _range(where: str, wanted: Data, found: Interval | None) -> Iterator[str]:
    expected = interval_of(wanted)
    if expected != found:
        shown = "none" if found is None else interval_text(found)
        yield f"{where}: expected {'none' if expected is None else interval_text(expected)}, found {shown}"


def _same(where: str, wanted: object, found: object) -> Iterator[str]:
    if wanted != found:
        yield f"{where}: expected {wanted}, found {found}"


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
