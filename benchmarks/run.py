"""Measure the project beside its peers, in one run.

    python benchmarks/run.py                      everything, about ten minutes
    python benchmarks/run.py --quick              less of everything, about two minutes
    python benchmarks/run.py --only A X           those studies alone
    python benchmarks/run.py --docs               also puts the tables into the documentation
    python benchmarks/run.py --show RESULTS.json  prints, or puts, the tables of an earlier run

Studies: A one report at a time, D the durable engine, C start-up, L loading, G growth with the number of targets,
X exactness at boundaries, M full evaluations and memory, R a cluster ranked.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from studies import FULL, QUICK, STUDIES, Found
from tables import TABLES, goal_table, goals, put

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "explanation" / "performance.md"
PACKAGES = ("emulation-rules", "durable-rules", "zen-engine", "pydantic", "ruamel.yaml", "click")


def main() -> int:
    """Measure, write the results file, and print tables and goals."""
    options = _options()
    results = _measure(options) if options.show is None else json.loads(options.show.read_text(encoding="utf-8"))
    tables = {name: TABLES[name](found) for name, found in results["studies"].items()}
    held = goals(results["studies"])
    tables |= {"goals": goal_table(held), "machine": _machine(results)}
    for name, table in tables.items():
        print(f"\n## {name}\n\n{table}", flush=True)
    if options.docs is not None:
        missing = put(options.docs, tables)
        print(f"put into {options.docs}" + (f"; no markers for {', '.join(missing)}" if missing else ""))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="measure less of everything")
    parser.add_argument("--only", nargs="+", choices=list(STUDIES), default=list(STUDIES), help="the studies to run")
    parser.add_argument("--docs", nargs="?", type=Path, const=PAGE, metavar="PAGE", help="put the tables into a page")
    parser.add_argument("--show", type=Path, metavar="RESULTS", help="measure nothing, show this results file")
    return parser.parse_args()


def _measure(options: argparse.Namespace) -> Found:
    effort = QUICK if options.quick else FULL
    results: Found = {"machine": _about(), "effort": asdict(effort), "studies": {}}
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    file = folder / f"{time.strftime('%Y%m%d-%H%M%S')}.json"
    for letter in options.only:
        name, study = STUDIES[letter]
        start = time.monotonic()
        results["studies"][name] = study(effort)
        print(f"{letter} {name}: {time.monotonic() - start:.0f} s, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
        file.write_text(json.dumps(results), encoding="utf-8")
    print(f"written to {file}", file=sys.stderr)
    return results


def _about() -> Found:
    versions = {}
    for package in PACKAGES:
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


def _machine(results: Found) -> str:
    about = results["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    return (
        f"Measured on {about['when']}: {about['python']}, {about['system']}, {about['processors']} processors, "
        f"load {about['load']:.1f} at the start; {packages}.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
