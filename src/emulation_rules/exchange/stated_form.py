"""Documents given for a form they say they are not of."""

from __future__ import annotations

from emulation_rules.exchange.observation_error import shown
from emulation_rules.model.finding import Finding
from emulation_rules.syntax.other_form import is_other_form
from emulation_rules.syntax.yaml.nodes import MappingNode, Scalar


def other_form(node: MappingNode, wanted: str, code: str) -> Finding | None:
    """Return the one finding about a document of another of our forms than ``wanted``, None for any other document."""
    said = scalar_of(node, "format")
    if said is None or not is_other_form(said.text, wanted):
        return None
    return Finding(code, ("format",), said.place, details=(("found", shown(said.text)), ("format", wanted)))


def scalar_of(node: MappingNode, key: str) -> Scalar | None:
    """Return what a key of a document has as its single value, None where there is no such key or value."""
    return next((value for name, value in node.entries if name.text == key and isinstance(value, Scalar)), None)
