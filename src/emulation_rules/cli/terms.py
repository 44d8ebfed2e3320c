"""What a ruleset says of a target beside its question: scoring, bonus, veto, who is asked, what zero means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words, quantity_words
from emulation_rules.model.criterion import Comparison, minds_zero_baseline
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import Adjustment, AllOrNothing, Bands, Direct, Interpolated, Proportional
from emulation_rules.model.tables import Step
from emulation_rules.model.target import Dated, Measured, Target
from emulation_rules.model.text import Language
from emulation_rules.syntax.formulas import print_formula
from emulation_rules.syntax.phrases import print_criterion


def indicator_words(ruleset: Ruleset, indicator: str, language: Language) -> str:
    """Return the label of an indicator, or its id where it has none."""
    return visible(ruleset.indicators[indicator].title.pick(language)) or f"`{indicator}`"


def measured_terms(question: Measured, held: Iterable[Dated], ruleset: Ruleset, language: Language) -> Iterator[str]:
    """Yield what holds of a measured question with those criteria: how its value is made, zero, exceeding."""
    yield from _made_of(ruleset.indicators[question.indicator], ruleset, language)
    if any(minds_zero_baseline(dated.criterion) for dated in held):
        yield say(f"term_zero_{question.zero_baseline}", language)
    if question.exceeds is not None:
        vi, en = (print_criterion(question.exceeds, each) for each in ("vi", "en"))
        yield say("term_exceeds", language, vi=vi, en=en)


def _made_of(indicator: Indicator, ruleset: Ruleset, language: Language) -> Iterator[str]:
    if indicator.ratio is not None:
        part, whole = (
            indicator_words(ruleset, each, language) for each in (indicator.ratio.part, indicator.ratio.whole)
        )
        yield say("term_ratio", language, part=part, whole=whole)
    if indicator.formula is not None:
        yield say("term_formula", language, formula=print_formula(indicator.formula))
    if indicator.stages is not None:
        stages = ", ".join(f"`{visible(stage)}`" for stage in indicator.stages.order)
        yield say(f"stages_{indicator.stages.choice}", language, stages=stages)


def target_terms(target: Target, ruleset: Ruleset, language: Language) -> Iterator[str]:
    """Yield what holds of a target as a whole: points, veto, the units it is asked of, its note."""
    yield from _scoring(target, ruleset, language)
    yield from _adjustment("bonus", target.bonus, language)
    yield from _adjustment("penalty", target.penalty, language)
    if target.veto is not None:
        yield say(f"term_veto_{target.veto}", language)
    if target.only:
        yield say("term_only", language, units=_units(target.only, ruleset, language))
    if target.excluded:
        yield say("term_excluded", language, units=_units(target.excluded, ruleset, language))
    if target.note:
        yield say("term_note", language, note=visible(target.note))


def _scoring(target: Target, ruleset: Ruleset, language: Language) -> Iterator[str]:
    match target.scoring:
        case AllOrNothing():
            return
        case Proportional():
            yield say("term_proportional", language)
        case Direct():
            yield say("term_direct", language)
        case Bands(steps):
            indicator = _indicator(target, ruleset)
            bands = [*(_band(step, indicator, language) for step in steps.steps), _rest(steps.rest, language)]
            yield say("term_bands", language, bands="; ".join(bands))
        case Interpolated(lines):
            indicator = _indicator(target, ruleset)
            said = (_knot(value, points, indicator, language) for value, points in lines.knots)
            yield say("term_interpolated", language, knots="; ".join(said))


def _indicator(target: Target, ruleset: Ruleset) -> Indicator:
    # Bands and lines belong to measured targets only; the reader of rulesets sees to that.
    if not isinstance(target.question, Measured):
        raise TypeError(f"`{target.id}` measures nothing")
    return ruleset.indicators[target.question.indicator]


def _rest(points: Fraction, language: Language) -> str:
    return say("term_band_rest", language, points=number_words(points, language))


def _band(step: Step, indicator: Indicator, language: Language) -> str:
    points = number_words(step.number, language)
    limit = quantity_words(step.limit, indicator.unit, language)
    limit = say("limit_at_most" if step.comparison is Comparison.AT_MOST else "limit_at_least", language, limit=limit)
    return say("term_band", language, value=limit, points=points)


def _knot(value: Fraction, points: Fraction, indicator: Indicator, language: Language) -> str:
    words = quantity_words(value, indicator.unit, language)
    return say("term_band", language, value=words, points=number_words(points, language))


def _adjustment(kind: Literal["bonus", "penalty"], adjustment: Adjustment | None, language: Language) -> Iterator[str]:
    if adjustment is not None:
        points = number_words(adjustment.points, language)
        yield say(f"term_{kind}_{adjustment.when}", language, points=points)


def _units(units: Iterable[str], ruleset: Ruleset, language: Language) -> str:
    titles = ((unit, ruleset.units[unit].pick(language) if unit in ruleset.units else "") for unit in units)
    return ", ".join(visible(title) or f"`{visible(unit)}`" for unit, title in titles)
