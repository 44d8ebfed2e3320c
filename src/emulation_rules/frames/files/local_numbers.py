"""Numbers that a CSV table writes as its locale does, spelled plainly for all who read them after this."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.numbers_in_text import NotANumberError
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import Stream
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.place import KeyPath
from emulation_rules.model.text import shortened
from emulation_rules.syntax.locale_numbers import Locale, NumberTextError, plain_spelling

_SPACES: Final = r"[ \x{a0}\x{2009}\x{202f}]"
_GROUPED: Final = rf"[+-]?[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}})+|(?:{_SPACES}[0-9]{{3}})+)(?:,[0-9]+)?"

_WRITTEN: Final[Mapping[Locale, str]] = {
    Locale.VI: rf"\A(?:{_GROUPED}|[+-]?[0-9]+(?:,[0-9]+)?)\z",
    Locale.MIXED: r"\A[+-]?[0-9]+(?:[.,][0-9]+)?\z",
}
"""What `plain_spelling` takes for a number, as a pattern of RE2: whole columns are looked at together."""

_LEFT_ALONE: Final = r"\A(?:|(?i:true|false))\z"
"""What is no number and stays as it is: nothing, and truths, which stand among numbers in a table of single figures."""

_MAYBE_GROUPED: Final = r"\A[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}\z"
"""What it refuses where both marks are for decimals."""


def plainly_spelled(stream: Stream, part: Part, numbers: Collection[str]) -> Stream:
    """Return a stream whose columns of numbers are spelled plainly, in text as before.

    Taking a batch raises `InvalidReportError` for a cell that is no number in the locale of the table, with its row.
    """
    locale = part.locale
    local = [name for name in stream.schema.names if name in numbers and name in stream.written]
    if locale is None or locale not in _WRITTEN or not local:
        return stream
    return replace(stream, batches=_batches(stream.batches, part.name, locale, frozenset(local)))


def spelled_plainly(cells: pa.StringArray, locale: Locale) -> pa.StringArray:
    """Return numbers spelled plainly, and nulls, empty cells and truths as they are. Raises `NotANumberError`."""
    right = pc.or_(pc.match_substring_regex(cells, _WRITTEN[locale]), pc.match_substring_regex(cells, _LEFT_ALONE))
    wrong = pc.invert(right)
    if locale is Locale.MIXED:
        wrong = pc.or_(wrong, pc.match_substring_regex(cells, _MAYBE_GROUPED))
    row = pc.index(wrong, value=True).as_py()
    if row >= 0:
        raise NotANumberError(row, cells[row].as_py())
    if locale is Locale.VI:
        cells = pc.replace_substring_regex(cells, rf"\.|{_SPACES}", "")
    return pc.replace_substring(cells, ",", ".")


def _batches(
    batches: Iterator[pa.RecordBatch], name: str, locale: Locale, local: Collection[str]
) -> Iterator[pa.RecordBatch]:
    before = 0
    for batch in batches:
        columns = list(batch.columns)
        for place, column in enumerate(batch.schema.names):
            if column in local:
                try:
                    columns[place] = spelled_plainly(columns[place], locale)
                except NotANumberError as error:
                    row = str(before + error.row + 1)
                    raise _fault(error.text, locale, name, path=(column,), row=row) from None
        yield pa.RecordBatch.from_arrays(columns, schema=batch.schema)
        before += batch.num_rows


def _fault(text: str, locale: Locale, name: str, /, *, path: KeyPath, row: str) -> InvalidReportError:
    """Return the error of a text that is no number; why it is none is known to the reader of single numbers."""
    try:
        plain_spelling(text, locale)
    except NumberTextError as error:
        code = "bulk_maybe_grouped" if error.code == "number_maybe_grouped" else "bulk_not_local_number"
        said = {"one": "", "other": "", **dict(error.details)}
        # As it stands, since blanks may be what is wrong with it.
        shown, one, other = shortened(text), said["one"], said["other"]
        return fault(
            code,
            name,
            path=path,
            suggestions=error.suggestions,
            row=row,
            text=shown,
            locale=locale,
            one=one,
            other=other,
        )
    raise AssertionError(text)
