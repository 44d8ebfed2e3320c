"""Claims about a whole score: proved, shown false by reports that the reference engine confirms, or left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from emulation_rules.evaluator import Evaluator
from emulation_rules.exchange.trial_of import expectations_of
from emulation_rules.exchange.trial_print import print_case
from emulation_rules.model.indicator import Better
from emulation_rules.model.period import Period
from emulation_rules.model.proof import Answer, Claim, Proof, Shown, WhyUnknown
from emulation_rules.model.report import FigureKey, Report, figure_key
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.model.standing import Outcome, Standing
from emulation_rules.model.text import Text
from emulation_rules.plan.plan import Plan, SlotKind
from emulation_rules.plan.readings import same_for_all
from emulation_rules.proving.figures import Figures
from emulation_rules.proving.results import ResultTerms
from emulation_rules.proving.scores import ScoreTerms
from emulation_rules.proving.solver import Impossible, Open, Possible, ask
from emulation_rules.proving.terms import NotTranslatedError, Truth, above, every, neither, same

_NOBODY: Final = (CLUSTER,)
"""Whose report one is that names no unit."""

_SOMEBODY: Final = "unit"


class Asked(NamedTuple):
    """What the solver is to make true, and the figures it may choose."""

    truths: Sequence[Truth]
    figures: Sequence[Figures]
    unit: str


_Ask: TypeAlias = Callable[[bool], Asked]
"""Makes the question: over any numbers, or (True) over those that can be reported."""

_Confirm: TypeAlias = Callable[[Sequence[Report]], tuple[Shown, ...]]
"""Returns what reports come to, or nothing where they do not show what was asked for."""


class Prover:
    """Answers claims about one ruleset."""

    def __init__(self, ruleset: Ruleset, period: Period | None, seconds: Fraction) -> None:
        self._evaluator = Evaluator(ruleset, engine="reference", period=period)
        self._plan: Plan = self._evaluator.plan
        self.ruleset = ruleset
        self._seconds = seconds

    @property
    def period(self) -> Period:
        """The period that is asked about."""
        return self._plan.period

    @property
    def units(self) -> tuple[str, ...]:
        """The units to ask about: one where all are asked the same."""
        declared = tuple(self.ruleset.units) or _NOBODY
        own = any(slot.kind in (SlotKind.ASSIGNED, SlotKind.PEERS) for slot in self._plan.slots)
        return declared if own or not same_for_all(self._plan) else declared[:1]

    def scores(self, unit: str, figures: Figures) -> ScoreTerms:
        """Return the score of a unit as terms. Raises `NotTranslatedError`."""
        return ScoreTerms(self._plan, unit, figures)

    def shown(self, report: Report, name: str) -> Shown | None:
        """Return what a report comes to by the reference engine, None where that is not one number.

        ``name`` is that of the case which holds it.
        """
        evaluation = self._evaluator.evaluate(report)
        score = evaluation.score
        if score.share is None or not score.share.is_point or not score.points.is_point:
            return None
        named = Figures(self.period).named(report)
        expected = expectations_of(evaluation, score=True)
        case = print_case(name, self.ruleset, {report.unit: report}, expected, period=self.period)
        return Shown(self.ruleset.id, named, score.share.number, score.points.number, case)

    def known_of(self, report: Report) -> Report:
        """Return a report without the figures that only another ruleset asks for."""
        own = Figures(self.period)
        self.scores(report.unit, own)
        known = {key: each for key, each in report.observations.items() if key[0] in self.ruleset.indicators}
        claims = {key: each for key, each in report.observations.items() if key in own.claims}
        return replace(report, observations={**known, **claims})

    # ---- claims ---------------------------------------------------------------------------

    def monotone(self, unit: str) -> Iterator[Proof]:
        """Yield for each indicator of this period whether a better figure never lowers the share."""
        figures = Figures(self.period)
        try:
            self.scores(unit, figures)
        except NotTranslatedError as error:
            yield Proof(Claim.MONOTONE, "", Answer.UNKNOWN, why=WhyUnknown.NOT_TRANSLATED, detail=str(error))
            return
        for key in figures.numbers:
            indicator = self.ruleset.indicators[key[0]]
            if key[1] == self.period and indicator.better is not Better.NEITHER:
                proof = Proof(Claim.MONOTONE, figure_key(*key, self.period), Answer.YES, title=indicator.title)
                better = indicator.better is Better.HIGHER
                yield self._settled(proof, self._falling(unit, key, higher=better), self._confirmed_fall)

    def reachable(self, unit: str) -> Iterator[Proof]:
        """Yield for each title and class whether a unit that stands first can have it, quotas left aside."""
        for title in self.ruleset.titles.values():
            proof = Proof(Claim.REACHABLE, f"title:{title.id}", Answer.NO, title=title.title)
            yield self._settled(proof, self._reaching(unit, title=title.id), self._confirmed_title(title.id))
        for scheme in self.ruleset.classes.values():
            for level in scheme.levels:
                proof = Proof(Claim.REACHABLE, f"class:{scheme.id}.{level.id}", Answer.NO, title=level.title)
                reaching = self._reaching(unit, scheme=scheme.id, level=level.id)
                yield self._settled(proof, reaching, self._confirmed_class(scheme.id, level.id))

    def equivalent(self, unit: str, other: Prover) -> Proof:
        """Return whether every report comes to the same share under another ruleset."""
        proof = Proof(Claim.EQUIVALENT, other.ruleset.id, Answer.YES, title=other.ruleset.title)

        def differ(whole: bool) -> Asked:
            figures = Figures(self.period, whole=whole)
            first, second = self.scores(unit, figures), other.scores(unit, figures)
            differs = neither(same(first.share, second.share))
            return Asked([differs, first.defined, second.defined], [figures], unit)

        def confirm(reports: Sequence[Report]) -> tuple[Shown, ...]:
            (report,) = reports
            one, two = (each.shown(each.known_of(report), f"{each.ruleset.id} differs") for each in (self, other))
            return (one, two) if one is not None and two is not None and one.share != two.share else ()

        return self._settled(proof, differ, confirm)

    # ---- questions ------------------------------------------------------------------------

    def _falling(self, unit: str, key: FigureKey, *, higher: bool) -> _Ask:
        def falls(whole: bool) -> Asked:
            worse = Figures(self.period, whole=whole)
            better = Figures(self.period, "'", whole, shared=worse, apart=frozenset({key}))
            first, second = self.scores(unit, worse), self.scores(unit, better)
            ends = (better.numbers[key], worse.numbers[key]) if higher else (worse.numbers[key], better.numbers[key])
            truths = [above(*ends), above(first.share, second.share), first.defined, second.defined]
            return Asked(truths, [worse, better], unit)

        return falls

    def _confirmed_fall(self, reports: Sequence[Report]) -> tuple[Shown, ...]:
        named = zip(reports, ("the worse figure", "the better figure"), strict=True)
        worse, better = (self.shown(report, name) for report, name in named)
        if worse is None or better is None or worse.share is None or better.share is None:
            return ()
        return (worse, better) if better.share < worse.share else ()

    def _reaching(self, unit: str, *, title: str = "", scheme: str = "", level: str = "") -> _Ask:
        def reaches(whole: bool) -> Asked:
            figures = Figures(self.period, whole=whole)
            scores = self.scores(unit, figures)
            results = ResultTerms(scores)
            wanted = results.title(title) if title else results.level(scheme, level)
            return Asked([wanted, every(*results.defined), scores.defined], [figures], unit)

        return reaches

    def _confirmed_title(self, title: str) -> _Confirm:
        def confirm(reports: Sequence[Report]) -> tuple[Shown, ...]:
            held = {each.title: each.outcome for each in self._alone(reports[0]).titles}
            shown = self.shown(reports[0], f"reaches {title}")
            return (shown,) if shown is not None and held.get(title) is Outcome.ELIGIBLE else ()

        return confirm

    def _confirmed_class(self, scheme: str, level: str) -> _Confirm:
        def confirm(reports: Sequence[Report]) -> tuple[Shown, ...]:
            found = {each.scheme: each.possible for each in self._alone(reports[0]).classes}
            shown = self.shown(reports[0], f"reaches {scheme}.{level}")
            return (shown,) if shown is not None and found.get(scheme) == (level,) else ()

        return confirm

    def _alone(self, report: Report) -> Standing:
        """Return the standing of a unit that has no others beside it, quotas left aside."""
        titles = {name: replace(title, quota=None) for name, title in self.ruleset.titles.items()}
        if report.unit == CLUSTER:
            # The cluster as a whole has no standing; a unit without a name has the same figures.
            report = replace(report, unit=_SOMEBODY)
        units = {report.unit: self.ruleset.units.get(report.unit, Text())}
        alone = replace(self.ruleset, titles=titles, units=units)
        standings = Evaluator(alone, engine="reference", period=self.period).standings({report.unit: report})
        return standings[report.unit]

    # ---- answers --------------------------------------------------------------------------

    def _settled(self, proof: Proof, question: _Ask, confirm: _Confirm) -> Proof:
        """Return a proof as it is where what is asked for is impossible; otherwise with what shows it.

        First any numbers will do: what none of them shows, none that can be reported shows. Only then are counts asked
        to be whole and decimals to be those that are reported.
        """
        try:
            for whole in (False, True):
                asked = question(whole)
                limits = [limit for figures in asked.figures for limit in figures.limits]
                found = ask([*asked.truths, *limits], self._seconds)
                match found:
                    case Impossible():
                        return proof
                    case Open(why, detail):
                        return replace(proof, answer=Answer.UNKNOWN, why=why, detail=detail)
                    case Possible() if whole:
                        return _told(proof, found, asked, confirm)
        except NotTranslatedError as error:
            return replace(proof, answer=Answer.UNKNOWN, why=WhyUnknown.NOT_TRANSLATED, detail=str(error))
        raise AssertionError(proof)  # the second time round always returns


def _told(proof: Proof, found: Possible, asked: Asked, confirm: _Confirm) -> Proof:
    """Return a proof turned round by reports that the reference engine confirms; left open where it does not."""
    try:
        shown = confirm([figures.report(asked.unit, found.model) for figures in asked.figures])
    except ValueError:
        shown = ()
    if not shown:
        return replace(proof, answer=Answer.UNKNOWN, why=WhyUnknown.NOT_CONFIRMED)
    turned = Answer.NO if proof.answer is Answer.YES else Answer.YES
    return replace(proof, answer=turned, shown=shown)


Seen: TypeAlias = Callable[[Proof], None]
"""Is told every proof as it is made."""


def prove(
    ruleset: Ruleset,
    claim: Claim,
    other: Ruleset | None,
    period: Period | None,
    unit: str,
    seconds: Fraction,
    seen: Seen,
) -> tuple[Proof, ...]:
    """Return what is proved of a claim, for one unit or for every one that is asked differently. ``seen`` is told each.

    Raises `KeyboardInterrupt` where the solver was stopped.
    """
    prover = Prover(ruleset, period, seconds)
    found = []
    for each in (unit,) if unit else prover.units:
        for proof in _of(prover, claim, other, each, seconds):
            told = proof if len(prover.units) == 1 and not unit else replace(proof, unit=each)
            seen(told)
            found.append(told)
    return tuple(found)


def _of(prover: Prover, claim: Claim, other: Ruleset | None, unit: str, seconds: Fraction) -> Iterator[Proof]:
    match claim:
        case Claim.MONOTONE:
            yield from prover.monotone(unit)
        case Claim.REACHABLE:
            yield from prover.reachable(unit)
        case Claim.EQUIVALENT if other is not None:
            yield prover.equivalent(unit, Prover(other, prover.period, seconds))
        case Claim.EQUIVALENT:
            raise ValueError("another ruleset is needed to compare with")
