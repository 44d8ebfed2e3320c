"""What points look up in tables of the ruleset and in grids: with everything that can be looked up there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from emulation_rules.linting.subject import Subject
from emulation_rules.model.formula import Call, Formula, Name, inside
from emulation_rules.model.interval import Interval
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import GridOf
from emulation_rules.model.tables import Grid, Steps, Table
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.nodes import Expr, Looked, LookedInGrid, operands
from emulation_rules.plan.plan import PlannedTarget
from emulation_rules.syntax.checks.absences import with_absences
from emulation_rules.syntax.checks.division_checks import Ranges
from emulation_rules.syntax.checks.ranges import framed_ranges, slot_ranges


@dataclass(frozen=True, slots=True)
class Lookup:
    """Steps, where they are written, and what is looked up in them once: no less than can be."""

    steps: Steps
    path: KeyPath
    ranges: tuple[Interval, ...]


def lookups_in(subject: Subject) -> Iterator[Lookup]:
    """Yield what is looked up by points; tables that something else looks up in are left out."""
    ruleset = subject.ruleset
    elsewhere = set(_looked_up_elsewhere(ruleset))
    named: dict[KeyPath, Table] = {
        ("tables", name): table for name, table in ruleset.tables.items() if name not in elsewhere
    }
    slots = slot_ranges(subject.as_reported.slots, ruleset)
    for planned in subject.as_reported.targets:
        tables = dict(named)
        if isinstance(planned.target.scoring, GridOf):
            path: KeyPath = (*subject.paths_of_targets[planned.target.id], "scoring", "grid")
            tables[path] = planned.target.scoring.grid
        if tables and planned.points is not None:
            yield from _lookups(planned, planned.points, tables, slots)


def _lookups(planned: PlannedTarget, points: Expr, tables: dict[KeyPath, Table], slots: Ranges) -> Iterator[Lookup]:
    found = list(_nodes(points, tables))
    if not found:
        return
    ways = with_absences(points, framed_ranges(planned.question, slots))
    for node, path in found:
        match node:
            case Looked(Steps() as steps, operand):
                yield Lookup(steps, (*path, "bands"), _ranges(operand, ways))
            case LookedInGrid(Grid(rows, columns, _), row, column):
                yield Lookup(rows, (*path, "rows"), _ranges(row, ways))
                yield Lookup(columns, (*path, "columns"), _ranges(column, ways))
            case _:
                pass


def _nodes(points: Expr, tables: dict[KeyPath, Table]) -> Iterator[tuple[Looked | LookedInGrid, KeyPath]]:
    waiting = [points]
    while waiting:
        node = waiting.pop()
        waiting += operands(node)
        if isinstance(node, Looked | LookedInGrid):
            path = next((path for path, table in tables.items() if table == node.table), None)
            if path is not None:
                yield node, path


def _ranges(operand: Expr, ways: Sequence[Ranges]) -> tuple[Interval, ...]:
    found = [bounds(operand, values) for values in ways]
    return tuple(each for each in found if isinstance(each, Interval))


def _looked_up_elsewhere(ruleset: Ruleset) -> Iterator[str]:
    """Yield the tables that groups, rankings, titles and classes look up in."""
    formulas = [group.formula for group in ruleset.groups.values() if group.formula is not None]
    formulas += [key.formula for key in (ruleset.ranking.keys if ruleset.ranking is not None else ())]
    formulas += [title.when for title in ruleset.titles.values()]
    formulas += [level.when for scheme in ruleset.classes.values() for level in scheme.levels if level.when is not None]
    for formula in formulas:
        yield from _tables_in(formula)


def _tables_in(formula: Formula) -> Iterator[str]:
    if isinstance(formula, Call) and formula.function == "lookup" and isinstance(formula.arguments[0], Name):
        yield formula.arguments[0].name
    for part in inside(formula):
        yield from _tables_in(part)
