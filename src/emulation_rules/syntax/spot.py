"""Where something was written that faults may be noted of: a key, a value, or a cell of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.document import Faults


@dataclass(frozen=True, slots=True)
class Spot:
    """A path of the ruleset and the place it was read from."""

    faults: Faults
    path: KeyPath
    place: Place

    @classmethod
    def of_key(cls, faults: Faults, path: KeyPath) -> Spot:
        """Return the spot of a key of the document."""
        return cls(faults, path, faults.document.places.of_key(path))

    @classmethod
    def of_value(cls, faults: Faults, path: KeyPath) -> Spot:
        """Return the spot of a value of the document."""
        return cls(faults, path, faults.document.places.of_value(path))

    def note(self, code: str, suggestions: Iterable[str] = (), /, **details: str) -> None:
        """Note a fault here."""
        self.faults.add_at(code, self.path, self.place, suggestions, **details)
