"""Forward chaining in durable-rules: the default for one report. The only file that knows the package.

durable-rules crashes on hostile numbers, so it never sees a reported one: it is given facts of small whole numbers we
made ourselves (`plan.evidence`), and its rules say what they come to. Every question of the plan has three rules of which
exactly one fires: met (``m``), not met (``n``), undetermined (``u``). Composites are facts in turn, derived from the
rules that fired.

The C module is driven without the package's Python host: the host starts threads and costs four times as much.
"""

from __future__ import annotations

import json
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TypeAlias

from emulation_rules.engines.decision import Decide, Decision, DecisionContext, Figures, FigureValue
from emulation_rules.engines.generated import function_of
from emulation_rules.engines.point_decider import (
    Chunk,
    choices,
    chunks_of,
    first_that_decides,
    point_weights,
    unsettled,
)
from emulation_rules.model.errors import EngineUnavailableError
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

_SESSION = "1"

_VERDICTS = {"m": Verdict.MET, "n": Verdict.NOT_MET, "u": Verdict.UNDETERMINED}

Ends: TypeAlias = tuple[int, int, int]
"""Low end, high end and claim (1 true, -1 false, 0 none) of one question."""


def load_module() -> ModuleType:
    """Return durable-rules' C module. Raises `EngineUnavailableError` where it is not installed or does not load."""
    try:
        import durable_rules_engine  # noqa: PLC0415  (only when the engine is used)
    except (ImportError, OSError) as error:
        raise EngineUnavailableError(f"durable-rules is not available: {error}") from error
    module: ModuleType = durable_rules_engine
    return module


@dataclass(frozen=True, slots=True)
class _Node:
    """A question that has rules. ``depth`` 0 needs no other question's ruling; ``leaf`` counts leaves alone."""

    number: int
    question: Leaf | Combination | Claimable
    depth: int
    leaf: int


class DurableEngine:
    """Rules by forward chaining. May be shared between threads: each network has a lock."""

    name = "durable"

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._nodes = {id(node.question): node for node in _nodes(plan)}
        module = load_module()
        depths = sorted({node.depth for node in self._nodes.values()})
        self._levels = [
            [
                _Network(module, chunk)
                for chunk in _chunked([node for node in self._nodes.values() if node.depth == depth])
            ]
            for depth in depths
        ]

    def rule(self, readings: Readings) -> tuple[Ruling, ...]:
        """Return one ruling a target."""
        asked = _Asked(self.plan, self._nodes, readings)
        for level in self._levels:
            for network in level:
                asked.fired.update(network.fire(asked.ends(network.nodes)))
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

    def fire_points(self, ends: Sequence[int]) -> dict[int, str]:
        """Fire all rules on points: ``ends`` holds, in order of leaves, -2, 0 or 2."""
        fired: dict[int, str] = {}
        for level in self._levels:
            for network in level:
                fired.update(network.fire(_point_ends(network.nodes, ends, fired, self._nodes)))
        return fired

    def truths(self, fired: Mapping[int, str]) -> tuple[bool, ...]:
        """Return whether each target was met."""
        return tuple(fired[self._nodes[id(planned.question)].number] == "m" for planned in self.plan.targets)


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


# ---- the network --------------------------------------------------------------------------


class _Network:
    """One ruleset of durable-rules for some questions of one depth."""

    def __init__(self, module: ModuleType, nodes: tuple[_Node, ...]) -> None:
        self.nodes = nodes
        self._module = module
        self._lock = threading.Lock()
        self._facts = 0
        rules = {name: rule for node in nodes for name, rule in _rules(node)}
        self._handle = module.create_ruleset("questions", json.dumps(rules))
        self._session = _Session()
        # Not at exit: the process gives everything back anyway.
        weakref.finalize(self, _dispose, module, self._handle, self._session).atexit = False

    def fire(self, ends: Iterable[tuple[int, Ends]]) -> dict[int, str]:
        """Assert one fact of all questions' ends; return which rule of each question fired."""
        fields = ",".join(f'"a{n}":{low},"b{n}":{high},"c{n}":{claim}' for n, (low, high, claim) in ends)
        if not fields:
            return {}
        with self._lock:
            self._facts += 1
            fact = f'{{"sid":"{_SESSION}","id":{self._facts},{fields}}}'
            try:
                return dict(self._fired(fact))
            finally:
                # One fixed session, emptied each time: `delete_state` can crash, and without either, memory grows.
                self._module.retract_fact(self._handle, fact)

    def _fired(self, fact: str) -> Iterator[tuple[int, str]]:
        _, state = self._module.assert_fact(self._handle, fact)
        started = self._module.start_action_for_state(self._handle, state)
        message = started and started[1]
        while message:
            self._session.acted = True
            name = message[2 : message.index('"', 2)]
            yield int(name[1:]), name[0]
            message = self._module.complete_and_start_action(self._handle, state)


