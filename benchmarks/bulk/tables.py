"""Results of the bulk studies as Markdown."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from bulk.hard_rows import FAMILIES
from bulk.peers import PEERS
from bulk.peers.c_loop import CLoop
from bulk.peers.numpy_floats import NumPyBlocks
from bulk.peers.ours import Pandas
from bulk.peers.polars_floats import PolarsLazy as PolarsByHand
from bulk.peers.spark import Spark, SparkFile, SparkWords
from bulk.previous_year import JOIN, JOIN_TABLES, PANEL, SHUFFLED, TABLES, WIDE
from bulk.side_by_side import Found, median_ratio
from markdown_tables import left_out, number_text, table

_UNDER: Final = (CLoop.name, NumPyBlocks.name, PolarsByHand.name)


def in_memory(found: Found) -> str:
    """Times of columns in memory, a table a case."""
    return "\n".join(f"### {label[0].upper()}{label[1:]}\n\n{beside(one, _UNDER)}" for label, one in found.items())


def beside(found: Found, under: Sequence[str]) -> str:
    """Times beside those of some peers, fastest first."""
    times: Mapping[str, Sequence[float]] = found["times"]
    under = [name for name in under if name in times]
    rows = []
    for name in sorted(times, key=lambda each: statistics.median(times[each])):
        median, given = statistics.median(times[name]), found["given"][name]
        spent = {what: statistics.median(runs) * 1e3 for what, runs in found["spent"][name].items()}
        rows.append(
            [
                name if given == found["rows"] else f"{name} ({given:,} rows)",
                number_text(1e3 / median),
                number_text(median),
                number_text(min(times[name])),
                *(f"{median_ratio(times, name, other):.2f}" for other in under),
                _memory(found["mib"][name]),
                number_text(spent["ingest"] + spent["prepare"]),
                str(mistakes(found["wrong"][name])),
                (PEERS[name].__doc__ or "").partition("\n")[0].rstrip("."),
            ]
        )
    against = [f"× {name}" for name in under]
    head = ["", "M rows/s", "ns a row", "least", *against, "MiB added", "ms to make ready", "wrong", "what it is"]
    return table(head, rows) + left_out(found["failed"])


def mistakes(wrong: Mapping[str, int]) -> int:
    """Return how many verdicts, points and scores are wrong."""
    return wrong["verdicts"] + wrong["points"] + wrong["scores"]


def _memory(mib: float | None) -> str:
    return "" if mib is None else number_text(mib)


def previous_year(found: Found) -> str:
    """Times of finding the previous year's value, and what they are beside a join."""
    rows, failed = [], dict[str, str]()
    for one in found.values():
        failed |= one["failed"]
        times = one["times"]
        if not times:
            continue
        names = (JOIN, WIDE, PANEL, TABLES, SHUFFLED, JOIN_TABLES)
        join, panel, aligned, shuffled = previous_ratios(times)
        rows.append(
            [
                f"{one['engine']}, units as {'words' if one['text'] else 'numbers'}",
                f"{one['units']:,}",
                *(number_text(statistics.median(times[name])) for name in names),
                *(f"{ratio:.2f}" for ratio in (panel, aligned, shuffled)),
                str(one["wrong"]["mistakes"]),
            ]
        )
        del join
    head = ["ns a unit", "units", JOIN, WIDE, PANEL, TABLES, SHUFFLED, JOIN_TABLES]
    head += ["finding × join", "same order × joined already", "other order × join", "wrong"]
    return table(head, rows) + left_out(failed)


def previous_ratios(times: Mapping[str, Sequence[float]]) -> tuple[float, float, float, float]:
    """Return the join's time, and three ratios: what a panel costs to it, aligned tables to none, others to a join."""

    def found(whole: str, join: str) -> float:
        rounds = zip(times[whole], times[WIDE], times[join], strict=True)
        return statistics.median((each - wide) / under for each, wide, under in rounds)

    aligned = median_ratio(times, TABLES, WIDE)
    return statistics.median(times[JOIN]), found(PANEL, JOIN), aligned, found(SHUFFLED, JOIN_TABLES)


def on_marks(found: Found) -> str:
    """Times where every row lies on a mark beside ordinary ones."""
    rows = []
    for kind, one in found.items():
        for name, times in one["times"].items():
            medians = [number_text(statistics.median(times[which])) for which in ("ordinary", "on marks")]
            wrong = sum(mistakes(each) for each in one["wrong"][name].values())
            rows.append([f"{name}, {kind}", *medians, f"{median_ratio(times, 'on marks', 'ordinary'):.2f}", str(wrong)])
    failed = {f"{name}, {kind}": why for kind, one in found.items() for name, why in one["failed"].items()}
    head = ["ns a row", "ordinary", "every row on its marks", "ratio", "wrong"]
    return table(head, rows) + left_out(failed)


