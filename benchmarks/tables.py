"""Results of the studies of single reports as Markdown, and the goals they are held to."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterator, Sequence

from goal import Goal
from markdown_tables import left_out, number_text, table
from measure import ratios, summary
from peers import PEERS
from peers.by_hand import ExactByHand
from peers.durable_rules import SplitFacts
from peers.ours import Compiled, Durable, Reference
from peers.zen_engine import Zen
from studies import SIZES, Found

PYDANTIC = "from pydantic import BaseModel"


# ---- tables -------------------------------------------------------------------------------


def one_report(found: Found) -> str:
    """Times of one report beside straight Python."""
    return _beside(found, ExactByHand.name)


def durable(found: Found) -> str:
    """Times of one report beside the C module with a fact a target."""
    return _beside(found, SplitFacts.name)


def in_full(found: Found) -> str:
    """Times of full evaluations and growth in memory."""
    grown = [[f"`{name}`", f"{row['reports']:,}", f"{row['mib']:.1f}"] for name, row in found["grown"].items()]
    return _beside(found, None) + "\n" + table(["deciding", "reports", "MiB grown"], grown)


def growth(found: Found) -> str:
    """Times by size, and how they grow."""
    names, rows = (Compiled.name, ExactByHand.name), []
    before: dict[str, float] = {}
    for size, side in found.items():
        times = side["times"]
        now = {name: statistics.median(times[name]) / 1e3 for name in names}
        grew = [f"{now[name] / before[name]:.1f}" if before else "" for name in names]
        ratio = statistics.median(ratios(times[names[0]], times[names[1]]))
        rows.append([f"{int(size):,}", *(number_text(now[name]) for name in names), f"{ratio:.2f}", *grew])
        before = now
    head = ["targets", *(f"{name}, µs" for name in names), "ratio", *(f"{name} grew ×" for name in names)]
    return table(head, rows)


def cluster(found: Found) -> str:
    """Times of ranking a cluster by its number of units, and how they grow."""
    rows, before = [], 0.0
    for units, one in found.items():
        ours, hand = one["times"]["standings"], one["times"]["by hand"]
        now = statistics.median(ours)
        each = now / int(units)
        grew = f"{each / before:.2f}" if before else ""
        ratio = statistics.median(ratios(ours, hand))
        rows.append(
            [f"{int(units):,}", f"{now * 1e3:,.0f}", f"{each * 1e3:.2f}", f"{ratio:.0f}", grew, str(one["wrong"])]
        )
        before = each
    head = ["units", "ms", "ms a unit", "× points and ranks by hand", "ms a unit grew ×", "units that differ"]
    return table(head, rows)


def start_up(found: Found) -> str:
    """Times of whole processes beside pydantic's import."""
    times = found["times"]
    rows = [
        [f"`{name}`", f"{statistics.median(own):.0f}", f"{min(own):.0f}", _ratio(own, times[PYDANTIC])]
        for name, own in times.items()
    ]
    return table(["process", "median ms", "least", "× pydantic"], rows)


def loading(found: Found) -> str:
    """Times from text to the first decision."""
    rows = []
    for name, runs in found["phases"].items():
        *phases, processor = (statistics.median(phase) for phase in zip(*runs, strict=True))
        whole = statistics.median(sum(run[:-1]) for run in runs)
        rows.append([name, *map(number_text, [*phases, whole, processor])])
    rows += [[name, "", "", "", number_text(statistics.median(runs)), ""] for name, runs in found["ready"].items()]
    head = ["engine", "text to ruleset, ms", "ruleset to evaluator", "first decision", "all", "of the processor"]
    return f"{found['bytes'] / 1000:,.0f} kB of YAML.\n\n" + table(head, rows)


def exactness(found: Found) -> str:
    """Wrong verdicts by kind of boundary."""
    wrong = found["wrong"]
    kinds = {kind: count[0] for counts in wrong.values() for kind, count in counts.items()}
    rows = [
        [
            name,
            *(_share(counts[kind]) for kind in kinds),
            _share([sum(column) for column in zip(*counts.values(), strict=True)]),
        ]
        for name, counts in wrong.items()
    ]
    head = ["wrong", *(f"{kind} ({number:,})" for kind, number in kinds.items()), f"all ({sum(kinds.values()):,})"]
    return table(head, rows) + left_out(found["failed"])


