"""Samples that are the same whatever else is loaded, for tests of what is drawn."""

from __future__ import annotations

import pytest
from hypothesis.internal.conjecture.providers import HypothesisProvider


def draw_no_constants(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep hypothesis from drawing constants that stand in loaded modules, which any change of the sources changes."""
    # A version that calls this otherwise draws them again, and shares may be others than these tests expect.
    monkeypatch.setattr(HypothesisProvider, "_maybe_draw_constant", lambda *_, **__: None, raising=False)
