"""Numbers, labels and periods that rulesets are drawn from."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from emulation_rules.model.numbers import decimal_places
from emulation_rules.model.period import Period
from emulation_rules.model.text import Text

_LABELS = ("2022", "2022", "2022", "2022-H1", "2022-Q3", "2022-05", "2022-9M", "2022-W10")
_PERIODS = tuple(map(Period.parse, _LABELS))

T = TypeVar("T")

_TRICKY = (
    "Tỷ lệ điều tra, khám phá án",
    "Clearance rate",
    "no",
    "null",
    "1:30",
    "0x1F",
    "12.50",
    "- a list?",
    "key: value # no comment",
    "says \"so\" and 'so'",
    "back\\slash {brace} [bracket]",
    "  spaces around  ",
    "two\nlines",
    "ends with a colon:",
    "@at *star &and !tag %percent | > `",
    "~",
)
"""Labels that a careless writer of YAML would not get back."""


_TEXTS = (
    *(Text(text, text) for text in _TRICKY),
    *(Text(vi=text) for text in _TRICKY),
    *(Text(en=text) for text in _TRICKY),
    *map(Text, _TRICKY, reversed(_TRICKY)),
)


def labels() -> st.SearchStrategy[str]:
    """Return text that is not blank."""
    return st.sampled_from(_TRICKY)


def maybe_labels() -> st.SearchStrategy[str]:
    """Return text that may be empty."""
    return st.sampled_from(("", "", "", *_TRICKY))


def texts() -> st.SearchStrategy[Text]:
    """Return text in one language or both."""
    return st.sampled_from(_TEXTS)


def maybe_texts() -> st.SearchStrategy[Text]:
    """Return text that may be empty."""
    return st.sampled_from((*[Text()] * len(_TEXTS), *_TEXTS))


def weighted(*kinds: tuple[int, st.SearchStrategy[T]]) -> st.SearchStrategy[T]:
    """Return one of several strategies, each as often as its weight says; `one_of` takes equal ones for one."""
    return st.sampled_from([kind for weight, kind in kinds for _ in range(weight)]).flatmap(lambda kind: kind)


def decimals(low: int, high: int, places: int) -> st.SearchStrategy[Fraction]:
    """Return numbers with at most so many decimals."""
    scale = 10**places
    return st.integers(low * scale, high * scale).map(lambda number: Fraction(number, scale))


def some(strategy: st.SearchStrategy[Fraction]) -> st.SearchStrategy[Fraction | None]:
    """Return a number or nothing."""
    return st.none() | strategy


def periods() -> st.SearchStrategy[Period]:
    """Return a period of the year, mostly the whole of it."""
    return st.sampled_from(_PERIODS)


def ends(number: Fraction) -> bool:
    """Whether the number can be written as a decimal."""
    return decimal_places(number) is not None
