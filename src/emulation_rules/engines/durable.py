"""Forward chaining in durable-rules: the default for one report.

The figures of a leaf become two small whole numbers (`plan.evidence`); a network's rules say what they come to.
Composites are facts in turn, derived from the rules that fired, a depth at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import compress
from typing import TypeAlias

from emulation_rules.engines.decision import Decide, Decision, DecisionContext, Figures
from emulation_rules.engines.durable_network import Ends, Network, fact_fields, load_module
from emulation_rules.engines.generated import function_of
from emulation_rules.engines.point_decider import (
    Chunk,
    choices,
    chunks_of,
    figures_read,
    first_that_decides,
    point_weights,
    unsettled,
)
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.evidence import ABOVE, BELOW, Evidence, evidence_of, pass_mark
from emulation_rules.plan.plan import (
    Claimable,
    Combination,
    Exempt,
    Leaf,
    Plan,
    Question,
    parts_of,
    pending,
    settled_by,
)
from emulation_rules.plan.point_source import NotPointwiseError
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.ruling import Ruling

_PER_NETWORK = 20
"""Questions a network holds: a fact of 100 fields fails, and one message may match 64 rules at most."""

_VERDICTS = {"m": Verdict.MET, "n": Verdict.NOT_MET, "u": Verdict.UNDETERMINED}


@dataclass(frozen=True, slots=True)
class _Node:
    """A question that has rules. ``depth`` 0 needs no other question's ruling; ``leaf`` counts leaves alone."""

    number: int
    question: Leaf | Combination | Claimable
    depth: int
    leaf: int

    @property
    def pass_mark(self) -> int:
        """The least end that passes; a composite's ends are counted from what it needs."""
        return pass_mark(self.question.test) if isinstance(self.question, Leaf) else 0

    @property
    def met(self) -> str:
        """The name of its rule that fires where it is met."""
        return f"m{self.number}"


class DurableEngine:
    """Rules by forward chaining. May be shared between threads: each network has a lock."""

    name = "durable"

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._nodes = {id(node.question): node for node in _nodes(plan)}
        module = load_module()
        depths = sorted({node.depth for node in self._nodes.values()})
        levels = [[node for node in self._nodes.values() if node.depth == depth] for depth in depths]
        # Parts come before what they are parts of.
        self._networks = [
            (chunk, Network(module, [(node.number, node.pass_mark) for node in chunk]))
            for level in levels
            for chunk in _chunked(level)
        ]

    def rule(self, readings: Readings) -> tuple[Ruling, ...]:
        """Return one ruling a target."""
        asked = _Asked(self.plan, self._nodes, readings)
        for nodes, network in self._networks:
            fields = ",".join(fact_fields(number, ends) for number, ends in asked.ends(nodes))
            asked.fired.update((int(name[1:]), name[0]) for name in network.fire(fields))
        return tuple(asked.target(number) for number in range(len(self.plan.targets)))

    def decider(self, context: DecisionContext) -> Decide | None:
        """Return the fast way to decide complete plain figures, or None where this plan has none."""
        weights = point_weights(self.plan.ruleset)
        if any(unsettled(planned.question) for planned in self.plan.targets):
            return None
        try:
            ways = [chunks_of(self.plan, second_choice=second) for second in choices(self.plan)]
        except NotPointwiseError:
            return None
        known = {} if weights is None else weights[1]
        return first_that_decides([_PointDecider(self, chunks, context, known).decide for chunks in ways])

    def point_texts(self) -> Iterator[tuple[Network, list[_PointText]]]:
        """Yield each network, in the order in which they fire, with what writes its questions into a fact of points."""
        for nodes, network in self._networks:
            yield network, [_point_text(node, self._nodes) for node in nodes]

    def met_names(self) -> tuple[str, ...]:
        """Return for every target the name of the rule that fires where it is met."""
        return tuple(self._nodes[id(planned.question)].met for planned in self.plan.targets)


