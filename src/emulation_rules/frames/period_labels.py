"""How columns write periods, for engines that compare labels without reading them."""

from __future__ import annotations

from typing import Final

from emulation_rules.model.period import Period

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9999
"""The whole numbers that are years."""

LABEL: Final = r"\A[0-9]{4}(?:-(?:H[12]|Q[1-4]|W(?:0[1-9]|[1-4][0-9]|5[0-3])|(?:0?[1-9]|1[0-2])M|(?:0[1-9]|1[0-2])))?\z"
"""What a label is: a pattern that DuckDB, polars and Spark read alike."""


def labels_of(period: Period) -> tuple[str, ...]:
    """Return what a period may be written as: ``2022-9M`` and ``2022-09M`` are one."""
    if period.kind == "first_months":
        return tuple(dict.fromkeys((str(period), f"{period.year}-{period.part:02}M")))
    return (str(period),)
