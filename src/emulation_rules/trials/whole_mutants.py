"""The whole read a little wrong: units' own marks, what a missing figure is, roundings, what units are ranked by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from emulation_rules.model.indicator import Better
from emulation_rules.model.numbers import number_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.titles import Ranking
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.trials.mutant import Mutant, as_written, last_digit, mutation, replaced

_TURNED = {Better.HIGHER: Better.LOWER, Better.LOWER: Better.HIGHER, Better.NEITHER: Better.LOWER}


def whole_mutants(ruleset: Ruleset) -> Iterator[Mutant]:
    """Yield the ruleset with one thing changed that belongs to no single target, each once."""
    yield from _assigned(ruleset)
    yield from _score(ruleset)
    if ruleset.ranking is not None:
        yield from _ranking(ruleset, ruleset.ranking)


def _assigned(ruleset: Ruleset) -> Iterator[Mutant]:
    """Yield each unit's own marks one reporting step higher."""
    for unit, assignments in ruleset.assigned.items():
        for name, assignment in assignments.items():
            indicator = ruleset.indicators.get(name)
            for authority, number in assignment.marks.items():
                step = last_digit(number) if indicator is None else indicator.step or last_digit(number)
                marks = replaced(assignment.marks, authority, number + step)
                changed = replaced(assignments, name, replace(assignment, marks=marks))
                said = {"unit": unit, "before": number_text(number), "after": number_text(number + step)}
                told = mutation(ruleset, name, "assigned", ("assigned", unit, name), **said)
                yield Mutant(told, replace(ruleset, assigned=replaced(ruleset.assigned, unit, changed)))


def _score(ruleset: Ruleset) -> Iterator[Mutant]:
    score = ruleset.score
    scored = any(target.scored and target.points is not None for target in ruleset.targets.values())
    for other in Missing:
        if scored and other is not score.missing:
            said = {"before": as_written(score.missing), "after": as_written(other)}
            told = mutation(ruleset, "score", "missing", ("score", "missing"), **said)
            yield Mutant(told, replace(ruleset, score=replace(score, missing=other)))
    dropped = {
        "cap_dropped": (score.cap, replace(score, cap=None)),
        "floor_dropped": (score.floor, replace(score, floor=None)),
        "rounding_dropped": (score.rounding, replace(score, rounding=None)),
    }
    for kind, (written, changed) in dropped.items():
        if written is not None:
            told = mutation(ruleset, "score", kind, ("score", kind.removesuffix("_dropped")))
            yield Mutant(told, replace(ruleset, score=changed))


def _ranking(ruleset: Ruleset, ranking: Ranking) -> Iterator[Mutant]:
    for index, key in enumerate(ranking.keys):
        path, said = ("ranking", "by", index), {"key": print_formula(key.formula)}
        turned = replace(key, better=_TURNED[key.better])
        keys = (*ranking.keys[:index], turned, *ranking.keys[index + 1 :])
        told = mutation(ruleset, "ranking", "key_turned", path, **said)
        yield Mutant(told, replace(ruleset, ranking=replace(ranking, keys=keys)))
        if len(ranking.keys) > 1:
            fewer = (*ranking.keys[:index], *ranking.keys[index + 1 :])
            told = mutation(ruleset, "ranking", "key_dropped", path, **said)
            yield Mutant(told, replace(ruleset, ranking=replace(ranking, keys=fewer)))
