"""What tests of Spark need; modules of tests skip themselves where it is missing."""

from __future__ import annotations

import importlib.util
import shutil

import pytest

MISSING = (
    "pyspark is not installed"
    if importlib.util.find_spec("pyspark") is None
    else "Spark needs Java, and there is none on the path"
    if shutil.which("java") is None
    else ""
)

PANDAS = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
"""PySpark says this of the version of pandas when work is handed to Python; no pandas is used."""

SILENT = pytest.mark.filterwarnings("ignore:no column or row holds what these targets read")
"""Most tables of these tests are about some targets only."""

MARKS = [pytest.mark.skipif(bool(MISSING), reason=MISSING), pytest.mark.xdist_group("spark"), PANDAS, SILENT]
