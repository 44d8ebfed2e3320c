"""How a target's points follow, in words: each preset, or the formula where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.numbers_text import number_words, quantity_words
from emulation_rules.model.indicator import Better
from emulation_rules.model.numbers import decimal_places
from emulation_rules.model.quantity import Unit
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import (
    AchievementOrImprovement,
    AllOrNothing,
    Attainment,
    Bands,
    BestOf,
    ByFormula,
    Direct,
    Goalposts,
    GridOf,
    Interpolated,
    LeaderShare,
    LowerIsBetter,
    Occurrences,
    Proportional,
    RankPoints,
    Scoring,
    StepBonus,
    WithoutMark,
    ZeroMark,
)
from emulation_rules.model.target import Measured, Target
from emulation_rules.model.text import Language
from emulation_rules.outputs.ruleset.names import indicator_words
from emulation_rules.outputs.ruleset.table_terms import limit_words, rounding_words, table_words
from emulation_rules.plan.presets import written_out
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.syntax.writing.table_data import share_text

_SAYS_ALL: Final = (AllOrNothing, Direct, Bands, Interpolated, GridOf, ByFormula)
"""Ways of scoring that their formula says no more of: it reads a figure, or looks it up."""


def scoring_terms(target: Target, ruleset: Ruleset, language: Language) -> Iterator[str]:
    """Yield what is said of a target's points; nothing of all or nothing, which goes without saying.

    What belongs below the line before it is indented by two spaces.
    """
    if not isinstance(target.scoring, AllOrNothing):
        ways = _Ways(target, ruleset, language)
        yield from ways.lines(target.scoring)
        yield from ways.as_formula(target.scoring)


class _Ways:
    """The ways of scoring of one target in words."""

    def __init__(self, target: Target, ruleset: Ruleset, language: Language) -> None:
        self._ruleset = ruleset
        self._language: Language = language
        self._maximum = target.points or Fraction(0)
        question = target.question
        indicator = ruleset.indicators[question.indicator] if isinstance(question, Measured) else None
        self._unit = Unit.NUMBER if indicator is None else indicator.unit
        self._better = Better.HIGHER if indicator is None else indicator.better

    def lines(self, scoring: Scoring) -> Iterator[str]:
        match scoring:
            case Bands() | Interpolated() | GridOf():
                yield from self._looked_up(scoring)
            case Proportional() | StepBonus() | Attainment() | LeaderShare():
                yield from self._by_the_mark(scoring)
            case BestOf(ways, worst):
                yield self._say("scoring_worst_of" if worst else "scoring_best_of")
                for way in ways:
                    yield from (f"  {line}" for line in self.lines(way))
            case ByFormula(formula, falling):
                yield self._say("scoring_formula", formula=print_formula(formula))
                if falling:
                    yield self._say("scoring_falling")
            case _:
                yield from self._others(scoring)

    def as_formula(self, scoring: Scoring) -> Iterator[str]:
        """Yield the formula a preset is a name for, where that says more than the preset."""
        if not isinstance(scoring, _SAYS_ALL):
            written = written_out(scoring, self._better)
            yield self._say("scoring_as_formula", formula=print_formula(written.formula))

    def _others(
        self, scoring: AllOrNothing | Direct | Goalposts | Occurrences | AchievementOrImprovement | RankPoints
    ) -> Iterator[str]:
        match scoring:
            case AllOrNothing():
                yield self._say("scoring_all_or_nothing")
            case Direct():
                yield self._say("term_direct")
            case Goalposts(worst, best):
                yield self._say("scoring_goalposts", worst=self._value(worst), best=self._value(best))
            case Occurrences():
                yield self._occurrences(scoring)
            case AchievementOrImprovement():
                yield from self._achievement(scoring)
            case RankPoints(points, rest):
                yield self._say("scoring_rank", points=", ".join(map(self._number, points)), rest=self._number(rest))

    # ---- tables ---------------------------------------------------------------------------

    def _looked_up(self, scoring: Bands | Interpolated | GridOf) -> Iterator[str]:
        match scoring:
            case Bands(steps):
                bands = [self._band(limit_words(step, self._unit, self._language), step.number) for step in steps.steps]
                rest = self._say("term_band_rest", points=self._number(steps.rest))
                yield self._say("term_bands", bands="; ".join([*bands, rest]))
            case Interpolated(lines):
                knots = (self._band(self._value(value), points) for value, points in lines.knots)
                yield self._say("term_interpolated", knots="; ".join(knots))
            case GridOf(row, column, grid):
                yield self._say("scoring_grid")
                yield f"  {self._say('table_rows', row=print_formula(row), column=print_formula(column))}"
                yield from (f"  {line}" for line in table_words(grid, self._language))

    def _band(self, value: str, points: Fraction) -> str:
        return self._say("term_band", value=value, points=self._number(points))

    # ---- by the mark ----------------------------------------------------------------------

    def _by_the_mark(self, scoring: Proportional | StepBonus | Attainment | LeaderShare) -> Iterator[str]:
        match scoring:
            case Proportional():
                yield from self._proportional(scoring)
            case StepBonus():
                yield from self._step_bonus(scoring)
            case Attainment():
                yield from self._attainment(scoring)
            case LeaderShare():
                yield from self._leader_share(scoring)

    def _attained(self, lower: LowerIsBetter | None) -> str:
        mirrored = self._better is Better.LOWER and lower is not None
        return self._say(f"scoring_attained_{lower}" if mirrored and lower is not None else "scoring_attained_value")

    def _proportional(self, scoring: Proportional) -> Iterator[str]:
        yield self._say("term_proportional")
        if self._better is Better.LOWER:
            yield self._attained(scoring.lower)
        if scoring.nothing_below is not None:
            yield self._say("scoring_nothing_below", share=self._share(scoring.nothing_below))
        if scoring.least:
            yield self._say("scoring_least", points=self._number(scoring.least))

    def _step_bonus(self, scoring: StepBonus) -> Iterator[str]:
        step = self._value(scoring.step)
        if scoring.of_mark:
            step = self._say("scoring_step_of_mark", share=self._share(scoring.step))
        yield self._say("scoring_steps", base=self._number(scoring.base), each=self._number(scoring.each), step=step)
        if scoring.miss:
            yield self._say("scoring_steps_missed", miss=self._number(scoring.miss), step=step)

    def _attainment(self, scoring: Attainment) -> Iterator[str]:
        full = Fraction(100) if scoring.capped is None else scoring.capped
        capped = self._percent(full)
        yield self._say("scoring_attainment", full=self._number(full))
        yield self._attained(scoring.lower)
        if scoring.cap_above is not None:
            yield self._say("scoring_attainment_cap", above=self._percent(scoring.cap_above), capped=capped)
        if scoring.unexceedable:
            yield self._say("scoring_attainment_full", capped=capped)

    def _leader_share(self, scoring: LeaderShare) -> Iterator[str]:
        if scoring.unexceedable:
            yield self._say("scoring_leader_unexceedable")
            return
        yield self._say("scoring_leader", share=self._share(scoring.met_share))
        if self._better is Better.LOWER:
            yield self._attained(scoring.lower)
        if scoring.most_excess is not None:
            yield self._say("scoring_leader_most", share=self._share(scoring.most_excess))
        if scoring.zero_mark is ZeroMark.FULL_IF_ANY:
            yield self._say("scoring_leader_zero_mark")
        if scoring.without_mark is WithoutMark.BY_VALUE:
            yield self._say("scoring_leader_without_mark")

    # ---- others ---------------------------------------------------------------------------

    def _occurrences(self, scoring: Occurrences) -> str:
        signed = {name: f"{'+' if points > 0 else ''}{self._number(points)}" for name, points in scoring.each.items()}
        each = "; ".join(f"{indicator_words(self._ruleset, name, self._language)} {n}" for name, n in signed.items())
        cap = self._maximum if scoring.cap is None else scoring.cap
        return self._say(
            "scoring_occurrences",
            start=self._number(scoring.start),
            each=each,
            floor=self._number(scoring.floor),
            cap=self._number(cap),
        )

    def _achievement(self, scoring: AchievementOrImprovement) -> Iterator[str]:
        threshold, benchmark = self._value(scoring.threshold), self._value(scoring.benchmark)
        yield self._say(
            "scoring_achievement",
            threshold=threshold,
            benchmark=benchmark,
            slope=self._number(scoring.slope),
            offset=self._signed(scoring.offset),
        )
        yield self._say(
            "scoring_improvement",
            baseline=print_formula(scoring.baseline),
            benchmark=benchmark,
            slope=self._number(scoring.improvement_slope),
            offset=self._signed(scoring.improvement_offset),
            most=self._number(scoring.improvement_most),
        )
        if scoring.rounding is not None:
            yield rounding_words("scoring_rounded", scoring.rounding, self._language)

    # ---- words ----------------------------------------------------------------------------

    def _say(self, code: str, **details: str) -> str:
        return say(code, self._language, **details)

    def _number(self, number: Fraction) -> str:
        return number_words(number, self._language)

    def _signed(self, number: Fraction) -> str:
        return f"{'−' if number < 0 else '+'} {self._number(abs(number))}"

    def _value(self, number: Fraction) -> str:
        return quantity_words(number, self._unit, self._language)

    def _percent(self, number: Fraction) -> str:
        return quantity_words(number, Unit.PERCENT, self._language)

    def _share(self, share: Fraction) -> str:
        return share_text(share) if decimal_places(100 * share) is None else self._percent(100 * share)
