"""The one way from a frame of any library to the code that reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from numbers import Integral
from typing import Any, Final, Protocol, cast

import narwhals as nw
import numpy as np
from narwhals import Implementation
from narwhals.exceptions import DuplicateError

from emulation_rules.columnar.told import DEFAULT, Tell
from emulation_rules.exchange.observation_error import shown
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.extra import frames_extra
from emulation_rules.frames.faults import column_twice, refuse
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.frames.told_columns import tell_of
from emulation_rules.model.period import Period, PeriodLike
from emulation_rules.model.ruleset import Ruleset


class Reader(Protocol):
    """A module that evaluates the frames of one library."""

    def evaluate(self, frame: Any, asked: Asked) -> object:  # noqa: ANN401 - each module knows its own type
        """Return a frame of the same kind. Raises `InvalidReportError` for what is wrong with the table."""

    def evaluate_yearly(self, frames: Mapping[Period, Any], asked: Asked) -> object:
        """Return a frame of the same kind as that of the one period asked for, which is among them."""


ARRAYS: Final = "emulation_rules.frames.array_columns"
"""Reads a dict of NumPy arrays by the names of columns."""

YEARLY: Final = "emulation_rules.frames.yearly_frames"
"""Reads a table for each period."""

_EAGER: Final = {
    Implementation.PANDAS: "emulation_rules.frames.pandas_frame",
    Implementation.POLARS: "emulation_rules.frames.polars_frame",
    Implementation.PYARROW: "emulation_rules.frames.arrow_table",
}
_LAZY: Final = {
    Implementation.POLARS: "emulation_rules.frames.polars_lazy_frame",
    Implementation.DUCKDB: "emulation_rules.frames.duckdb_relation",
    Implementation.PYSPARK: "emulation_rules.frames.spark_frame",
    Implementation.PYSPARK_CONNECT: "emulation_rules.frames.spark_frame",
}
"""The module that reads the frames of each library; it is imported when one is given."""

_OF_DASK: Final = frozenset({"dask", "dask_expr"})
"""The packages that frames of Dask come from. They are not looked at any further."""


def evaluate_frame(
    ruleset: Ruleset,
    frame: object,
    *,
    period: PeriodLike | Iterable[PeriodLike] | None = None,
    layout: Layout | str | None = None,
    names: FrameNames | None = None,
    tell: Collection[Tell | str] = DEFAULT,
    threads: int | None = None,
) -> object:
    """Return what the rows of a frame come to, as a frame of the same kind (see the function of this name in `api`)."""
    asked = Asked(
        ruleset,
        _periods(period) or (ruleset.span.period,),
        None if layout is None else _layout(layout),
        _names(names),
        tell_of(tell),
        threads,
    )
    if isinstance(frame, (nw.DataFrame, nw.LazyFrame)):
        native = frame.to_native()
        return nw.from_native(cast("Any", reader_of(native).evaluate(native, asked)))
    return reader_of(frame).evaluate(frame, asked)


def reader_of(frame: object) -> Reader:
    """Return the module that reads a frame.

    Raises `InvalidReportError` for what is no frame that can be read, `EngineUnavailableError` where a package of the
    extra is missing.
    """
    module = _module_of(frame)
    with frames_extra():
        return cast("Reader", import_module(module))


def _module_of(frame: object) -> str:
    if isinstance(frame, Mapping):
        return YEARLY if frame and all(map(_is_of_a_period, frame.keys(), frame.values())) else ARRAYS
    if type(frame).__module__.partition(".")[0] in _OF_DASK:
        raise refuse("frame_of_dask")
    try:
        known = nw.from_native(cast("Any", frame))
    except TypeError:
        raise refuse("frame_unknown_kind", type=type(frame).__name__) from None
    except DuplicateError:
        # The columns of a table of Arrow are not their names.
        names = "column_names" if hasattr(frame, "column_names") else "columns"
        raise column_twice(getattr(frame, names, ())) from None
    modules = _LAZY if isinstance(known, nw.LazyFrame) else _EAGER
    module = modules.get(known.implementation)
    if module is None:
        raise refuse("frame_unknown_kind", type=shown(str(known.implementation)))
    return module


def period_of(label: object) -> Period | None:
    """Return the period that a label means, None where it means none: ``2022``, ``"2022-H1"``."""
    try:
        return Period.of(label)
    except ValueError:
        return None


def _is_of_a_period(key: object, held: object) -> bool:
    """Whether what a key names is the table of a period, and not the array of a column with a year for its name."""
    by_label = isinstance(key, str) and period_of(key) is not None and not isinstance(held, np.ndarray)
    return by_label or isinstance(key, (Integral, Period))


def _layout(asked: Layout | str) -> Layout:
    known = [str(layout) for layout in Layout]
    if str(asked) not in known:
        raise refuse("frame_no_such_layout", layout=shown(str(asked)), known=", ".join(known))
    return Layout(asked)


def _names(asked: FrameNames | None) -> FrameNames:
    if asked is None:
        return FrameNames()
    if not isinstance(asked, FrameNames):
        raise TypeError(f"names is a {type(asked).__name__}, and is to be like FrameNames(unit='commune')")
    return asked


def _periods(asked: PeriodLike | Iterable[PeriodLike] | None) -> tuple[Period, ...]:
    if asked is None:
        return ()
    several: list[object] = [asked]
    if isinstance(asked, Iterable) and not isinstance(asked, str):
        with suppress(TypeError):  # An array of NumPy without dimensions is no list though it seems one.
            several = list(asked)
    if not several:
        raise refuse("frame_bad_period", period="[]")
    found = []
    for label in several:
        period = period_of(label)
        if period is None:
            raise refuse("frame_bad_period", period=shown(str(label)))
        found.append(period)
    return tuple(dict.fromkeys(found))
