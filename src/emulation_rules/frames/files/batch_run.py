"""One run over batches: read ahead, decided, written behind."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pyarrow as pa

from emulation_rules.columnar.told import Tell
from emulation_rules.frames.arrow_batches import ArrowEvaluator
from emulation_rules.frames.arrow_table import ArrowColumns
from emulation_rules.frames.column_types import is_text
from emulation_rules.frames.faults import MOST_NAMED, listed
from emulation_rules.frames.files.faults import fault, of_table
from emulation_rules.frames.files.job import Job, Watch
from emulation_rules.frames.files.one_batch import one_batch
from emulation_rules.frames.files.overlap import read_ahead, written_behind
from emulation_rules.frames.files.result_writer import Write, open_writer
from emulation_rules.frames.files.stream import Stream
from emulation_rules.frames.files.tally import Tally
from emulation_rules.frames.files.units_once import NamedRow, UnitsOnce, rows_of_twice, units_once
from emulation_rules.frames.matched_columns import UnreportedTargetWarning
from emulation_rules.model.errors import InvalidReportError


@dataclass(frozen=True, slots=True)
class Opening:
    """A table yet to be opened.

    ``share`` is how much of all the work it is; ``own_rows`` whether the rows of its stream are those of the table;
    ``units_once`` whether no unit stands twice in it, which is looked for otherwise.
    """

    name: str
    share: float
    own_rows: bool
    units_once: bool
    stream: AbstractContextManager[Stream]


@dataclass(frozen=True, slots=True)
class Openings:
    """Tables to be opened one after the other, each time from the first.

    ``stop`` breaks off what the one that is open may be waiting for.
    """

    each: Callable[[], Iterator[Opening]]
    stop: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A batch of a table. ``before`` is how many of its rows came earlier, ``rows`` how many it will have."""

    opening: Opening
    batch: pa.RecordBatch
    before: int
    rows: int | None

    @property
    def share(self) -> float | None:
        """How much of all the work the batch is, None where nobody knows."""
        return None if not self.rows else self.opening.share * self.batch.num_rows / self.rows


