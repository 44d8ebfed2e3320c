"""The units of a cluster and the peer groups they are in."""

from __future__ import annotations

from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.text import Text
from emulation_rules.syntax.documents.assignments import UnitDocument
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.labels import text_of


def read_units(known: Known) -> dict[str, Text]:
    """Return the units with their names."""
    written, faults = known.shape.document.units or {}, known.faults
    units = {name: text_of(text, ("units", name), faults) for name, text in written.items()}
    if CLUSTER in units:
        faults.add_at_key("reserved_unit", ("units", CLUSTER), given=CLUSTER)
    known.units.update(units)
    return units


def read_peers(known: Known) -> dict[str, Text]:
    """Return the peer groups with their names."""
    written = known.shape.document.peers or {}
    return {name: text_of(text, ("peers", name), known.faults) for name, text in written.items()}


def read_peers_of(known: Known) -> dict[str, str]:
    """Return the peer group of each unit that says its own."""
    peers_of = dict[str, str]()
    for unit, written in (known.shape.document.units or {}).items():
        if isinstance(written, UnitDocument) and written.peers is not None:
            known.check_peers(written.peers, ("units", unit, "peers"))
            peers_of[unit] = written.peers
    return peers_of
