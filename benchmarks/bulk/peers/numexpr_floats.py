"""numexpr: an expression a target, compiled by itself and run on both processors."""

from __future__ import annotations

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run, conditions
from bulk.truth import Answers, scale
from workload import Workload

_OPERANDS = 20
"""How many columns are added in one expression; it takes 32 at most."""


class Numexpr(BulkPeer):
    """numexpr, plain floats, two threads."""

    name = "numexpr by hand"
    needs = ("numexpr",)
    most = 100

    def prepare(self, workload: Workload, data: Columns) -> Run:
        import numexpr

        numexpr.set_num_threads(2)
        names = {_identifier(key): column for key, column in data.items()}
        verdicts = [conditions(target, _identifier) for target in workload.targets]
        worth = [float(target.points) for target in workload.targets]
        part = scale(workload)

        def run() -> Own:
            met = [numexpr.evaluate(each, names) for each in verdicts]
            points = [numexpr.evaluate(f"where(m, {p}, 0.0)", {"m": m}) for m, p in zip(met, worth, strict=True)]
            score = None
            for start in range(0, len(points), _OPERANDS):
                terms = {f"p{n}": one for n, one in enumerate(points[start : start + _OPERANDS])}
                source = " + ".join(terms)
                if score is not None:
                    source, terms = f"score + {source}", {**terms, "score": score}
                score = numexpr.evaluate(source, terms)
            return met, points, numexpr.evaluate(f"score * {part!r}", {"score": score})

        return run

    def answers(self, workload: Workload, result: Own) -> Answers:
        del workload
        return Answers(*result)


def _identifier(key: str) -> str:
    return key.replace("@", "_at_")


PEERS = (Numexpr,)
