"""Units, assignments and what units come to together as documents write them, in canonical form."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.model.indicator import StageChoice, Stages
from emulation_rules.model.ruleset import Assignment, Precedence, Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.text import Text
from emulation_rules.syntax.documents.words import word_of
from emulation_rules.syntax.writing.structure_data import number_data
from emulation_rules.syntax.writing.table_data import given, label_data
from emulation_rules.syntax.yaml.data import Data


def text_data(text: Text) -> Data:
    """Return a text: plain where both languages say the same."""
    if not text:
        return None
    return text.vi if text.vi == text.en else label_data(text)


def units_data(ruleset: Ruleset) -> dict[str, Data] | None:
    """Return the units with their names and peer groups."""
    return {unit: _unit(name, ruleset.peers_of.get(unit, "")) for unit, name in ruleset.units.items()} or None


def _unit(name: Text, peers: str) -> Data:
    return {**label_data(name), "peers": peers} if peers else text_data(name)


def peers_data(ruleset: Ruleset) -> dict[str, Data] | None:
    """Return the peer groups with their names."""
    return {name: text_data(text) for name, text in ruleset.peers.items()} or None


def precedence_data(precedence: Precedence) -> Data:
    """Return whose mark counts, None where nothing says so."""
    return "strictest" if precedence.strictest else [*precedence.authorities] or None


def assigned_data(assigned: Mapping[str, Mapping[str, Assignment]]) -> dict[str, Data] | None:
    """Return what each unit was set, whether it was written in the document or in a table."""
    return {unit: {name: _assignment(one) for name, one in held.items()} for unit, held in assigned.items()} or None


def _assignment(assignment: Assignment) -> Data:
    if assignment.exemption is not None:
        return word_of(assignment.exemption)
    if list(assignment.marks) == [""]:
        return number_data(assignment.marks[""])
    return {authority: number_data(number) for authority, number in assignment.marks.items()}


def cluster_data(ruleset: Ruleset) -> dict[str, Data] | None:
    """Return how figures of all units together are made, None where nothing is said."""
    return given({"missing": None if ruleset.missing is Missing.UNKNOWN else word_of(ruleset.missing)}) or None


def stages_data(stages: Stages | None) -> Data:
    """Return the stages whose points count, None where any one judges."""
    if stages is None:
        return None
    order: list[Data] = [*stages.order]
    return order if stages.choice is StageChoice.FIRST else {"order": order, "choice": word_of(stages.choice)}
