"""``emulation-rules prove``: what holds for a whole score, whatever is reported."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, Literal, get_args

import click

from emulation_rules.api import prove
from emulation_rules.cli import exit_codes
from emulation_rules.cli.failures import check_units, misused, refuse
from emulation_rules.cli.language import language_option
from emulation_rules.cli.sources import period_option, read_ruleset_at
from emulation_rules.cli.writing import format_option, out_option, write
from emulation_rules.i18n.catalogue import say
from emulation_rules.model.period import Period
from emulation_rules.model.proof import Answer, Claim, Proof, Proofs
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.text import Language
from emulation_rules.outputs import proof_json, proof_text

Format = Literal["text", "json"]

_RENDERERS: Final[Mapping[Format, Callable[[Proofs, Language], str]]] = {
    "text": proof_text.render,
    "json": proof_json.render,
}

_HELP: Final = """\
Prove what holds for the whole score of RULESET, or show a report that it does
not hold for.

\b
  monotone          a better figure never lowers the share (the default)
  reachable         a unit that stands first can have each title and class;
                    quotas are left aside
  equivalent OTHER  every report comes to the same share under OTHER

Asked are all complete reports of plain figures on which everything can be
worked out. A report that is found is checked by the reference engine and
printed as a case for the tests of the ruleset.

Needs z3: pip install 'emulation-rules[prove]'.

Examples:

\b
  emulation-rules prove pact.yaml
  emulation-rules prove pact.yaml equivalent pact-2024.yaml --timeout 60

Ends with 1 unless all of it is so: where a report speaks against it, nothing
reaches a title or a class, or an answer is left open.
"""


@click.command(help=_HELP, short_help="Prove what holds for a whole score.", epilog=exit_codes.IN_HELP)
@click.argument("ruleset_path", metavar="RULESET")
@click.argument("claim", type=click.Choice([each.value for each in Claim]), default=Claim.MONOTONE.value)
@click.argument("other_path", metavar="[OTHER]", required=False)
@click.option("--unit", metavar="UNIT", default="", help="Whose marks count. [default: every unit asked differently]")
@click.option("--timeout", type=click.IntRange(1, 86_400), default=10, show_default=True, help="Seconds for an answer.")
@format_option(get_args(Format))
@period_option
@out_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument for each option
    context: click.Context,
    *,
    ruleset_path: str,
    claim: str,
    other_path: str | None,
    unit: str,
    timeout: int,
    form: Format,
    period: Period | None,
    out: str | None,
    language: Language,
) -> None:
    """Prove what holds for the whole score of a ruleset."""
    if claim == Claim.EQUIVALENT and other_path is None:
        raise misused(context, "prove_needs_other")
    if claim != Claim.EQUIVALENT and other_path is not None:
        raise misused(context, "prove_no_other", other=other_path)
    if importlib.util.find_spec("z3") is None:
        refuse(context, "prove_needs_extra")
    ruleset = read_ruleset_at(context, ruleset_path)
    other = None if other_path is None else read_ruleset_at(context, other_path)
    if unit and ruleset.units:
        check_units(context, [unit], {*ruleset.units, CLUSTER})
    proofs = prove(
        ruleset,
        Claim(claim),
        other,
        unit=unit,
        period=period,
        seconds=Fraction(timeout),
        seen=_progress(language) if sys.stderr.isatty() else None,
    )
    write(_RENDERERS[form](proofs, language), out)
    if any(proof.answer is not Answer.YES for proof in proofs.proofs):
        context.exit(exit_codes.NO)


def _progress(language: Language) -> Callable[[Proof], None]:
    """Return what shows on standard error how many answers there are."""
    done = 0

    def show(_: Proof) -> None:
        nonlocal done
        done += 1
        click.echo(f"\r{say('proof_progress', language, done=str(done))}\x1b[K", nl=False, err=True)

    return show
