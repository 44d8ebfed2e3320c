from __future__ import annotations

import pickle

import pytest

from emulation_rules import InvalidRulesetError, loads


def test_errors_cross_between_processes_with_their_findings() -> None:
    with pytest.raises(InvalidRulesetError) as raised:
        loads("format: emulation-rules/1\n")
    copied = pickle.loads(pickle.dumps(raised.value))  # noqa: S301  (our own)
    assert type(copied) is InvalidRulesetError
    assert copied.findings == raised.value.findings
    assert str(copied) == str(raised.value)


def test_an_error_that_is_printed_says_in_words_what_is_wrong_and_where() -> None:
    with pytest.raises(InvalidRulesetError) as raised:
        loads("format: emulation-rules/1\n", "pact.yaml")
    assert str(raised.value).startswith("pact.yaml:1:1: `")
    assert "is missing; add `" in str(raised.value)
    assert repr(raised.value).startswith("InvalidRulesetError('missing_key', ")
