"""``emulation-rules diff``: what a ruleset asks now and asked before, target by target."""

from __future__ import annotations

from typing import Final, Literal, get_args

import click

from emulation_rules.api import diff, load_version
from emulation_rules.cli import exit_codes
from emulation_rules.cli.language import language_option
from emulation_rules.cli.writing import format_option, out_option, write
from emulation_rules.model.ruleset_changes import RulesetChanges
from emulation_rules.model.text import Language

Format = Literal["text", "markdown", "json"]

_HELP: Final = """\
Say what became of each target from OLD to NEW: stricter, looser, equivalent,
each proved or with an example.

Examples are reports on which the two versions decide otherwise, checked with
the reference engine. OLD and NEW are rulesets, or rulesets as they were at a
git revision; a file whose name has a colon is a file.

Examples:

\b
  emulation-rules diff pact-2022.yaml pact-2023.yaml
  emulation-rules diff main:rulesets/pact.yaml rulesets/pact.yaml
  emulation-rules diff --format markdown HEAD~1:pact.yaml pact.yaml
"""


@click.command(help=_HELP, short_help="Say what a ruleset asks now and asked before.", epilog=exit_codes.IN_HELP)
@click.argument("old")
@click.argument("new")
@click.option("--cases", is_flag=True, help="Print the examples as test cases too; other formats always do.")
@click.option("--exit-code", "telling", is_flag=True, help="End with 1 where some verdict may come out otherwise.")
@format_option(get_args(Format))
@out_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    *,
    old: str,
    new: str,
    cases: bool,
    telling: bool,
    form: Format,
    out: str | None,
    language: Language,
) -> None:
    """Compare two versions of a ruleset."""
    changes = diff(load_version(old), load_version(new))
    write(_rendered(changes, form, language, cases=cases), out)
    if telling and changes.may_decide_otherwise:
        context.exit(exit_codes.NO)


def _rendered(changes: RulesetChanges, form: Format, language: Language, *, cases: bool) -> str:
    # One form is asked for, and some of the others take long to import.
    match form:
        case "json":
            from emulation_rules.outputs import diff_json  # noqa: PLC0415

            return diff_json.render(changes, language)
        case "markdown":
            from emulation_rules.outputs import diff_markdown  # noqa: PLC0415

            return diff_markdown.render(changes, language)
        case "text":
            from emulation_rules.outputs import diff_text  # noqa: PLC0415

            return diff_text.render(changes, language, cases=cases)
