"""Files of test cases in YAML or JSON, read and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.read_reports import read_reports
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_entry import read_entry
from emulation_rules.exchange.report_fields import Fields, mapping_entries
from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.exchange.stated_form import other_form, scalar_of
from emulation_rules.exchange.trial_expectations import Asked, ExpectationReader
from emulation_rules.exchange.trial_files import file_beside
from emulation_rules.exchange.trial_ruleset import FORMAT, Rulesets
from emulation_rules.model.errors import InvalidDocumentError, InvalidReportError, InvalidTrialError, raised_as
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.trial import Expectation, Trial, Trials
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, SequenceNode
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

MAX_CASES: Final = 10_000
"""The most cases one file may hold."""

FIELDS: Final = ("format", "ruleset", "cases")
OF_CASE: Final = (
    "name",
    "about",
    "source",
    "period",
    "unit",
    "figures",
    "units",
    "report",
    "expect",
    "quotas",
    "order",
)
_GIVEN: Final = ("figures", "units", "report")


def trials_from_text(
    text: str, name: str, *, base: Path | None = None, ruleset: Ruleset | None = None, rulesets: Rulesets | None = None
) -> Trials:
    """Return the cases of a YAML or JSON text. ``name`` is what places call it.

    ``base`` is the folder in which the ruleset and reports it names are looked for. ``ruleset`` is tested instead of
    the one it names, and ``rulesets`` remembers those that are. Raises `InvalidTrialError` with everything that is
    wrong, `InvalidRulesetError` where the ruleset itself cannot be used.
    """
    with raised_as(InvalidTrialError):
        node = read_nodes(text, name)
    if not isinstance(node, MappingNode):
        raise InvalidTrialError([Finding("trial_needs_mapping", (), node.place)])
    other = other_form(node, FORMAT, "trial_other_form")
    if other is not None:
        raise InvalidTrialError([other])
    file = ""
    if ruleset is None:
        ruleset, file = (rulesets or Rulesets()).beside(scalar_of(node, "ruleset"), base, name)
    return Trials(name, ruleset, _Reader(ruleset, base).cases(node), file)


class _Reader:
    """Reads one document; faults of all cases are told together."""

    def __init__(self, ruleset: Ruleset, base: Path | None) -> None:
        self._ruleset = ruleset
        self._base = base
        self._findings: list[Finding] = []
        self._names: dict[str, Place] = {}
        # Made once: a file may hold thousands of cases of a ruleset with thousands of targets.
        self._vocabulary = Vocabulary(ruleset)
        self._asked = Asked.of(ruleset)

    def cases(self, node: MappingNode) -> tuple[Trial, ...]:
        """Return the cases of a document. Raises `InvalidTrialError`."""
        cases: list[Trial] = []
        with self._gathered() as builder:
            fields = Fields(node, FIELDS, (), builder)
            if fields.text("format") != FORMAT:
                details = {"found": shown(fields.text("format") or "–"), "format": FORMAT}
                builder.fault("report_bad_format", ("format",), fields.place_of("format"), **details)
            listed = fields.node("cases")
            if not isinstance(listed, SequenceNode):
                builder.fault("trial_no_cases", ("cases",), fields.place_of("cases"))
            elif len(listed.items) > MAX_CASES:
                builder.fault("trial_too_many", ("cases",), listed.place, most=str(MAX_CASES))
            else:
                cases = [
                    case
                    for index, item in enumerate(listed.items)
                    if (case := self._case(item, ("cases", index))) is not None
                ]
        if self._findings:
            raise InvalidTrialError(self._findings)
        return tuple(cases)

    @contextmanager
    def _gathered(self) -> Iterator[ReportBuilder]:
        """Give a builder whose faults are kept with all others."""
        builder = ReportBuilder(self._ruleset, self._vocabulary)
        yield builder
        try:
            builder.reports()
        except InvalidReportError as error:
            self._findings += error.findings

    def _case(self, node: Node, path: KeyPath) -> Trial | None:
        before = len(self._findings)
        period: Period | None = None
        reports: Mapping[str, Report] = {}
        expected: tuple[Expectation, ...] = ()
        name = about = ""
        with self._gathered() as builder:
            fields = Fields(node, OF_CASE, path, builder)
            name, about = fields.text("name") or "", fields.text("about") or ""
            self._check_name(name, fields, builder)
            if fields.given("period"):
                period = builder.period(fields.text("period") or "", (*path, "period"), fields.place_of("period"))
            given = fields.given(*_GIVEN)
            if len(given) != 1:
                details = {"given": ", ".join(given) or "–"}
                builder.fault("trial_needs_figures", path, fields.place, **details)
                return None
            alone = self._figures(fields, given[0], period, builder)
            expected = self._expected(fields, alone, builder)
            if given == ("report",):
                reports = self._report_file(fields, period)
        if len(self._findings) == before and not reports:
            reports = builder.reports()
        return Trial(name, reports, expected, period, about, fields.place)

    def _check_name(self, name: str, fields: Fields, builder: ReportBuilder) -> None:
        path, place = (*fields.path, "name"), fields.place_of("name")
        if not name:
            builder.fault("trial_without_name", path, place)
        elif name in self._names:
            builder.fault("trial_name_twice", path, place, name=shown(name), first=str(self._names[name]))
        self._names.setdefault(name, place)

    # ---- figures ------------------------------------------------------------------------

    def _figures(self, fields: Fields, given: str, period: Period | None, builder: ReportBuilder) -> str | None:
        """Read the figures of a case; return the unit where it is about one, None where it is about several."""
        path = (*fields.path, given)
        node = fields.node(given)
        if given == "figures":
            place = fields.place_of("unit")
            named = fields.text("unit") or CLUSTER
            unit = builder.unit(named, (*fields.path, "unit"), place)
            if node is not None:
                self._read(node, unit, period, path, builder)
            return named
        if fields.given("unit"):
            builder.fault("trial_unit_of_several", (*fields.path, "unit"), fields.place_of("unit"), given=given)
        if given == "units" and node is not None:
            for name, key, figures, inner in mapping_entries(node, path, builder):
                self._read(figures, builder.unit(name, inner, key.place), period, inner, builder)
        return None

    def _read(self, node: Node, unit: str | None, period: Period | None, path: KeyPath, builder: ReportBuilder) -> None:
        """Read the figures of one unit; those of an unknown unit are still searched for faults."""
        for name, key, value, inner in mapping_entries(node, path, builder):
            indicator, at, label = name.partition("@")
            when = builder.period(label, inner, key.place) if at else period or self._ruleset.span.period
            subject = builder.subject(indicator, inner, key.place)
            if subject is None:
                continue
            for read in read_entry(value, subject, inner, builder):
                if unit is not None and when is not None:
                    builder.add(unit, (indicator, when), read.observation, read.path, read.place)

    def _report_file(self, fields: Fields, period: Period | None) -> Mapping[str, Report]:
        """Return the reports of the file a case names; what is wrong with it is kept."""
        path, place = (*fields.path, "report"), fields.place_of("report")
        try:
            file = file_beside(self._base, fields.text("report") or "", path, place)
            return read_reports(file, self._ruleset, period=period or self._ruleset.span.period)
        except InvalidDocumentError as error:
            self._findings += error.findings
            return {}

    # ---- expectations -------------------------------------------------------------------

    def _expected(self, fields: Fields, alone: str | None, builder: ReportBuilder) -> tuple[Expectation, ...]:
        """Return what is expected: of the one unit a case is about, or by unit."""
        reader, path = ExpectationReader(self._ruleset, builder, self._asked), (*fields.path, "expect")
        node = fields.node("expect")
        found = reader.of_case(fields.node("quotas"), fields.node("order"), fields.path)
        if node is not None and alone is not None:
            found += reader.of_unit(node, alone, path)
        elif node is not None:
            for name, key, of_unit, inner in mapping_entries(node, path, builder):
                unit = builder.unit(name, inner, key.place, reports=False)
                found += reader.of_unit(of_unit, unit or name, inner)
        if not found and not builder.faulty:
            builder.fault("trial_expects_nothing", path, fields.place_of("expect"))
        return found
