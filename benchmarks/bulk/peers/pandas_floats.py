"""pandas as one writes it by hand: columns compared and added."""

from __future__ import annotations

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run, conditions, read
from bulk.truth import Answers, scale
from workload import Workload


class Pandas(BulkPeer):
    """pandas, plain floats, a new frame of all columns."""

    name = "pandas by hand"
    needs = ("pandas",)

    def ingest(self, columns: Columns) -> Own:
        import pandas as pd

        return pd.DataFrame(columns, copy=False)

    def prepare(self, workload: Workload, data: Own) -> Run:
        import pandas as pd

        targets, part = workload.targets, scale(workload)
        decide = eval(f"lambda c: ({','.join(conditions(target, read) for target in targets)},)")  # noqa: S307

        def run() -> Own:
            found, total = {}, 0.0
            for target, met in zip(targets, decide(data), strict=True):
                points = met * float(target.points)
                found[f"{target.id}_verdict"], found[f"{target.id}_points"] = met, points
                total = total + points
            found["score"] = total * part
            return pd.DataFrame(found, copy=False)

        return run

    def answers(self, workload: Workload, result: Own) -> Answers:
        verdicts = [result[f"{target.id}_verdict"].to_numpy() for target in workload.targets]
        points = [result[f"{target.id}_points"].to_numpy() for target in workload.targets]
        return Answers(verdicts, points, result["score"].to_numpy())


PEERS = (Pandas,)
