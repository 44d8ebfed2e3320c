"""The words of documents that the writer needs too; nothing here needs pydantic."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

FORMAT: Final = "emulation-rules/1"
"""The version of the language."""


def word_of(member: StrEnum, *, bare: bool = False) -> str:
    """Return the word a member of an enumeration is written with: spaced as people write it unless ``bare``."""
    return member.value if bare else member.value.replace("_", " ")