def growth(found: Found) -> str:
    """Nanoseconds a row by targets and rows, and how steeply they grow."""
    names = list(dict.fromkeys(name for one in found.values() for name in one["times"]))
    rows = []
    for one in found.values():
        medians = [number_text(statistics.median(one["times"][name])) if name in one["times"] else "" for name in names]
        rows.append([f"{one['targets']:,}", f"{one['rows']:,}", *medians])
    for what, slope in steps(found):
        rows.append(["slope", what, *(f"{slope[name]:.2f}" if name in slope else "" for name in names)])
    failed = {f"{name}, {key}": why for key, one in found.items() for name, why in one["failed"].items()}
    return table(["targets", "units", *(f"{name}, ns a row" for name in names)], rows) + left_out(failed)


def steps(found: Found) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield slopes of time on logarithmic scales, 1 where it is in proportion: over units, then over targets."""
    by_size = {(one["targets"], one["rows"]): one["times"] for one in found.values()}
    few, most = min(targets for targets, _ in by_size), max(rows for _, rows in by_size)
    low = min(100_000, most // 10)
    if (few, low) in by_size and (few, most) in by_size:
        yield f"{low:,} to {most:,}", _slope(by_size[few, low], by_size[few, most], most // low)
    widest = max(targets for targets, _ in by_size)
    common = max(rows for targets, rows in by_size if targets == widest)
    if (few, common) in by_size and few < widest:
        before, after = by_size[few, common], by_size[widest, common]
        yield f"{few} to {widest:,} targets", _slope(before, after, widest / few, each=1)


def _slope(
    before: Mapping[str, Sequence[float]], after: Mapping[str, Sequence[float]], times: float, each: float = 0
) -> dict[str, float]:
    """Return slopes by name. Times are a row's; ``each`` is 1 where it is the row that grew."""

    def one(name: str) -> float:
        grew = statistics.median(after[name]) / statistics.median(before[name])
        return (1 - each) + math.log(grew) / math.log(times)

    return {name: one(name) for name in before if name in after}


def files(found: Found) -> str:
    """Seconds and memory of whole processes."""
    rows = []
    for size, one in found.items():
        for way, runs in one["ways"].items():
            few, many = runs["1000"], runs[size]
            seconds, start = (statistics.median(run["seconds"] for run in each) for each in (many, few))
            processor = statistics.median(run["processor"] for run in many)
            rows.append(
                [
                    way,
                    f"{int(size):,}",
                    f"{one['mb']:,.0f}",
                    number_text(seconds),
                    number_text(processor),
                    number_text(start),
                    number_text(int(size) / seconds / 1e6),
                    f"{max(run['mib'] for run in many):,.0f}",
                    str(mistakes(runs["wrong"])),
                ]
            )
    head = ["", "rows", "MB of Parquet", "seconds", "of the processor", "with 1,000 rows", "M rows/s"]
    return table([*head, "peak MiB", "wrong"], rows)


def exactness(found: Found) -> str:
    """Answers that differ from the reference engine, by back-end and family; and boundaries."""
    names = [family.name for family in FAMILIES]
    rows = []
    for backend, told in found["rows"].items():
        each = [_differing(told[name]) if name in told else "" for name in names]
        rows.append([backend, *each, f"{sum(one['checked'] for one in told.values()):,}"])
    head = ["verdicts, points and scores that differ", *names, "verdicts compared"]
    return table(head, rows) + "\n" + _ties(found["ties"]) + left_out(found["failed"])


def _differing(told: Mapping[str, int]) -> str:
    return f"{told['verdicts']} + {told['points']} + {told['scores']}" if mistakes(told) else "0"


def _ties(ties: Mapping[str, Mapping[str, Sequence[int]]]) -> str:
    kinds = {kind: count[0] for counts in ties.values() for kind, count in counts.items()}
    rows = [
        [way, *(_share(*counts[kind]) for kind in kinds), _share(*map(sum, zip(*counts.values(), strict=True)))]
        for way, counts in ties.items()
    ]
    head = ["wrong at a boundary", *(f"{kind} ({number:,})" for kind, number in kinds.items())]
    return table([*head, f"all ({sum(kinds.values()):,})"], rows)


def _share(cases: int, wrong: int) -> str:
    return f"{wrong:,} ({100 * wrong / cases:.1f} %)" if wrong else "0"


def checkers(found: Found) -> str:
    """Times of packages that check frames, beside ours."""
    return beside(found, (Pandas.name,))


def spark(found: Found) -> str:
    """Times of Spark."""
    return beside(found, (Spark.name, SparkWords.name, SparkFile.name))


def instructions(found: Found) -> str:
    """Instructions a row."""
    kinds = list(found["counts"])
    names = list(dict.fromkeys(name for counts in found["counts"].values() for name in counts))
    rows = [[name, *(number_text(found["counts"][kind].get(name, math.nan)) for kind in kinds)] for name in names]
    head = [f"instructions a row, {found['rows']:,} rows", *kinds]
    return table(head, rows) + left_out(found["failed"])


BULK_TABLES: dict[str, Callable[[Found], str]] = {
    "bulk": in_memory,
    "previous-year": previous_year,
    "on-marks": on_marks,
    "bulk-growth": growth,
    "files": files,
    "exact-rows": exactness,
    "checkers": checkers,
    "spark": spark,
    "instructions": instructions,
}
