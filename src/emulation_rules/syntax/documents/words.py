"""The words of documents that the writer needs too; nothing here needs pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from emulation_rules.model.titles import QuotaBase

FORMAT: Final = "emulation-rules/1"
"""The version of the language."""


def word_of(member: StrEnum, *, bare: bool = False) -> str:
    """Return the word a member of an enumeration is written with: spaced as people write it unless ``bare``."""
    return member.value if bare else member.value.replace("_", " ")


BASE_WORDS: Final[Mapping[QuotaBase, str]] = {
    QuotaBase.UNITS: "units",
    QuotaBase.HOLDERS: "holders of ",
    QuotaBase.OTHERS: "others of ",
}
"""What stands before the title a quota is a share of."""
