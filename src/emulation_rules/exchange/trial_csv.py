"""Tables of test cases: one case a row, or one unit of a case a row where rows share a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observe import Subject, observe
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_vocabulary import Vocabulary, near_ids
from emulation_rules.exchange.trial_expectations import Asked, ExpectationReader
from emulation_rules.exchange.trial_ruleset import Rulesets
from emulation_rules.model.errors import InvalidReportError, InvalidTrialError
from emulation_rules.model.finding import Finding
from emulation_rules.model.period import Period
from emulation_rules.model.place import Place
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.trial import Expectation, Trial, Trials
from emulation_rules.syntax.csv_table import Cell, Row, Table, TableError
from emulation_rules.syntax.locale_numbers import Locale, NumberTextError, plain_spelling
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, Style

PREFIX: Final = "expect:"
"""What the name of a column of expectations begins with."""

FIXED: Final = ("name", "about", "unit", "period")
MAX_CASES: Final = 10_000
_NUMBER: Final = re.compile(r"-?[0-9][0-9., ]*")
_NOTHING: Final = ("null", "–", "-", "~")

_Tree: TypeAlias = "dict[str, Scalar | _Tree]"


def trials_from_csv(
    text: str, name: str, *, base: Path | None = None, ruleset: Ruleset | None = None, rulesets: Rulesets | None = None
) -> Trials:
    """Return the cases of a table, as `trial_yaml.trials_from_text` does those of a document.

    Lines such as ``# ruleset: ../ruleset.yaml`` and ``# locale: vi`` may stand before the header.
    """
    try:
        table, file = Table(text, name), ""
        if ruleset is None:
            said = table.comments.get("ruleset")
            named = None if said is None else Scalar(said[0], Style.PLAIN, said[1], 0, 0)
            ruleset, file = (rulesets or Rulesets()).beside(named, base, name)
        return Trials(name, ruleset, _Reader(ruleset, table).cases(), file)
    except TableError as error:
        raise InvalidTrialError([Finding(error.code, (), error.place, details=tuple(error.details.items()))]) from None


@dataclass(slots=True)
class _Case:
    """One case while its rows are read."""

    builder: ReportBuilder
    place: Place
    period: str
    about: str
    when: Period | None
    units: dict[str, Place] = field(default_factory=dict)
    expected: list[Expectation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A column of figures: the key, its period where it is not that of the case, and the header's cell."""

    key: str
    period: Period | None
    subject: Subject


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, ruleset: Ruleset, table: Table) -> None:
        self._ruleset = ruleset
        self._table = table
        self._findings: list[Finding] = []
        self._vocabulary = Vocabulary(ruleset)
        self._asked = Asked.of(ruleset)
        self._targets = self._asked.targets
        self._locale = self._read_locale()
        self._fixed: dict[str, int] = {}
        self._figures: dict[int, _Figure] = {}
        self._expected: dict[int, Cell] = {}
        self._read_header(table.header)

    def cases(self) -> tuple[Trial, ...]:
        """Return the cases of the table. Raises `InvalidTrialError`, `TableError`."""
        found: dict[str, _Case] = {}
        for row in self._table.rows():
            self._row(row, found)
        done = [
            Trial(name, self._reports(case), tuple(case.expected), case.when, case.about, case.place)
            for name, case in found.items()
        ]
        for case in found.values():
            if not case.expected and not self._findings:
                self._findings.append(Finding("trial_expects_nothing", (), case.place))
        if self._findings:
            raise InvalidTrialError(dict.fromkeys(self._findings))
        return tuple(done)

    def _reports(self, case: _Case) -> Mapping[str, Report]:
        try:
            return case.builder.reports()
        except InvalidReportError as error:
            self._findings += error.findings
            return {}

    def _fault(self, code: str, place: Place, suggestions: tuple[str, ...] = (), /, **details: str) -> None:
        self._findings.append(Finding(code, (), place, details=tuple(details.items()), suggestions=suggestions))

    # ---- before the rows ----------------------------------------------------------------

    def _read_locale(self) -> Locale | None:
        said, place = self._table.comments.get("locale", ("", Place("")))
        if said and said.lower() not in set(Locale):
            self._fault("table_bad_locale", place, tuple(Locale), locale=shown(said))
        return Locale(said.lower()) if said.lower() in set(Locale) else None

    def _read_header(self, header: Row) -> None:
        builder = ReportBuilder(self._ruleset, self._vocabulary)
        seen: set[str] = set()
        for index, cell in enumerate(header.located()):
            if not cell.text:
                continue
            if cell.text in seen:
                self._fault("table_column_twice", cell.place, column=shown(cell.text))
            elif cell.text.lower() in FIXED:
                self._fixed[cell.text.lower()] = index
            elif cell.text.lower().startswith(PREFIX):
                self._expected[index] = Cell(cell.text[len(PREFIX) :].strip(), cell.place)
            else:
                self._read_figure(index, cell, builder)
            seen.add(cell.text)
        if "name" not in self._fixed:
            self._fault("table_column_missing", header.start, column="name", columns="name")
        if not self._expected:
            self._fault("trial_no_expectations", header.start)
        try:
            builder.reports()
        except InvalidReportError as error:
            self._findings += error.findings

    def _read_figure(self, index: int, cell: Cell, builder: ReportBuilder) -> None:
        key, at, label = cell.text.partition("@")
        near = near_ids(cell.text, FIXED)
        if near and key not in builder.vocabulary.subjects:
            self._fault("table_column_unknown", cell.place, near, column=shown(cell.text), columns=", ".join(FIXED))
            return
        period = builder.period(label, (cell.text,), cell.place) if at else None
        subject = builder.subject(key, (cell.text,), cell.place)
        if subject is not None and (period is not None or not at):
            self._figures[index] = _Figure(key, period, subject)

    # ---- rows ---------------------------------------------------------------------------

    def _row(self, row: Row, found: dict[str, _Case]) -> None:
        cells = row.located()
        name, unit, period = (self._cell(cells, each, row) for each in ("name", "unit", "period"))
        if not name.text:
            self._fault("trial_without_name", name.place)
            return
        if name.text not in found:
            if len(found) == MAX_CASES:
                raise TableError("trial_too_many", row.start, most=str(MAX_CASES))
            builder = ReportBuilder(self._ruleset, self._vocabulary)
            when = builder.period(period.text, (), period.place) if period.text else None
            about = self._cell(cells, "about", row).text
            found[name.text] = _Case(builder, name.place, period.text, about, when)
        case, whose = found[name.text], unit.text or CLUSTER
        if period.text != case.period:
            self._fault("trial_other_period", period.place, name=shown(name.text), first=str(case.place))
        if whose in case.units:
            self._fault("trial_unit_twice", unit.place, name=shown(name.text), unit=whose, first=str(case.units[whose]))
            return
        case.units[whose] = unit.place
        known = case.builder.unit(whose, (), unit.place)
        self._read_figures(cells, known, case)
        tree = self._tree(cells)
        if tree:
            case.expected += ExpectationReader(self._ruleset, case.builder, self._asked).of_unit(
                _node(tree, name.place), whose, ()
            )

    def _cell(self, cells: tuple[Cell, ...], column: str, row: Row) -> Cell:
        index = self._fixed.get(column, len(cells))
        return cells[index] if index < len(cells) else Cell("", row.start)

    def _read_figures(self, cells: tuple[Cell, ...], unit: str | None, case: _Case) -> None:
        for index, column in self._figures.items():
            cell = cells[index] if index < len(cells) else Cell("", case.place)
            if not cell.text:
                continue
            try:
                observation = observe(cell.text, column.subject, locale=self._locale)
            except ObservationError as error:
                case.builder.value_fault(error, cell.text, (column.key,), cell.place)
                continue
            when = column.period or case.when or self._ruleset.span.period
            if unit is not None:
                case.builder.add(unit, (column.key, when), observation, (column.key,), cell.place)

    # ---- expectations -------------------------------------------------------------------

    def _tree(self, cells: tuple[Cell, ...]) -> _Tree:
        """Return the expectations of a row as a file in YAML would nest them."""
        tree: _Tree = {}
        for index, column in self._expected.items():
            cell = cells[index] if index < len(cells) else Cell("", column.place)
            if not cell.text:
                continue
            *outer, last = self._path(column.text)
            inner = tree
            for step in outer:
                found = inner.setdefault(step, {})
                inner = found if isinstance(found, dict) else {}
            inner[last] = Scalar(self._plain(cell), Style.PLAIN, cell.place, 0, 0)
        return tree

    def _path(self, column: str) -> tuple[str, ...]:
        """Return the keys of a column. Ids of parts hold dots themselves: ``traffic.2.points``."""
        if column in self._targets:
            return (column, "verdict")
        outer, dot, last = column.rpartition(".")
        if dot and outer in self._targets:
            return (outer, last)
        return ("score", "points") if column == "score" else tuple(column.split("."))

    def _plain(self, cell: Cell) -> str:
        """Return a cell's text with its number spelled plainly."""
        if cell.text in _NOTHING:
            return "null"
        if _NUMBER.fullmatch(cell.text) is None:
            return cell.text
        try:
            return plain_spelling(cell.text, self._locale)
        except NumberTextError:
            self._fault("trial_number_needs_locale", cell.place, text=shown(cell.text))
            return "0"


def _node(tree: _Tree, place: Place) -> Node:
    entries = tuple(
        (
            Scalar(key, Style.PLAIN, _place(value, place), 0, 0),
            _node(value, place) if isinstance(value, dict) else value,
        )
        for key, value in tree.items()
    )
    return MappingNode(entries, flow=False, place=place, start=0, end=0)


def _place(value: Scalar | _Tree, otherwise: Place) -> Place:
    """Return where the first value within stands."""
    return next(_places(value), otherwise)


def _places(value: Scalar | _Tree) -> Iterator[Place]:
    if isinstance(value, Scalar):
        yield value.place
    else:
        for inner in value.values():
            yield from _places(inner)
