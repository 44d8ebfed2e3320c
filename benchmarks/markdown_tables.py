"""Markdown tables, and the places in pages that they are put into."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path


def number_text(value: float) -> str:
    """Return a measured number with as many digits as mean something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; numbers stand to the right."""
    rule = ["---" if number == 0 or cell == "what it is" else "---:" for number, cell in enumerate(head)]
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, rule, *rows])


def left_out(failed: Mapping[str, str]) -> str:
    """Return who was left out, and why."""
    return "".join(f"\nLeft out: {name} ({why}).\n" for name, why in failed.items())


def put(page: Path, tables: dict[str, str]) -> list[str]:
    """Put tables between their markers in a page; return the names the page has no markers for."""
    text, missing = page.read_text(encoding="utf-8"), []
    for name, filling in tables.items():
        marked = re.compile(rf"(<!-- bench:{re.escape(name)} -->\n).*?(<!-- /bench -->)", re.DOTALL)
        filled = filling.replace("\\", r"\\")
        text, times = marked.subn(rf"\1\n{filled}\n\2", text)
        missing += [] if times else [name]
    page.write_text(text, encoding="utf-8")
    return missing
