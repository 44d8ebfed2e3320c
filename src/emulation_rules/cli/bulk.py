"""``emulation-rules evaluate`` on tables of many units: files, folders and databases."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from emulation_rules import __version__
from emulation_rules.cli import exit_codes
from emulation_rules.cli.bulk_options import REPORT_OPTIONS, chosen
from emulation_rules.cli.bulk_progress import watched_run
from emulation_rules.cli.bulk_summary import shortfalls, summary
from emulation_rules.cli.failures import misused
from emulation_rules.columnar.told import DEFAULT, Tell
from emulation_rules.frames.files.evaluate_files import evaluate_into_file, evaluate_into_folder
from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.find_parts import find_parts
from emulation_rules.frames.files.job import Job
from emulation_rules.frames.files.kinds import RESULT_ENDINGS, ResultKind, result_kind
from emulation_rules.frames.files.part import part_at
from emulation_rules.frames.frame_names import FrameNames, Layout
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Verdict
from emulation_rules.syntax.locale_numbers import Locale


@dataclass(frozen=True, slots=True)
class BulkCall:
    """What the command was called with, of what concerns tables."""

    inputs: Sequence[str]
    form: str
    out: str | None
    layout: str | None
    table: str
    earlier: Mapping[Period, str]
    tell: Sequence[str] | None
    unit_column: str
    period_column: str
    ignore: Sequence[str]
    locale: Locale | None
    resume: bool
    falls_short: Sequence[Verdict]


def evaluate_tables(
    context: click.Context, ruleset: Ruleset, period: Period | None, call: BulkCall, language: Language
) -> None:
    """Evaluate tables into a file or a folder and say how it ended: with 1 where rows fall short of what is required.

    Raises `InvalidReportError` and `OSError`.
    """
    # Found first: whoever names a folder without tables has nothing yet that an option could be wrong for.
    parts = find_parts(call.inputs, call.table, call.locale)
    for option in chosen(context, REPORT_OPTIONS):
        raise misused(context, f"bulk_only_reports_{option.removeprefix('--')}")
    earlier = {each: part_at(text, call.table, call.locale) for each, text in call.earlier.items()}
    if call.locale is not None and all(part.locale is None for part in (*parts, *earlier.values())):
        raise misused(context, "bulk_locale_of_no_csv")
    out, into_folder, kind = _target(context, call)
    asked = period or ruleset.span.period
    if asked in call.earlier:
        raise misused(context, "bulk_bad_earlier", earlier=f"{asked}={call.earlier[asked]}")
    job = Job(
        ruleset,
        asked,
        parts,
        kind,
        __version__,
        None if call.layout is None else Layout(call.layout),
        earlier,
        FrameNames(unit=call.unit_column, period=call.period_column, ignore=call.ignore),
        DEFAULT if call.tell is None else tuple(map(Tell, call.tell)),
    )
    if job.earlier and len(job.parts) > 1 and not into_folder:
        raise fault("bulk_earlier_one", job.parts[0].name, tables=str(len(job.parts)))
    with watched_run(language) as watch:
        if into_folder:
            done = evaluate_into_folder(job, out, watch, resume=call.resume)
        else:
            done = evaluate_into_file(job, out, watch)
    click.echo(summary(done, ruleset, asked, language), err=True)
    lines = list(shortfalls(done, ruleset, call.falls_short, language))
    if lines:
        click.echo("\n".join(lines), err=True)
        context.exit(exit_codes.NO)


def _target(context: click.Context, call: BulkCall) -> tuple[str, bool, ResultKind]:
    """Return where results go, whether that is a folder, and what they are written as."""
    known = ", ".join(RESULT_ENDINGS)
    if not call.out:
        raise misused(context, "bulk_needs_out", known=known)
    form = _form(context, call)
    into_folder = call.out.endswith(("/", os.sep)) or Path(call.out).is_dir()
    kind = result_kind(call.out)
    if call.resume and not into_folder:
        into_folder = kind is None
        if not into_folder:
            raise misused(context, "bulk_resume_into_file")
    if into_folder:
        return call.out, True, form or ResultKind.PARQUET
    found = form or kind
    if found is None:
        raise misused(context, "bulk_out_unknown", out=call.out, known=known)
    return call.out, False, found


def _form(context: click.Context, call: BulkCall) -> ResultKind | None:
    if not chosen(context, ("form",)):
        return None
    if call.form not in set(ResultKind):
        raise misused(context, "bulk_format_of_reports", format=call.form, known=", ".join(ResultKind))
    return ResultKind(call.form)