@dataclass(slots=True)
class _Session:
    """Whether an action ever ran in a network's one session."""

    acted: bool = False


def _dispose(module: ModuleType, handle: object, session: _Session) -> None:
    """Give a network's memory back: some 180 KB for its rules, and twice that for the session.

    A session in which no action ran must not be deleted: that frees an uninitialised pointer.
    """
    if session.acted:
        module.delete_state(handle, _SESSION)
    module.delete_ruleset(handle)


def _rules(node: _Node) -> Iterator[tuple[str, object]]:
    """Three rules of which exactly one fires on a fact that has the question's ends."""
    low, high, claim = (f"{letter}{node.number}" for letter in "abc")
    k = pass_mark(node.question.test) if isinstance(node.question, Leaf) else 0
    passes, fails = {"$gte": {low: k}}, {"$lt": {high: k}}
    undecided = [{"$lt": {low: k}}, {"$gte": {high: k}}]
    claimed = {"$and": [*undecided, {"$gt": {claim: 0}}]}
    denied = {"$and": [*undecided, {"$lt": {claim: 0}}]}
    yield f"m{node.number}", {"all": [{"f": {"$or": [passes, claimed]}}]}
    yield f"n{node.number}", {"all": [{"f": {"$or": [fails, denied]}}]}
    yield f"u{node.number}", {"all": [{"f": {"$and": [*undecided, {claim: 0}]}}]}


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


def _point_ends(
    nodes: Iterable[_Node], ends: Sequence[int], fired: Mapping[int, str], by_question: Mapping[int, _Node]
) -> Iterator[tuple[int, Ends]]:
    for node in nodes:
        if isinstance(node.question, Combination):
            parts = [fired[by_question[id(part)].number] for part in node.question.parts]
            over = parts.count("m") - (len(parts) if node.question.need is None else node.question.need)
            yield node.number, (over, over, 0)
        else:
            yield node.number, (ends[node.leaf], ends[node.leaf], 0)


class _PointDecider:
    """Reads complete plain figures with generated source and lets the networks rule on their signs."""

    def __init__(
        self, engine: DurableEngine, chunks: Sequence[Chunk], context: DecisionContext, weights: Mapping[str, int]
    ) -> None:
        self._engine = engine
        self._context = context
        self._signs = [_signs(number, chunk) for number, chunk in enumerate(chunks)]
        self._weights = [weights.get(planned.target.id, 0) for chunk in chunks for planned in chunk.targets]
        self._keys = tuple(engine.plan.slots[slot].key for chunk in chunks for slot in chunk.source.slots)
        self._expected = len(set(self._keys))

    def decide(self, figures: Figures) -> Decision | None:
        if len(figures) != self._expected:
            return None
        values: list[FigureValue] = []
        ends: list[int] = []
        for signs in self._signs:
            found = signs(figures)
            if found is None:
                return None
            values += found[0]
            ends += found[1]
        met = self._engine.truths(self._engine.fire_points(ends))
        points = sum(weight for weight, truth in zip(self._weights, met, strict=True) if truth)
        return Decision(self._context, self._keys, tuple(values), met, points)


_Signs: TypeAlias = Callable[[Figures], tuple[tuple[FigureValue, ...], tuple[int, ...]] | None]


def _signs(number: int, chunk: Chunk) -> _Signs:
    name = f"signs{number}"
    values = "".join(f"v{slot}, " for slot in chunk.source.slots)
    ends = "".join(f"2 * ((m{leaf} > 0) - (m{leaf} < 0)), " for leaf in range(len(chunk.leaves)))
    lines = [f"def {name}(r):", *(f"    {line}" for line in chunk.source.lines), f"    return ({values}), ({ends})"]
    made: _Signs = function_of(name, lines, {})  # type: ignore[assignment]
    return made
