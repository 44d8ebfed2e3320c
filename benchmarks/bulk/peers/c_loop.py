"""Generated C for one ruleset: the machine's own limit, more or less."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Final

import numpy as np

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run
from bulk.truth import Answers, scale
from peers.by_hand import FACTOR
from workload import Target, Test, Workload, program_key

_HEAD: Final = """
#include <stdint.h>
#include <string.h>
#define BLOCK 1024
"""
_ONE: Final = """({columns}uint8_t *restrict verdict, double *restrict points, int32_t *restrict total, long n)
{{
  for (long i = 0; i < n; i++) {{
    uint8_t met = {met};
    verdict[i] = met;
    points[i] = met ? {points}.0 : 0.0;
    total[i] += met ? {points} : 0;
  }}
}}
"""
_ALL: Final = """
void run(void **in, uint8_t **verdict, double **points, double *score, long from, long to)
{{
  int32_t total[BLOCK];
  for (long k = from; k < to; k += BLOCK) {{
    long n = to - k < BLOCK ? to - k : BLOCK;
    memset(total, 0, sizeof total);
{calls}
    for (long i = 0; i < n; i++) score[k + i] = total[i] * {scale!r};
  }}
}}
"""


class CLoop(BulkPeer):
    """C (cc -O3 -march=native), counts cross-multiplied, blocks in the first cache, one thread."""

    name = "C loop"
    most = 1_000
    threads: ClassVar[int] = 1

    @classmethod
    def missing(cls) -> str | None:
        return None if shutil.which("cc") else "a C compiler"

    def prepare(self, workload: Workload, data: Columns) -> Run:
        function = _compiled("".join(_source(workload, data)))
        kept = list(data.values())
        inputs = (ctypes.c_void_p * len(kept))(*(column.ctypes.data for column in kept))
        rows, targets = len(kept[0]), len(workload.targets)
        ends = [rows * thread // self.threads for thread in range(self.threads + 1)]
        pool = ThreadPoolExecutor(self.threads)

        def run(_: object = kept) -> Own:  # pointers keep no column alive
            verdicts = [np.empty(rows, np.uint8) for _ in range(targets)]
            points = [np.empty(rows) for _ in range(targets)]
            score = np.empty(rows)
            outputs = [(ctypes.c_void_p * targets)(*(a.ctypes.data for a in each)) for each in (verdicts, points)]

            def part(thread: int) -> None:
                function(inputs, *outputs, score.ctypes.data, ends[thread], ends[thread + 1])

            if self.threads == 1:
                part(0)
            else:
                list(pool.map(part, range(self.threads)))
            return verdicts, points, score

        return run

    def answers(self, workload: Workload, result: Own) -> Answers:
        del workload
        return Answers(*result)


class CLoopThreads(CLoop):
    """The same on two threads."""

    name = "C loop, two threads"
    threads = 2


def _compiled(source: str) -> ctypes._NamedFuncPointer:
    with TemporaryDirectory() as folder:
        text, library = Path(folder) / "loop.c", Path(folder) / "loop.so"
        text.write_text(source, encoding="utf-8")
        command = [str(shutil.which("cc")), "-O3", "-march=native", "-shared", "-fPIC", "-o", str(library), str(text)]
        subprocess.run(command, check=True)
        function = ctypes.CDLL(str(library)).run
    function.argtypes = [ctypes.c_void_p] * 4 + [ctypes.c_long] * 2
    return function


def _source(workload: Workload, data: Columns) -> Iterator[str]:
    places = {key: place for place, key in enumerate(data)}
    kinds = {key: "int64_t" if column.dtype.kind == "i" else "double" for key, column in data.items()}
    yield _HEAD
    calls, written = [], dict[str, int]()
    for target in workload.targets:
        keys = [program_key(name) for test in target.tests for name in test.names()]
        names = {key: f"c{place}" for place, key in enumerate(keys)}
        columns = "".join(f"const {kinds[key]} *restrict {name}, " for key, name in names.items())
        body = _ONE.format(columns=columns, met=_met(target, names, kinds), points=target.points)
        kind = written.setdefault(body, len(written))  # copies of a target share a function, which compiles sooner
        given = "".join(f"({kinds[key]} *)in[{places[key]}] + k, " for key in keys)
        calls.append(f"    target{kind}({given}verdict[{len(calls)}] + k, points[{len(calls)}] + k, total, n);")
    yield from (f"static __attribute__((noinline)) void target{kind}{body}" for body, kind in written.items())
    yield _ALL.format(calls="\n".join(calls), scale=scale(workload))


def _met(target: Target, names: dict[str, str], kinds: dict[str, str]) -> str:
    return " & ".join(f"({_test(test, names, kinds)})" for test in target.tests)


def _test(test: Test, names: dict[str, str], kinds: dict[str, str]) -> str:
    scaled = FACTOR.fullmatch(test.right)
    left = f"{names[test.left]}[i]"
    if scaled is None:
        return f"{left} {test.operator} {test.right}"
    right = f"{names[program_key(scaled['name'])]}[i]"
    factor = Fraction(scaled["factor"] or 1)
    if kinds[test.left] == "double" and factor != 1:
        return f"{left} {test.operator} {float(factor)!r} * {right}"
    if factor == 1:
        return f"{left} {test.operator} {right}"
    return f"{left} * {factor.denominator} {test.operator} {right} * {factor.numerator}"


PEERS = (CLoop, CLoopThreads)
