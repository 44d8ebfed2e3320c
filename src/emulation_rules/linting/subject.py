"""What checks look at: a ruleset with its plan, and the text it was read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar, cast

from emulation_rules.linting.asked import Asked, asked_in, paths_of_targets
from emulation_rules.linting.ignores import Ignore, ignores_of
from emulation_rules.linting.node_index import nodes_by_path
from emulation_rules.linting.used import Used, used_in
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.fix import Edit, Fix
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.plan.from_model import plan_of
from emulation_rules.plan.plan import Plan
from emulation_rules.syntax.checks.ranges import as_reported
from emulation_rules.syntax.document import Document
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar
from emulation_rules.syntax.yaml.source_text import SourceText

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")

Worked = TypeVar("Worked")


@dataclass(frozen=True)
class Subject:
    """A ruleset that can be read, and the document it was read from.

    ``found`` is what checks have found so far, by code; ``nodes`` what is written, by file and path, as far as asked.
    """

    ruleset: Ruleset
    document: Document
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    nodes: dict[str, Mapping[KeyPath, Node]] = field(default_factory=dict)
    _worked: dict[str, object] = field(default_factory=dict)

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
    def used(self) -> Used:
        """What its targets, groups, ranking, titles and classes read."""
        return used_in(self.ruleset)

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
        return self._nodes(self._file(path)).get(path)

    def text(self, path: KeyPath) -> str | None:
        """Return the text written at a path; None where there is none, or not one word."""
        node = self.node(path)
        return node.text if isinstance(node, Scalar) else None

    def replaced(self, path: KeyPath, replacement: str) -> Fix | None:
        """Return the fix that writes something else at a path; ``replacement`` is YAML. None where nothing is there."""
        node = self.node(path)
        return None if node is None else Fix(self._file(path), (Edit(node.start, node.end, replacement),))

    def with_entry(self, path: KeyPath, entry: str, *, after: str = "") -> Fix | None:
        """Return the fix that adds an entry to the mapping at a path, behind the value of a key or in front of all.

        It goes into the file that key is in. None where there is no such mapping or key.
        """
        file = self._file((*path, after) if after else path)
        origin = self.document.origins[file]
        mapping = self._nodes(file).get(path)
        if not isinstance(mapping, MappingNode):
            return None
        edit = _added(origin.source, mapping, entry, after)
        return None if edit is None else Fix(file, (edit,))

    # ---- targets ------------------------------------------------------------------------

    @cached_property
    def as_reported(self) -> Plan:
        """The plan with every rate and formula taken as a figure of its own, since all of them can be reported."""
        return plan_of(as_reported(self.ruleset))

    def written(self, path: KeyPath) -> bool:
        """Whether something is written at a path."""
        return path in self.document.places.values

    def once(self, name: str, work_out: Callable[[], Worked]) -> Worked:
        """Return what several checks go by, worked out for the first of them."""
        if name not in self._worked:
            self._worked[name] = work_out()
        return cast("Worked", self._worked[name])

    def _nodes(self, file: str) -> Mapping[KeyPath, Node]:
        if file not in self.nodes:
            self.nodes[file] = nodes_by_path(self.document.origins[file].root)
        return self.nodes[file]

    def _file(self, path: KeyPath) -> str:
        place: Place = self.document.places.of_value(path)
        return place.file


def _added(source: SourceText, mapping: MappingNode, entry: str, after: str) -> Edit | None:
    found = next(((key, value) for key, value in mapping.entries if key.text == after), None)
    if after and found is None:
        return None
    if mapping.flow:
        if found is not None:
            return Edit(found[1].end, found[1].end, f", {entry}")
        return Edit(mapping.start + 1, mapping.start + 1, f"{entry}, " if mapping.entries else entry)
    first = mapping.entries[0][0]
    if found is None:
        at, indent = first.start, first.start - source.line_start(first.start)
        return Edit(at, at, f"{entry}{_line_break(source, at)}{' ' * indent}")
    # A comment behind the value stays beside it.
    at, indent = source.line_end(found[1].end), found[0].start - source.line_start(found[0].start)
    return Edit(at, at, f"{_line_break(source, at)}{' ' * indent}{entry}")


def _line_break(source: SourceText, at: int) -> str:
    """Return how the line of an offset ends; the last one as the first."""
    found = _LINE_BREAK.match(source.text, source.line_end(at)) or _LINE_BREAK.search(source.text)
    return "\n" if found is None else found[0]