def linting(found: Found) -> str:
    """Times of the linter, reading apart."""
    rows = []
    for size, runs in found["times"].items():
        read, checked = (statistics.median(phase) for phase in zip(*runs, strict=True))
        rows.append(
            [f"{int(size):,}", *map(number_text, [read, checked, read + checked]), str(found["findings"][size])]
        )
    head = ["targets", "text to ruleset, ms of the processor", f"{found['checks']} checks", "all", "findings"]
    return table(head, rows)


TABLES: dict[str, Callable[[Found], str]] = {
    "one-report": one_report,
    "durable": durable,
    "start-up": start_up,
    "loading": loading,
    "growth": growth,
    "exactness": exactness,
    "in-full": in_full,
    "cluster": cluster,
    "linting": linting,
}


def _beside(found: Found, under: str | None) -> str:
    times: dict[str, list[float]] = found["times"]
    under = under if under in times else None
    rows = []
    for name, own in times.items():
        found_wrong = found["wrong"][name]["wrong"]
        ratio = [_ratio(own, times[under])] if under else []
        spread = summary(own)
        row = [name, number_text(spread["median"] / 1e3), number_text(spread["least"] / 1e3), *ratio, str(found_wrong)]
        rows.append([*row, (PEERS[name].__doc__ or "").partition("\n")[0].rstrip(".")])
    head = ["", "median µs", "least", *([f"× {under}"] if under else []), "wrong", "what it is"]
    return table(head, rows) + left_out(found["failed"])


def _ratio(own: Sequence[float], under: Sequence[float]) -> str:
    return f"{statistics.median(ratios(own, under)):.2f}"


def _share(count: Sequence[int]) -> str:
    cases, wrong = count
    return f"{wrong:,} ({100 * wrong / cases:.1f} %)" if wrong else "0"


# ---- goals --------------------------------------------------------------------------------


def goals(studies: dict[str, Found]) -> list[Goal]:
    """Return the goals of the studies that ran."""
    return list(_goals(studies))


def _goals(studies: dict[str, Found]) -> Iterator[Goal]:
    one = studies.get("one-report", {}).get("times", {})
    if Zen.name in one:
        yield Goal("zen-engine takes longer than `compiled`", _median(one, Zen.name, Compiled.name), 4, at_least=True)
    if one:
        yield Goal("`compiled` to exact by hand", _median(one, Compiled.name, ExactByHand.name), 2.5)
    direct = studies.get("durable", {}).get("times", {})
    if SplitFacts.name in direct:
        yield Goal("`durable` to the C module, a fact a target", _median(direct, Durable.name, SplitFacts.name), 1.5)
    start = studies.get("start-up", {}).get("times", {})
    for name in ("import emulation_rules", "from emulation_rules import load"):
        if start:
            yield Goal(f"`{name}` to pydantic's import", _median(start, name, PYDANTIC), 1.5)
    for name, runs in studies.get("loading", {}).get("phases", {}).items():
        ready = statistics.median(read + made for read, made, *_ in runs) / 1e3
        yield Goal(f"1,000 targets from text to ready, `{name}`", ready, 1, unit="s")
    sizes = studies.get("growth")
    if sizes:
        ends = [sizes[str(size)]["times"] for size in (SIZES[0], SIZES[-1])]
        few, many = (_median(times, Compiled.name, ExactByHand.name) for times in ends)
        yield Goal("growth from 10 to 10,000 targets to that of straight Python", many / few, 1.25)
    ties = studies.get("exactness", {"wrong": {}, "failed": {}})
    for name in (Compiled.name, Durable.name, Reference.name):
        if name in ties["failed"]:
            yield Goal(f"wrong at a boundary, `{name}`", math.inf, 0, unit="")
        if name in ties["wrong"]:
            counts = ties["wrong"][name].values()
            yield Goal(f"wrong at a boundary, `{name}`", sum(wrong for _, wrong in counts), 0, unit="")
    for name, row in studies.get("in-full", {}).get("grown", {}).items():
        yield Goal(f"growth over {row['reports']:,} reports, {name}", row["mib"], 2, unit="MiB")


def _median(times: dict[str, list[float]], over: str, under: str) -> float:
    return statistics.median(ratios(times[over], times[under]))
