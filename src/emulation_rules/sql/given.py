"""What a ruleset itself says of each unit: its marks, its peer group, what it is not asked."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from emulation_rules.model.interval import Interval
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.plan.known import Bounds
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.plan.readings import exemptions, value_of
from emulation_rules.sql.dialect import MOST_INTEGER, Dialect, DialectName
from emulation_rules.sql.ranks import number_of
from emulation_rules.sql.refused import NotSayableError

NO_UNIT = ""
"""The unit of rows that name none."""


@dataclass(frozen=True, slots=True)
class Given:
    """Columns of whole numbers (None: null) by name, for each unit that differs from the ``others``.

    ``marks`` hold slots and what one of their numbers is worth, ``off`` slots that some units are not asked for and
    ``exempt`` targets, both as ranks of reasons.
    """

    units: Mapping[str, tuple[int | None, ...]]
    others: tuple[int | None, ...]
    names: tuple[str, ...]
    marks: Mapping[int, Fraction]
    off: frozenset[int]
    exempt: frozenset[int]

    def fixed(self, name: str) -> tuple[bool, int | None]:
        """Return whether a column is the same for every unit, and what it then is."""
        at = self.names.index(name)
        return all(row[at] == self.others[at] for row in self.units.values()), self.others[at]


def given_by(plan: Plan) -> Given:
    """Return what a plan's ruleset says of each unit. Raises `NotSayableError` for marks too long to be integers."""
    named = sorted(_named(plan.ruleset))
    rows = {unit: _row(plan, unit) for unit in named}
    others = _row(plan, NO_UNIT)
    marks = {slot: _worth(slot, [*rows.values(), others]) for slot in others[0]}
    off = frozenset(slot for each in (*rows.values(), others) for slot in each[1])
    exempt = frozenset(number for each in (*rows.values(), others) for number in each[2])
    names = (
        *(f"m{slot}" for slot in sorted(marks)),
        *(f"o{slot}" for slot in sorted(off)),
        *(f"x{number}" for number in sorted(exempt)),
    )

    def told(row: _Row) -> tuple[int | None, ...]:
        return (
            *(_whole(row[0][slot], marks[slot]) for slot in sorted(marks)),
            *(_ranked(row[1].get(slot)) for slot in sorted(off)),
            *(_ranked(row[2].get(number)) for number in sorted(exempt)),
        )

    base = told(others)
    units = {unit: numbers for unit, row in rows.items() if (numbers := told(row)) != base}
    return Given(units, base, names, marks, off, exempt)


def unit_values(given: Given, dialect: Dialect, wanted: Sequence[str]) -> str:
    """Return a derived table of the units that differ: the column ``unit``, and those wanted."""
    places = [given.names.index(name) for name in wanted]
    rows = [[dialect.string(unit), *(_literal(row[at], dialect) for at in places)] for unit, row in given.units.items()]
    if dialect.name is DialectName.SQLITE:
        names = ["unit", *wanted]
        first = ", ".join(f"{value} AS {name}" for value, name in zip(rows[0], names, strict=True))
        further = [f"SELECT {', '.join(row)}" for row in rows[1:]]
        # Chains of UNION ALL are limited; values in rows are not.
        if not further:
            return f"(SELECT {first}) AS given"
        listed = ",\n    ".join(f"({', '.join(row)})" for row in rows[1:])
        return f"(SELECT {first} UNION ALL VALUES\n    {listed}) AS given"
    listed = ",\n    ".join(f"({', '.join(row)})" for row in rows)
    return f"(VALUES\n    {listed}) AS given(unit, {', '.join(wanted)})"


_Row = tuple[Mapping[int, Bounds], Mapping[int, Reason], Mapping[int, Reason]]


def _row(plan: Plan, unit: str) -> _Row:
    marks: dict[int, Bounds] = {}
    off: dict[int, Reason] = {}
    for number, slot in enumerate(plan.slots):
        found = value_of(plan, slot, unit, None)
        if slot.kind in (SlotKind.ASSIGNED, SlotKind.PEERS):
            marks[number] = found
        elif isinstance(found, Reason) and found in EXEMPTING:
            off[number] = found
    by_id = exemptions(plan, unit)
    exempt = {
        number: by_id[planned.target.id] for number, planned in enumerate(plan.targets) if planned.target.id in by_id
    }
    return marks, off, exempt


def _named(ruleset: Ruleset) -> set[str]:
    """Every unit that a ruleset says something of its own about."""
    listed = {unit for target in ruleset.targets.values() for unit in (*target.only, *target.excluded)}
    return ({*ruleset.assigned, *ruleset.peers_of} | listed) - {CLUSTER}


def _worth(slot: int, rows: Sequence[_Row]) -> Fraction:
    numbers = [found.number for row in rows if isinstance(found := row[0][slot], Interval)]
    worth = Fraction(1, math.lcm(1, *(number.denominator for number in numbers)))
    if any(abs(number / worth) > MOST_INTEGER for number in numbers):
        raise NotSayableError("sql_too_far")
    return worth


def _whole(found: Bounds, worth: Fraction) -> int | None:
    return int(found.number / worth) if isinstance(found, Interval) else None


def _ranked(reason: Reason | None) -> int | None:
    return None if reason is None else number_of(reason)


def _literal(number: int | None, dialect: Dialect) -> str:
    return dialect.cast("NULL" if number is None else str(number), dialect.integer)
