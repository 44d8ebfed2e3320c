"""Options and fixtures that all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# The first example of a test pays for imports, and how long that takes is the machine's business. A gate must say the
# same of the same code each time; people, running tests often, try new examples.
settings.register_profile("search", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "search")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--reset-golden``."""
    parser.addoption("--reset-golden", action="store_true", help="write golden files anew instead of comparing them")


@pytest.fixture
def reset_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--reset-golden"))
