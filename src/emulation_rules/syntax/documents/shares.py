"""Shares of a whole and what they are shares of, as quotas and votes write them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from pydantic.json_schema import JsonSchemaValue

from emulation_rules.model.ids import ID, is_id
from emulation_rules.model.numbers import NumberError, exact
from emulation_rules.model.titles import QuotaBase
from emulation_rules.syntax.documents.values import Reader, fault, shown
from emulation_rules.syntax.documents.words import BASE_WORDS

_PERCENT: Final = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?) ?%")
_FRACTION: Final = re.compile(r"(?P<part>[0-9]+) ?/ ?(?P<whole>[0-9]+)")
_PATTERN: Final = r"^[0-9]+(\.[0-9]+)? ?%$|^[0-9]+ ?/ ?[0-9]+$"
_IN_WORDS: Final[JsonSchemaValue] = {"type": "string", "pattern": _PATTERN, "examples": ["20%", "2/3"]}


class Share(Reader):
    """More than nothing and at most the whole: ``20%``, ``2/3`` or ``0.2``."""

    def read(self, value: object) -> Fraction:
        """Return the share, 0.2 for 20 %."""
        share = _share_in(value)
        if share is None:
            raise fault("expected_share", given=shown(value))
        if not 0 < share <= 1:
            raise fault("share_out_of_range", given=shown(value))
        return share

    def schema(self) -> JsonSchemaValue:
        """Return text of the forms of a share, or a number."""
        number = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
        return {"anyOf": [_IN_WORDS, number]}


class Multiple(Reader):
    """A share of something that may be more than all of it: ``5%``, ``500%``. Numbers would be taken for figures."""

    def read(self, value: object) -> Fraction:
        """Return the share, 5 for 500 %."""
        share = _share_in(value) if isinstance(value, str) else None
        if share is None or share <= 0:
            raise fault("expected_multiple", given=shown(value))
        return share

    def schema(self) -> JsonSchemaValue:
        """Return text of the forms of a share."""
        return dict(_IN_WORDS)


def _share_in(value: object) -> Fraction | None:
    """Return the number a share is written with, None where it is not written as one."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Fraction(value)
    if not isinstance(value, str):
        return None
    try:
        if percent := _PERCENT.fullmatch(value):
            return exact(percent["number"]) / 100
        if fraction := _FRACTION.fullmatch(value):
            whole = exact(fraction["whole"])
            return exact(fraction["part"]) / whole if whole else None
    except NumberError:
        pass
    return None


class WrittenBase(NamedTuple):
    """What a quota is a share of, and the title its holders are those of."""

    base: QuotaBase
    of: str


class QuotaBaseText(Reader):
    """``units``, ``holders of advanced`` or ``others of advanced``."""

    def read(self, value: object) -> WrittenBase:
        """Return the base."""
        text = value if isinstance(value, str) else ""
        if text == BASE_WORDS[QuotaBase.UNITS]:
            return WrittenBase(QuotaBase.UNITS, "")
        for base in (QuotaBase.HOLDERS, QuotaBase.OTHERS):
            title = text.removeprefix(BASE_WORDS[base])
            if title != text and is_id(title.strip()):
                return WrittenBase(base, title.strip())
        raise fault("unknown_quota_base", given=shown(value))

    def schema(self) -> JsonSchemaValue:
        """Return text of the forms of a base."""
        words = "|".join(BASE_WORDS[base].strip() for base in (QuotaBase.HOLDERS, QuotaBase.OTHERS))
        pattern = f"^{BASE_WORDS[QuotaBase.UNITS]}$|^({words}) {ID}$"
        return {"type": "string", "pattern": pattern, "examples": ["units", "holders of advanced"]}
