"""Targets read a little wrong: a criterion, a part, what a baseline of zero means, points, a veto."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from emulation_rules.model.criterion import Criterion, minds_zero_baseline
from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.questions import Asked, questions_of
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.scoring import VetoEffect
from emulation_rules.model.target import Measured, Part, Question, Target, Together, ZeroBaseline, part_ids
from emulation_rules.syntax.phrases import print_criterion
from emulation_rules.trials.criterion_mutants import wrong_criteria
from emulation_rules.trials.equivalence import same_test
from emulation_rules.trials.mutant import Mutant, as_written, last_digit, mutation, replaced, without
from emulation_rules.trials.scoring_mutants import wrong_scorings


def target_mutants(ruleset: Ruleset) -> Iterator[Mutant]:
    """Yield the ruleset with one thing of a target changed, each once, in the order targets are written."""
    for asked in questions_of(ruleset):
        if asked.id == asked.target.id:
            yield from _whole(ruleset, asked.target, asked.path)
        match asked.question:
            case Measured():
                yield from _measured(ruleset, asked, asked.question)
            case Together():
                yield from _together(ruleset, asked, asked.question)
            case _:
                continue


# ---- questions --------------------------------------------------------------------------


def _measured(ruleset: Ruleset, asked: Asked, question: Measured) -> Iterator[Mutant]:
    indicator, period = ruleset.indicators[question.indicator], ruleset.span.period
    for index, dated in enumerate(question.dated):
        path = (*asked.path, "criterion", *((str(dated.year),) if dated.year else ()))
        for wrong in wrong_criteria(dated.criterion, indicator, period):
            changed = (*question.dated[:index], replace(dated, criterion=wrong), *question.dated[index + 1 :])
            told = mutation(ruleset, asked.id, "criterion", path, **_phrases(dated.criterion, wrong))
            mutant = _asking(ruleset, asked, replace(question, dated=changed))
            yield Mutant(told, mutant, same_test(ruleset, mutant, asked.target.id, asked.id, dated.year))
    if question.exceeds is not None:
        for wrong in wrong_criteria(question.exceeds, indicator, period):
            told = mutation(ruleset, asked.id, "exceeds", (*asked.path, "exceeds"), **_phrases(question.exceeds, wrong))
            yield Mutant(told, _asking(ruleset, asked, replace(question, exceeds=wrong)))
    if any(minds_zero_baseline(dated.criterion) for dated in question.dated):
        for other in ZeroBaseline:
            if other is not question.zero_baseline:
                said = {"before": as_written(question.zero_baseline), "after": as_written(other)}
                told = mutation(ruleset, asked.id, "zero_baseline", (*asked.path, "zero_baseline"), **said)
                yield Mutant(told, _asking(ruleset, asked, replace(question, zero_baseline=other)))


def _phrases(before: Criterion, after: Criterion) -> dict[str, str]:
    pairs = (("before", before), ("after", after))
    english = {name: print_criterion(each, "en") for name, each in pairs}
    return english | {f"{name}_vi": print_criterion(each, "vi") for name, each in pairs}


def _together(ruleset: Ruleset, asked: Asked, together: Together) -> Iterator[Mutant]:
    count = len(together.parts)
    need = count if together.need is None else together.need
    for other in (need - 1, need + 1):
        if 1 <= other <= count:
            said = {"before": str(need), "after": str(other), "all": str(count)}
            told = mutation(ruleset, asked.id, "need", asked.path, **said)
            yield Mutant(told, _asking(ruleset, asked, replace(together, need=None if other == count else other)))
    ids = part_ids(together, asked.id)
    named = tuple(replace(part, id=name) for part, name in zip(together.parts, ids, strict=True))
    for index, name in enumerate(ids):
        if count > 1:
            left = (*named[:index], *named[index + 1 :])
            fewer = replace(together, parts=left, need=None if together.need is None else min(need, count - 1))
            told = mutation(ruleset, asked.id, "part_dropped", asked.path, part=name)
            yield Mutant(told, _asking(ruleset, asked, fewer))


def _asking(ruleset: Ruleset, asked: Asked, question: Question) -> Ruleset:
    """Return the ruleset with another question in the place of one."""
    target = asked.target
    changed = replace(target, question=_put(target.question, target.id, asked.id, question))
    return replace(ruleset, targets=replaced(ruleset.targets, target.id, changed))


def _put(question: Question, name: str, wanted: str, put: Question) -> Question:
    if name == wanted:
        return put
    if not isinstance(question, Together):
        return question
    pairs = zip(question.parts, part_ids(question, name), strict=True)
    parts: tuple[Part, ...] = tuple(
        replace(part, question=_put(part.question, inner, wanted, put)) for part, inner in pairs
    )
    return replace(question, parts=parts)


# ---- whole targets ----------------------------------------------------------------------


def _whole(ruleset: Ruleset, target: Target, path: KeyPath) -> Iterator[Mutant]:
    yield Mutant(mutation(ruleset, target.id, "dropped", path), _dropped(ruleset, target.id))
    if target.veto is not None:
        yield _with(ruleset, replace(target, veto=None), "veto_dropped", (*path, "veto"))
        other = VetoEffect.DEFERS if target.veto is VetoEffect.BARS else VetoEffect.BARS
        said = {"before": target.veto.value, "after": other.value}
        yield _with(ruleset, replace(target, veto=other), "veto_effect", (*path, "veto"), **said)
    if target.bonus is not None:
        yield _with(ruleset, replace(target, bonus=None), "bonus_dropped", (*path, "bonus"))
    if target.penalty is not None:
        yield _with(ruleset, replace(target, penalty=None), "penalty_dropped", (*path, "penalty"))
    if target.only:
        yield _with(ruleset, replace(target, only=()), "only_dropped", (*path, "only"))
    if target.excluded:
        yield _with(ruleset, replace(target, excluded=()), "excluded_dropped", (*path, "excluded"))
    if target.scored and target.points is not None:
        yield from _points(ruleset, target, target.points, path)


def _points(ruleset: Ruleset, target: Target, points: Fraction, path: KeyPath) -> Iterator[Mutant]:
    for other in (points - last_digit(points), points + last_digit(points)):
        if other > 0:
            said = {"before": number_text(points), "after": number_text(other)}
            yield _with(ruleset, replace(target, points=other), "points", (*path, "points"), **said)
    for scoring, before, after in wrong_scorings(target.scoring):
        said = {"before": before, "after": after}
        yield _with(ruleset, replace(target, scoring=scoring), "scoring", (*path, "scoring"), **said)


def _with(ruleset: Ruleset, target: Target, kind: str, path: KeyPath, **details: str) -> Mutant:
    told = mutation(ruleset, target.id, kind, path, **details)
    return Mutant(told, replace(ruleset, targets=replaced(ruleset.targets, target.id, target)))


def _dropped(ruleset: Ruleset, name: str) -> Ruleset:
    """Return the ruleset without a target; what is about a part of it stays, as a target of its own."""
    targets = {
        each.id: replace(each, within="") if each.within == name else each
        for each in without(ruleset.targets, name).values()
    }
    groups = {
        group.id: replace(
            group,
            members=tuple(member for member in group.members if member != name),
            weights=without(group.weights, name),
        )
        for group in ruleset.groups.values()
    }
    return replace(ruleset, targets=targets, groups=groups)
