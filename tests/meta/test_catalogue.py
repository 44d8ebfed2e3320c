"""The catalogue says everything in both languages, and everything that is said is in the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

import emulation_rules
from emulation_rules.i18n.catalogue import AREAS, CATALOGUE, PLACEHOLDER
from emulation_rules.i18n.message import Message
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.indicator import StageChoice
from emulation_rules.model.observation import ExceedanceMode, Grade
from emulation_rules.model.ruleset import Basis, Exemption
from emulation_rules.model.score_tree import Combine, Missing, RoundingStage
from emulation_rules.model.scoring import LowerIsBetter, RoundingMode, VetoEffect, When
from emulation_rules.model.standing import Because, Outcome
from emulation_rules.model.target import QualitativeKind, Scope, ZeroBaseline
from emulation_rules.model.titles import AtTheCut, QuotaBase
from emulation_rules.model.verdict import Exceeded, Reason, Verdict

SOURCE = Path(emulation_rules.__file__).parent
NOTES = (
    "unused_observation",
    "rate_belies_counts",
    "claim_belies_figures",
    "carried_from",
    "inferred_mark",
    "missing_unit",
)
NEEDED = (
    *(f"verdict_{each}" for each in Verdict),
    *(f"reason_{each}" for each in Reason),
    *(f"exceeded_{each}" for each in Exceeded),
    *(f"grade_{each}" for each in Grade),
    *(f"note_{each}" for each in NOTES),
    *(f"mode_{each}" for each in ExceedanceMode),
    *(f"basis_{each}" for each in Basis),
    *(f"limit_{each}" for each in Comparison),
    *(f"veto_{effect}_{fires}" for effect, fires in product(VetoEffect, Exceeded)),
    *(f"question_{each}" for each in QualitativeKind),
    *(f"question_{each}" for each in Scope if each is not Scope.PER_UNIT),
    *(f"term_zero_{each}" for each in ZeroBaseline),
    *(f"term_veto_{each}" for each in VetoEffect),
    *(f"term_{kind}_{when}" for kind, when in product(("bonus", "penalty"), When)),
    *(f"group_{each}" for each in Combine),
    *(f"missing_{each}" for each in Missing),
    *(f"score_missing_{each}" for each in Missing if each is not Missing.UNKNOWN),
    *(f"scoring_attained_{each}" for each in LowerIsBetter),
    *(f"rounding_{each}" for each in RoundingMode),
    *(f"rounding_of_{each}" for each in RoundingStage),
    *(f"outcome_{each}" for each in Outcome),
    *(f"cell_{each}" for each in Outcome),
    *(f"because_{each}" for each in Because),
    *(f"assigned_{each}" for each in Exemption),
    *(f"stages_{each}" for each in StageChoice),
    *(f"ties_{each}" for each in AtTheCut),
    *(f"quota_{each}" for each in (*QuotaBase, *RoundingMode)),
)
_SAID = re.compile(r"""\b(?:say|refuse|misused|_say|_section)\(\s*(?:context, )?"([a-z_]+)\"""")
_NOTED = re.compile(r"""\bNote\(\s*"([a-z_]+)\"""")
_FOUND = re.compile(r"""\bFinding\(\s*"([a-z_]+)\"""")


def _sources() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("code", NEEDED)
def test_every_word_a_result_is_made_of_is_in_the_catalogue(code: str) -> None:
    assert code in CATALOGUE


@pytest.mark.parametrize("code", sorted(set(_SAID.findall(_sources())) | set(_FOUND.findall(_sources()))))
def test_every_code_the_source_names_is_in_the_catalogue(code: str) -> None:
    assert code in CATALOGUE


def test_every_note_the_source_makes_has_its_words() -> None:
    made = set(_NOTED.findall(_sources()))
    assert made
    assert made <= set(NOTES)


def test_a_code_belongs_to_one_area() -> None:
    codes = Counter(code for area in AREAS for code in area)
    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_message_says_the_same_in_both_languages(code: str) -> None:
    message: Message = CATALOGUE[code]
    assert message.what.vi.strip()
    assert message.what.en.strip()
    assert bool(message.remedy.vi) == bool(message.remedy.en)
    # A detail that is itself worded comes in both languages: `words` and `words_vi`.
    vi = {name.removesuffix("_vi") for name in PLACEHOLDER.findall(f"{message.what.vi} {message.remedy.vi}")}
    assert vi == set(PLACEHOLDER.findall(f"{message.what.en} {message.remedy.en}"))


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_message_keeps_the_style(code: str) -> None:
    message: Message = CATALOGUE[code]
    for text in (message.what.vi, message.what.en, message.remedy.vi, message.remedy.en):
        assert not text.endswith("."), "no full stop"
        assert text.count("`") % 2 == 0, "backticks come in pairs"
    if not code.startswith(("heading_", "column_")):
        for text in (message.what.en, message.remedy.en):
            first = text.split(" ", 1)[0]
            assert first in ("", "YAML", "JSON", "CSV", "UTF-8") or not first[0].isupper(), "lower case"
