"""A ruleset from its text: nodes, data, the documents it extends, shape, meaning, and every fault on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Precedence, Ruleset, Source, Span
from emulation_rules.model.score_tree import Missing
from emulation_rules.syntax.checks.check_formulas import check_formulas
from emulation_rules.syntax.checks.class_checks import check_classes
from emulation_rules.syntax.checks.derived_checks import check_derived
from emulation_rules.syntax.checks.peer_checks import check_peers
from emulation_rules.syntax.document import Document, Faults
from emulation_rules.syntax.documents.ruleset import RulesetDocument, SourceDocument
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.assigned_table import read_assigned_table
from emulation_rules.syntax.reading.extends import read_document
from emulation_rules.syntax.reading.labels import text_of
from emulation_rules.syntax.reading.read_assignments import Assigned, AssignmentReader
from emulation_rules.syntax.reading.read_classes import read_classes
from emulation_rules.syntax.reading.read_indicators import read_indicator
from emulation_rules.syntax.reading.read_ranking import read_ranking
from emulation_rules.syntax.reading.read_references import read_reference
from emulation_rules.syntax.reading.read_score import ScoreReader
from emulation_rules.syntax.reading.read_tables import read_constants, read_tables
from emulation_rules.syntax.reading.read_targets import TargetReader
from emulation_rules.syntax.reading.read_titles import TitleReader
from emulation_rules.syntax.reading.read_units import read_peers, read_peers_of, read_units
from emulation_rules.syntax.shape import shape_of

MAX_TARGETS: Final = 20_000
MAX_INDICATORS: Final = 20_000


def read_ruleset(text: str, file: str, *, base: Path | None = None) -> Ruleset:
    """Return the ruleset a YAML or JSON text describes.

    ``file`` is the name findings give the text; ``base`` is its folder, where the ruleset it ``extends`` and its
    table of assignments are looked for. Raises `InvalidRulesetError` with everything that is wrong.
    """
    return understood(read_document(text, file, base))


def understood(document: Document) -> Ruleset:
    """Return the ruleset of a document. Raises `InvalidRulesetError` with everything that is wrong."""
    faults = Faults(document)
    shape = shape_of(faults)
    known = Known(shape, faults)
    ruleset = _ruleset(known)
    check_peers(ruleset, known)
    check_classes(check_formulas(ruleset, known), faults)
    if faults.findings:
        raise InvalidRulesetError(faults.findings)
    return ruleset


def _ruleset(known: Known) -> Ruleset:
    document, faults = known.shape.document, known.faults
    units, peers, peers_of = read_units(known), read_peers(known), read_peers_of(known)
    constants, tables = read_constants(known), read_tables(known)
    _read_indicators(known)
    targets = _read_targets(known)
    scores = ScoreReader(known, targets.targets)
    groups = scores.groups()
    missing = None if document.cluster is None else document.cluster.missing
    assigned, precedence = _read_assigned(known, targets, peers_of)
    return Ruleset(
        document.id,
        text_of(document.title, ("title",), faults),
        _span(document, faults),
        known.indicators,
        targets.targets,
        issuer=text_of(document.issuer, ("issuer",), faults),
        units=units,
        source=_source(document.source),
        references=known.references,
        assigned=assigned,
        precedence=precedence,
        peers=peers,
        peers_of=peers_of,
        missing=Missing.UNKNOWN if missing is None else Missing(missing.value),
        constants=constants,
        tables=tables,
        groups=groups,
        score=scores.score(groups),
        ranking=read_ranking(known),
        titles=TitleReader(known, targets.targets, targets.written()).titles(),
        classes=read_classes(known),
        note=document.note or "",
        places=faults.document.places,
    )


def _read_indicators(known: Known) -> None:
    written = known.shape.document.indicators
    _check_number("too_many_indicators", len(written), MAX_INDICATORS, ("indicators",), known.faults)
    for name, document in written.items():
        known.take(name, ("indicators", name))
        indicator = read_indicator(name, document, known.faults)
        if indicator is not None:
            known.indicators[name] = indicator
    check_derived(known)
    for name, reference in (known.shape.document.references or {}).items():
        known.references[name] = read_reference(name, reference, known)


def _read_targets(known: Known) -> TargetReader:
    reader = TargetReader(known)
    reader.read(known.shape.document.targets, ("targets",))
    _check_number("too_many_targets", len(reader.targets), MAX_TARGETS, ("targets",), known.faults)
    return reader


def _read_assigned(known: Known, targets: TargetReader, peers_of: dict[str, str]) -> tuple[Assigned, Precedence]:
    """Return what units were set and whose mark counts; a table beside the ruleset adds to the peer groups of units."""
    reader = AssignmentReader(known, targets.written())
    reader.read_document()
    read_assigned_table(known, reader, peers_of)
    precedence = reader.precedence()
    return reader.assigned(precedence), precedence


def _check_number(code: str, count: int, most: int, path: KeyPath, faults: Faults) -> None:
    if count > most:
        faults.add_at_key(code, path, given=str(count), most=str(most))


def _span(document: RulesetDocument, faults: Faults) -> Span:
    written = document.period
    if isinstance(written, Period):
        return Span(written)
    if written.start is not None and written.end is not None and written.end < written.start:
        details = {"start": written.start.isoformat(), "end": written.end.isoformat()}
        faults.add("period_ends_before_start", ("period", "to"), **details)
    label = f"{written.year}-{written.part}" if written.part else f"{written.year}"
    return Span(Period.parse(label), written.start, written.end)


def _source(written: SourceDocument | None) -> Source | None:
    return None if written is None else Source(written.document, written.complete is not False, written.note or "")
