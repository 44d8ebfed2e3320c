"""What the names of a ruleset stand for while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from emulation_rules.model.indicator import Indicator
from emulation_rules.model.place import KeyPath, Place, path_text
from emulation_rules.model.ruleset import CLUSTER, ReferenceSet
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.shape import Shape


@dataclass(frozen=True, slots=True)
class Known:
    """Indicators, references and units by id, and the ids that are taken.

    Things with a fault of their own are no longer there, but naming them is not one more fault.
    """

    shape: Shape
    faults: Faults
    indicators: dict[str, Indicator] = field(default_factory=dict)
    references: dict[str, ReferenceSet] = field(default_factory=dict)
    units: set[str] = field(default_factory=set)
    taken: dict[str, KeyPath] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Targets that are written but cannot be read."""

    def indicator(self, name: str, path: KeyPath, *, at_key: bool = False) -> Indicator | None:
        """Return an indicator, or None where there is none to be had; an unknown one is noted."""
        written = self.shape.document.indicators
        if name not in written and not self.shape.lacks("indicators", name):
            note = self.faults.add_at_key if at_key else self.faults.add
            note("unknown_indicator", path, self.faults.near(name, written), given=name)
        return self.indicators.get(name)

    def check_unit(self, name: str, path: KeyPath, *, cluster: bool = False, at_key: bool = False) -> None:
        """Note a unit that is not declared; ``cluster`` is whether the cluster as a whole may be named."""
        if name in self.units or (cluster and name == CLUSTER) or self.shape.lacks("units", name):
            return
        note = self.faults.add_at_key if at_key else self.faults.add
        note("unknown_unit", path, self.faults.near(name, self.units), given=name)

    def check_peers(self, name: str, path: KeyPath, place: Place | None = None) -> None:
        """Note a peer group that is not declared."""
        written = self.shape.document.peers or {}
        if name not in written and not self.shape.lacks("peers", name):
            where = place or self.faults.document.places.of_value(path)
            self.faults.add_at("unknown_peers", path, where, self.faults.near(name, written), given=name)

    def take(self, name: str, path: KeyPath, *, at_key: bool = True) -> None:
        """Take an id for what stands at the path; one thing only can have it."""
        if name in self.taken:
            note = self.faults.add_at_key if at_key else self.faults.add
            note("id_taken", path, id=name, by=path_text(self.taken[name]))
        else:
            self.taken[name] = path
