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
