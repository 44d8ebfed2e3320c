"""References: marks that other authorities set."""

from __future__ import annotations

from decimal import Decimal

from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Basis, ReferenceMark, ReferenceSet
from emulation_rules.syntax.checks.levels import check_level
from emulation_rules.syntax.documents.indicator import ReferenceDocument, ReferenceMarkDocument
from emulation_rules.syntax.documents.values import fraction_of
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.labels import label_of


def read_reference(name: str, document: ReferenceDocument, known: Known) -> ReferenceSet:
    """Return the marks of one reference; those of unknown indicators are noted."""
    marks = {
        indicator: _mark(written, indicator, ("references", name, "marks", indicator), known)
        for indicator, written in document.marks.items()
    }
    return ReferenceSet(name, label_of(document), marks, document.source or "")


def _mark(
    written: int | Decimal | ReferenceMarkDocument | None, name: str, path: KeyPath, known: Known
) -> ReferenceMark:
    if isinstance(written, ReferenceMarkDocument):
        _check(written.number, name, path, (*path, "number"), known)
        return ReferenceMark(fraction_of(written.number), written.basis or Basis.STATED)
    _check(written, name, path, path, known)
    return ReferenceMark(fraction_of(written))


def _check(number: int | Decimal | None, name: str, key: KeyPath, path: KeyPath, known: Known) -> None:
    indicator = known.indicator(name, key, at_key=True)
    if indicator is not None and number is not None:
        check_level(number, indicator, path, known.faults)