def _nodes(plan: Plan) -> Iterator[_Node]:
    """Number the questions with rules; leaves come in walking order, composites after their parts."""
    number = leaf = 0
    for planned in plan.targets:
        for question, depth in _with_depth(planned.question):
            if not isinstance(question, Exempt):
                yield _Node(number, question, depth, leaf)
                number += 1
                leaf += isinstance(question, Leaf)


def _with_depth(question: Question) -> Iterator[tuple[Question, int]]:
    deepest = 0
    for part in parts_of(question):
        for inner, depth in _with_depth(part):
            deepest = max(deepest, depth + 1)
            yield inner, depth
    yield question, deepest


def _chunked(nodes: Sequence[_Node]) -> Iterator[tuple[_Node, ...]]:
    for start in range(0, len(nodes), _PER_NETWORK):
        yield tuple(nodes[start : start + _PER_NETWORK])


# ---- any report ---------------------------------------------------------------------------


class _Asked:
    """One report on its way through the levels."""

    def __init__(self, plan: Plan, nodes: Mapping[int, _Node], readings: Readings) -> None:
        self._plan = plan
        self._nodes = nodes
        self._readings = readings
        self._evidence: dict[int, Evidence] = {}
        self.fired: dict[int, str] = {}

    def ends(self, nodes: Iterable[_Node]) -> Iterator[tuple[int, Ends]]:
        """Yield the ends of every question that applies."""
        for node in nodes:
            pair = self._pair(node.question)
            if pair is not None:
                yield node.number, (*pair, self._claim(node.question))

    def _claim(self, question: Question) -> int:
        claim = self._readings.claims.get(question.id)
        return 0 if claim is None or claim.claim is None else 1 if claim.claim else -1

    def _pair(self, question: Leaf | Combination | Claimable) -> tuple[int, int] | None:
        match question:
            case Claimable():
                return BELOW, ABOVE
            case Leaf():
                evidence = evidence_of(question, self._readings.values)
                self._evidence[id(question)] = evidence
                return None if evidence.exempt is not None else (evidence.low, evidence.high)
            case Combination(need=need):
                return _counted(need, [self._verdict(part) for part in question.parts])

    def _verdict(self, question: Question) -> Verdict:
        node = self._nodes.get(id(question))
        fired = None if node is None else self.fired.get(node.number)
        return Verdict.NOT_APPLICABLE if fired is None else _VERDICTS[fired]

    def target(self, number: int) -> Ruling:
        """Return the ruling on a target."""
        planned = self._plan.targets[number]
        exempt = self._readings.exempt.get(planned.target.id)
        return Ruling(Verdict.NOT_APPLICABLE, exempt) if exempt is not None else self._ruling(planned.question)

    def _ruling(self, question: Question) -> Ruling:
        parts = tuple(self._ruling(part) for part in parts_of(question))
        verdict = self._verdict(question)
        return Ruling(verdict, self._reason(question, verdict, parts), parts)

    def _reason(self, question: Question, verdict: Verdict, parts: Sequence[Ruling]) -> Reason:
        by_figures = self._by_figures(question, verdict, parts)
        claim = self._readings.claims.get(question.id)
        if claim is None or by_figures is not None:
            return by_figures or Reason.NOT_REPORTED
        return settled_by(claim)

    def _by_figures(self, question: Question, verdict: Verdict, parts: Sequence[Ruling]) -> Reason | None:
        """The reason without a claim, or None where only a claim can have decided."""
        match question:
            case Exempt(_, _, reason):
                return reason
            case Claimable():
                return pending(question) if verdict is Verdict.UNDETERMINED else None
            case Leaf():
                return _leaf_reason(question, self._evidence[id(question)], verdict)
            case Combination(need=need):
                return _combined_reason(need, verdict, parts)


