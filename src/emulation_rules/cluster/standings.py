"""Standings: evaluations ranked, with the titles and classes that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from emulation_rules.cluster.answers import Answered, Ruled
from emulation_rules.cluster.classes import classified
from emulation_rules.cluster.kept import Kept
from emulation_rules.cluster.quotas import Count
from emulation_rules.cluster.ranking import ranks_of
from emulation_rules.cluster.reckoning import Evaluated
from emulation_rules.cluster.results import Result
from emulation_rules.cluster.titles import Aspirant, holders_of, proposals
from emulation_rules.engines.base import Engine
from emulation_rules.model.evaluation import Note
from emulation_rules.model.indicator import Better
from emulation_rules.model.interval import Interval
from emulation_rules.model.placed import Placed, placed
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.standing import Classified, Proposal, Rank, RankedBy, Standing, Standings
from emulation_rules.model.text import Text
from emulation_rules.model.titles import ClassLevel, Title
from emulation_rules.model.verdict import EXEMPTING, Reason, Verdict
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.completions import completions
from emulation_rules.plan.nodes import Expr
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.result_plan import ResultPlan, level_name, result_plan, vote_name, when_name
from emulation_rules.syntax.formula.formulas import print_formula

_Keys: TypeAlias = tuple[Interval | None, ...]
_Verdicts: TypeAlias = Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Rules:
    """What follows from results, with the engines that rule on it: one a stage of titles, and one for classes."""

    plan: ResultPlan
    stages: tuple[Engine, ...]
    classes: Engine


def rules_of(plan: Plan, engine: Engine) -> Rules:
    """Return what follows from the results of a plan, ruled on by engines of the same kind as its targets."""
    results, kind = result_plan(plan.ruleset, plan.period), type(engine)
    return Rules(results, tuple(kind(stage.plan) for stage in results.stages), kind(results.classes))


class Judging:
    """Ranks units and finds what they may be proposed for, again and again as evaluations move.

    Conditions of titles and classes are ruled on by an engine as targets are.
    """

    def __init__(self, plan: Plan, rules: Rules) -> None:
        self._ruleset = plan.ruleset
        self._period = plan.period
        self._plan = rules.plan
        self._ranked = Answered(self._plan.ranks)
        staged = zip(self._plan.stages, rules.stages, strict=True)
        self._stages = [(stage.titles, Ruled(stage.plan, engine)) for stage, engine in staged]
        self._classes = Ruled(self._plan.classes, rules.classes)
        self._standing = Kept(Standing)
        self._declared = {unit: place for place, unit in enumerate(plan.ruleset.units)}
        self._peers = {peers: place for place, peers in enumerate(plan.ruleset.peers)}

    def standings(self, evaluated: Evaluated, reports: Mapping[str, Report], digest: str) -> Standings:
        """Return the standings that evaluations, made from these reports, come to."""
        results = {unit: Result(evaluation) for unit, evaluation in evaluated.units.items()}
        keys = self._keys(results, reports)
        places = {
            unit: self._placed(keys[unit]) for unit, one in results.items() if one.evaluation.score.share is not None
        }
        results = self._with_ranks(results, places)
        results, quotas = self._with_titles(results, places, reports)
        classes = self._classified(results, reports)
        found = [self._told(unit, result, keys[unit], classes[unit]) for unit, result in results.items()]
        ranking = self._plan.ranking
        return Standings(
            ruleset=self._ruleset.id,
            ruleset_digest=digest,
            title=self._ruleset.title,
            period=self._period,
            standings=tuple(sorted(found, key=self._in_order)),
            titles={title.id: title.title for title in self._ruleset.titles.values()},
            classes=dict(_class_words(self._ruleset)),
            quotas=quotas,
            peers=self._ruleset.peers,
            cluster=evaluated.cluster,
            conditions=dict(_conditions(self._ruleset)),
            ranked_by=tuple(RankedBy(print_formula(key.formula), key.better) for key in ranking.keys),
            within_peers=ranking.within_peers,
            notes=tuple(Note("missing_unit", unit) for unit in results if unit not in reports),
        )

    def _told(self, unit: str, result: Result, keys: _Keys, classes: tuple[Classified, ...]) -> Standing:
        title = self._ruleset.units.get(unit, Text(unit, unit))
        peers = self._ruleset.peers_of.get(unit, "")
        titles = tuple(result.titles.values())
        return self._standing.of(unit, unit, title, result.evaluation, result.rank, peers, keys, titles, classes)

    def _in_order(self, standing: Standing) -> tuple[int, bool, int, int, int, str]:
        """Peers that are ranked apart stand together; then the best rank is first, and declared units before others."""
        rank = standing.rank or Rank(0, 0, 0)
        peers = self._peers.get(standing.peers, len(self._peers)) if self._plan.ranking.within_peers else 0
        unit = self._declared.get(standing.unit, len(self._declared))
        return peers, standing.rank is None, rank.best, rank.worst, unit, standing.unit

    # ---- ranks --------------------------------------------------------------------------

    def _keys(self, results: Mapping[str, Result], reports: Mapping[str, Report]) -> Mapping[str, _Keys]:
        readings = self._ranked.readings(results, reports)
        plan = self._plan.ranks
        return {unit: tuple(_key(expr, plan, one) for expr in self._plan.keys) for unit, one in readings.items()}

    def _placed(self, keys: _Keys) -> Placed:
        return placed(keys, [key.better is Better.LOWER for key in self._plan.ranking.keys])

    def _with_ranks(self, results: Mapping[str, Result], places: Mapping[str, Placed]) -> dict[str, Result]:
        ranks: dict[str, Rank] = {}
        for units in self._groups(results).values():
            ranks.update(ranks_of({unit: places[unit] for unit in units if unit in places}))
        return {unit: replace(result, rank=ranks.get(unit)) for unit, result in results.items()}

    def _groups(self, units: Mapping[str, Result]) -> Mapping[str, Sequence[str]]:
        """The units that are ranked with each other, by the name of their peer group ("": all, or in none)."""
        groups: dict[str, list[str]] = {}
        for unit in units:
            peers = self._ruleset.peers_of.get(unit, "") if self._plan.ranking.within_peers else ""
            groups.setdefault(peers, []).append(unit)
        return groups

    # ---- titles and classes -------------------------------------------------------------

    def _with_titles(
        self, results: dict[str, Result], places: Mapping[str, Placed], reports: Mapping[str, Report]
    ) -> tuple[dict[str, Result], Mapping[str, tuple[int, int]]]:
        quotas: dict[str, tuple[int, int]] = {}
        for titles, ruled in self._stages:
            verdicts = ruled.verdicts(results, reports)
            for title in titles:
                for peers, units in self._groups(results).items():
                    aspirants = {
                        unit: _aspirant(title, results[unit], verdicts[unit], places.get(unit)) for unit in units
                    }
                    found, available = proposals(title, aspirants, _holders(title, [results[unit] for unit in units]))
                    results.update({unit: _holding(results[unit], one) for unit, one in found.items()})
                    if available is not None:
                        quotas[f"{title.id}@{peers}" if peers else title.id] = (available.least, available.most)
        return results, quotas

    def _classified(
        self, results: Mapping[str, Result], reports: Mapping[str, Report]
    ) -> Mapping[str, tuple[Classified, ...]]:
        schemes = self._ruleset.classes.values()
        if not schemes:
            return dict.fromkeys(results, ())
        ruled = self._classes.verdicts(results, reports)
        return {
            unit: tuple(classified(scheme, _levels(scheme.id, ruled[unit])) for scheme in schemes) for unit in results
        }


def _key(expr: Expr, plan: Plan, readings: Readings) -> Interval | None:
    """What a ranking key can be; None where it does not apply to a unit."""
    found = bounds(expr, readings.values)
    if isinstance(found, Interval) or found in EXEMPTING:
        return found if isinstance(found, Interval) else None
    wide = completions(expr, readings.values, [slot.range for slot in plan.slots])
    return Interval(None, None) if isinstance(wide, Reason) else wide


def _aspirant(title: Title, result: Result, verdicts: _Verdicts, place: Placed | None) -> Aspirant:
    return Aspirant(
        place,
        result.evaluation.score.vetoes,
        verdicts[when_name(title.id)],
        verdicts.get(vote_name(title.id)),
        result.titles.get(title.within),
    )


def _holders(title: Title, results: Sequence[Result]) -> Count:
    """How many units hold the title that a quota is a share of."""
    of = "" if title.quota is None else title.quota.of
    return holders_of(of, [result.titles for result in results])


def _holding(result: Result, proposal: Proposal) -> Result:
    return replace(result, titles={**result.titles, proposal.title: proposal})


def _levels(scheme: str, verdicts: _Verdicts) -> Callable[[ClassLevel], Verdict]:
    return lambda level: verdicts[level_name(scheme, level.id)]


def _conditions(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    """Yield what titles and classes ask for, as the ruleset writes it."""
    for title in ruleset.titles.values():
        yield title.id, print_formula(title.when)
    for scheme in ruleset.classes.values():
        for level in scheme.levels:
            if level.when is not None:
                yield f"{scheme.id}.{level.id}", print_formula(level.when)


def _class_words(ruleset: Ruleset) -> Iterator[tuple[str, Text]]:
    for scheme in ruleset.classes.values():
        yield scheme.id, scheme.title
        for level in scheme.levels:
            yield f"{scheme.id}.{level.id}", level.title
