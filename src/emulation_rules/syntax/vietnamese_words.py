"""What people write in Vietnamese where the language has words of its own: only to suggest the right ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

_MEANT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "không giao": ("not assigned",),
        "không được giao": ("not assigned",),
        "chưa giao": ("not assigned",),
        "miễn": ("waived", "exempt"),
        "được miễn": ("waived", "exempt"),
        "cao": ("higher",),
        "cao hơn": ("higher",),
        "thấp": ("lower",),
        "thấp hơn": ("lower",),
        "số": ("number", "count"),
        "số lượng": ("count",),
        "đếm": ("count",),
        "phần trăm": ("percent",),
        "tỷ lệ": ("percent", "proportional"),
        "tiền": ("money",),
        "điểm": ("score",),
        "có không": ("boolean",),
        "có/không": ("boolean",),
        "hoãn": ("defers",),
        "tạm hoãn": ("defers",),
        "loại": ("bars",),
        "điều 6": ("leader share",),
        "trực tiếp": ("direct",),
        "chấm điểm": ("direct",),
        "theo tỷ lệ": ("proportional",),
        "tổng": ("sum",),
        "cộng": ("sum",),
        "trung bình": ("mean",),
        "nhỏ nhất": ("minimum",),
        "lên": ("up",),
        "làm tròn lên": ("up",),
        "xuống": ("down",),
        "làm tròn xuống": ("down",),
        "đạt": ("met",),
        "không đạt": ("not met",),
        "vượt": ("exceeded",),
        "chưa rõ": ("unknown",),
        "bỏ ra": ("left out",),
        "tất cả": ("all",),
    }
)

_MEANT_IN_FORMULAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "và": "and",
        "hoặc": "or",
        "hay": "or",
        "không": "not",
        "nếu": "if",
        "đạt": "met",
        "vượt": "exceeded",
        "hạng": "rank",
        "điểm": "points",
    }
)


def meant_by(word: str, allowed: Collection[str]) -> list[str]:
    """Return which of the allowed words a Vietnamese one means."""
    return [each for each in _MEANT.get(" ".join(word.lower().split()), ()) if each in allowed]


def meant_in_formula(word: str) -> str | None:
    """Return the word of formulas that a Vietnamese one means."""
    return _MEANT_IN_FORMULAS.get(word.lower())
