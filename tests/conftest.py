"""Options and fixtures that all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--reset-golden``."""
    parser.addoption("--reset-golden", action="store_true", help="write golden files anew instead of comparing them")


@pytest.fixture
def reset_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--reset-golden"))
