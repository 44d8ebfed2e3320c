"""CSV tables in columns of numbers, block by block. Tables with bounds and units in their cells are reports."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.csv as pa_csv

from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.stream import Choose, Stream
from emulation_rules.syntax.csv_table import DECLARED

_BLOCK_BYTES: Final = 2**23
_SAMPLE_BYTES: Final = 2**20

_RAGGED: Final = re.compile(r"Expected (?P<expected>\d+) columns, got (?P<found>\d+): (?P<text>.{0,80})")
"""How pyarrow says that a row has more cells than the header, or fewer. What it would call for such a row it calls with
text only, and a row may be of anything."""

_FIRST_ROW: Final = re.compile(rb'(?:(?<![^,;\t|])"(?:[^"]|"")*"|[^\n])*')
"""A row may be of several lines: a cell that begins with a quote may hold line breaks, if another quote ends it."""

_SEPARATORS: Final = ",;\t|"
"""What may part columns."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The names of columns and what parts them; whether a line before them says so (``sep=;``)."""

    names: list[str]
    separator: str
    declared: bool


@contextmanager
def opened(part: Part, choose: Choose) -> Iterator[Stream]:
    """Open a table; every cell is text, an empty one null."""
    head, rows = _look_at(part)
    names = head.names
    columns = list(choose(names))
    schema = pa.schema([pa.field(name, pa.string()) for name in columns])
    if not columns:
        yield Stream(schema, iter(()), 0)
        return
    try:
        with _reader(part, columns, head) as reader:
            yield Stream(schema, iter(reader), rows, frozenset(columns))
    except pa.ArrowInvalid as error:
        ragged = _RAGGED.search(str(error))
        if ragged is None:
            raise
        expected, found, text = ragged.groups()
        raise fault("bulk_ragged", part.name, text=text, found=found, expected=expected) from error


def _reader(part: Part, columns: list[str], head: _Head) -> pa_csv.CSVStreamingReader:
    source = pa.input_stream(str(part.file), compression="detect")
    return pa_csv.open_csv(
        source,
        read_options=pa_csv.ReadOptions(block_size=_BLOCK_BYTES, skip_rows=int(head.declared)),
        parse_options=_parsing(head.separator),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.string()),
            include_columns=columns,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )


def _parsing(separator: str) -> pa_csv.ParseOptions:
    return pa_csv.ParseOptions(delimiter=separator, newlines_in_values=True)


def _look_at(part: Part) -> tuple[_Head, int | None]:
    """Return the header, and about how many rows there are, from the first block."""
    with pa.input_stream(str(part.file), compression="detect") as source:
        sample = source.read(_SAMPLE_BYTES)
    sample = sample.removeprefix(codecs.BOM_UTF8)
    line, _, rest = sample.partition(b"\n")
    declared = DECLARED.fullmatch(line.decode("latin-1"))
    below = rest if declared else sample
    first = below.partition(b"\n")[0].strip()
    if first.startswith(b"#"):
        raise fault("bulk_comment", part.name)
    if not first:
        raise fault("bulk_no_header", part.name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError as error:
        raise fault("bulk_not_utf8", part.name, byte=str(error.start + 1)) from None
    head = _head(part, below, declared["delimiter"] if declared else "")
    names = head.names
    if head.separator != "," and part.locale is None:
        # A spreadsheet that parts columns so mostly has the comma for decimals: somebody has to say what points are.
        raise fault("bulk_separator", part.name, mark=head.separator)
    for name in names:
        if names.count(name) > 1:
            raise fault("table_column_twice", part.name, path=(name,), column=name)
    lines = sample.count(b"\n")
    packed = part.name.lower().endswith(".gz")
    if packed or part.file is None or lines == 0:
        return head, None
    size = part.file.stat().st_size
    # Exact where the file is no longer than the sample, otherwise as many as its first lines are long.
    return head, max(0, round(size * lines / len(sample)) - 1 - head.declared)


def _head(part: Part, sample: bytes, declared: str) -> _Head:
    """Return the header as it is parted, or else by what cuts it into most cells."""
    if declared:
        return _Head(_header(part, sample, declared), declared, declared=True)
    heads = [_Head(_header(part, sample, mark), mark, declared=False) for mark in _SEPARATORS]
    return max(heads, key=lambda head: len(head.names))


def _header(part: Part, sample: bytes, separator: str) -> list[str]:
    row = _FIRST_ROW.match(sample)
    head = (b"" if row is None else row.group()) + b"\n"
    try:
        names: list[str] = pa_csv.read_csv(pa.py_buffer(head), parse_options=_parsing(separator)).schema.names
    except pa.ArrowInvalid as error:
        raise fault("bulk_unreadable", part.name, kind=part.kind.value, why=str(error).partition("\n")[0]) from error
    return names
