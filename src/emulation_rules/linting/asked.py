"""The questions of a ruleset that hold a figure against a criterion, with where each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from emulation_rules.model.criterion import Criterion
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.place import KeyPath
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured, Question, Target, Together
from emulation_rules.model.text import Text
from emulation_rules.syntax.phrases import print_criterion
from emulation_rules.syntax.yaml.data import Data


@dataclass(frozen=True, slots=True)
class Asked:
    """One indicator held against a criterion: by a target, or by a part of one.

    ``path`` is that of the mapping it is written in; ``title`` is the target's, or the part's own, which may be empty.
    """

    path: KeyPath
    target: Target
    measured: Measured
    indicator: Indicator
    title: Text

    @property
    def alone(self) -> bool:
        """Whether it is all its target asks."""
        return self.target.question is self.measured

    @property
    def titles(self) -> tuple[Text, ...]:
        """Its title and, where it is all its target asks, where that is written: words that speak of it alone."""
        return (self.title, Text(self.target.source, self.target.source)) if self.alone else (self.title,)

    @property
    def heading(self) -> Text:
        """The title it stands under: its own, or else its target's."""
        return self.title or self.target.title

    def criteria(self) -> Iterator[tuple[KeyPath, Criterion]]:
        """Yield every criterion it is held against, one a year where they are dated, with its path."""
        for dated in self.measured.dated:
            path = (*self.path, "criterion")
            yield ((*path, str(dated.year)) if dated.year else path), dated.criterion

    def in_year(self, year: int) -> Iterator[tuple[KeyPath, Criterion]]:
        """Yield the criterion that holds in a year, where one does."""
        held = self.measured.in_year(year)
        yield from (found for found in self.criteria() if held is not None and found[1] is held.criterion)


def paths_of_targets(ruleset: Ruleset) -> Mapping[str, KeyPath]:
    """Return where each target is written."""
    paths: dict[str, KeyPath] = {}
    for name, target in ruleset.targets.items():
        # A target stands behind the one it is a part of.
        paths[name] = (*paths[target.within], "of_which", name) if target.within else ("targets", name)
    return paths


def asked_in(ruleset: Ruleset, data: Data) -> tuple[Asked, ...]:
    """Return all of them in the order written; ``data`` is that of the document."""
    found: list[Asked] = []
    for name, path in paths_of_targets(ruleset).items():
        target = ruleset.targets[name]
        found += _asked(target.question, target.title, path, target, ruleset, data)
    return tuple(found)


def _asked(
    question: Question, title: Text, path: KeyPath, target: Target, ruleset: Ruleset, data: Data
) -> Iterator[Asked]:
    match question:
        case Measured(name):
            yield Asked(path, target, question, ruleset.indicators[name], title)
        case Together(parts):
            inner = _parts_path(data, path)
            for index, part in enumerate(parts):
                yield from _asked(part.question, part.title, (*inner, index), target, ruleset, data)
        case _:
            pass


def _parts_path(data: Data, path: KeyPath) -> KeyPath:
    """Return where the parts of a composite are written."""
    for step in path:
        match data, step:
            case dict(), str():
                data = data[step]
            case list(), int():
                data = data[step]
            case _:
                return path
    keys = data if isinstance(data, dict) else {}
    key = next((key for key in ("all_of", "any_of") if keys.get(key) is not None), "")
    return (*path, key) if key else (*path, "at_least", "of")


class Said(TypedDict):
    """A criterion as details of a finding."""

    criterion: str
    criterion_vi: str


class Words(TypedDict):
    """Words of a title as details of a finding."""

    words: str
    words_vi: str


def words_in(texts: Iterable[Text], find: Callable[[str], str | None]) -> Words | None:
    """Return words found in the first of some texts that has any, in both languages where both have."""
    for text in texts:
        found = Text(find(text.vi) or "", find(text.en) or "")
        if found:
            return {"words": found.pick("en"), "words_vi": found.pick("vi")}
    return None


def said(criterion: Criterion) -> Said:
    """Return a criterion in both languages."""
    return {"criterion": print_criterion(criterion, "en"), "criterion_vi": print_criterion(criterion, "vi")}
