"""Sentences about how the standings of a cluster move: what moves whom, and how little does it."""

from __future__ import annotations

from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.i18n.standing_words import key_words, level_words, named, rank_cell
from emulation_rules.model.interval import Interval
from emulation_rules.model.sensitivity import Close, How, Kind, Least, Move, NotAsked, Sensitivity, Swap
from emulation_rules.model.standing import RankedBy
from emulation_rules.model.text import Language, Text

_NOT_ROUNDED: Final = "unrounded"


def unit_name(sensitivity: Sensitivity, unit: str, language: Language) -> str:
    """Return what a unit is called, or its id."""
    return visible(sensitivity[unit].title.pick(language)) or visible(unit)


def subject_words(sensitivity: Sensitivity, subject: str, language: Language) -> str:
    """Return what a target, a group or a figure is called; an earlier period's figure with its period."""
    name, at, period = subject.partition("@")
    words = visible(sensitivity.subjects.get(name, Text()).pick(language)) or f"`{visible(name)}`"
    return f"{words} ({period})" if at else words


def explain_move(sensitivity: Sensitivity, unit: str, kind: Kind, move: Move, language: Language) -> str:
    """Return what a disturbance does to a unit, and what it takes."""
    effects = []
    if move.rank is not None and move.rank != sensitivity[unit].rank:
        effects.append(say("sensitivity_rank", language, rank=rank_cell(move.rank, language)))
    for code, titles in (("sensitivity_wins", move.wins), ("sensitivity_loses", move.loses)):
        if titles:
            told = ", ".join(named(sensitivity.titles, title, language) for title in titles)
            effects.append(say(code, language, titles=told))
    if move.enters:
        told = ", ".join(_class(sensitivity, each, language) for each in move.enters)
        effects.append(say("sensitivity_enters", language, classes=told))
    cause = _cause(sensitivity, kind, move, language)
    return say(
        "sensitivity_move",
        language,
        unit=unit_name(sensitivity, unit, language),
        effects="; ".join(effects),
        cause=cause,
    )


def explain_close(sensitivity: Sensitivity, close: Close, language: Language) -> str:
    """Return why the order of two neighbours hangs on less than is shown."""
    return say(
        "sensitivity_close_equal" if close.equal else "sensitivity_close_half",
        language,
        upper=unit_name(sensitivity, close.upper, language),
        lower=unit_name(sensitivity, close.lower, language),
        key=key_words(RankedBy(close.formula), language),
        difference=number_words(close.difference, language),
        decimals=str(close.decimals),
    )


def explain_not_asked(sensitivity: Sensitivity, one: NotAsked, language: Language) -> str:
    """Return what was not disturbed, and why."""
    subject = subject_words(sensitivity, one.subject, language) if one.subject else ""
    return say(f"sensitivity_{one.reason}", language, subject=subject, count=str(one.count))


def explain_how(sensitivity: Sensitivity, kind: Kind, how: How, count: int, language: Language) -> str:
    """Return what the ranges of a column are worth."""
    column = column_words(sensitivity, kind, language)
    return say(f"sensitivity_how_{how}", language, column=column, count=str(count))


def column_words(sensitivity: Sensitivity, kind: Kind, language: Language) -> str:
    """Return the heading of what disturbances of a kind do."""
    weights, restated = (number_words(each, language) for each in (sensitivity.weights, sensitivity.restated))
    return say(f"column_moved_{kind}", language, weights=weights, restated=restated)


def swap_cells(sensitivity: Sensitivity, swap: Swap, language: Language) -> tuple[str, str, str, str]:
    """Return two neighbours, the weight that levels them, and how far all weights have to move for it."""
    one = say("sensitivity_cell_none", language)
    if swap.least is not None:
        subject = subject_words(sensitivity, swap.weight, language)
        code = _signed(swap.least, "sensitivity_cell_up", "sensitivity_cell_down")
        one = say(code or "sensitivity_cell_at_all", language, subject=subject, size=_size(swap.least, language))
    every = say("sensitivity_cell_none", language)
    if swap.together is not None:
        every = say("sensitivity_cell_all", language, percent=number_words(swap.together, language))
    return (
        unit_name(sensitivity, swap.upper, language),
        unit_name(sensitivity, swap.lower, language),
        one,
        every,
    )


def _class(sensitivity: Sensitivity, name: str, language: Language) -> str:
    scheme, _, level = name.partition(".")
    return level_words(sensitivity.classes, scheme, [level], language)


def _cause(sensitivity: Sensitivity, kind: Kind, move: Move, language: Language) -> str:
    subject = subject_words(sensitivity, move.subject, language)
    match kind:
        case Kind.WEIGHT if move.least is None:
            return say("sensitivity_by_weight_tried", language, subject=subject)
        case Kind.WEIGHT:
            assert move.least is not None  # noqa: S101  # the case above
            return say("sensitivity_by_weight", language, subject=subject, change=_change(move.least, language))
        case Kind.RESTATED:
            return _restated(sensitivity, move, subject, language)
        case Kind.ROUNDING:
            code = "sensitivity_unrounded" if move.subject == _NOT_ROUNDED else f"rounding_{move.subject}"
            return say("sensitivity_by_rounding", language, subject=say(code, language))
        case Kind.LEFT_OUT:
            return say("sensitivity_by_left_out", language, subject=subject)
        case _:
            return say(f"sensitivity_by_{kind}", language, percent=number_words(sensitivity.weights, language))


def _restated(sensitivity: Sensitivity, move: Move, subject: str, language: Language) -> str:
    of = unit_name(sensitivity, move.of, language)
    if move.least is None:
        percent = number_words(sensitivity.restated, language)
        return say("sensitivity_by_restated_within", language, subject=subject, of=of, percent=percent)
    return say("sensitivity_by_restated", language, subject=subject, of=of, **_ends(move.least, language))


def _change(least: Least, language: Language) -> str:
    code = _signed(least, "sensitivity_up", "sensitivity_down")
    if not code:
        return say("sensitivity_at_all", language)
    return say(f"{code}_beyond" if least.beyond else code, language, size=_size(least, language))


def _signed(least: Least, up: str, down: str) -> str:
    """Return the code for a change upwards or downwards, an empty one where any change at all does it."""
    if least.change == Interval.point(0):
        return ""
    return up if least.change.high is None or least.change.high > 0 else down


def _size(least: Least, language: Language) -> str:
    """Return how large a change is; one that is no fraction is known well enough to be rounded."""
    return say("unit_percent", language, number=number_words(least.size, language))


def _ends(least: Least, language: Language) -> dict[str, str]:
    ends = [abs(end) for end in (least.change.low, least.change.high) if end is not None]
    return {"low": number_words(min(ends), language), "high": number_words(max(ends), language)}
