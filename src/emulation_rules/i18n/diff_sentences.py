"""Sentences about two versions of a ruleset: one a target, with what shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words, quantity_words
from emulation_rules.i18n.standing_words import MOST_NAMES
from emulation_rules.model.ruleset_changes import (
    Aspect,
    Example,
    ItemChange,
    Kept,
    Relation,
    RulesetChanges,
    ShownFigure,
    Swing,
    TargetChange,
)
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Verdict

_TOLD_APART: Final = frozenset({Aspect.POINTS, Aspect.TITLE, Aspect.UNITS})
"""Aspects that have a sentence of their own."""


def explain_changes_of(changes: RulesetChanges, language: Language) -> list[str]:
    """Return what there is to say of the whole: how many targets became what, and whether verdicts may change."""
    if not changes:
        return [say("diff_none", language)]
    said = [_counted(changes, language)] if changes.targets else []
    if changes.period_before != changes.period_after:
        periods = {"before": str(changes.period_before), "after": str(changes.period_after)}
        said.append(say("diff_read_for", language, period=str(changes.read_for), **periods))
    said.append(say("diff_may_decide" if changes.may_decide_otherwise else "diff_decides_same", language))
    return said


def _counted(changes: RulesetChanges, language: Language) -> str:
    counts = Counter(relation_words(target, language) for target in changes.targets)
    return ", ".join(say("diff_counted", language, count=str(count), relation=each) for each, count in counts.items())


def relation_words(change: TargetChange, language: Language) -> str:
    """Return in a word or two what became of a target."""
    if change.relation is None:
        return say(f"kept_{change.kept}", language)
    return say(f"relation_{change.relation}", language)


def title_words_of(change: TargetChange, language: Language) -> str:
    """Return what a target is called."""
    return visible(change.title.pick(language)) or visible(change.target)


def explain_target_change(change: TargetChange, language: Language) -> str:
    """Return the one sentence about a target."""
    said = "; ".join(_clauses(change, language))
    return say("diff_target", language, target=title_words_of(change, language), said=said)


def _clauses(change: TargetChange, language: Language) -> Iterator[str]:
    before, after = visible(change.before.pick(language)), visible(change.after.pick(language))
    match change.kept:
        case Kept.ADDED:
            yield say("diff_added", language, after=after)
            if change.points_after is not None:
                yield say("diff_worth", language, points=number_words(change.points_after, language))
            return
        case Kept.REMOVED:
            yield say("diff_removed", language, before=before)
            return
        case Kept.RENAMED:
            yield say("diff_renamed", language, former=visible(change.former), target=visible(change.target))
        case Kept.KEPT:
            pass
    code = "diff_still" if before == after else "diff_from_to"
    yield say(code, language, before=before, after=after, relation=relation_words(change, language))
    yield from shown_clauses(change, language)
    yield from _other_clauses(change, language)


def shown_clauses(change: TargetChange, language: Language) -> Iterator[str]:
    """Yield what shows how a target stands to what it was, or that it is proved."""
    if change.relation is Relation.EQUIVALENT:
        yield say("diff_proved", language)
    for example in (change.worse, change.better, change.otherwise):
        if example is not None:
            yield _example(example, language)
    if change.open:
        yield say("diff_open", language)


def _example(example: Example, language: Language) -> str:
    figures = figures_words(example.figures, language)
    match example.before, example.after:
        case Verdict.NOT_MET, Verdict.MET:
            return say("diff_now_meets", language, figures=figures)
        case Verdict.MET, Verdict.NOT_MET:
            return say("diff_now_misses", language, figures=figures)
        case before, after:
            verdicts = {"before": say(f"verdict_{before}", language), "after": say(f"verdict_{after}", language)}
            return say("diff_moves", language, figures=figures, **verdicts)


def figures_words(figures: Sequence[ShownFigure], language: Language) -> str:
    """Return the figures of an example: ``exactly 75%``, ``96 after 100 in 2021``, ``Crimes 12 and Rate 80%``."""
    own = [each for each in figures if each.own]
    rest = [each for each in figures if not each.own]
    now = next((each for each in own if not each.earlier), None)
    then = [each for each in own if each.earlier]
    said = []
    if now is None:
        rest = [*then, *rest]
    elif not then:
        said.append(say("diff_exactly", language, number=_number(now, language)))
    else:
        first, *others = then
        numbers = {"number": _number(now, language), "earlier": _number(first, language)}
        said.append(say("diff_from_earlier", language, period=str(first.period), **numbers))
        rest = [*others, *rest]
    said += [_named(each, language) for each in rest]
    if not said:
        return say("diff_no_figures", language)
    *before, last = said
    return say("diff_and", language).join([", ".join(before), last]) if before else last


def _number(figure: ShownFigure, language: Language) -> str:
    return quantity_words(figure.number, figure.unit, language)


def _named(figure: ShownFigure, language: Language) -> str:
    title = visible(figure.title.pick(language)) or visible(figure.key.partition("@")[0])
    if figure.claim:
        return say("diff_claimed" if figure.number else "diff_not_claimed", language, title=title)
    code = "diff_named_earlier" if figure.earlier else "diff_named_figure"
    return say(code, language, title=title, number=_number(figure, language), period=str(figure.period))


def _other_clauses(change: TargetChange, language: Language) -> Iterator[str]:
    before, after = change.points_before, change.points_after
    if Aspect.POINTS in change.aspects:
        numbers = (
            say("change_none", language) if each is None else number_words(each, language) for each in (before, after)
        )
        yield say("diff_points", language, **dict(zip(("before", "after"), numbers, strict=True)))
    if Aspect.TITLE in change.aspects:
        yield say("diff_title", language, former=visible(change.former_title.pick(language)))
    if change.asked_now:
        yield say("diff_asked_now", language, units=_units(change.asked_now, language))
    if change.not_asked_now:
        yield say("diff_not_asked_now", language, units=_units(change.not_asked_now, language))
    rest = [say(f"aspect_{each}", language) for each in change.aspects if each not in _TOLD_APART]
    if rest:
        yield say("diff_aspects", language, aspects=", ".join(rest))


def _units(units: Sequence[str], language: Language) -> str:
    names = ", ".join(f"`{visible(unit)}`" for unit in units[:MOST_NAMES])
    more = len(units) - MOST_NAMES
    return say("diff_more_units", language, names=names, more=str(more)) if more > 0 else names


def explain_item_change(item: ItemChange, language: Language) -> str:
    """Return what became of something besides targets."""
    how = say(f"how_{item.how}", language)
    if item.fields:
        how = say("diff_fields", language, how=how, fields=", ".join(f"`{visible(each)}`" for each in item.fields))
    title = visible(item.title.pick(language))
    said = {"section": say(f"section_{item.section}", language), "id": visible(item.id), "how": how}
    return say("diff_item", language, title=title, **said) if title else say("diff_item_plain", language, **said)


def explain_swings(changes: RulesetChanges, language: Language) -> list[str]:
    """Return how far scores move, and whether that is proved."""
    said = [
        f"{_swing(code, swing, language)} ({say(_sureness(swing), language)})"
        for code, swing in (("diff_gain", changes.gain), ("diff_loss", changes.loss))
        if swing is not None
    ]
    return said or [say("diff_swing_open" if changes.score_open else "diff_no_swing", language)]


def _sureness(swing: Swing) -> str:
    return "diff_swing_exact" if swing.exact else "diff_swing_found"


def _swing(code: str, swing: Swing, language: Language) -> str:
    figures = figures_words(swing.figures, language)
    numbers = {
        "by": number_words(abs(swing.by), language),
        "before": number_words(swing.before.number, language),
        "after": number_words(swing.after.number, language),
    }
    return say(code, language, figures=figures, **numbers)
