"""Reports in YAML or JSON, which are one and the same document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_entry import read_entry
from emulation_rules.exchange.report_fields import Fields, is_null, mapping_entries
from emulation_rules.exchange.stated_form import other_form
from emulation_rules.exchange.stated_text import POINTS, read_stated
from emulation_rules.model.errors import InvalidReportError, raised_as
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.stated_results import StatedNumber
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

FORMAT: Final = "emulation-rules-report/1"
FIELDS: Final = ("format", "ruleset", "source", "figures", "stated")


def reports_from_yaml(text: str, name: str, ruleset: Ruleset) -> Mapping[str, Report]:
    """Return the reports of a YAML or JSON text by unit. ``name`` is what places call it.

    Raises `InvalidReportError` with everything that is wrong.
    """
    with raised_as(InvalidReportError):
        node = read_nodes(text, name)
    return reports_from_node(node, ruleset)


def reports_from_node(node: Node, ruleset: Ruleset) -> Mapping[str, Report]:
    """Return the reports of a document by unit. Raises `InvalidReportError`."""
    builder = ReportBuilder(ruleset)
    if not isinstance(node, MappingNode):
        builder.fault("report_needs_mapping", (), node.place)
        return builder.reports()
    other = other_form(node, FORMAT, "report_other_form")
    if other is not None:
        raise InvalidReportError([other])
    fields = Fields(node, FIELDS, (), builder)
    _check_format(fields, builder)
    _check_ruleset(fields, builder)
    figures = fields.node("figures")
    if not fields.given("figures"):
        builder.fault("report_no_figures", (), node.place)
    if figures is not None:
        _read_figures(figures, builder)
    stated = fields.node("stated")
    if stated is not None:
        _read_stated(stated, builder)
    return builder.reports(_sources(fields, builder))


def _check_format(fields: Fields, builder: ReportBuilder) -> None:
    found = fields.text("format")
    if found != FORMAT:
        builder.fault(
            "report_bad_format",
            ("format",),
            fields.place_of("format"),
            found="–" if found is None else shown(found),
            format=FORMAT,
        )


def _check_ruleset(fields: Fields, builder: ReportBuilder) -> None:
    found = fields.text("ruleset")
    if found is not None:
        builder.check_ruleset(found, ("ruleset",), fields.place_of("ruleset"))


def _sources(fields: Fields, builder: ReportBuilder) -> Mapping[str, str] | str:
    """Return the source of the whole document, or one by unit."""
    node = fields.node("source")
    if not isinstance(node, MappingNode):
        return fields.text("source") or ""
    units = tuple(key.text for key, _ in node.entries)
    by_unit = Fields(node, units, ("source",), builder)
    for key, _ in node.entries:
        builder.unit(key.text, ("source", key.text), key.place, reports=False)
    return {unit: by_unit.text(unit) or "" for unit in units}


def _read_figures(figures: Node, builder: ReportBuilder) -> None:
    for label, written, units, path in mapping_entries(figures, ("figures",), builder):
        period = builder.period(label, path, written.place)
        for name, key, observations, inner in mapping_entries(units, path, builder):
            unit = builder.unit(name, inner, key.place)
            _read_unit(observations, unit, period, inner, builder)


def _read_unit(node: Node, unit: str | None, period: Period | None, path: KeyPath, builder: ReportBuilder) -> None:
    """Read the observations of one unit; those of an unknown unit or period are still searched for faults."""
    for name, key, value, inner in mapping_entries(node, path, builder):
        subject = builder.subject(name, inner, key.place)
        if subject is None:
            continue
        for read in read_entry(value, subject, inner, builder):
            if unit is not None and period is not None:
                builder.add(unit, (name, period), read.observation, read.path, read.place)


def _read_stated(stated: Node, builder: ReportBuilder) -> None:
    for label, written, units, path in mapping_entries(stated, ("stated",), builder):
        period = builder.period(label, path, written.place)
        for name, key, results, inner in mapping_entries(units, path, builder):
            unit = builder.unit(name, inner, key.place)
            for result, place, value, at in _stated_results(results, inner, builder):
                number = _stated_number(value, result, at, builder)
                if builder.stated_name(result, at, place) and number is not None and unit and period is not None:
                    builder.add_stated(unit, period, result, number, at)


def _stated_results(node: Node, path: KeyPath, builder: ReportBuilder) -> Iterator[tuple[str, Place, Node, KeyPath]]:
    """Yield the name of each result, where that stands, its value and the path of it."""
    for name, key, value, inner in mapping_entries(node, path, builder):
        if name != POINTS:
            yield name, key.place, value, inner
            continue
        for subject, at, points, innermost in mapping_entries(value, inner, builder):
            yield f"{POINTS}:{subject}", at.place, points, innermost


def _stated_number(node: Node, name: str, path: KeyPath, builder: ReportBuilder) -> StatedNumber | None:
    if not isinstance(node, Scalar):
        builder.fault("report_needs_value", path, node.place)
        return None
    if is_null(node):
        return None
    try:
        return read_stated(node.text, name, node.place)
    except ObservationError as error:
        builder.value_fault(error, node.text, path, node.place)
        return None
