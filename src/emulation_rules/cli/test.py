"""``emulation-rules test``: what a ruleset makes of given figures, held against what must come out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, get_args

import click

from emulation_rules.api import load
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import refuse
from emulation_rules.cli.language import language_option
from emulation_rules.cli.writing import also_option, format_option, out_option, write
from emulation_rules.i18n.catalogue import render_findings, say
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.model.text import Language
from emulation_rules.model.trial_coverage import Coverage
from emulation_rules.model.trial_result import TrialReport
from emulation_rules.outputs.trials import TrialsFormat, render
from emulation_rules.trials.files import trial_files
from emulation_rules.trials.report import Progress, Wish, report_on
from emulation_rules.trials.watch import changes, roots_of

_EVERY: Final = 10

_HELP: Final = """\
Run the test cases of rulesets, and say what does not come out as expected.

PATH is a file of cases in YAML or CSV, a ruleset (the files in `tests` beside
it that name it), or a folder: its own files of cases, those of every folder
`tests` in it, and those called ….ruleset-test.yaml.

Examples:

\b
  emulation-rules test rulesets
  emulation-rules test pact/tests/marks.yaml -k "on the mark"
  emulation-rules test pact --coverage --fail-under 90
  emulation-rules test pact --mutate --most 200
  emulation-rules test pact --ruleset draft.yaml

Ends with 1 where a case fails or too little is tried, with 3 where a file
cannot be used.
"""


@click.command(help=_HELP, short_help="Run the test cases of rulesets.", epilog=exit_codes.IN_HELP)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--ruleset", "instead", metavar="RULESET", help="Test this ruleset instead of the ones the files name.")
@click.option(
    "-k",
    "words",
    metavar="TEXT",
    multiple=True,
    help="Run the cases whose name holds this text; may be given again.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first case that fails.")
@click.option("--coverage", is_flag=True, help="Say what of each ruleset no case tries.")
@click.option(
    "--fail-under",
    metavar="PERCENT",
    type=click.IntRange(0, 100),
    help="End with 1 where less than this is tried of a ruleset; rounded down.",
)
@click.option("--mutate", is_flag=True, help="Say which wrong changes of each ruleset no case notices.")
@click.option(
    "--most", metavar="N", type=click.IntRange(1), default=500, show_default=True, help="Changes tried of a ruleset."
)
@click.option("--watch", is_flag=True, help="Run again whenever a ruleset, a report or a file of cases changes.")
@format_option(get_args(TrialsFormat))
@also_option(get_args(TrialsFormat))
@out_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    *,
    paths: tuple[str, ...],
    instead: str | None,
    words: tuple[str, ...],
    fail_fast: bool,
    coverage: bool,
    fail_under: int | None,
    mutate: bool,
    most: int,
    watch: bool,
    form: TrialsFormat,
    also: tuple[tuple[TrialsFormat, str], ...],
    out: str | None,
    language: Language,
) -> None:
    """Run the test cases of rulesets."""
    wish = Wish(words, fail_fast=fail_fast, coverage=coverage or fail_under is not None, most=most if mutate else 0)
    file = None if instead is None else _ruleset_file(context, instead)

    def run() -> int:
        report = report_on(_files(context, paths), wish, None if file is None else load(file), _progress(language))
        for each, place in ((form, out), *also):
            write(render(report, each, language, Path.cwd()), place)
        _tell_short(report, fail_under or 0, language)
        if words and not report.run.findings and not any(each.results for each in report.run.files):
            # A misspelt name must not pass.
            click.echo(say("trial_none_asked", language, words=", ".join(map(visible, words))), err=True)
            return exit_codes.NO
        return _exit_code(report, fail_under or 0)

    if not watch:
        context.exit(run())
    for changed in changes(roots_of([*map(Path, paths), *([] if file is None else [file])])):
        if changed:
            click.echo(say("trial_changed", language, files=", ".join(visible(each.name) for each in changed)))
        try:
            run()
        except InvalidDocumentError as error:
            click.echo(render_findings(error.findings, language), err=True)


def _ruleset_file(context: click.Context, path: str) -> Path:
    # Only where a ruleset is given: what reads reports and rulesets for other commands takes long to import.
    from emulation_rules.cli.sources import ruleset_file  # noqa: PLC0415

    return ruleset_file(context, path)


def _progress(language: Language) -> Progress | None:
    """Return what shows how many changes were tried, where standard error is a terminal."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if done == total or done % _EVERY == 0:
            said = say("trial_progress", language, done=str(done), all=str(total))
            click.echo(f"\r{said}", nl=done == total, err=True)

    return show


def _files(context: click.Context, paths: Sequence[str]) -> list[Path]:
    """Return the files all paths stand for, each once. Ends the command where a folder holds none."""
    files: dict[Path, None] = {}
    for path in paths:
        found = list(trial_files(Path(path)))
        if not found:
            refuse(context, "command_no_trials_below", folder=path)
        files.update(dict.fromkeys(found))
    return list(files)


def _exit_code(report: TrialReport, fail_under: int) -> int:
    if report.run.findings:
        return exit_codes.UNUSABLE
    return exit_codes.NO if report.run.failed or _short(report, fail_under) else exit_codes.DONE


def _short(report: TrialReport, fail_under: int) -> list[Coverage]:
    return [coverage for coverage in report.coverage if coverage.percent < fail_under]


def _tell_short(report: TrialReport, fail_under: int, language: Language) -> None:
    """Say on standard error of which rulesets too little is tried: not every form of the result tells it."""
    for coverage in _short(report, fail_under):
        share, least = str(coverage.percent), str(fail_under)
        said = say("trial_short", language, ruleset=visible(coverage.ruleset), share=share, least=least)
        click.echo(said, err=True)
