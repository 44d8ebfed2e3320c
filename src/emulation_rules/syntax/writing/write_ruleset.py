"""A ruleset back to a document: canonical data, YAML with phrases, JSON, and the digest that names its content."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from emulation_rules.model.criterion import Criterion
from emulation_rules.model.indicator import Better, Indicator, Measure, Scale
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Basis, ReferenceMark, ReferenceSet, Ruleset, Source, Span
from emulation_rules.model.target import Target
from emulation_rules.syntax.documents.words import FORMAT, word_of
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.syntax.phrases import print_criterion
from emulation_rules.syntax.writing.cluster_data import (
    assigned_data,
    cluster_data,
    peers_data,
    precedence_data,
    stages_data,
    text_data,
    units_data,
)
from emulation_rules.syntax.writing.group_data import group_data, score_data
from emulation_rules.syntax.writing.structure_data import number_data, structure_data
from emulation_rules.syntax.writing.table_data import given, label_data, table_data
from emulation_rules.syntax.writing.target_data import TargetWriter, WriteCriterion
from emulation_rules.syntax.writing.titles_data import ranking_data, scheme_data, title_data
from emulation_rules.syntax.yaml.data import Data, from_data
from emulation_rules.syntax.yaml.emit import emit


def ruleset_data(ruleset: Ruleset) -> dict[str, Data]:
    """Return the canonical document of a ruleset: criteria as structures, exact numbers, defaults left out."""
    return _document(ruleset, structure_data)


def print_ruleset(ruleset: Ruleset) -> str:
    """Return a ruleset as canonical YAML with English phrases."""
    return emit(from_data(_document(ruleset, _phrase)))


def print_json(ruleset: Ruleset) -> str:
    """Return a ruleset as canonical JSON on one line."""
    return json_text(ruleset_data(ruleset))


def digest(ruleset: Ruleset) -> str:
    """Return the SHA-256, in hex, of a ruleset's canonical JSON: what it says, in which order, and nothing else."""
    return sha256(print_json(ruleset).encode()).hexdigest()


def json_text(data: Data) -> str:
    """Return data as compact JSON with exact numbers, keys in the order they have."""
    match data:
        case dict():
            return "{" + ",".join(f"{json_text(key)}:{json_text(value)}" for key, value in data.items()) + "}"
        case list():
            return "[" + ",".join(map(json_text, data)) + "]"
        case Decimal():
            return f"{data:f}"
        case _:
            return json.dumps(data, ensure_ascii=False)


def _phrase(criterion: Criterion) -> Data:
    return print_criterion(criterion, "en")


def _document(ruleset: Ruleset, criterion: WriteCriterion) -> dict[str, Data]:
    inside: dict[str, list[Target]] = {}
    for target in ruleset.targets.values():
        inside.setdefault(target.within, []).append(target)
    return {
        "format": FORMAT,
        "id": ruleset.id,
        **given(
            {
                "title": text_data(ruleset.title),
                "issuer": text_data(ruleset.issuer),
                "period": _span(ruleset.span),
                "units": units_data(ruleset),
                "peers": peers_data(ruleset),
                "source": _source(ruleset.source),
                "note": ruleset.note,
                "constants": _section((name, number_data(number)) for name, number in ruleset.constants.items()),
                "tables": _section((name, table_data(table)) for name, table in ruleset.tables.items()),
            }
        ),
        "indicators": {name: _indicator(indicator) for name, indicator in ruleset.indicators.items()},
        **given(
            {
                "references": _section((name, _reference(each)) for name, each in ruleset.references.items()),
                "precedence": precedence_data(ruleset.precedence),
                "assigned": assigned_data(ruleset.assigned),
                "cluster": cluster_data(ruleset),
            }
        ),
        "targets": TargetWriter(criterion, ruleset.indicators, inside).write(inside.get("", [])),
        **given(
            {
                "groups": _section((name, group_data(group)) for name, group in ruleset.groups.items()),
                "score": score_data(ruleset.score) or None,
                "ranking": ranking_data(ruleset.ranking),
                "titles": _section((name, title_data(title)) for name, title in ruleset.titles.items()),
                "classes": _section((name, scheme_data(scheme)) for name, scheme in ruleset.classes.items()),
            }
        ),
    }


def _section(entries: Iterable[tuple[str, Data]]) -> dict[str, Data] | None:
    return dict(entries) or None


def _number(number: Fraction | None) -> Data:
    return None if number is None else number_data(number)


def _span(span: Span) -> Data:
    period = span.period
    if span.start is None and span.end is None:
        return period.year if period == Period(period.year) else str(period)
    return given(
        {
            "year": period.year,
            "part": str(period).partition("-")[2],
            "from": None if span.start is None else span.start.isoformat(),
            "to": None if span.end is None else span.end.isoformat(),
        }
    )


def _source(source: Source | None) -> Data:
    if source is None:
        return None
    return given({"document": source.document, "complete": None if source.complete else False, "note": source.note})


def _indicator(indicator: Indicator) -> Data:
    goes_without_saying = indicator.measure is Measure.BOOLEAN and indicator.better is Better.HIGHER
    ratio = indicator.ratio
    return {
        **label_data(indicator.title),
        **given(
            {
                "measure": word_of(indicator.measure),
                "better": None if goes_without_saying else word_of(indicator.better),
                "places": indicator.places,
                "floor": _number(indicator.floor),
                "ceiling": _number(indicator.ceiling),
                "reported_in": None if indicator.reported_in is Scale.ONE else word_of(indicator.reported_in),
                "ratio": None if ratio is None else {"part": ratio.part, "whole": ratio.whole},
                "formula": None if indicator.formula is None else print_formula(indicator.formula),
                "stages": stages_data(indicator.stages),
                "note": indicator.note,
            }
        ),
    }


def _reference(reference: ReferenceSet) -> Data:
    marks: Data = {name: _reference_mark(mark) for name, mark in reference.marks.items()}
    return {**label_data(reference.title), **given({"source": reference.source}), "marks": marks}


def _reference_mark(mark: ReferenceMark) -> Data:
    if mark.basis is Basis.STATED:
        return _number(mark.number)
    return {"number": _number(mark.number), "basis": word_of(mark.basis)}
