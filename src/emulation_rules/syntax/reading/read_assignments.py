"""What each unit was set and what it is not held to, from the document and from the table beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from emulation_rules.model.indicator import Better
from emulation_rules.model.ruleset import Assignment, Exemption, Precedence
from emulation_rules.syntax.checks.levels import misfit_of
from emulation_rules.syntax.documents.assignments import StrictestWord
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.spot import Spot

_DIRECTED = frozenset({Better.HIGHER, Better.LOWER})

Assigned: TypeAlias = dict[str, dict[str, Assignment]]
"""Assignments by unit, then by indicator or target."""


@dataclass(slots=True)
class _Entry:
    """What one unit was set for one thing so far, with where each mark was written."""

    marks: dict[str, Fraction] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    exemption: Exemption | None = None


@dataclass(slots=True)
class AssignmentReader:
    """Gathers assignments; ``targets`` are the ids of all targets that are written."""

    known: Known
    targets: Collection[str]
    _entries: dict[str, dict[str, _Entry]] = field(default_factory=dict)

    def read_document(self) -> None:
        """Take what the document says under ``assigned``."""
        faults = self.known.faults
        for unit, held in (self.known.shape.document.assigned or {}).items():
            self.known.check_unit(unit, ("assigned", unit), cluster=True, at_key=True)
            self._entries.setdefault(unit, {})
            for name, written in held.items():
                path = ("assigned", unit, name)
                at, value = Spot.of_key(faults, path), Spot.of_value(faults, path)
                if isinstance(written, Exemption):
                    self.exempt(unit, name, written, at, value)
                    continue
                if not isinstance(written, dict):
                    self.mark(unit, name, ("", written), at, value)
                    continue
                for authority, number in written.items():
                    spot = Spot.of_value(faults, (*path, authority))
                    self.mark(unit, name, (authority, number), at, spot)

    # ---- one entry after the other --------------------------------------------------------

    def exempt(self, unit: str, name: str, exemption: Exemption, at: Spot, value: Spot) -> None:
        """Take that a unit is not held to something; ``at`` is where the thing is named, ``value`` where it is said."""
        self._check_name(name, at)
        entry = self._entry(unit, name)
        if entry.marks:
            value.note("mark_and_exemption", given=word_of(exemption), name=name, unit=unit)
        elif entry.exemption is not None:
            value.note("assigned_twice", name=name, unit=unit)
        else:
            entry.exemption = exemption

    def mark(self, unit: str, name: str, written: tuple[str, int | Decimal], at: Spot, value: Spot) -> None:
        """Take a mark: the authority that set it ("" where none is named) and the number."""
        authority, number = written
        if name in self.targets:
            at.note("mark_of_target", name=name)
            return
        self._check_name(name, at)
        indicator = self.known.indicators.get(name)
        misfit = None if indicator is None else misfit_of(number, indicator)
        if misfit is not None:
            value.note(misfit.code, **dict(misfit.details))
        entry = self._entry(unit, name)
        if entry.exemption is not None:
            value.note("mark_and_exemption", given=word_of(entry.exemption), name=name, unit=unit)
        elif authority in entry.marks:
            value.note("assigned_twice", name=name, unit=unit)
        elif entry.marks and "" in {authority, *entry.marks}:
            value.note("mark_without_authority", name=name, unit=unit)
        else:
            entry.marks[authority] = Fraction(number)
            entry.spots[authority] = value

    def _entry(self, unit: str, name: str) -> _Entry:
        return self._entries.setdefault(unit, {}).setdefault(name, _Entry())

    def _check_name(self, name: str, at: Spot) -> None:
        shape, written = self.known.shape, self.known.shape.document.indicators
        if name in written or name in self.targets or shape.lacks("indicators", name):
            return
        at.note("unknown_assigned", self.known.faults.near(name, [*written, *self.targets]), given=name)

    # ---- all of them ----------------------------------------------------------------------

    def assigned(self, precedence: Precedence) -> Assigned:
        """Return everything gathered, checked to say which of several marks counts."""
        for unit, held in self._entries.items():
            for name, entry in held.items():
                if len(entry.marks) > 1:
                    self._check_settled(unit, name, entry, precedence)
        return {
            unit: {name: Assignment(entry.marks, entry.exemption) for name, entry in held.items()}
            for unit, held in self._entries.items()
        }

    def _check_settled(self, unit: str, name: str, entry: _Entry, precedence: Precedence) -> None:
        *_, (last, spot) = entry.spots.items()
        if precedence.strictest:
            indicator = self.known.indicators.get(name)
            if indicator is not None and indicator.better not in _DIRECTED:
                spot.note("strictest_without_better", indicator=name)
        elif not any(authority in precedence.authorities for authority in entry.marks):
            authorities = ", ".join(entry.marks)
            spot.note("several_marks", given=last, name=name, unit=unit, authorities=authorities)

    def precedence(self) -> Precedence:
        """Return whose mark counts; an authority that set none is noted. Everything must have been gathered before."""
        written, faults = self.known.shape.document.precedence, self.known.faults
        if written is None or isinstance(written, StrictestWord):
            return Precedence(strictest=written is not None)
        used = {authority for held in self._entries.values() for entry in held.values() for authority in entry.marks}
        seen = set[str]()
        for index, authority in enumerate(written):
            path = ("precedence", index)
            if authority in seen:
                faults.add("named_twice", path, given=authority)
            elif authority not in used and not self.known.shape.taken_out("assigned"):
                faults.add("unused_authority", path, faults.near(authority, used), given=authority)
            seen.add(authority)
        return Precedence(tuple(written))
