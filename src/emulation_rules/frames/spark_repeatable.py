"""Whether a Spark frame can be read twice: it has the same rows both times."""

from __future__ import annotations

from typing import Any, Final

from pyspark.sql import DataFrame

_TAKES_SOME: Final = ("Limit", "Offset", "Tail", "Sample")
"""What is in the names of steps that keep some rows, and not always the same ones."""


def reads_alike(frame: DataFrame) -> bool:
    """Return whether nothing in the plan of a frame may give other rows when it is read again.

    Of frames of a remote session that is not known, and taken not to be so.
    """
    java: Any = getattr(frame, "_jdf", None)
    if java is None:
        return False
    plan = java.queryExecution().analyzed()
    return bool(plan.deterministic()) and not _takes_some(plan)


def _takes_some(plan: Any) -> bool:  # noqa: ANN401 - an object of Java
    waiting = [plan]
    while waiting:
        node = waiting.pop()
        name = str(node.nodeName())
        if any(word in name for word in _TAKES_SOME):
            return True
        children = node.children()
        waiting += [children.apply(place) for place in range(children.size())]
    return False
