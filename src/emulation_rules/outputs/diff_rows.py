"""The table that outputs of two versions share: a row for every target that changed."""

from __future__ import annotations

from collections.abc import Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.diff_sentences import relation_words, shown_clauses, title_words_of
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.ruleset_changes import Example, RulesetChanges, TargetChange
from emulation_rules.model.text import Language
from emulation_rules.outputs.rows import headings

COLUMNS = ("target", "relation", "was", "is_now", "shown")


def title_of(changes: RulesetChanges, language: Language) -> str:
    """Return the line that says what is compared."""
    title = visible(changes.title.pick(language)) or visible(changes.after)
    return say("heading_diff", language, title=title, before=visible(changes.before), after=visible(changes.after))


def changed(changes: RulesetChanges) -> list[TargetChange]:
    """Return the targets of which anything is different."""
    return [target for target in changes.targets if target.changed]


def table_of(changes: Sequence[TargetChange], language: Language) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the headings and a row a target."""
    rows: list[tuple[str, ...]] = [
        (
            title_words_of(change, language),
            relation_words(change, language),
            visible(change.before.pick(language)),
            visible(change.after.pick(language)),
            "; ".join(shown_clauses(change, language)),
        )
        for change in changes
    ]
    return headings(COLUMNS, language), rows


def examples_of(changes: RulesetChanges) -> list[Example]:
    """Return every example of the targets."""
    found = [each for target in changes.targets for each in (target.worse, target.better, target.otherwise)]
    return [each for each in found if each is not None]


def cases_of(changes: RulesetChanges) -> str:
    """Return the test cases of all examples, ready to paste under ``cases:``."""
    swings = [each.case for each in (changes.gain, changes.loss) if each is not None]
    return "".join([*(each.case for each in examples_of(changes)), *swings])
