"""What a ruleset says of a target beside its question: scoring, bonus, veto, who is asked, what zero means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.criterion import minds_zero_baseline
from emulation_rules.model.indicator import Indicator
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import Adjustment
from emulation_rules.model.target import Dated, Measured, Target
from emulation_rules.model.text import Language
from emulation_rules.outputs.ruleset.names import indicator_words
from emulation_rules.outputs.ruleset.scoring_terms import scoring_terms
from emulation_rules.outputs.ruleset.table_terms import labels_words
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.syntax.phrases import print_criterion


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
    yield from scoring_terms(target, ruleset, language)
    if target.labels:
        yield labels_words(target.labels, language)
    if target.missing is not None:
        yield say(f"missing_{target.missing}", language)
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


def _adjustment(kind: Literal["bonus", "penalty"], adjustment: Adjustment | None, language: Language) -> Iterator[str]:
    if adjustment is not None:
        points = number_words(adjustment.points, language)
        yield say(f"term_{kind}_{adjustment.when}", language, points=points)


def _units(units: Iterable[str], ruleset: Ruleset, language: Language) -> str:
    titles = ((unit, ruleset.units[unit].pick(language) if unit in ruleset.units else "") for unit in units)
    return ", ".join(visible(title) or f"`{visible(unit)}`" for unit, title in titles)
