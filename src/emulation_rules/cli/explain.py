"""``emulation-rules explain``: what a ruleset asks, and why a verdict is what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import click

from emulation_rules.api import evaluate_all
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import unknown
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import locale_option, period_option, read_reports_at, read_ruleset_at
from emulation_rules.i18n.score_sentences import explain_evaluation
from emulation_rules.i18n.sentences import explain_parts
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Language
from emulation_rules.outputs.rows import title_of
from emulation_rules.outputs.ruleset.questions import Questions
from emulation_rules.outputs.ruleset.totals import ruleset_heading, whole
from emulation_rules.syntax.locale_numbers import Locale


@click.command(short_help="Say in sentences what a ruleset asks, or why a verdict is so.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("report_paths", metavar="[REPORT...]", nargs=-1)
@click.option(
    "--target", "targets", metavar="TARGET", multiple=True, help="Speak of this target only; may be given again."
)
@locale_option
@period_option
@language_option
@click.pass_context
def command(  # one argument for each option
    context: click.Context,
    *,
    ruleset_path: str,
    report_paths: tuple[str, ...],
    targets: tuple[str, ...],
    locale: Locale | None,
    period: Period | None,
    language: Language,
) -> None:
    """Say all that RULESET settles: criteria (in both languages), points, vetoes, groups, rounding, notes.

    With REPORT files: why each verdict is what it is, and what would be needed.
    """
    ruleset = read_ruleset_at(context, ruleset_path, report_paths)
    if not report_paths:
        _insist_on_known(context, targets, ruleset.targets)
        click.echo("\n".join(_rules(ruleset, period, targets, language)))
        return
    evaluations = evaluate_all(ruleset, read_reports_at(report_paths, ruleset, locale, period), period=period)
    _insist_on_known(context, targets, _ids(ruleset, evaluations))
    for evaluation in evaluations:
        click.echo("\n".join(_account(evaluation, targets, language)))


def _rules(ruleset: Ruleset, period: Period | None, targets: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the targets named alone, or else all of them with the heading and what holds of the whole."""
    lines = Questions(ruleset, period, language).lines(targets)
    if targets:
        yield from lines
    else:
        yield ruleset_heading(ruleset, period, language)
        yield from lines
        yield from whole(ruleset, language)


def _ids(ruleset: Ruleset, evaluations: Sequence[Evaluation]) -> set[str]:
    return {*ruleset.targets, *(each.target for evaluation in evaluations for each in evaluation.walk())}


def _insist_on_known(context: click.Context, targets: Sequence[str], known: Collection[str]) -> None:
    for target in targets:
        if target not in known:
            raise unknown(context, "command_no_such_target", known, target=target)


def _account(evaluation: Evaluation, targets: Sequence[str], language: Language) -> Iterator[str]:
    yield title_of(evaluation, language)
    if not targets:
        yield from (f"- {sentence}" for sentence in explain_evaluation(evaluation, language))
    chosen = (evaluation[target] for target in targets)
    yield from (f"{'  ' * depth}- {sentence}" for depth, sentence in explain_parts(chosen, language))
