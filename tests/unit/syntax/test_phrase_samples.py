from __future__ import annotations

import pytest

from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import LANGUAGES, Language
from emulation_rules.syntax.phrases import print_criterion, read_criterion
from emulation_rules.syntax.phrasing.grammar import CRITERIA
from emulation_rules.syntax.phrasing.samples import BEFORE_BASELINE, baseline_samples, criterion_samples


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", [Unit.PERCENT, Unit.NUMBER, Unit.VND])
def test_every_shape_has_a_sample_that_is_canonical(language: Language, unit: Unit) -> None:
    samples = list(criterion_samples(language, unit))
    assert len(samples) == len({*samples}) == len(CRITERIA)
    assert [print_criterion(read_criterion(sample), language) for sample in samples] == samples


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_baseline_completes_a_change(language: Language) -> None:
    begun = {"vi": "giảm ít nhất 5% ", "en": "down at least 5% "}[language]
    for sample in baseline_samples(language):
        read_criterion(f"{begun}{BEFORE_BASELINE[language]}{sample}")
