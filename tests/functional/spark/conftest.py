"""One Spark session for all tests of a process, small and bound to this machine."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """A session of two cores that shows no page and opens nothing to the network."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  (where it is missing, these tests are skipped)

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "1g")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .config("spark.log.level", "OFF")
        .config("spark.ui.showConsoleProgress", "false")
    )
    with warnings.catch_warnings():
        # It warns of the version of pandas, which these tests do not hand to it.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        session = builder.getOrCreate()
    yield session
    session.stop()
