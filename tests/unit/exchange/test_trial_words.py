"""The words that results are told in can be written into a file of cases as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from emulation_rules.exchange.trial_words import OUTCOMES, VERDICTS, WORDS, folded, word_of
from emulation_rules.model.standing import Outcome
from emulation_rules.model.text import LANGUAGES
from emulation_rules.model.verdict import Exceeded, Verdict


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        (("cleared", "verdict"), Verdict, VERDICTS),
        (("cleared", "exceeded"), Exceeded, WORDS["exceeded"]),
        (("score", "vetoes", "cleared"), Exceeded, WORDS["exceeded"]),
        (("titles", "leading", "outcome"), Outcome, OUTCOMES),
    ],
)
def test_a_word_of_either_language_reads_back_as_its_code(
    path: tuple[str, ...], kind: type[StrEnum], words: Mapping[str, str]
) -> None:
    for code in kind:
        said = [word_of(path, code, language) for language in LANGUAGES]
        assert [words[folded(each)] for each in said] == [code.value] * len(LANGUAGES)
        assert len(set(said)) == len(LANGUAGES)


def test_what_is_no_word_of_a_language_stays() -> None:
    assert word_of(("cleared", "reason"), "no_baseline", "vi") == "no_baseline"
    assert word_of(("titles", "leading", "subject"), "met", "vi") == "met"