class BatchRun:
    """Evaluates tables of one row a unit under one ruleset, batch by batch. Memory is that of a few batches.

    Only where a ruleset asks what units come to together, all rows are held in memory and are decided at once.
    ``facts`` are written into files that can hold them: which ruleset, which period.
    """

    def __init__(self, job: Job, facts: Mapping[str, str]) -> None:
        # Verdicts are counted in any case.
        tell = dict.fromkeys([*job.tell, Tell.VERDICTS])
        # What is to be ignored is not read; a figure of an earlier year's table may be called like it.
        self._names = replace(job.names, ignore=())
        self._evaluator = ArrowEvaluator(
            job.ruleset, period=job.period, names=self._names, tell=tell, threads=job.threads
        )
        self._job = job
        self._facts = {key.encode(): value.encode() for key, value in facts.items()}

    def tally(self) -> Tally:
        """Return an empty tally of this ruleset."""
        return Tally(self._evaluator.plan, self._names)

    def write(self, openings: Openings, path: Path, tally: Tally, watch: Watch) -> None:
        """Write what all tables come to into one file.

        Raises `InvalidReportError` and `OSError`; then the file is of no use.
        """
        with ExitStack() as stack:
            stack.enter_context(warnings.catch_warnings())
            # The summary tells what is missing, and how many rows of each target are open.
            warnings.simplefilter("ignore", UnreportedTargetWarning)
            once = stack.enter_context(units_once(path.parent))
            read = stack.enter_context(read_ahead(_batches(openings.each()), stop=openings.stop))
            taken = self._checked(read, once, openings)
            give: Write | None = None
            schema, first = pa.schema([]), ""
            for one, told in self._decided(taken) if self._evaluator.by_row else self._decided_together(taken):
                shown = self._shown(told)
                if give is None:
                    first = one.opening.name
                    schema = _plain(shown.schema).with_metadata(self._facts)
                    write = stack.enter_context(open_writer(self._job.kind, path, schema))
                    give = stack.enter_context(written_behind(write))
                if not one.batch.num_rows:
                    tally.miss(self._evaluator.unreported(one.batch.schema))
                else:
                    tally.add(one.batch, told, one.opening.name, one.before if one.opening.own_rows else None)
                    for batch in _as(shown, schema, one.opening.name, first).to_batches():
                        give(batch)
                    watch(one.batch.num_rows, one.share)

    def _checked(self, taken: Iterator[_Taken], once: UnitsOnce, openings: Openings) -> Iterator[_Taken]:
        """Yield what is taken. Where it ends, raises `InvalidReportError` for a unit that stands twice in it."""
        for one in taken:
            units = self._units(one)
            if units is not None:
                once.add(units)
            yield one
        self._check_once(openings, once)

    def _units(self, taken: _Taken) -> pa.Array | None:
        """Return the units of a batch that may stand in another one, or elsewhere in it; None where none is named."""
        unit = self._names.unit
        if taken.opening.units_once or unit not in taken.batch.schema.names:
            return None
        units = ArrowColumns(taken.batch).words(unit)
        return None if units.null_count or pa.types.is_null(units.type) else units

    def _check_once(self, openings: Openings, once: UnitsOnce) -> None:
        """Raise `InvalidReportError` where a unit stands twice, in one table or in two."""
        suspects = once.suspects()
        if len(suspects):
            taken = (one for one in _batches(openings.each()) if one.batch.num_rows)
            units = ((one.opening.name, one.before, held) for one in taken if (held := self._units(one)) is not None)
            twice = list(islice(rows_of_twice(units, suspects), MOST_NAMED + 1))
            if twice:
                raise _named_twice(twice, self._names.unit)

    def _decided(self, taken: Iterator[_Taken]) -> Iterator[tuple[_Taken, pa.Table]]:
        """Yield each batch with what is told of it."""
        for one in taken:
            with of_table(one.opening.name):
                told = self._evaluator.evaluate(one.batch)
            yield one, told

    def _decided_together(self, taken: Iterator[_Taken]) -> Iterator[tuple[_Taken, pa.Table]]:
        """As `_decided`, all rows being held against each other."""
        held = list(taken)
        name = held[0].opening.name
        with of_table(name):
            try:
                rows = one_batch([one.batch for one in held])
            except (pa.ArrowInvalid, pa.ArrowTypeError, KeyError):
                raise fault("bulk_other_columns", held[-1].opening.name, first=name) from None
            told = self._evaluator.evaluate(rows)
        start = 0
        for one in held:
            yield one, told.slice(start, one.batch.num_rows)
            start += one.batch.num_rows

    def _shown(self, told: pa.Table) -> pa.Table:
        if Tell.VERDICTS in self._job.tell:
            return told
        verdicts = {f"{planned.target.id}_verdict" for planned in self._evaluator.plan.targets}
        return told.select([name for name in told.schema.names if name not in verdicts])


def _named_twice(twice: Sequence[tuple[NamedRow, NamedRow]], column: str) -> InvalidReportError:
    one, other = (row.table for row in twice[0])
    here = [rows for rows in twice if [row.table for row in rows] == [one, other]]
    code = "bulk_unit_twice" if one == other else "bulk_unit_in_two_tables"
    told = listed(f"{first.unit}: {first.row}, {again.row}" for first, again in here)
    return fault(code, other, path=(column,), column=column, first=one, units=told)


def _batches(openings: Iterator[Opening]) -> Iterator[_Taken]:
    """Yield of every table first an empty batch, so that its columns are looked at even where it has no rows."""
    for opening in openings:
        with opening.stream as stream:
            yield _Taken(opening, _empty(stream.schema), 0, stream.rows)
            before = 0
            for batch in stream.batches:
                yield _Taken(opening, batch, before, stream.rows)
                before += batch.num_rows


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


def _plain(schema: pa.Schema) -> pa.Schema:
    """Columns that are handed back as they were given may be encoded anew in every batch; files want one code."""
    fields = []
    for field in schema:
        kind = field.type
        given = pa.types.is_dictionary(kind) and kind != pa.dictionary(pa.uint8(), pa.string())
        fields.append(pa.field(field.name, kind.value_type if given else kind))
    return pa.schema(fields)


def _as(told: pa.Table, schema: pa.Schema, name: str, first: str) -> pa.Table:
    if told.schema.names != schema.names:
        raise fault("bulk_other_columns", name, first=first)
    for here, there in zip(told.schema, schema, strict=True):
        # What Arrow makes of text as a number is another unit: `007` would become 7.
        if is_text(here.type) != is_text(there.type):
            text, number = (name, first) if is_text(here.type) else (first, name)
            raise fault("bulk_text_and_numbers", name, path=(here.name,), column=here.name, text=text, number=number)
    try:
        return told.cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise fault("bulk_other_columns", name, first=first) from None
