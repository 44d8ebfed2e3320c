"""What checks look at: a ruleset with its plan, and the text it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from emulation_rules.linting.asked import Asked, asked_in, paths_of_targets
from emulation_rules.linting.ignores import Ignore, ignores_of
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.fix import Edit, Fix
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan
from emulation_rules.syntax.document import Document
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar, SequenceNode


@dataclass(frozen=True)
class Subject:
    """A ruleset that can be read, and the document it was read from. ``found`` is what checks have found, by code."""

    ruleset: Ruleset
    document: Document
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    @cached_property
    def plan(self) -> Plan:
        """The ruleset lowered for its own period."""
        return plan_of(self.ruleset)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every question about a figure, in the order written."""
        return asked_in(self.ruleset, self.document.data)

    @cached_property
    def paths_of_targets(self) -> Mapping[str, KeyPath]:
        """Where each target is written, by id."""
        return paths_of_targets(self.ruleset)

    @cached_property
    def ignores(self) -> tuple[Ignore, ...]:
        """The comments that say of which findings the author knows."""
        return ignores_of(self.document)

    def finding(
        self,
        code: str,
        path: KeyPath,
        /,
        *,
        at_key: bool = False,
        suggestions: Iterable[str] = (),
        fix: Fix | None = None,
        witness: str = "",
        **details: str,
    ) -> Finding:
        """Return a finding about the value at a path, or about its key; the registry gives it the check's severity."""
        places = self.document.places
        place = places.of_key(path) if at_key else places.of_value(path)
        said = tuple(details.items())
        return Finding(code, path, place, Severity.WARNING, said, tuple(suggestions), fix=fix, witness=witness)

    def finding_at(
        self,
        code: str,
        place: Place,
        suggestions: Iterable[str] = (),
        /,
        *,
        fix: Fix | None = None,
        **details: str,
    ) -> Finding:
        """Return a finding about something that is no value, a comment say."""
        return Finding(code, (), place, Severity.WARNING, tuple(details.items()), tuple(suggestions), fix=fix)

    def node(self, path: KeyPath) -> Node | None:
        """Return what is written at a path, in whichever file it was read from; None where nothing is."""
        return _at(self.document.origins[self._file(path)].root, path)

    def text(self, path: KeyPath) -> str | None:
        """Return the text written at a path; None where there is none, or not one word."""
        node = self.node(path)
        return node.text if isinstance(node, Scalar) else None

    def replaced(self, path: KeyPath, replacement: str) -> Fix | None:
        """Return the fix that writes something else at a path; ``replacement`` is YAML. None where nothing is there."""
        node = self.node(path)
        return None if node is None else Fix(self._file(path), (Edit(node.start, node.end, replacement),))

    def _file(self, path: KeyPath) -> str:
        place: Place = self.document.places.of_value(path)
        return place.file


def _at(node: Node, path: KeyPath) -> Node | None:
    for step in path:
        match node, step:
            case MappingNode(), str():
                found = next((value for key, value in node.entries if key.text == step), None)
            case SequenceNode(), int() if step < len(node.items):
                found = node.items[step]
            case _:
                return None
        if found is None:
            return None
        node = found
    return node
