"""What to say where the packages behind data frames are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from emulation_rules.model.errors import EngineUnavailableError

_PACKAGES: Final = frozenset({"duckdb", "narwhals", "numpy", "pyarrow"})


@contextmanager
def frames_extra() -> Iterator[None]:
    """Raise `EngineUnavailableError` where a package of the extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _PACKAGES:
            raise
        raise EngineUnavailableError(
            f"evaluating data frames needs {error.name}: pip install 'emulation-rules[frames]'"
        ) from error
