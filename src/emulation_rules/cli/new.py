"""``emulation-rules new``: a ruleset to start from."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import misused, refuse
from emulation_rules.cli.language import language_option
from emulation_rules.cli.starter import REPORT_SCHEMA, RULESET_SCHEMA, starter
from emulation_rules.exchange.report_schema import report_schema
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.model.ids import RULESET_ID, is_id
from emulation_rules.model.text import Language
from emulation_rules.syntax.json_schema import ruleset_schema
from emulation_rules.syntax.yaml.data import Plain

_YEAR: Final = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


@click.command(short_help="Start a ruleset, with a report to try it on.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_id", metavar="ID")
@click.option("--dir", "folder", metavar="DIR", default=".", help="The folder to make it in. [default: this one]")
@language_option
@click.pass_context
def command(context: click.Context, ruleset_id: str, folder: str, language: Language) -> None:
    """Write ID/ruleset.yaml and ID/reports/example.yaml: commented, valid, ready to be changed.

    The JSON Schemas beside them tell editors what may be written; both files name theirs in their first line.
    The ruleset is for the year that ID names (cum-9-2024), otherwise for this year.
    """
    if not is_id(ruleset_id, RULESET_ID):
        raise misused(context, "command_bad_id", id=ruleset_id)
    home = Path(folder) / ruleset_id
    if home.exists():
        refuse(context, "command_exists", file=str(home))
    texts = starter(ruleset_id, _year(ruleset_id), language)
    (home / "reports").mkdir(parents=True)
    written = {
        home / "ruleset.yaml": texts.ruleset,
        home / "reports" / "example.yaml": texts.report,
        home / RULESET_SCHEMA: _json(ruleset_schema()),
        home / REPORT_SCHEMA: _json(report_schema()),
    }
    for file, text in written.items():
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(say("command_wrote", language, file=visible(str(file))))


def _json(schema: Mapping[str, Plain]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _year(ruleset_id: str) -> int:
    """Return the last year an id names, or the current one where it names none."""
    named = _YEAR.findall(ruleset_id)
    return int(named[-1]) if named else datetime.now(UTC).year
