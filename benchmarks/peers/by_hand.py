"""What a programmer would write instead: one straight function for one ruleset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import ClassVar

from peers.base import Decide, Outcome, Own, Peer
from workload import BEFORE, Test, Workload, program_key, read

RESULT = """
class Result:
    __slots__ = ("met", "points")
    def __init__(self, met, points):
        self.met = met
        self.points = points
"""
_TERMS = 500
"""Terms a sum may have in one expression; thousands overflow the parser."""


class _ByHand(Peer):
    result: ClassVar[str] = "Result(met, points)"

    def prepare(self, workload: Workload) -> Decide:
        names: dict[str, Decide] = {}
        source = [RESULT, "def decide(r):", *(f"    {line}" for line in self.lines(workload))]
        source += [f"    t{n} = {line}" for n, line in enumerate(self.conditions(workload))]
        numbers = range(len(workload.targets))
        source += [f"    met = ({', '.join(f't{n}' for n in numbers)},)"]
        terms = [f"{target.points} * t{n}" for n, target in enumerate(workload.targets)]
        source += [f"    points = {' + '.join(terms[:_TERMS])}"]
        source += [f"    points += {' + '.join(terms[n : n + _TERMS])}" for n in range(_TERMS, len(terms), _TERMS)]
        source += [f"    return {self.result}"]
        exec(compile("\n".join(source), f"<{self.name}>", "exec"), names)
        return names["decide"]

    def lines(self, workload: Workload) -> Iterator[str]:
        """Yield what comes before the verdicts."""
        del workload
        yield from ()

    def conditions(self, workload: Workload) -> list[str]:
        """Return each target as one condition."""
        return workload.render(read)

    def outcome(self, result: Own) -> Outcome:
        return result.met, result.points


class FloatByHand(_ByHand):
    """Straight comparisons in binary floats (`0.95 * previous`), a tuple of verdicts and the points; not exact."""

    name = "floats by hand"
    result = "met, points"

    def outcome(self, result: Own) -> Outcome:
        return result[0], result[1]


class ExactByHand(_ByHand):
    """Counts cross-multiplied as whole numbers, rates compared as the floats they come as; a slotted result, no checks.

    Comparing the floats is exact: they are the nearest to decimals of few digits, and floats hold the pact's marks.
    """

    name = "exact by hand"

    def conditions(self, workload: Workload) -> list[str]:
        return [" and ".join(_exact(test, read) for test in target.tests) for target in workload.targets]


class CheckedByHand(ExactByHand):
    """The same with checks of its input as strict as ours: no key too many, types, ranges, no zero baseline."""

    name = "exact by hand, checked"

    def lines(self, workload: Workload) -> Iterator[str]:
        yield f"if len(r) != {len(workload.kinds)}: raise ValueError('keys')"
        for name, kind in workload.kinds.items():
            yield f"{name} = {read(name)}"
            if kind == "percent":
                good = f"({name}.__class__ is float or {name}.__class__ is int) and 0 <= {name} <= 100"
            else:
                low = "0 < " if name.endswith(BEFORE) and not name.startswith("fires") else "0 <= "
                good = f"{name}.__class__ is int and {low}{name} <= {10**15}"
            yield f"if not ({good}): raise ValueError({program_key(name)!r})"

    def conditions(self, workload: Workload) -> list[str]:
        return [" and ".join(_exact(test, str) for test in target.tests) for target in workload.targets]


FACTOR = re.compile(r"(?:(?P<factor>[\d.]+) \* )?(?P<name>[a-z]\w*)")


def _exact(test: Test, put: Callable[[str], str]) -> str:
    """Return a comparison in whole numbers, where it has a factor; ``put`` renders a name."""
    scaled = FACTOR.fullmatch(test.right)
    if scaled is None or scaled["factor"] is None:
        return test.render(put)
    factor = Fraction(scaled["factor"])
    left, right = put(test.left), put(scaled["name"])
    return f"{factor.denominator} * {left} {test.operator} {factor.numerator} * {right}"


PEERS = (FloatByHand, ExactByHand, CheckedByHand)
