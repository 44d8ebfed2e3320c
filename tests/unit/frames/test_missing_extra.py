"""Without the packages behind data frames there is one clear error, and everything else works."""

from __future__ import annotations

import subprocess
import sys

import pytest

_WITHOUT = """
import sys
sys.modules["{package}"] = None
import emulation_rules
from emulation_rules import EngineUnavailableError, FrameNames, evaluate_frame, load
try:
    evaluate_frame(None, {{}}, period=2023)
except EngineUnavailableError as error:
    print(error)
"""


@pytest.mark.parametrize("package", ["numpy", "narwhals", "pyarrow"])
def test_a_package_that_is_missing(package: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _WITHOUT.format(package=package)], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"evaluating data frames needs {package}: pip install 'emulation-rules[frames]'\n"


def test_importing_the_package_loads_none_of_them() -> None:
    code = "import sys, emulation_rules; from emulation_rules import FrameNames, evaluate_frame; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"numpy", "narwhals", "pyarrow"}.isdisjoint(ran.stdout.split())
