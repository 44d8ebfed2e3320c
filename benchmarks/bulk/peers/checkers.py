"""Packages that check frames: the same seven checks, their verdicts and points read from what they report."""

from __future__ import annotations

import logging
import sys
from typing import Any

import numpy as np

from bulk.columns import Columns
from bulk.peers.base import BulkPeer, Own, Run, conditions, read
from bulk.truth import Answers, scale
from peers.by_hand import FACTOR
from workload import Target, Test, Workload, program_key

_SEVEN = 7


class _Checker(BulkPeer):
    most = _SEVEN

    def ingest(self, columns: Columns) -> Own:
        # Both look for PySpark, which makes them slow to import and with some versions ends the process.
        sys.modules.setdefault("pyspark", None)  # type: ignore[arg-type]
        import pandas as pd

        return pd.DataFrame(columns)

    def answers(self, workload: Workload, result: Own) -> Answers:
        del workload
        return Answers(*result)


class Pandera(_Checker):
    """pandera, a frame check a target, lazy validation, verdicts read from the failure cases."""

    name = "pandera"
    needs = ("pandera", "pandas")
    rows = 50_000

    def prepare(self, workload: Workload, data: Own) -> Run:
        import pandera.pandas as pa

        def check(target: Target) -> Any:
            return pa.Check(eval(f"lambda c: {conditions(target, read)}"), name=target.id)  # noqa: S307

        schema = pa.DataFrameSchema(checks=[check(target) for target in workload.targets])
        rows = len(data)

        def run() -> Own:
            failures: dict[Any, Any] = {}
            try:
                schema.validate(data, lazy=True)
            except pa.errors.SchemaErrors as found:
                cases = found.failure_cases
                failures = {name: group["index"].to_numpy() for name, group in cases.groupby("check", sort=False)}
            unmet = [failures.get(target.id, ()) for target in workload.targets]
            return _told(workload, rows, [np.unique(np.asarray(each, np.int64)) for each in unmet])

        return run


class GreatExpectations(_Checker):
    """great-expectations, an expectation a comparison, complete results; 0.95 × the previous year comes as a column."""

    name = "great-expectations"
    needs = ("great_expectations", "pandas")
    rows = 20_000

    def prepare(self, workload: Workload, data: Own) -> Run:
        import great_expectations as gx

        logging.disable(logging.CRITICAL)
        frame = data.assign(row=range(len(data)), **_scaled(workload, data))
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        asset = context.data_sources.add_pandas("reports").add_dataframe_asset("reports")
        batch = asset.add_batch_definition_whole_dataframe("all")
        suite = context.suites.add(gx.ExpectationSuite(name="pact"))
        for number, target in enumerate(workload.targets):
            for test in target.tests:
                suite.add_expectation(_expectation(gx.expectations, test, number))
        definition = context.validation_definitions.add(gx.ValidationDefinition(name="pact", data=batch, suite=suite))
        form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]}

        def run() -> Own:
            unmet: list[list[int]] = [[] for _ in workload.targets]
            for one in definition.run(batch_parameters={"dataframe": frame}, result_format=form).results:
                rows = one.result.get("unexpected_index_list") or []
                unmet[one.expectation_config.meta["target"]] += [row["row"] for row in rows]
            return _told(workload, len(frame), [np.asarray(each, np.int64) for each in unmet])

        return run


def _scaled(workload: Workload, data: Own) -> dict[str, Own]:
    tests = [FACTOR.fullmatch(test.right) for target in workload.targets for test in target.tests]
    return {
        _name(each[0]): float(each["factor"]) * data[program_key(each["name"])]
        for each in tests
        if each and each["factor"]
    }


def _name(right: str) -> str:
    return right.replace(" * ", "_x_").replace(".", "_")


def _expectation(kinds: Any, test: Test, number: int) -> Any:
    scaled, meta = FACTOR.fullmatch(test.right), {"target": number}
    if scaled is None:
        mark, above = float(test.right), test.operator == ">"
        most = None if above else mark
        return kinds.ExpectColumnValuesToBeBetween(
            column=test.left, min_value=mark, max_value=most, strict_min=above, meta=meta
        )
    mark_column = _name(scaled[0]) if scaled["factor"] else program_key(scaled["name"])
    return kinds.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=mark_column,
        column_B=test.left,
        or_equal=test.operator == "<=",
        ignore_row_if="neither",
        meta=meta,
    )


def _told(workload: Workload, rows: int, unmet: list[Any]) -> Own:
    verdicts, points, score = [], [], np.zeros(rows)
    for target, which in zip(workload.targets, unmet, strict=True):
        met = np.ones(rows, bool)
        met[which] = False
        verdicts.append(met)
        points.append(met * float(target.points))
        score += points[-1]
    return verdicts, points, score * scale(workload)


PEERS = (Pandera, GreatExpectations)
