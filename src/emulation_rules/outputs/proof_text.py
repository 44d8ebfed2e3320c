"""What was proved as plain text, with the cases that show what does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import display_width, visible
from emulation_rules.i18n.proof_sentences import explain_proof
from emulation_rules.model.proof import Proof, Proofs
from emulation_rules.model.text import Language
from emulation_rules.outputs.layout import paragraph


def render(proofs: Proofs, language: Language) -> str:
    """Return a line for every claim; below it the reports that show it, as cases ready to paste."""
    title = say(
        "heading_proofs",
        language,
        title=visible(proofs.title.pick(language)) or visible(proofs.ruleset),
        ruleset=visible(proofs.ruleset),
        period=str(proofs.period),
    )
    heading = paragraph(title, "", "")
    lines = [*heading, "=" * max(map(display_width, heading)), ""]
    for proof in proofs.proofs:
        lines += paragraph(explain_proof(proof, proofs, language))
        lines += _cases(proof)
    if not proofs.proofs:
        lines += paragraph(say("proof_nothing", language))
    return "\n".join(lines) + "\n"


def _cases(proof: Proof) -> Iterator[str]:
    for shown in proof.shown:
        yield ""
        yield from (visible(line) for line in shown.case.splitlines())
    if proof.shown:
        yield ""
