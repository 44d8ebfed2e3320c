"""Margins of doubles in SQL: doubles prove most of them, and only those near zero take whole numbers."""

from __future__ import annotations

import re
from typing import Final

from emulation_rules.plan.nodes import slots_of
from emulation_rules.plan.plan import Leaf
from emulation_rules.sql.certain import certain
from emulation_rules.sql.column_type import Kind
from emulation_rules.sql.dialect import case
from emulation_rules.sql.figures import Figures, Quick

FAR: Final = "2"
"""The code of margins that no number within reach decides."""


def near_code(leaf: Leaf, figures: Figures, quick: Quick | None, exact: str, limit: int) -> str | None:
    """Return the code of a leaf all of whose figures can be, null where one is missing.

    ``quick`` is its condition in 64 bits, ``exact`` that in wide whole numbers, for figures within ``limit``. Nothing
    where doubles prove nothing.
    """
    dialect, slots = figures.dialect, sorted(slots_of(leaf.test.margin))
    columns = [figures.columns[slot] for slot in slots]
    if not dialect.proves_in_reals or quick is None or quick.guards:
        return None
    sure = certain(leaf.test.margin, figures)
    if sure is None or all(column.type.kind is not Kind.REAL for column in columns):
        return None
    small = [column.is_short(min(limit, quick.limit)) for column in columns]
    reach = [within for column in columns if (within := column.is_large(limit)) is not None]
    known = [f"{column.name} IS NOT NULL" for column in columns]
    return case(
        [
            (sure[0], "1"),
            (sure[1], "0"),
            (" AND ".join(small), dialect.cast(_inline(quick.text, figures), dialect.code)),
            (" AND ".join(reach), dialect.cast(exact, dialect.code)),
            (" AND ".join(known), FAR),
        ]
    )


def _inline(text: str, figures: Figures) -> str:
    """A text over doubles as whole numbers, each worked out where it stands."""
    return re.sub(r"\bf(\d+)_w\b", lambda name: figures.columns[int(name[1])].raised, text)
