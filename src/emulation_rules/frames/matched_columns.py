"""Which column of a table holds what a plan reads."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from emulation_rules.exchange.observation_error import shown
from emulation_rules.exchange.report_vocabulary import Vocabulary, read_period
from emulation_rules.frames.faults import Faults
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.kept import Kept
from emulation_rules.frames.near_names import NearNames
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.report import figure_key
from emulation_rules.plan.nodes import slots_of
from emulation_rules.plan.plan import Leaf, Plan, Slot, SlotKind, walk

BOUND: Final = "_bound"
"""What stands behind the id of an indicator in the name of its column of bounds: ``crimes_bound@2021``."""

_YEAR: Final = re.compile(r"(?P<name>.+?)[\s_.@-]*(?P<year>(?:19|20)[0-9]{2})")
_MOST_KEYS_NAMED: Final = 12
_MOST_OF_A_TARGET: Final = 4


class UnreportedTargetWarning(UserWarning):
    """A table has no column, or no row, for something a target reads: it may be undetermined in every row."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The names of the columns that hold what is read; None and absence: there is no such column.

    ``figures`` and ``bounds`` are by the key of a slot (``crimes@2021``), or by the id of an indicator where rows say
    of what period they are. ``claims`` are by the id of a question.
    """

    unit: str | None
    period: str | None
    cluster: str | None
    figures: Mapping[str, str]
    bounds: Mapping[str, str]
    claims: Mapping[str, str]

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that say which row is which, each once, in the order in which they are told."""
        return tuple(dict.fromkeys(name for name in (self.unit, self.period, self.cluster) if name is not None))

    @property
    def read(self) -> tuple[str, ...]:
        """All columns that are read, each once."""
        found = (*self.named, *self.figures.values(), *self.bounds.values(), *self.claims.values())
        return tuple(dict.fromkeys(found))


def bound_name(key: str) -> str:
    """Return what the column of a wide table is called that holds the bounds of a figure: ``crimes_bound@2021``."""
    name, at, label = key.partition("@")
    return f"{name}{BOUND}{at}{label}"


def reported_slots(plan: Plan) -> Iterator[Slot]:
    """Yield the slots of a plan that columns can fill."""
    return (slot for slot in plan.slots if slot.kind is SlotKind.REPORTED)


def match_wide(columns: Sequence[object], plan: Plan, names: FrameNames) -> Matched:
    """Return what the columns of a wide table hold.

    Raises `InvalidReportError` with everything that is wrong with their names. Warns of figures without a column.
    """
    found = _WIDE.get(_key(columns, plan, names), lambda: _matched_wide(columns, plan, names))
    _warn_of(found.missing)
    return found.matched


def match_panel(columns: Sequence[object], plan: Plan, names: FrameNames) -> Matched:
    """Return what the columns of a table hold whose rows are each of one period, or of a table for each period.

    Raises `InvalidReportError` with everything that is wrong with their names.
    """
    return _PANEL.get(_key(columns, plan, names), lambda: _matched_panel(columns, plan, names)).matched


@dataclass(frozen=True, slots=True)
class _Known:
    """What the columns of a table hold under a plan, and in a wide one the figures that targets read and none holds."""

    plan: Plan
    matched: Matched
    missing: Mapping[str, Sequence[str]] = field(default_factory=dict)


_WIDE: Final = Kept[_Known]()
_PANEL: Final = Kept[_Known]()
"""By the identity of the plan; who evaluates table after table has the same columns each time."""


def _key(columns: Sequence[object], plan: Plan, names: FrameNames) -> tuple[object, ...]:
    return (id(plan), tuple(columns), names.unit, names.period, names.cluster, *names.rename.items(), *names.ignore)


def _matched_wide(columns: Sequence[object], plan: Plan, names: FrameNames) -> _Known:
    keys = {slot.key: slot.key for slot in reported_slots(plan)}
    matched = _Matching(columns, plan, names, keys, dated=True).matched()
    return _Known(plan, matched, unreported(plan, matched.figures, matched.claims))


def _matched_panel(columns: Sequence[object], plan: Plan, names: FrameNames) -> _Known:
    ids = {slot.indicator.id: slot.indicator.id for slot in reported_slots(plan)}
    return _Known(plan, _Matching(columns, plan, names, ids, dated=False).matched())


def warn_of_unreported(plan: Plan, figures: Iterable[str], claims: Iterable[str]) -> None:
    """Warn of figures that targets read and nothing reports, given the keys and questions that columns hold."""
    _warn_of(unreported(plan, figures, claims))


def _warn_of(missing: Mapping[str, Sequence[str]]) -> None:
    if missing:
        told = [f"{target} ({_first(keys, _MOST_OF_A_TARGET)})" for target, keys in missing.items()]
        said = f"no column or row holds what these targets read: {_first(told, _MOST_KEYS_NAMED)}"
        warnings.warn(said, UnreportedTargetWarning, stacklevel=3)


def _first(words: Sequence[str], most: int) -> str:
    return ", ".join(words[:most]) + (", …" if len(words) > most else "")