def _leaf_reason(leaf: Leaf, evidence: Evidence, verdict: Verdict) -> Reason | None:
    if verdict is Verdict.NOT_APPLICABLE:
        return evidence.exempt
    if verdict is Verdict.UNDETERMINED:
        return evidence.open
    decided = evidence.low >= pass_mark(leaf.test) or evidence.high < pass_mark(leaf.test)
    return evidence.decided if decided else None


def _combined_reason(need: int | None, verdict: Verdict, parts: Sequence[Ruling]) -> Reason | None:
    if verdict is Verdict.NOT_APPLICABLE:
        return Reason.NO_MEMBER_APPLIES
    if verdict is Verdict.UNDETERMINED:
        return next(part.reason for part in parts if part.verdict is Verdict.UNDETERMINED)
    low, high = _counted(need, [part.verdict for part in parts]) or (BELOW, ABOVE)
    return Reason.MEMBERS if low >= 0 or high < 0 else None


def _counted(need: int | None, verdicts: Sequence[Verdict]) -> tuple[int, int] | None:
    """How many parts are certainly and possibly met beyond what is needed; None where none applies."""
    applying = [verdict for verdict in verdicts if verdict is not Verdict.NOT_APPLICABLE]
    if not applying:
        return None
    wanted = len(applying) if need is None else min(need, len(applying))
    certain = sum(verdict is Verdict.MET for verdict in applying)
    possible = sum(verdict is not Verdict.NOT_MET for verdict in applying)
    return certain - wanted, possible - wanted


# ---- complete plain figures -----------------------------------------------------------------


_PointText: TypeAlias = Callable[[Sequence[int], AbstractSet[str]], str]
"""Fields of one question, from the ends of all leaves and the names of the rules that fired before."""


def _point_text(node: _Node, nodes: Mapping[int, _Node]) -> _PointText:
    question = node.question
    if not isinstance(question, Combination):
        leaf, by_end = node.leaf, {end: fact_fields(node.number, (end, end, 0)) for end in (BELOW, 0, ABOVE)}
        return lambda ends, _: by_end[ends[leaf]]
    parts = [nodes[id(part)].met for part in question.parts]
    wanted = len(parts) if question.need is None else question.need
    by_count = [fact_fields(node.number, (met - wanted, met - wanted, 0)) for met in range(len(parts) + 1)]
    return lambda _, fired: by_count[sum([part in fired for part in parts])]


class _PointDecider:
    """Reads complete plain figures with generated source and lets the networks rule on their signs."""

    def __init__(
        self, engine: DurableEngine, chunks: Sequence[Chunk], context: DecisionContext, weights: Mapping[str, int]
    ) -> None:
        self._context = context
        self._signs = [_signs(number, chunk) for number, chunk in enumerate(chunks)]
        self._texts = list(engine.point_texts())
        self._met = engine.met_names()
        self._weights = [weights.get(planned.target.id, 0) for chunk in chunks for planned in chunk.targets]
        self._expected = figures_read(engine.plan, chunks)

    def decide(self, figures: Figures, unit: str) -> Decision | None:
        if len(figures) != self._expected:
            return None
        ends: list[int] = []
        for signs in self._signs:
            found = signs(figures)
            if found is None:
                return None
            ends += found
        fired: set[str] = set()
        for network, texts in self._texts:
            fired.update(network.fire(",".join([text(ends, fired) for text in texts])))
        met = tuple([name in fired for name in self._met])
        return Decision(self._context, {**figures}, met, sum(compress(self._weights, met)), unit)


_Signs: TypeAlias = Callable[[Figures], tuple[int, ...] | None]


def _signs(number: int, chunk: Chunk) -> _Signs:
    """Return what reads the figures of a chunk, and the end of every leaf: BELOW, 0 or ABOVE."""
    name = f"signs{number}"
    ends = "".join(f"{ABOVE} * ({margin.sign()}), " for margin in chunk.source.margins)
    lines = [f"def {name}(r):", *(f"    {line}" for line in chunk.source.lines), f"    return ({ends})"]
    made: _Signs = function_of(name, lines, {})  # type: ignore[assignment]
    return made
