"""Which rows of a table are of which period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.exchange.report_vocabulary import read_period
from emulation_rules.frames.eager_frame import Rows
from emulation_rules.frames.faults import listed, refuse
from emulation_rules.frames.units import codes_in_use
from emulation_rules.model.period import Period
from emulation_rules.model.text import shortened


def period_codes(labels: pa.Array, column: str) -> tuple[NDArray[Any], list[Period]]:
    """Return the periods of rows as codes into a list. Raises `InvalidReportError` for labels that are no period."""
    if labels.null_count:
        raise refuse("frame_rows_without_unit", column, rows=str(labels.null_count), column=column)
    held = labels if at.is_dictionary(labels.type) else labels.dictionary_encode()
    codes = held.indices.to_numpy(zero_copy_only=False)
    named = held.dictionary.to_pylist()
    used = codes_in_use(codes, len(named))
    if len(used) < len(named):
        named = [named[code] for code in used]
        codes = np.searchsorted(used, codes)
    read = [(label, read_period(str(label))) for label in named]
    periods = [period for _, period in read if period is not None]
    if len(periods) < len(read):
        wrong = next(label for label, period in read if period is None)
        raise refuse("frame_bad_period", column, period=shortened(str(wrong)))
    single = list(dict.fromkeys(periods))
    if len(single) < len(periods):
        # One period may be written in two ways: `2022-9M`, `2022-09M`.
        codes = np.array([single.index(period) for period in periods], np.int64)[codes]
    return codes, single


def rows_by_period(labels: pa.Array, column: str) -> Mapping[Period, Rows]:
    """Return the rows of each period, in order; a slice where they lie one after the other."""
    codes, periods = period_codes(labels, column)
    if not len(codes):
        return {}
    starts = np.concatenate([[0], np.flatnonzero(codes[1:] != codes[:-1]) + 1])
    if len(starts) <= len(periods) and len(starts) == len(np.unique(codes[starts])):
        ends = [*starts[1:].tolist(), len(codes)]
        blocks = zip(codes[starts].tolist(), starts.tolist(), ends, strict=True)
        return {periods[code]: slice(start, end) for code, start, end in blocks}
    found = {periods[code]: np.flatnonzero(codes == code) for code in range(len(periods))}
    return {period: rows for period, rows in found.items() if len(rows)}


def rows_of(period: Period, by_period: Mapping[Period, Rows], column: str) -> Rows:
    """Return the rows of a period that is asked for.

    Raises `InvalidReportError` where there are none among the rows of others.
    """
    if period not in by_period and by_period:
        raise refuse("frame_no_rows_of_period", column, period=str(period), found=listed(sorted(by_period)))
    return by_period.get(period, slice(0, 0))


def check_all_of(period: Period, labels: pa.Array, column: str, code: str = "frame_other_period") -> None:
    """Raise `InvalidReportError`, which says ``code``, where rows are of another period."""
    others = sorted({each for each in period_codes(labels, column)[1] if each != period})
    if others:
        raise refuse(code, column, column=column, found=listed(others), period=str(period))
