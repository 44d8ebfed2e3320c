"""Tables in files and databases evaluated into one file, or file by file into a folder that can be gone on with."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from emulation_rules.frames.files.batch_run import BatchRun, Opening, Openings
from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.job import Done, Job, Watch
from emulation_rules.frames.files.kinds import INPUT_ENDINGS, InputKind, ResultKind, ending
from emulation_rules.frames.files.manifest import Asked, Finished, Manifest
from emulation_rules.frames.files.part import Part
from emulation_rules.frames.files.safe_file import real_target, remove_unfinished, written_whole
from emulation_rules.frames.files.tally import Tally
from emulation_rules.frames.files.wide_form import WideForm
from emulation_rules.frames.frame_names import Layout
from emulation_rules.syntax.writing.write_ruleset import digest

_ENDINGS: Final[Mapping[ResultKind, str]] = {
    ResultKind.PARQUET: ".parquet",
    ResultKind.ARROW: ".arrow",
    ResultKind.CSV: ".csv",
    ResultKind.JSON_LINES: ".jsonl",
}


def evaluate_into_file(job: Job, out: str, watch: Watch) -> Done:
    """Evaluate all tables into one file, which is there in full at the end or not at all.

    Tables of one row a unit are streamed in the order given; those of other layouts are read as one table.
    Raises `InvalidReportError` and `OSError`.
    """
    target = real_target(out)
    _refuse_input_as_output(job, target, out)
    run, form = _prepared(job, target.parent)
    tally = run.tally()
    with _written(target) as unfinished:
        run.write(Openings(partial(_openings, job, form), form.stop), unfinished, tally, watch)
    return Done(len(job.parts), 0, tally.rows, tally.counts, tally.impossible, tally.places, tally.missing)


def evaluate_into_folder(job: Job, out: str, watch: Watch, *, resume: bool) -> Done:
    """Evaluate every table into a file of its own, and keep a manifest of those that are finished.

    To resume leaves out the tables whose results are there and which have not changed since. Every file stands for
    itself: figures of earlier years are found among its own rows. Raises `InvalidReportError` and `OSError`.
    """
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    results = _result_names(job)
    _refuse_folder_of_inputs(job, folder, out)
    manifest = Manifest.opened(folder, _asked(job), resume=resume)
    run, form = _prepared(job, folder)
    total, kept = run.tally(), 0
    shares = _shares(job.parts)
    for part, share in zip(job.parts, shares, strict=True):
        before = manifest.finished.get(part.name)
        if before is not None and _still_good(before, part, folder):
            total.include(before.rows, before.impossible, before.counts)
            kept += 1
            watch(0, share)
            continue
        finished = _finish(replace(job, parts=[part]), folder, results[part.name], (run, form, total), (share, watch))
        manifest.add(finished)
    tables = len(job.parts) - kept
    return Done(tables, kept, total.rows, total.counts, total.impossible, total.places, total.missing)


def _finish(
    job: Job, folder: Path, result: str, into: tuple[BatchRun, WideForm, Tally], progress: tuple[float, Watch]
) -> Finished:
    """Evaluate one table into its file."""
    (run, form, total), (share, watch) = into, progress
    part, target = job.parts[0], folder / result
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_unfinished(target)
    # As it was before it was read: what is written to it meanwhile must count as a change.
    size, changed = _state(part)
    tally = run.tally()
    with _written(target) as unfinished:
        run.write(Openings(partial(_openings, job, form, share), form.stop), unfinished, tally, watch)
    total.include(tally.rows, tally.impossible, tally.counts, tally.places)
    total.miss(tally.missing)
    written = target.stat().st_size
    return Finished(part.name, size, changed, result, written, tally.rows, tally.impossible, tally.counts)


def _prepared(job: Job, folder: Path) -> tuple[BatchRun, WideForm]:
    facts = {
        "emulation-rules": job.version,
        "ruleset": job.ruleset.id,
        "ruleset-digest": digest(job.ruleset),
        "period": str(job.period),
    }
    return BatchRun(job, facts), WideForm(job.asked, folder)


def _openings(job: Job, form: WideForm, share: float = 1.0) -> Iterator[Opening]:
    """Yield how each table is opened, in order. ``share`` is how much of all the work they are together."""
    first = job.parts[0]
    if job.earlier:
        yield Opening(first.name, share, True, True, form.yearly({job.period: first, **job.earlier}))
        return
    match form.layout(first):
        case Layout.WIDE:
            for part, own in zip(job.parts, _shares(job.parts), strict=True):
                yield Opening(part.name, share * own, True, False, form.wide(part))
        case Layout.PANEL:
            yield Opening(_named(job.parts), share, False, True, form.panel(job.parts))
        case Layout.LONG:
            yield Opening(_named(job.parts), share, False, True, form.long(job.parts))


def _named(parts: Sequence[Part]) -> str:
    return parts[0].name if len(parts) == 1 else f"{parts[0].name} … {parts[-1].name}"


def _shares(parts: Sequence[Part]) -> list[float]:
    """Return how much of the work each table is, by the size of its file."""
    sizes = [1 if part.file is None else max(1, part.file.stat().st_size) for part in parts]
    return [size / sum(sizes) for size in sizes]


@contextmanager
def _written(target: Path) -> Iterator[Path]:
    """Yield the path to write to; errors of the disk name the file that a person asked for."""
    try:
        with written_whole(target) as unfinished:
            yield unfinished
    except OSError as error:
        if error.filename is None or Path(str(error.filename)).parent == target.parent:
            raise OSError(error.errno, os.strerror(error.errno or 0), str(target)) from error
        raise


# ---- folders of results -------------------------------------------------------------------


def _result_names(job: Job) -> Mapping[str, str]:
    """Return the file of each table's result within the folder. Two tables never share one."""
    if any(part.kind is InputKind.POSTGRESQL for part in job.parts):
        raise fault("bulk_server_into_folder", job.parts[0].name)
    paths = [(part.file or Path()).absolute() for part in job.parts]
    common = Path(os.path.commonpath([path.parent for path in paths]))
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for part, path in zip(job.parts, paths, strict=True):
        within = path.relative_to(common)
        stem = within.name.removesuffix(within.name[len(within.name) - len(ending(within.name, INPUT_ENDINGS)) :])
        result = str(within.with_name(f"{stem}{'.' + part.table if part.table else ''}{_ENDINGS[job.kind]}"))
        if result.casefold() in taken:
            raise fault("bulk_same_result", part.name, other=taken[result.casefold()], result=result)
        taken[result.casefold()] = part.name
        found[part.name] = result
    return found


