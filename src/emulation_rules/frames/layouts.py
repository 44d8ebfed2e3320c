"""What a row of a table is, told by the names of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.frames.asked import Asked
from emulation_rules.frames.faults import Faults, refuse
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.frames.kept import Kept

_VOCABULARIES: Final = Kept[Vocabulary]()
"""By the identity of their rulesets, which they keep alive."""


def layout_of(columns: Sequence[object], asked: Asked) -> Layout:
    """Return the layout asked for, or the one the columns have. Raises `InvalidReportError` where it is not clear."""
    layout = asked.layout
    if layout is None:
        fitting = _fitting(columns, asked)
        if len(fitting) > 1:
            raise refuse("frame_unknown_layout", layouts=", ".join(fitting))
        layout = fitting[0]
    if layout is Layout.WIDE and len(asked.periods) > 1:
        raise refuse("frame_one_period_only", periods=", ".join(map(str, asked.periods)))
    _check_common(columns, layout, asked.names)
    return layout


def _fitting(columns: Sequence[object], asked: Asked) -> list[Layout]:
    names = asked.names
    subjects = _VOCABULARIES.get(id(asked.ruleset), lambda: Vocabulary(asked.ruleset)).subjects

    def known(mark: str) -> bool:
        own = (names.indicator, names.value)
        keys = (names.rename.get(column, column) for column in columns if isinstance(column, str))
        return any(mark in key and key.partition("@")[0] in subjects and key not in own for key in keys)

    fitting = []
    if names.indicator in columns and names.value in columns:
        fitting.append(Layout.LONG)
    if not fitting or known(""):
        if names.period in columns:
            fitting.append(Layout.PANEL)
        if names.period not in columns or known("@"):
            fitting.append(Layout.WIDE)
    return fitting


def _check_common(columns: Sequence[object], layout: Layout, names: FrameNames) -> None:
    needed: tuple[str, ...] = ()
    if layout is Layout.PANEL:
        needed = (names.unit, names.period)
    elif layout is Layout.LONG:
        needed = (names.unit, names.period, names.indicator, names.value)
    faults = Faults()
    for column in needed:
        if column not in columns:
            faults.add("frame_column_missing", column, column=column, columns=", ".join(needed))
    for column in _named_by_hand(names):
        if column not in columns and column not in needed:
            faults.add("frame_named_column_missing", column, column=column)
    faults.settle()


def _named_by_hand(names: FrameNames) -> list[str]:
    """Return the columns that say which row is which, of those that somebody gave a name of its own."""
    usual = FrameNames()
    pairs = ((names.unit, usual.unit), (names.period, usual.period), (names.cluster, usual.cluster))
    return [name for name, other in pairs if name != other]
