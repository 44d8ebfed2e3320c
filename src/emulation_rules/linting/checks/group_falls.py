"""A group whose formula gives less for more points of a member: with the points that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.interval import Interval
from emulation_rules.model.numbers import number_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Group
from emulation_rules.plan.bounds import bounds
from emulation_rules.plan.nodes import Expr
from emulation_rules.syntax.checks.breakpoints import breakpoints

_MOST_SETTINGS: Final = 64


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    for name, formula in subject.plan.groups.items():
        group = ruleset.groups[name]
        most = _most(group, ruleset)
        fall = None if most is None else next(_falls(formula, most), None)
        if fall is not None:
            member, less, more, high, low = fall
            yield subject.finding(
                "group_falls",
                ("groups", name, "formula"),
                member=group.members[member],
                less=number_text(less),
                more=number_text(more),
                high=number_text(high),
                low=number_text(low),
            )


def _most(group: Group, ruleset: Ruleset) -> Sequence[Fraction] | None:
    """Return the most each member gives, None where one is no target with points."""
    targets: Mapping[str, Fraction | None] = {
        name: target.points for name, target in ruleset.targets.items() if target.scored
    }
    found = [targets.get(name) for name in group.members]
    return None if None in found else [each for each in found if each is not None]


def _falls(formula: Expr, most: Sequence[Fraction]) -> Iterator[tuple[int, Fraction, Fraction, Fraction, Fraction]]:
    """Yield a member, fewer and more points of it, and what the group comes to with either, which falls."""
    corners = islice(product(*((Fraction(0), each) for each in most)), _MOST_SETTINGS)
    for corner in corners:
        for member, whole in enumerate(most):
            setting = [Interval.point(each) for each in corner]
            turns = [turn for turn in breakpoints(formula, member, setting) if 0 < turn < whole]
            tried = sorted({Fraction(0), whole, *turns, *((turn + whole) / 2 for turn in turns)})
            earned: list[tuple[Fraction, Fraction]] = []
            for points in tried:
                setting[member] = Interval.point(points)
                found = bounds(formula, setting)
                if isinstance(found, Interval) and found.is_point:
                    before = next((each for each in reversed(earned) if each[1] > found.number), None)
                    if before is not None:
                        yield member, before[0], points, before[1], found.number
                    earned.append((points, found.number))


CHECK = Check("group_falls", Severity.WARNING, _find)
