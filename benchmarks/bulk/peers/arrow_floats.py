"""pyarrow's compute functions, called one by one."""

from __future__ import annotations

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run
from bulk.peers.tables import arrow_table, from_arrow
from bulk.truth import Answers, scale
from peers.by_hand import FACTOR
from workload import Test, Workload, program_key

_FUNCTIONS = {"<=": "less_equal", "<": "less", ">=": "greater_equal", ">": "greater", "==": "equal"}


class Arrow(BulkPeer):
    """pyarrow.compute, plain floats."""

    name = "pyarrow by hand"
    needs = ("pyarrow",)

    def ingest(self, columns: Columns) -> Own:
        return arrow_table(columns)

    def prepare(self, workload: Workload, data: Own) -> Run:
        import pyarrow as pa
        import pyarrow.compute as pc

        part = scale(workload)

        def run() -> Own:
            found, total = {}, None
            for target in workload.targets:
                met = _holds(target.tests[0], data)
                for test in target.tests[1:]:
                    met = pc.and_(met, _holds(test, data))
                points = pc.multiply(pc.cast(pc.cast(met, pa.int8()), pa.float64()), float(target.points))
                found[f"{target.id}_verdict"], found[f"{target.id}_points"] = met, points
                total = points if total is None else pc.add(total, points)
            return pa.table({**found, "score": pc.multiply(total, part)})

        return run

    def answers(self, workload: Workload, result: Own) -> Answers:
        return from_arrow(workload, result)


def _holds(test: Test, data: Own) -> Own:
    import pyarrow.compute as pc

    scaled = FACTOR.fullmatch(test.right)
    if scaled is None:
        right: Own = float(test.right)
    else:
        right = data[program_key(scaled["name"])]
        if scaled["factor"] is not None:
            right = pc.multiply(right, float(scaled["factor"]))
    return pc.call_function(_FUNCTIONS[test.operator], [data[test.left], right])


PEERS = (Arrow,)
