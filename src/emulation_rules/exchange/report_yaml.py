"""Reports in YAML or JSON, which are one and the same document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_entry import read_entry
from emulation_rules.exchange.report_fields import Fields, mapping_entries
from emulation_rules.model.errors import InvalidReportError, raised_as
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.nodes import MappingNode, Node
from emulation_rules.syntax.yaml_nodes import read_nodes

FORMAT: Final = "emulation-rules-report/1"
FIELDS: Final = ("format", "ruleset", "source", "figures")


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
    fields = Fields(node, FIELDS, (), builder)
    _check_format(fields, builder)
    _check_ruleset(fields, builder)
    figures = fields.node("figures")
    if not fields.given("figures"):
        builder.fault("report_no_figures", (), node.place)
    if figures is not None:
        _read_figures(figures, builder)
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
        observation = read_entry(value, subject, inner, builder)
        if observation is not None and unit is not None and period is not None:
            builder.add(unit, (name, period), observation, inner, value.place)
