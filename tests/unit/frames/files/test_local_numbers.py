"""Whole columns of a locale are spelled plainly as single numbers are, or refused as they are."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation_rules.frames.files.local_numbers import spelled_plainly
from emulation_rules.frames.files.numbers_in_text import NotANumberError
from emulation_rules.syntax.locale_numbers import Locale, NumberTextError, plain_spelling

_DIGITS = st.text("0123456789", min_size=1, max_size=4)
_MARKS = st.sampled_from(["true", "False", ".", ",", " ", "\u00a0", "\u2009", "\u202f", "", "e", "+", "-", "\n"])
WRITTEN = st.lists(st.one_of(_DIGITS, _MARKS), max_size=7).map("".join) | st.from_regex(
    r"[+-]?[0-9]{1,3}([. ][0-9]{3}){0,3}(,[0-9]{1,4})?", fullmatch=True
)


def _one_by_one(text: str, locale: Locale) -> str | None:
    try:
        return plain_spelling(text, locale) if text.lower() not in ("", "true", "false") else text
    except NumberTextError:
        return None


@pytest.mark.parametrize("locale", [Locale.VI, Locale.MIXED])
@given(texts=st.lists(WRITTEN | st.none(), max_size=6))
def test_columns_are_read_as_single_numbers_are(texts: list[str | None], locale: Locale) -> None:
    expected = [None if text is None else _one_by_one(text, locale) for text in texts]
    wrong = [row for row, text in enumerate(texts) if text is not None and expected[row] is None]
    cells = pa.array(texts, pa.string())
    if wrong:
        with pytest.raises(NotANumberError) as refused:
            spelled_plainly(cells, locale)
        assert (refused.value.row, refused.value.text) == (wrong[0], texts[wrong[0]])
    else:
        assert spelled_plainly(cells, locale).to_pylist() == expected
