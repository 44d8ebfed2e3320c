"""NumPy as one writes it by hand: plain comparisons of floats, whole columns or blocks that stay in the cache."""

from __future__ import annotations

from typing import Final

import numpy as np

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run, conditions, read
from bulk.truth import Answers, scale
from workload import Workload

BLOCK: Final = 16_384


class NumPyBlocks(BulkPeer):
    """NumPy, plain floats, blocks of 16,384 rows, one thread."""

    name = "numpy, blocks"

    def prepare(self, workload: Workload, data: Columns) -> Run:
        source = ",".join(conditions(target, read) for target in workload.targets)
        decide = eval(f"lambda c: ({source},)")  # noqa: S307
        points, rows = [np.float32(target.points) for target in workload.targets], len(next(iter(data.values())))
        part = scale(workload)

        def run() -> Own:
            verdicts = [np.empty(rows, bool) for _ in points]
            earned = [np.empty(rows) for _ in points]
            score = np.empty(rows)
            one, total = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.float32)
            for start in range(0, rows, BLOCK):
                block = slice(start, min(start + BLOCK, rows))
                here = slice(0, block.stop - start)
                total[here] = 0
                met = decide({key: column[block] for key, column in data.items()})
                for verdict, column, each, worth in zip(verdicts, earned, met, points, strict=True):
                    verdict[block] = each
                    np.multiply(each, worth, out=one[here])
                    column[block] = one[here]
                    total[here] += one[here]
                np.multiply(total[here], part, out=score[block], dtype=np.float64)
            return verdicts, earned, score

        return run

    def answers(self, workload: Workload, result: Own) -> Answers:
        del workload
        return Answers(*result)


PEERS = (NumPyBlocks,)