def _asked(job: Job) -> Asked:
    options = {
        "format": job.kind.value,
        "layout": "" if job.layout is None else job.layout.value,
        "tell": ",".join(job.tell),
        "unit_column": job.names.unit,
        "period_column": job.names.period,
        "locale": ", ".join(sorted({part.locale.value for part in job.parts if part.locale is not None})),
        "ignore": ", ".join(sorted(job.names.ignore)),
        "earlier": ", ".join(
            f"{period}={part.name} ({_state_told(part)})" for period, part in sorted(job.earlier.items())
        ),
        "version": job.version,
    }
    return Asked(job.ruleset.id, digest(job.ruleset), str(job.period), options)


def _still_good(before: Finished, part: Part, folder: Path) -> bool:
    """Whether a result is there as it was written, and its input is as it was read."""
    try:
        same_result = (folder / before.result).stat().st_size == before.result_size
    except FileNotFoundError:
        return False
    return same_result and (before.size, before.changed) == _state(part)


def _state(part: Part) -> tuple[int, int]:
    """Return the size of a table's file and when it was last changed; nobody knows that of a server."""
    if part.file is None:
        return 0, 0
    found = part.file.stat()
    return found.st_size, found.st_mtime_ns


def _state_told(part: Part) -> str:
    """Return the same for people."""
    size, changed = _state(part)
    seconds, rest = divmod(changed, 10**9)
    return f"{size} bytes, {datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S}.{rest:09} UTC"


# ---- results that would fall on inputs ----------------------------------------------------


def _inputs(job: Job) -> Iterator[Path]:
    return (part.file for part in (*job.parts, *job.earlier.values()) if part.file is not None)


def _refuse_input_as_output(job: Job, target: Path, out: str) -> None:
    if target.exists() and any(file.exists() and file.samefile(target) for file in _inputs(job)):
        raise fault("bulk_out_is_input", out)


def _refuse_folder_of_inputs(job: Job, folder: Path, out: str) -> None:
    """Results among inputs would be inputs of the next run, or fall on one."""
    real = folder.resolve()
    for file in _inputs(job):
        if file.resolve().is_relative_to(real):
            raise fault("bulk_out_holds_input", out, file=str(file))
