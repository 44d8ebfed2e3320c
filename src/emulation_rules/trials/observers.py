"""Everything that cases of a ruleset can try, for one period."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.model.period import Period
from emulation_rules.model.place import KeyPath
from emulation_rules.model.questions import Asked, questions_of
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.target import Measured
from emulation_rules.plan.plan import Claimable, Combination, Leaf, Plan, Question, walk
from emulation_rules.trials.mark_observers import leaf_observers
from emulation_rules.trials.observer import Observer
from emulation_rules.trials.points_observers import points_observers
from emulation_rules.trials.question_observers import claim_observer, composite_observer
from emulation_rules.trials.standing_observers import standing_observers


def observers_of(plan: Plan) -> tuple[Observer, ...]:
    """Return what is looked for in cases of a plan's period."""
    asked = {each.id: each for each in questions_of(plan.ruleset)}
    paths = {name: each.path for name, each in asked.items()}
    found: list[Observer] = []
    for planned in plan.targets:
        for question in walk(planned.question):
            found += _of_question(plan, question, asked[question.id], paths)
    for planned in plan.targets:
        found += points_observers(plan, planned, asked[planned.target.id].path)
    return (*found, *standing_observers(plan.ruleset))


def periods_of(ruleset: Ruleset) -> tuple[Period, ...]:
    """Return the ruleset's own period, and the years from which other criteria of it hold."""
    own = ruleset.span.period
    measured = [each.question for each in questions_of(ruleset) if isinstance(each.question, Measured)]
    years = {dated.year for question in measured for dated in question.dated if dated.year}
    return (own, *(Period(year) for year in sorted(years) if year != own.year))


def _of_question(plan: Plan, question: Question, asked: Asked, paths: dict[str, KeyPath]) -> Iterator[Observer]:
    match question:
        case Leaf():
            yield from leaf_observers(plan, question, asked.path, _year(asked, plan.period))
        case Claimable():
            yield claim_observer(question, asked.path)
        case Combination():
            yield composite_observer(question, paths)
        case _:
            return


def _year(asked: Asked, period: Period) -> str:
    """Return the year a criterion holds from, where it is dated."""
    dated = asked.question.in_year(period.year) if isinstance(asked.question, Measured) else None
    return str(dated.year) if dated is not None and dated.year else ""