def unreported(plan: Plan, figures: Iterable[str], claims: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the figures that no column holds, by the targets that read them and are not claimed.

    ``figures`` are the keys and ``claims`` the questions that columns hold.
    """
    known, claimed, found = set(figures), set(claims), dict[str, Sequence[str]]()
    for planned in plan.targets:
        questions = list(walk(planned.question))
        if not claimed.intersection(question.id for question in questions):
            read = frozenset[int]().union(*(slots_of(one.test.margin) for one in questions if isinstance(one, Leaf)))
            slots = [plan.slots[slot] for slot in sorted(read)]
            missing = [slot.key for slot in slots if slot.kind is SlotKind.REPORTED and slot.key not in known]
            if missing:
                found[planned.target.id] = missing
    return found


class _Matching:
    """One look at the names of a table's columns. ``keys`` are what is read; ``dated`` names may say a period."""

    def __init__(
        self, columns: Sequence[object], plan: Plan, names: FrameNames, keys: Mapping[str, str], *, dated: bool
    ) -> None:
        self._columns = columns
        self._present = {column for column in columns if isinstance(column, str)}
        self._plan = plan
        self._names = names
        self._keys = keys
        self._dated = dated
        self._faults = Faults()
        self._subjects = Vocabulary(plan.ruleset).subjects
        self._questions = {question.id for planned in plan.targets for question in walk(planned.question)}
        self._figures: dict[str, str] = {}
        self._bounds: dict[str, str] = {}
        self._claims: dict[str, str] = {}
        self._known = 0

    def matched(self) -> Matched:
        common = (self._names.unit, self._names.period, self._names.cluster)
        strangers = []
        counts = Counter(map(str, self._columns)) if len(set(map(str, self._columns))) < len(self._columns) else {}
        for position, column in enumerate(self._columns):
            if counts.get(str(column), 1) > 1 and column in self._columns[:position]:
                self._faults.add("frame_column_twice", str(column), column=shown(str(column)))
            elif isinstance(column, str) and column not in self._names.ignore:
                known = column in common or self._placed(column, self._names.rename.get(column, column))
                if not known:
                    strangers.append(column)
        for column in self._names.rename:
            if column not in self._present:
                self._faults.add("frame_renamed_column_missing", column, column=shown(column))
        self._refuse_near_misses(strangers)
        if not self._known:
            wanted = list(self._keys)
            self._faults.add("frame_no_known_column", keys=_first(wanted, _MOST_KEYS_NAMED))
        self._faults.settle()
        unit, period, cluster = (name if name in self._present else None for name in common)
        return Matched(unit, period, cluster, self._figures, self._bounds, self._claims)

    def _placed(self, column: str, name: str) -> bool:
        """Keep what a column holds; return whether its name means anything."""
        key, at, label = name.partition("@")
        subject, bound = self._subjects.get(key), False
        if subject is None and key.endswith(BOUND):
            subject, bound = self._subjects.get(key.removesuffix(BOUND)), True
        if subject is None or (bound and not isinstance(subject, Indicator)):
            if name != column:
                self._faults.add("frame_renamed_to_unknown", column, self._near(name), key=shown(name))
            return name != column
        period = read_period(label) if at else self._plan.period
        if period is None:
            self._faults.add("frame_bad_period", column, period=shown(label))
        elif at and not self._dated:
            self._faults.add("frame_period_twice", column, column=shown(column))
        elif isinstance(subject, Indicator):
            held = figure_key(subject.id, period, self._plan.period)
            if held in self._keys:
                self._keep(self._bounds if bound else self._figures, held, column)
            self._known += not bound
        elif period == self._plan.period:
            if key in self._questions:
                self._keep(self._claims, key, column)
            self._known += 1
        return True

    def _keep(self, kept: dict[str, str], key: str, column: str) -> None:
        if key in kept:
            self._faults.add("frame_key_twice", column, column=shown(column), other=shown(kept[key]), key=key)
        else:
            kept[key] = column

    def _refuse_near_misses(self, strangers: Iterable[str]) -> None:
        for column in strangers:
            suggestions = self._near(column)
            if suggestions:
                self._faults.add("frame_column_unknown", column, suggestions, column=shown(column))

    def _near(self, column: str) -> tuple[str, ...]:
        """Return the keys a column may have been meant for, of those that no column holds."""
        found = dict.fromkeys((*self._dated_near(column), *self._called.near(column)))
        taken = (self._figures, self._claims, self._present)
        return tuple(key for key in found if not any(key in each for each in taken))

    def _dated_near(self, column: str) -> tuple[str, ...]:
        """``crimes_2021`` for ``crimes@2021``."""
        parts = _YEAR.fullmatch(column)
        if parts is None or not self._dated:
            return ()
        keys = [f"{name}@{parts['year']}" for name in self._called.near(parts["name"])]
        return tuple(key for key in keys if key in self._keys)

    @cached_property
    def _called(self) -> NearNames:
        """Everything that people call what is read, and the key it stands for."""
        common = (self._names.unit, self._names.period)
        found = {name: name for name in (*self._keys, *self._questions, *common)}
        for indicator in self._plan.ruleset.indicators.values():
            for title in (indicator.title.vi, indicator.title.en):
                if title:
                    found.setdefault(title, indicator.id)
        return NearNames(found)
