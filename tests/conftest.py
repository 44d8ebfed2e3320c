"""Options and fixtures that all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The first example of a test pays for imports, and how long that takes is the machine's business.
settings.register_profile("without deadlines", deadline=None)
settings.load_profile("without deadlines")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--reset-golden``."""
    parser.addoption("--reset-golden", action="store_true", help="write golden files anew instead of comparing them")


@pytest.fixture
def reset_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--reset-golden"))
