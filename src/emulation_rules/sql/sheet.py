"""The columns of a query while it is written: figures, marks, and what is worked out from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from emulation_rules.model.verdict import Reason
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.sql.column_type import ColumnType, Kind
from emulation_rules.sql.dialect import Dialect, DialectName, case, joined
from emulation_rules.sql.figures import Figures, Quick
from emulation_rules.sql.given import Given, given_by, unit_values
from emulation_rules.sql.ranks import rank
from emulation_rules.sql.refused import NotSayableError
from emulation_rules.sql.simplified import Fixed
from emulation_rules.sql.slot_column import SlotColumn
from emulation_rules.sql.source import Source
from emulation_rules.sql.stages import Stages
from emulation_rules.sql.told import VERDICT_ORDER
from emulation_rules.sql.verdicts import LeafText

_FIGURES_TOGETHER: Final = 24
"""Figures that are looked at at once to tell whether a row is an ordinary one."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A column to be worked out: its text for any row, and for ordinary ones."""

    name: str
    full: str
    quick: str | None
    branches: Sequence[tuple[str, str]] = ()
    is_truth: bool = False


@dataclass(slots=True)
class Sheet:
    """``stages`` hold what is settled. Columns wait until enough figures have come together for one look at a row.

    ``figures`` are the slots that columns give, ``known`` those that are the same in every row. Where all columns in
    ``ordinary`` hold, the figures ``looked_at`` are nothing out of the ordinary.
    """

    plan: Plan
    source: Source
    dialect: Dialect
    stages: Stages = field(default_factory=Stages)
    known: dict[int, Fraction | Reason] = field(default_factory=dict)
    joins: list[str] = field(default_factory=list)
    ordinary: list[str] = field(default_factory=list)
    looked_at: set[int] = field(default_factory=set)
    leaves: dict[str, LeafText] = field(default_factory=dict)
    _given: Given = field(init=False)
    _waiting: list[_Waiting] = field(default_factory=list)
    _quick: list[Quick] = field(default_factory=list)
    _count: int = 0
    figures: Figures = field(init=False)

    def __post_init__(self) -> None:
        """Lay out the slots. Raises `NotSayableError` for marks that are too long to be integers."""
        self._given = given_by(self.plan)
        self.figures = Figures(self.dialect, {}, {n: slot.absent for n, slot in enumerate(self.plan.slots)}, {})
        for number, slot in enumerate(self.plan.slots):
            match slot.kind:
                case SlotKind.ASSIGNED | SlotKind.PEERS:
                    self._mark(number)
                case SlotKind.REPORTED if slot.key in self.source.columns:
                    self._figure(number)
                case SlotKind.CLUSTER:
                    raise NotSayableError("sql_cluster")
                case _:
                    self.known[number] = slot.absent
        for number in sorted(self._given.off):
            same, value = self.given(f"o{number}")
            if not same:
                self.figures.off[number] = self.join(f"o{number}")
            elif value is not None:
                self.known[number] = next(reason for reason in Reason if rank(reason) == str(value))

    def _mark(self, number: int) -> None:
        slot, worth = self.plan.slots[number], self._given.marks[number]
        same, value = self.given(f"m{number}")
        if same:
            self.known[number] = slot.absent if value is None else value * worth
            return
        name = self.join(f"m{number}")
        held = SlotColumn(name, slot, ColumnType(Kind.INTEGER), self.dialect, worth, given=True)
        self.figures.columns[number] = held

    def _figure(self, number: int) -> None:
        slot = self.plan.slots[number]
        name = f"f{number}"
        scale = Fraction(slot.indicator.scale)
        column = SlotColumn(name, slot, self.source.columns[slot.key], self.dialect, scale)
        self.stages.given(name, column.read(self._reported(slot.key)))
        self.figures.columns[number] = column
        prepared = column.preparation()
        if prepared is not None:
            self.stages.put(f"{name}_r", prepared[0])
            self.stages.put(f"{name}_w", prepared[1])

    def _reported(self, key: str) -> str:
        return f"reported.{self.dialect.quoted(self.source.column(key))}"

    @property
    def fixed(self) -> Fixed:
        """What is the same in every row."""
        return Fixed(self.known, self.figures.absent)

    # ---- what the ruleset gives -------------------------------------------------------------

    def given(self, name: str) -> tuple[bool, int | None]:
        """Return whether a column of the ruleset is the same for every row, and what it then is."""
        if name not in self._given.names:
            return True, None
        same, value = self._given.fixed(name)
        return same or self.source.unit is None, value

    def join(self, name: str) -> str:
        """Return a column of what the ruleset says of a row's unit."""
        if name not in self.joins:
            self.joins.append(name)
            _, other = self._given.fixed(name)
            held = f"given.{name}"
            self.stages.given(name, held if other is None else case([("given.unit IS NULL", str(other))], held))
        return name

    def claim(self, question: str) -> str | None:
        """Return the column of truths that answers a question, None where there is none."""
        if question not in self.source.claims:
            return None
        number = sorted(self.source.claims).index(question)
        return self.stages.given(f"c{number}", self._reported(question))

    def table(self, said: str | None = None) -> str:
        """Return what the innermost SELECT reads: the table of the source, or another that is ``said`` in SQL."""
        table = f"{said or '.'.join(map(self.dialect.quoted, self.source.table))} AS reported"
        if not self.joins:
            return table
        values = unit_values(self._given, self.dialect, self.joins)
        unit = self.dialect.quoted(self.source.unit or "unit")
        return f"{table}\nLEFT JOIN {values}\nON CAST(reported.{unit} AS {self.dialect.text}) = given.unit"

    # ---- columns ----------------------------------------------------------------------------

    def put(self, kind: str, full: str, quick: Quick | str | None = None) -> str:
        """Add a column of a kind and return its name. With ``quick``, ordinary rows have that instead."""
        name = f"{kind}{self._count}"
        self._count += 1
        if isinstance(quick, Quick):
            self._quick.append(quick)
            quick = quick.text
        self._waiting.append(_Waiting(name, full, quick))
        return name

    def put_truth(self, kind: str, branches: Sequence[tuple[str, str]], otherwise: str, quick: Quick | None) -> str:
        """Add a column of the codes of what is true, false or null, and return its name."""
        name = f"{kind}{self._count}"
        self._count += 1
        text = None if quick is None else quick.text
        if quick is not None and (branches or text != otherwise):
            self._quick.append(quick)
        elif not branches:
            text = None
        self._waiting.append(_Waiting(name, otherwise, text, branches, is_truth=True))
        return name

    def settle(self, *, at_last: bool = False) -> None:
        """Lay out the columns that wait, once enough figures have come together, or at last."""
        figures = {slot for quick in self._quick for slot in quick.slots}
        if len(figures) < _FIGURES_TOGETHER and not at_last:
            return
        ordinary = None
        if any(waiting.quick is not None for waiting in self._waiting):
            ordinary = self.stages.put_first(f"ok{self._count}", self._ordinary())
            self.ordinary.append(ordinary)
        for waiting in self._waiting:
            branches = list(waiting.branches)
            if ordinary is not None and waiting.quick is not None:
                branches.insert(0, (ordinary, waiting.quick))
            text = case(branches, waiting.full)
            self.stages.put(waiting.name, self._truth(text) if waiting.is_truth else text)
        self._waiting.clear()
        self._quick.clear()

    def _ordinary(self) -> str:
        """A condition that a row has nothing out of the ordinary."""
        limits: dict[int, int | None] = {}
        for quick in self._quick:
            for slot in quick.direct:
                limits.setdefault(slot, None)
            for slot in quick.numbers:
                before = limits.get(slot)
                limits[slot] = quick.limit if before is None else min(before, quick.limit)
        self.looked_at |= set(limits)
        above = frozenset[int]().union(*(quick.positives for quick in self._quick))
        needed = frozenset[int]().union(*(quick.slots for quick in self._quick if not quick.hands_on))
        known = [self.figures.ordinary(slot, limits[slot], positive=slot in above) for slot in sorted(needed)]
        others = {slot: limits[slot] for slot in sorted(set(limits) - needed)}
        held = " AND ".join([*known, *self._possible(others, above)]) or "TRUE"
        guards = list(dict.fromkeys(guard for quick in self._quick for guard in quick.guards))
        # Guards reckon with the figures, so they are asked only where those are small.
        return case([(held, joined("AND", guards))], "FALSE") if guards else held

    def _possible(self, limits: Mapping[int, int | None], above: frozenset[int]) -> Iterator[str]:
        """Yield a condition that figures are ordinary or missing.

        Of those with the same ends it is the least and the greatest, neither of which minds what is missing: databases
        read and plan a short text. DuckDB compares conditions joined by AND with each other, and is slow with many.
        """
        lows: dict[tuple[ColumnType, str], list[str]] = {}
        highs: dict[tuple[ColumnType, str], list[str]] = {}
        apart: list[str] = []
        for slot, limit in limits.items():
            column = self.figures.columns[slot]
            ends = column.ends(limit, positive=slot in above)
            if ends is None or slot in self.figures.off:
                apart.append(self.figures.ordinary(slot, limit, positive=slot in above))
                continue
            for found, end in zip((lows, highs), ends, strict=True):
                if end is not None:
                    found.setdefault((column.type, end), []).append(column.name)
        least = [f"{self.dialect.least(names)} >= {end}" for (_, end), names in lows.items()]
        greatest = [f"{self.dialect.greatest(names)} <= {end}" for (_, end), names in highs.items()]
        if least or greatest or apart:
            yield f"coalesce({' AND '.join([*least, *greatest, *apart])}, TRUE)"

    def _truth(self, text: str) -> str:
        """Return what is true, false or null as codes."""
        match self.dialect.name:
            case DialectName.SQLITE:
                return text
            case DialectName.POSTGRESQL:
                return self.dialect.cast(self.dialect.cast(text, "INTEGER"), self.dialect.code)
            case _:
                return self.dialect.cast(text, self.dialect.code)

    def word(self, text: str) -> str:
        """Return a word of verdicts. DuckDB has it once, as a column, for it is long."""
        word = self.dialect.string(text)
        if self.dialect.name is not DialectName.DUCKDB:
            return word
        at = VERDICT_ORDER.index(text)
        listed = ", ".join(map(self.dialect.string, VERDICT_ORDER))
        return self.stages.given(f"word{at}", self.dialect.cast(word, f"ENUM({listed})"))

    def code(self, condition: str) -> str:
        """Return a condition that is true or false as the code of a verdict."""
        if self.dialect.name in (DialectName.DUCKDB, DialectName.SPARK):
            return self.dialect.cast(condition, self.dialect.code)
        return case([(condition, "1")], "0")

    def codes(self, text: str) -> str:
        """Return codes as the type they are kept in."""
        return text if self.dialect.name is DialectName.SQLITE else self.dialect.cast(text, self.dialect.code)

    def counted(self, conditions: Sequence[str]) -> str:
        """Return how many conditions hold."""
        return joined("+", [f"({case([(condition, '1')], '0')})" for condition in conditions]) if conditions else "0"
