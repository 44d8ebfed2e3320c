"""``emulation-rules schema``: the JSON Schema of each document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, get_args

import click

from emulation_rules.cli import exit_codes

Document = Literal[
    "ruleset",
    "report",
    "tests",
    "evaluation",
    "standings",
    "comparison",
    "diff",
    "impact",
    "sensitivity",
    "proofs",
    "findings",
]


@click.command(short_help="Print a JSON Schema, for editors and other programs.", epilog=exit_codes.IN_HELP)
@click.argument("document", type=click.Choice(get_args(Document)), default="ruleset")
def command(document: Document) -> None:
    """Print the JSON Schema of a ruleset (the default), a report, test cases, a result or findings."""
    click.echo(json.dumps(_schema(document), ensure_ascii=False, indent=2))


def _schema(document: Document) -> Mapping[str, object]:
    match document:
        case "ruleset":
            from emulation_rules.syntax.json_schema import ruleset_schema  # noqa: PLC0415  # each pulls in its own

            return ruleset_schema()
        case "report":
            from emulation_rules.exchange.report_schema import report_schema  # noqa: PLC0415

            return report_schema()
        case "tests":
            from emulation_rules.exchange.trial_schema import trial_schema  # noqa: PLC0415

            return trial_schema()
        case "evaluation":
            from emulation_rules.exchange.evaluation_json import evaluation_schema  # noqa: PLC0415

            return evaluation_schema()
        case "standings":
            from emulation_rules.exchange.standings_json import standings_schema  # noqa: PLC0415

            return standings_schema()
        case "comparison":
            from emulation_rules.exchange.comparison_json import comparison_schema  # noqa: PLC0415

            return comparison_schema()
        case "diff":
            from emulation_rules.exchange.diff_json import diff_schema  # noqa: PLC0415

            return diff_schema()
        case "impact":
            from emulation_rules.exchange.impact_json import impact_schema  # noqa: PLC0415

            return impact_schema()
        case "sensitivity":
            from emulation_rules.exchange.sensitivity_json import sensitivity_schema  # noqa: PLC0415

            return sensitivity_schema()
        case "proofs":
            from emulation_rules.exchange.proof_json import proofs_schema  # noqa: PLC0415

            return proofs_schema()
        case "findings":
            from emulation_rules.outputs.findings_json import findings_schema  # noqa: PLC0415

            return findings_schema()
