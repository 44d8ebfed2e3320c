"""``emulation-rules fmt``: rulesets in their canonical form."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import click

from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import refuse
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import ruleset_files
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.linting.rewrite import rewrite
from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.text import Language
from emulation_rules.syntax.documents.words import FORMAT
from emulation_rules.syntax.writing.canonical import format_ruleset
from emulation_rules.syntax.yaml.nodes import MappingNode, Scalar
from emulation_rules.syntax.yaml.source_text import read_text
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes


@click.command(short_help="Rewrite rulesets in their canonical form.", epilog=exit_codes.IN_HELP)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 where a file would be rewritten.")
@click.option("--diff", "show", is_flag=True, help="Write nothing; show what would change.")
@language_option
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], check: bool, show: bool, language: Language) -> None:
    """Rewrite each ruleset FILE, or every ruleset.yaml in a folder, in the one canonical form; its meaning stays."""
    changed = [_format(context, file, check or show, show, language) for file in ruleset_files(context, paths)]
    if check and any(changed):
        context.exit(exit_codes.NO)


def _insist_on_ruleset(text: str, name: str) -> None:
    """Refuse a text that is something else: a table or a report would be rewritten as if it were a ruleset."""
    node = read_nodes(text, name)
    entries = node.entries if isinstance(node, MappingNode) else ()
    if not any(key.text == "format" and isinstance(value, Scalar) and value.text == FORMAT for key, value in entries):
        raise InvalidRulesetError([Finding("fmt_not_ruleset", (), node.place, details=(("format", FORMAT),))])


def _format(context: click.Context, file: Path, keep: bool, show: bool, language: Language) -> bool:
    """Rewrite one file unless it is to be kept as it is; return whether it is not canonical."""
    text = read_text(file)
    _insist_on_ruleset(text, str(file))
    formatted = format_ruleset(text, str(file))
    if formatted == text:
        return False
    if show:
        lines = unified_diff(text.splitlines(keepends=True), formatted.splitlines(keepends=True), str(file), str(file))
        click.echo("".join(lines), nl=False)
    if not keep and not rewrite(file, text, formatted):
        refuse(context, "fmt_overtaken", file=str(file))
    if not show:
        click.echo(say("fmt_would_change" if keep else "fmt_changed", language, file=visible(str(file))), err=True)
    return True
