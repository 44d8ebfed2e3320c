"""zen-engine, which decides in decimals of 28 digits, compiled to machine code."""

from __future__ import annotations

from peers.base import Decide, Outcome, Own, Peer
from workload import BEFORE, Figures, Workload


class Zen(Peer):
    """A JDM decision with one expression node for verdicts and points, static loader, `engine.evaluate`."""

    name = "zen-engine"
    needs = "zen"

    def prepare(self, workload: Workload) -> Decide:
        import zen  # noqa: PLC0415  (an extra)

        self._ids = [target.id for target in workload.targets]
        engine = zen.ZenEngine({"loader": {"type": "static", "content": {"pact": _decision(workload)}}})
        evaluate = engine.evaluate
        return lambda report: evaluate("pact", report)

    def figures(self, report: Figures) -> Own:
        return {_identifier(key): value for key, value in report.items()}

    def outcome(self, result: Own) -> Outcome:
        found = result["result"]
        return [found[name] for name in self._ids], found["points"]


def _identifier(key: str) -> str:
    name, at, _ = key.partition("@")
    return name + BEFORE if at else name


def _decision(workload: Workload) -> Own:
    verdicts = zip(workload.targets, workload.render(str), strict=True)
    expressions = [{"id": target.id, "key": target.id, "value": condition} for target, condition in verdicts]
    terms = ", ".join(f"($.{target.id} ? {target.points} : 0)" for target in workload.targets)
    expressions.append({"id": "points", "key": "points", "value": f"sum([{terms}])"})
    content = {"expressions": expressions, "passThrough": False}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "content": {}},
        {"id": "pact", "name": "pact", "type": "expressionNode", "content": content},
        {"id": "out", "name": "out", "type": "outputNode", "content": {}},
    ]
    edges = [("in", "pact"), ("pact", "out")]
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": nodes,
        "edges": [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in edges],
    }


PEERS = (Zen,)
