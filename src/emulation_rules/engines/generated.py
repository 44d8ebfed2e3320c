"""Functions made from our own source text."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence


def function_of(name: str, lines: Sequence[str], names: Mapping[str, object]) -> object:
    """Return the function ``name`` that the lines define, with ``names`` as its globals.

    The text is made of our own operators over slot numbers. Nothing of a ruleset gets in but keys, quoted by ``repr``.
    """
    space = dict(names)
    builtins.exec(builtins.compile("\n".join(lines) + "\n", f"<{name} of a plan>", "exec"), space)  # noqa: S102
    return space[name]
