"""What SQL cannot say of a plan."""

from __future__ import annotations


class NotSayableError(Exception):
    """A part of a plan that is not written in SQL; ``code`` names why in the catalogue as ``sql_why_<code>``."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class TooFarError(Exception):
    """A number that might grow beyond the whole numbers it is reckoned in."""
