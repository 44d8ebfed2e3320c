"""The project's own engines, as a program uses them."""

from __future__ import annotations

from typing import ClassVar

from emulation_rules import Decision, Evaluation, Evaluator, Verdict, compile_ruleset, loads, report_from_figures
from emulation_rules.engines.choice import EngineName
from peers.base import Decide, Outcome, Own, Peer
from workload import Figures, Workload


class _Ours(Peer):
    engine: ClassVar[EngineName]

    def __init__(self) -> None:
        self.evaluator: Evaluator

    def prepare(self, workload: Workload) -> Decide:
        self.evaluator = compile_ruleset(loads(workload.text), engine=self.engine)
        return self.evaluator.decide

    def outcome(self, result: Own) -> Outcome:
        assert isinstance(result, Decision)  # noqa: S101
        return result.met, result.points.number


class Compiled(_Ours):
    """`Evaluator.decide`: a `Decision` with verdicts and points."""

    name = "compiled"
    engine = "compiled"


class CompiledRead(Compiled):
    """The same, then `verdicts` by target id and `points` as exact numbers are read from it."""

    name = "compiled, all read"

    def prepare(self, workload: Workload) -> Decide:
        decide = super().prepare(workload)

        def decided_and_read(report: Own) -> Own:
            decision = decide(report)
            return decision, decision.verdicts, decision.points

        return decided_and_read

    def outcome(self, result: Own) -> Outcome:
        return super().outcome(result[0])


class Durable(_Ours):
    """`Evaluator.decide` with the durable engine."""

    name = "durable"
    needs = "durable_rules_engine"
    engine = "durable"


class Reference(_Ours):
    """`Evaluator.decide` with the reference engine, which always evaluates in full."""

    name = "reference"
    engine = "reference"


class _Full(_Ours):
    def prepare(self, workload: Workload) -> Decide:
        super().prepare(workload)
        return self.evaluator.evaluate

    def figures(self, report: Figures) -> Own:
        return report_from_figures(self.evaluator.ruleset, report)

    def outcome(self, result: Own) -> Outcome:
        assert isinstance(result, Evaluation)  # noqa: S101
        met = {Verdict.MET: True, Verdict.NOT_MET: False}
        return [met.get(assessment.verdict) for assessment in result.assessments], result.score.points.number


class CompiledFull(_Full):
    """`Evaluator.evaluate`: every reason, margin and quote."""

    name = "compiled, in full"
    engine = "compiled"


class DurableFull(_Full):
    """The same with the durable engine."""

    name = "durable, in full"
    needs = "durable_rules_engine"
    engine = "durable"


class ReferenceFull(_Full):
    """The same with the reference engine."""

    name = "reference, in full"
    engine = "reference"


PEERS = (Compiled, CompiledRead, Durable, Reference, CompiledFull, DurableFull, ReferenceFull)
