from __future__ import annotations

import re

import pytest
from tests.samples.bad_reports import FAULTS
from tests.samples.pact import findings_of

from emulation_rules.i18n.report_messages import MESSAGES

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def test_every_message_has_a_report_that_is_refused_with_it() -> None:
    assert set(FAULTS) == set(MESSAGES)


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_bad_report_is_refused_with_its_code_and_all_the_message_needs(code: str) -> None:
    found = [each for each in findings_of(FAULTS[code]) if each.code == code]
    assert found
    message = MESSAGES[code]
    needed = {
        name
        for text in (message.what, message.remedy)
        for each in (text.vi, text.en)
        for name in _PLACEHOLDER.findall(each)
    }
    for each in found:
        assert needed <= {name for name, _ in each.details}
        assert all(len(value) < 200 for _, value in each.details)
