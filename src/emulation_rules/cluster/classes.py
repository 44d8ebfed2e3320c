"""The class of a scheme a unit is in, or those it can still be in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from emulation_rules.model.standing import Classified
from emulation_rules.model.titles import ClassLevel, ClassScheme
from emulation_rules.model.verdict import Verdict


def classified(scheme: ClassScheme, ruled: Callable[[ClassLevel], Verdict]) -> Classified:
    """Return the classes a unit can be in. ``ruled`` is asked of levels that have a condition.

    A unit of which no condition can be asked, nothing of its result being there, is given no class at all.
    """
    verdicts = {level.id: ruled(level) for level in scheme.levels if level.when is not None}
    if verdicts and all(verdict is Verdict.NOT_APPLICABLE for verdict in verdicts.values()):
        return Classified(scheme.id, ())
    found = _first_that_holds if scheme.first else _the_one_that_holds
    return Classified(scheme.id, tuple(found(scheme, lambda level: verdicts.get(level.id, Verdict.MET))))


def _first_that_holds(scheme: ClassScheme, holds: Callable[[ClassLevel], Verdict]) -> Iterator[str]:
    for level in scheme.levels:
        verdict = holds(level)
        if verdict in (Verdict.MET, Verdict.UNDETERMINED):
            yield level.id
        if verdict is Verdict.MET:
            return


def _the_one_that_holds(scheme: ClassScheme, holds: Callable[[ClassLevel], Verdict]) -> Iterator[str]:
    """Conditions exclude each other, so one that holds is the only one; what is left over is the last."""
    for level in scheme.levels:
        if level.when is not None and holds(level) is Verdict.MET:
            yield level.id
            return
    for level in scheme.levels:
        if level.when is None or holds(level) is Verdict.UNDETERMINED:
            yield level.id
