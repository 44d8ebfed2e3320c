"""A formula of a document, with what keeps it from being read noted where it stands."""

from __future__ import annotations

from emulation_rules.model.formula import Formula
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.formula.formulas import read_formula
from emulation_rules.syntax.text_error import FormulaError


def formula_at(text: str, path: KeyPath, faults: Faults) -> Formula | None:
    """Return the formula written at a path, or None where it cannot be read."""
    try:
        return read_formula(text)
    except FormulaError as error:
        faults.add_in_text(path, error)
        return None
