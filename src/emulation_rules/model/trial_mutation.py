"""Wrong rulesets made from a right one, and which of them its test cases notice."""

from __future__ import annotations

from dataclasses import dataclass

from emulation_rules.model.place import Place


@dataclass(frozen=True, slots=True)
class Mutation:
    """One small change of a ruleset. ``kind`` names the sentence that says what it is, and ``details`` fill it in."""

    subject: str
    kind: str
    place: Place
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MutationResult:
    """A change that was tried, and the case that noticed it; empty where none did: it survived."""

    mutation: Mutation
    noticed_by: str = ""


@dataclass(frozen=True, slots=True)
class MutationRun:
    """The changes of one ruleset that were tried.

    ``equivalent`` were left out because they change nothing, ``untried`` because more than asked for could be made.
    """

    ruleset: str
    file: str
    results: tuple[MutationResult, ...]
    equivalent: int = 0
    untried: int = 0

    @property
    def survivors(self) -> tuple[Mutation, ...]:
        """What no case noticed."""
        return tuple(result.mutation for result in self.results if not result.noticed_by)

    @property
    def percent(self) -> int:
        """The share noticed, rounded down."""
        return (len(self.results) - len(self.survivors)) * 100 // len(self.results) if self.results else 100
