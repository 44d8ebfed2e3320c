"""Generated Python: the engine for low latency, and the one that needs nothing installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from emulation_rules.engines.decision import Decide, Decision, DecisionContext
from emulation_rules.engines.generated import function_of
from emulation_rules.engines.point_decider import (
    Chunk,
    choices,
    chunks_of,
    combined,
    figures_read,
    first_that_decides,
    point_weights,
    unsettled,
)
from emulation_rules.model.observation import Observation
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.evidence import evidence_of, pass_mark
from emulation_rules.plan.plan import (
    Claimable,
    Combination,
    Exempt,
    Leaf,
    Plan,
    PlannedTarget,
    Question,
    pending,
    settled_by,
)
from emulation_rules.plan.point_source import NotPointwiseError
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.ruling import Ruling, combined_ruling

Ruler: TypeAlias = Callable[[Readings], Ruling]


class CompiledEngine:
    """Closures over the plan for any report, and generated source for complete plain figures."""

    name = "compiled"

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._rulers = tuple(_target_ruler(planned) for planned in plan.targets)

    def rule(self, readings: Readings) -> tuple[Ruling, ...]:
        """Return one ruling a target."""
        return tuple(ruler(readings) for ruler in self._rulers)

    def decider(self, context: DecisionContext) -> Decide | None:
        """Return the fast way to decide complete plain figures, or None where this plan has none."""
        try:
            ways = [_generated(self._plan, context, second_choice=second) for second in choices(self._plan)]
        except NotPointwiseError:
            return None
        return first_that_decides(ways)


# ---- any report ---------------------------------------------------------------------------


def _target_ruler(planned: PlannedTarget) -> Ruler:
    inner, name = _ruler(planned.question), planned.target.id

    def rule(readings: Readings) -> Ruling:
        exempt = readings.exempt.get(name)
        if exempt is not None:
            return Ruling(Verdict.NOT_APPLICABLE, exempt)
        return inner(readings)

    return rule


def _settled(ruling: Ruling, claim: Observation) -> Ruling:
    if ruling.verdict is not Verdict.UNDETERMINED:
        return ruling
    return Ruling(Verdict.MET if claim.claim else Verdict.NOT_MET, settled_by(claim), ruling.parts)


def _ruler(question: Question) -> Ruler:
    by_figures, name = _ruler_by_figures(question), question.id

    def rule(readings: Readings) -> Ruling:
        ruling = by_figures(readings)
        claim = readings.claims.get(name)
        return ruling if claim is None else _settled(ruling, claim)

    return rule


def _ruler_by_figures(question: Question) -> Ruler:
    match question:
        case Exempt(_, _, reason):
            fixed = Ruling(Verdict.NOT_APPLICABLE, reason)
            return lambda _: fixed
        case Claimable():
            open_ruling = Ruling(Verdict.UNDETERMINED, pending(question))
            return lambda _: open_ruling
        case Combination():
            return _combination_ruler(question)
        case Leaf():
            return _leaf_ruler(question)


def _leaf_ruler(leaf: Leaf) -> Ruler:
    k = pass_mark(leaf.test)

    def rule(readings: Readings) -> Ruling:
        evidence = evidence_of(leaf, readings.values)
        if evidence.exempt is not None:
            return Ruling(Verdict.NOT_APPLICABLE, evidence.exempt)
        if evidence.low >= k:
            return Ruling(Verdict.MET, evidence.decided)
        return (
            Ruling(Verdict.NOT_MET, evidence.decided)
            if evidence.high < k
            else Ruling(Verdict.UNDETERMINED, evidence.open)
        )

    return rule


def _combination_ruler(question: Combination) -> Ruler:
    rulers = tuple(_ruler(part) for part in question.parts)

    def rule(readings: Readings) -> Ruling:
        parts = tuple(ruler(readings) for ruler in rulers)
        return combined_ruling(question.need, parts)

    return rule


# ---- complete plain figures -----------------------------------------------------------------


def _generated(plan: Plan, context: DecisionContext, *, second_choice: bool) -> Decide:
    """Generate the function. Its text is made of our own operators and of slot numbers; keys are quoted by repr."""
    chunks = chunks_of(plan, second_choice=second_choice)
    weights = point_weights(plan.ruleset)
    known = {} if weights is None else weights[1]
    names: dict[str, object] = {"Decision": Decision, "context": context}
    bodies = [_body(chunk, known) for chunk in chunks]
    lines = ["def decide(r, unit):", f"    if len(r) != {figures_read(plan, chunks)}: return None"]
    if len(bodies) == 1:
        body = bodies[0]
        lines += [f"    {line}" for line in body.lines]
        lines.append(f"    return Decision(context, {{**r}}, {body.met}, {body.points}, unit)")
    else:
        lines += [line for number, body in enumerate(bodies) for line in _call(number)]
        met = ", ".join(f"*t{number}" for number in range(len(bodies)))
        points = " + ".join(f"p{number}" for number in range(len(bodies)))
        lines.append(f"    return Decision(context, {{**r}}, ({met},), {points}, unit)")
        for number, body in enumerate(bodies):
            names[f"part{number}"] = function_of(f"part{number}", body.function(f"part{number}"), {})
    decide: Decide = function_of("decide", lines, names)  # type: ignore[assignment]
    return decide


class _Body:
    """The lines of one chunk with source for its tuple of truths, and its points."""

    def __init__(self, lines: Sequence[str], met: str, points: str) -> None:
        self.lines, self.met, self.points = tuple(lines), met, points

    def function(self, name: str) -> list[str]:
        """Return the chunk as a function of its own."""
        indented = [f"    {line}" for line in self.lines]
        return [f"def {name}(r):", *indented, f"    return {self.met}, {self.points}"]


def _body(chunk: Chunk, weights: dict[str, int]) -> _Body:
    leaves = zip(chunk.source.margins, chunk.leaves, strict=True)
    tests = iter([margin.passes(strict=leaf.test.strict) for margin, leaf in leaves])
    lines = list(chunk.source.lines)
    met, points = [], []
    for number, planned in enumerate(chunk.targets):
        if unsettled(planned.question):
            met.append("None")
            if planned.target.id in weights:
                raise NotPointwiseError  # its points are an interval
            continue
        lines.append(f"t{number} = {combined(planned.question, tests)}")
        met.append(f"t{number}")
        if planned.target.id in weights:
            points.append(f"{weights[planned.target.id]} * t{number}")
    return _Body(lines, f"({', '.join(met)},)", " + ".join(points) or "0")


def _call(number: int) -> Iterator[str]:
    yield f"    c = part{number}(r)"
    yield "    if c is None: return None"
    yield f"    t{number}, p{number} = c"
