"""What would meet a target, in words: ``at most 950 meets it, 27 fewer needed``."""

from __future__ import annotations

from fractions import Fraction

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import difference_words, quantity_words
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.evaluation import Assessment, Need
from emulation_rules.model.interval import Interval
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import Language, Text
from emulation_rules.model.verdict import Verdict

_UPWARDS = (Comparison.AT_LEAST, Comparison.ABOVE)


def limit_words(need: Need, language: Language, *, counted: bool = False) -> str:
    """Return the values that meet a target: ``at most 950``. ``counted`` names the indicator they count."""
    limit = quantity_words(need.limit, need.unit, language)
    if counted:
        limit = say("limit_counted", language, number=limit, counted=visible(need.counted))
    return say(f"limit_{need.comparison}", language, limit=limit)


def need_words(assessment: Assessment, language: Language) -> str:
    """Return what meets the target and how far off it is, or an empty string where that is not known.

    What the criterion's own words say is left out, and with it how far beyond them a target is met: the margin says so.
    """
    need = assessment.need
    if need is None:
        return ""
    met = assessment.verdict is Verdict.MET
    spare = spare_words(need, language, met=met)
    if need.counted in ("", assessment.indicator) and _repeats(need, assessment.criterion):
        return "" if met else spare
    limit = limit_words(need, language, counted=need.counted not in ("", assessment.indicator))
    return say("need_spare" if spare else "need", language, limit=limit, spare=spare)


def _repeats(need: Need, criterion: Text) -> bool:
    """Whether the limit says what the canonical phrase already says; phrases do not group digits."""
    return limit_words(need, "en").replace(",", "") == criterion.en


def spare_words(need: Need, language: Language, *, met: bool) -> str:
    """Return how much is left over or missing; an empty string where the figure leaves both open."""
    spare = need.spare
    if spare is None:
        return ""
    if met and spare.low is not None and spare.low >= 0:
        if spare.high == 0:
            return "" if need.comparison is Comparison.EXACTLY else say("spare_nothing", language)
        return say("spare", language, amount=difference_words(spare, need.unit, language))
    if not met and spare.high is not None and spare.high <= 0 and spare.low != 0:
        return say(_missing(need, -spare), language, amount=difference_words(-spare, need.unit, language))
    return ""


def _missing(need: Need, amount: Interval) -> str:
    if need.comparison in _UPWARDS:
        return "missing_more"
    if need.comparison is Comparison.EXACTLY:
        return "missing_off"
    return (
        "missing_fewer" if need.unit is Unit.NUMBER and _whole(amount.low) and _whole(amount.high) else "missing_less"
    )


def _whole(number: Fraction | None) -> bool:
    return number is None or number.denominator == 1
