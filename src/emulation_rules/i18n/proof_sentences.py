"""Sentences about what was proved."""

from __future__ import annotations

from fractions import Fraction

from emulation_rules.i18n.catalogue import CATALOGUE, say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.proof import Claim, Proof, Proofs, WhyUnknown
from emulation_rules.model.text import Language, Text


def explain_proof(proof: Proof, proofs: Proofs, language: Language) -> str:
    """Return what came of a claim, for whom, and why it was left open."""
    shares = [_share(shown.share, language) for shown in proof.shown]
    first, second = (*shares, "", "")[:2]
    said = say(
        f"proof_{proof.claim}_{proof.answer}", language, subject=_subject(proof, language), first=first, second=second
    )
    if proof.why is not None:
        said = say("proof_because", language, said=said, why=_why(proof.why, proof.detail, language))
    if not proof.unit:
        return said
    unit = visible(proofs.units.get(proof.unit, Text()).pick(language)) or visible(proof.unit)
    return say("proof_of_unit", language, unit=unit, said=said)


def _subject(proof: Proof, language: Language) -> str:
    if proof.claim is Claim.EQUIVALENT:
        return visible(proof.subject)
    return visible(proof.title.pick(language)) or visible(proof.subject) or say("proof_whole_score", language)


def _why(why: WhyUnknown, detail: str, language: Language) -> str:
    code = f"proof_why_{detail if why is WhyUnknown.NOT_TRANSLATED else why}"
    return say(code, language) if code in CATALOGUE else visible(detail)


def _share(share: Fraction | None, language: Language) -> str:
    return "" if share is None else say("unit_percent", language, number=number_words(share, language))
