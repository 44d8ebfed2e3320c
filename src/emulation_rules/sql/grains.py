"""Division in SQL whose result is a whole number, rounded the way a grain says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from emulation_rules.plan.nodes import Grain
from emulation_rules.sql.dialect import Dialect, case


def _stepped(above: str, below: str, dialect: Dialect, up: str | None, down: str | None) -> str:
    """The quotient cut towards zero, one more where ``up`` holds and one less where ``down`` does."""
    cut = dialect.quotient(f"({above})", f"({below})")
    branches = [(condition, f"{cut} {step}") for condition, step in ((up, "+ 1"), (down, "- 1")) if condition]
    return f"({case([(condition.format(cut=cut), then) for condition, then in branches], cut)})"


def _down(above: str, below: str, dialect: Dialect) -> str:
    return dialect.quotient(f"({above})", f"({below})")


def _floor(above: str, below: str, dialect: Dialect) -> str:
    return _stepped(above, below, dialect, None, f"{above} < {{cut}} * ({below})")


def _ceiling(above: str, below: str, dialect: Dialect) -> str:
    return _stepped(above, below, dialect, f"{above} > {{cut}} * ({below})", None)


def _up(above: str, below: str, dialect: Dialect) -> str:
    return _stepped(above, below, dialect, f"{above} > {{cut}} * ({below})", f"{above} < {{cut}} * ({below})")


def _half_up(above: str, below: str, dialect: Dialect) -> str:
    rest = f"2 * ({above} - {{cut}} * ({below}))"
    return _stepped(above, below, dialect, f"{rest} >= {below}", f"{rest} <= -({below})")


def _half_even(above: str, below: str, dialect: Dialect) -> str:
    rest = f"2 * ({above} - {{cut}} * ({below}))"
    odd = "{cut} % 2 <> 0"
    return _stepped(
        above,
        below,
        dialect,
        f"({rest} > {below} OR ({rest} = {below} AND {odd}))",
        f"({rest} < -({below}) OR ({rest} = -({below}) AND {odd}))",
    )


def on_grid(above: str, below: str, grain: Grain, dialect: Dialect) -> str:
    """Return a number over a positive one as a whole number, rounded."""
    return _GRAINS[grain](above, below, dialect)


_GRAINS: Final[Mapping[Grain, Callable[[str, str, Dialect], str]]] = {
    Grain.HALF_UP: _half_up,
    Grain.HALF_EVEN: _half_even,
    Grain.DOWN: _down,
    Grain.UP: _up,
    Grain.FLOOR: _floor,
    Grain.CEILING: _ceiling,
}
