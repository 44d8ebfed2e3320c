"""What is wrong with rows of a lazy polars table that no row told would show, found when the table is collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import polars as pl

from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.frames.faults import MOST_NAMED, listed, refuse
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.period_labels import FIRST_YEAR, LABEL, LAST_YEAR
from emulation_rules.frames.units import check_named
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import shortened


def with_sound_rows(told: Sequence[pl.LazyFrame], checks: pl.LazyFrame) -> pl.LazyFrame:
    """Return what is told, which fails to be collected where ``checks`` does; they have no rows of their own."""
    return pl.concat([*told, checks])


def panel_checks(frame: pl.LazyFrame, names: FrameNames, schema: pl.Schema) -> pl.LazyFrame:
    """Return a frame without rows, of a schema, that fails where rows have no period that can be read."""
    kinds = frame.collect_schema()

    def checked(found: pl.DataFrame) -> None:
        _check_periods(found, names.period)

    return _without_rows(frame.select(_period_faults(names.period, kinds)), checked, schema)


def long_checks(frame: pl.LazyFrame, names: FrameNames, ruleset: Ruleset, schema: pl.Schema) -> pl.LazyFrame:
    """Return a frame without rows, of a schema, that fails where figures have no unit, period or known indicator."""
    kinds = frame.collect_schema()
    vocabulary = Vocabulary(ruleset)
    known = [*vocabulary.subjects, *names.rename, *names.ignore]
    label = pl.col(names.indicator).cast(pl.String)
    strangers = label.filter(~label.is_in(known)).unique(maintain_order=True).head(MOST_NAMED + 1)
    asked = [
        *_period_faults(names.period, kinds),
        pl.col(names.unit).null_count().alias("no unit"),
        label.null_count().alias("no indicator"),
        strangers.implode().alias("strangers"),
    ]

    def checked(found: pl.DataFrame) -> None:
        check_named(int(found["no unit"][0]), names.unit)
        _check_periods(found, names.period)
        check_named(int(found["no indicator"][0]), names.indicator)
        unknown = found["strangers"][0].to_list()
        if unknown:
            near = vocabulary.near_keys(unknown[0])
            raise refuse(
                "frame_unknown_indicator", names.indicator, near, column=names.indicator, found=listed(unknown)
            )

    return _without_rows(frame.select(asked), checked, schema)


def _period_faults(column: str, kinds: Mapping[str, pl.DataType]) -> Iterable[pl.Expr]:
    """How many rows have no period, and the first label that is none."""
    period = pl.col(column)
    label = period.cast(pl.String)
    read = period.is_between(FIRST_YEAR, LAST_YEAR) if kinds[column].is_integer() else label.str.contains(LABEL)
    return period.null_count().alias("no period"), label.filter(~read).first().alias("bad period")


def _check_periods(found: pl.DataFrame, column: str) -> None:
    check_named(int(found["no period"][0]), column)
    wrong = found["bad period"][0]
    if wrong is not None:
        raise refuse("frame_bad_period", column, period=shortened(str(wrong)))


def _without_rows(counted: pl.LazyFrame, check: Callable[[pl.DataFrame], None], schema: pl.Schema) -> pl.LazyFrame:
    def checked(found: pl.DataFrame) -> pl.DataFrame:
        check(found)
        return pl.DataFrame(schema=schema)

    return counted.map_batches(checked, schema=schema)
