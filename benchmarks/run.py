"""Measure the project beside its peers, in one run.

    python benchmarks/run.py                      everything, an hour and a half
    python benchmarks/run.py --quick              less of everything, about ten minutes
    python benchmarks/run.py --only A X           those studies alone
    python benchmarks/run.py --docs               also puts the tables and pictures into the documentation
    python benchmarks/run.py --show RESULTS.json  prints, or puts, the tables of earlier runs

Studies of single reports: A one report at a time, D the durable engine, C start-up, L loading, G growth with the number
of targets, X exactness at boundaries, M full evaluations and memory, R a cluster ranked, N the linter.

Studies of many units: B columns in memory, P the previous year's value, W every row on its marks, S growth with the
number of units, F file to file, E exactness beside the reference engine, K packages that check frames, Z Spark,
I instructions. Peers that are not installed are left out and named; `bench-peers` installs those that check frames.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bulk.chart import bars, lines
from bulk.effort import FULL as BULK_FULL
from bulk.effort import QUICK as BULK_QUICK
from bulk.goals import bulk_goals
from bulk.studies import BULK_STUDIES
from bulk.tables import BULK_TABLES
from goal import Goal, goal_table
from markdown_tables import put
from studies import FULL, QUICK, STUDIES, Found
from tables import TABLES, goals

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs" / "explanation"
PACKAGES = ("emulation-rules", "durable-rules", "zen-engine", "pydantic", "ruamel.yaml", "click")
BULK_PACKAGES = (
    *("emulation-rules", "numpy", "pyarrow", "polars", "pandas", "narwhals", "duckdb", "pyspark", "numexpr", "pandera"),
    "great-expectations",
)


@dataclass(frozen=True)
class Part:
    """One half of what is measured, and the page it is told on."""

    page: Path
    tables: Mapping[str, Callable[[Found], str]]
    goals: Callable[[dict[str, Found]], list[Goal]]
    packages: tuple[str, ...]
    drawn: Callable[[Mapping[str, Found]], dict[str, str]] = field(default=lambda _: {})


def _drawn(studies: Mapping[str, Found]) -> dict[str, str]:
    """Return pictures by the name of their file."""
    found = {}
    if "bulk" in studies:
        label, case = next(iter(studies["bulk"].items()))
        found["bulk-rows.svg"] = bars(case, label)
    if "bulk-growth" in studies:
        found["bulk-growth.svg"] = lines(studies["bulk-growth"], 7)
    return found


PARTS = (
    Part(DOCS / "performance.md", TABLES, goals, PACKAGES),
    Part(DOCS / "bulk-performance.md", BULK_TABLES, bulk_goals, BULK_PACKAGES, _drawn),
)


def main() -> int:
    """Measure, write the results file, and print tables and goals."""
    options = _options()
    runs = [json.loads(file.read_text(encoding="utf-8")) for file in options.show or ()] or [_measure(options)]
    studies = {name: found for run in runs for name, found in run["studies"].items()}
    for part in PARTS:
        own = {name: found for name, found in studies.items() if name in part.tables}
        if own:
            _tell(part, own, [run for run in runs if own.keys() & run["studies"].keys()], options.docs)
    return 0


def _tell(part: Part, studies: dict[str, Found], runs: Sequence[Found], page: Path | None) -> None:
    tables = {name: part.tables[name](found) for name, found in studies.items()}
    tables |= {"goals": goal_table(part.goals(studies)), "machine": _machines(runs, part)}
    for name, table in tables.items():
        print(f"\n## {name}\n\n{table}", flush=True)
    if page is None:
        return
    page = part.page if page == DOCS else page
    missing = put(page, tables)
    for name, picture in part.drawn(studies).items():
        (page.parent / name).write_text(picture, encoding="utf-8")
    print(f"put into {page}" + (f"; no markers for {', '.join(missing)}" if missing else ""))


def _options() -> argparse.Namespace:
    letters = [*STUDIES, *BULK_STUDIES]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="measure less of everything")
    parser.add_argument("--only", nargs="+", choices=letters, default=letters, help="the studies to run")
    parser.add_argument("--docs", nargs="?", type=Path, const=DOCS, metavar="PAGE", help="put the tables into a page")
    parser.add_argument("--show", nargs="+", type=Path, metavar="RESULTS", help="measure nothing, show results files")
    return parser.parse_args()


def _measure(options: argparse.Namespace) -> Found:
    effort, bulk = (QUICK, BULK_QUICK) if options.quick else (FULL, BULK_FULL)
    results: Found = {"machine": _about(), "effort": {**asdict(effort), "bulk": asdict(bulk)}, "studies": {}}
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    file = folder / f"{time.strftime('%Y%m%d-%H%M%S')}.json"
    for letter in options.only:
        start = time.monotonic()
        if letter in STUDIES:
            name, study = STUDIES[letter]
            found = study(effort)
        else:
            name, bulk_study = BULK_STUDIES[letter]
            found = bulk_study(bulk)
        results["studies"][name] = found
        print(f"{letter} {name}: {time.monotonic() - start:.0f} s, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
        file.write_text(json.dumps(results), encoding="utf-8")
    print(f"written to {file}", file=sys.stderr)
    return results


def _about() -> Found:
    versions = {}
    for package in dict.fromkeys((*PACKAGES, *BULK_PACKAGES)):
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = "not installed"
    return {
        "when": time.strftime("%Y-%m-%d"),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "versions": versions,
    }


def _machines(runs: Sequence[Found], part: Part) -> str:
    """Return where runs were measured, those of one machine together."""
    loads: dict[str, list[float]] = {}
    for run in runs:
        loads.setdefault(_machine(run, part), []).append(run["machine"]["load"])
    told = []
    for machine, found in loads.items():
        load = f"{min(found):.1f}" if len(found) == 1 else f"{min(found):.1f} to {max(found):.1f} in {len(found)} runs"
        told.append(f"{machine}. Load at the start: {load}.\n")
    return "\n".join(told)


def _machine(results: Found, part: Part) -> str:
    about = results["machine"]
    packages = ", ".join(f"{name} {about['versions'].get(name, '?')}" for name in part.packages)
    system = ", ".join((about["python"], about["system"], f"{about['processors']} processors"))
    return f"Measured on {about['when']}: {system}; {packages}"


if __name__ == "__main__":
    sys.exit(main())
