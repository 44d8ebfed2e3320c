"""Cases as text: what is printed here reads back as the same case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from emulation_rules.exchange.interval_notation import interval_text
from emulation_rules.exchange.trial_ruleset import FORMAT, USUAL
from emulation_rules.exchange.write_report import report_data
from emulation_rules.model.interval import Interval
from emulation_rules.model.period import Period
from emulation_rules.model.report import Report, figure_key
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.trial import Expectation, Trial, Wanted
from emulation_rules.syntax.yaml.data import Data, Plain, from_data
from emulation_rules.syntax.yaml.emit import emit

_PLAIN_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,20})(?:\.[0-9]{1,20})?")
_INDENT: Final = "  "


def print_case(
    name: str,
    ruleset: Ruleset,
    reports: Mapping[str, Report],
    expected: Iterable[Expectation],
    *,
    period: Period | None = None,
    about: str = "",
) -> str:
    """Return a case as an item of ``cases:``, ready to paste; it ends in a line feed.

    ``expected`` may be what `expectations_of` makes of an evaluation. ``period`` None is the ruleset's own.
    """
    case = _case(name, ruleset, reports, tuple(expected), period, about)
    printed = emit(from_data({"cases": [case]})).split("\n", 1)[1]
    return printed if printed.startswith(_INDENT) else "".join(f"{_INDENT}{line}\n" for line in printed.splitlines())


def print_cases(ruleset: Ruleset, cases: Iterable[Trial], *, ruleset_file: str = USUAL) -> str:
    """Return a whole file of cases. ``ruleset_file`` is where the ruleset is, seen from the file's folder."""
    listed: list[Data] = [
        _case(case.name, ruleset, case.reports, case.expected, case.period, case.about) for case in cases
    ]
    return emit(from_data({"format": FORMAT, "ruleset": ruleset_file, "cases": listed}))


def _case(
    name: str,
    ruleset: Ruleset,
    reports: Mapping[str, Report],
    expected: tuple[Expectation, ...],
    period: Period | None,
    about: str,
) -> dict[str, Data]:
    case: dict[str, Data] = {"name": name}
    if about:
        case["about"] = about
    if period is not None and period != ruleset.span.period:
        case["period"] = str(period)
    figures = _figures(reports, ruleset, period or ruleset.span.period)
    told = {each.unit for each in expected if each.unit}
    if len(figures) == 1 and told <= figures.keys():
        (unit,) = figures
        case |= {} if unit == CLUSTER else {"unit": unit}
        case |= {"figures": figures[unit], "expect": _of_unit(unit, expected)}
    else:
        units = dict.fromkeys(each.unit for each in expected if each.unit)
        case |= {"units": dict(figures), "expect": {unit: _of_unit(unit, expected) for unit in units}}
    return case | _of_case(expected)


def wanted_text(wanted: Wanted) -> str:
    """Return what is expected, or what came out, as a file of cases would have it."""
    match wanted:
        case None:
            return "null"
        case bool():
            return "true" if wanted else "false"
        case Interval():
            return interval_text(wanted)
        case tuple():
            return f"[{', '.join(wanted)}]"
        case _:
            return wanted


# ---- figures ----------------------------------------------------------------------------


def _figures(reports: Mapping[str, Report], ruleset: Ruleset, current: Period) -> dict[str, Data]:
    """Return the figures of each unit by flat name."""
    written = report_data(reports, ruleset)["figures"]
    found: dict[str, dict[str, Data]] = {unit: {} for unit in reports}
    for label, by_unit in _items(written):
        for unit, entries in _items(by_unit):
            for key, entry in _items(entries):
                found[unit][figure_key(key, Period.parse(label), current)] = _entry(entry)
    return dict(found)


def _items(data: Plain) -> Iterable[tuple[str, Plain]]:
    return data.items() if isinstance(data, dict) else ()


def _entry(entry: Plain) -> Data:
    if isinstance(entry, dict):
        return {key: _entry(value) for key, value in entry.items()}
    if isinstance(entry, list):
        return [_entry(item) for item in entry]
    return _number(entry) if isinstance(entry, str) else entry


def _number(text: str) -> Data:
    return Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else text


# ---- expectations -----------------------------------------------------------------------


def _of_unit(unit: str, expected: tuple[Expectation, ...]) -> dict[str, Data]:
    found: dict[str, Data] = {}
    of_unit = {each.path: each.wanted for each in expected if each.unit == unit}
    for path, wanted in of_unit.items():
        match path:
            case ("titles", title, "outcome"):
                _put(found, ("titles", title), _title(title, of_unit))
            case ("titles", _, _) | ("stated", _, _):
                continue
            case ("keys", _):
                found["keys"] = [_value(each) for key, each in of_unit.items() if key[0] == "keys"]
            case ("classes", _):
                possible = wanted if isinstance(wanted, tuple) else ()
                _put(found, path, possible[0] if len(possible) == 1 else [*possible])
            case ("stated",):
                found["stated"] = [_stated(name, of_unit) for name in (wanted if isinstance(wanted, tuple) else ())]
            case ("notes",):
                said = wanted if isinstance(wanted, tuple) else ()
                found["notes"] = [dict(zip(("code", "subject"), each.split(" ", 1), strict=True)) for each in said]
            case _:
                _put(found, path, _value(wanted))
    return {name: _shorter(name, value) for name, value in found.items()}


def _of_case(expected: tuple[Expectation, ...]) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for each in expected:
        if not each.unit:
            _put(found, each.path, _value(each.wanted))
    return found


def _put(into: dict[str, Data], path: tuple[str, ...], value: Data) -> None:
    first, *rest = path
    if not rest:
        into[first] = value
        return
    inner = into.setdefault(first, {})
    if isinstance(inner, dict):
        _put(inner, tuple(rest), value)


def _shorter(name: str, value: Data) -> Data:
    """Return the short form of what says one thing only."""
    if isinstance(value, dict) and tuple(value) == (("points",) if name == "score" else ("verdict",)):
        (only,) = value.values()
        return only
    return value


def _title(title: str, of_unit: Mapping[tuple[str, ...], Wanted]) -> str:
    said = (of_unit.get(("titles", title, part)) for part in ("outcome", "because", "subject"))
    return ", ".join(str(each) for each in said if each)


def _stated(name: str, of_unit: Mapping[tuple[str, ...], Wanted]) -> Data:
    indicator, mode, against = name.split(" ", 2)
    found: dict[str, Data] = {"indicator": indicator, "mode": mode, "against": against}
    for field in ("value", "mark", "consistent"):
        if ("stated", name, field) in of_unit:
            found[field] = _value(of_unit["stated", name, field])
    return found


def _value(wanted: Wanted) -> Data:
    match wanted:
        case Interval():
            return _number(interval_text(wanted))
        case tuple():
            return [*wanted]
        case _:
            return wanted
