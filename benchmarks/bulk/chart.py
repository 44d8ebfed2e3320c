"""Pictures of the bulk studies, as SVG: rows a second by way, and how time grows with the number of rows."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from bulk.peers import PEERS
from bulk.side_by_side import Found

_WIDTH: Final = 720
_BAR, _GAP = 16, 6
_NAMES, _NUMBERS = 220, 60
_TOP, _BOTTOM, _LEFT, _RIGHT = 34, 44, 66, 190
_HEIGHT: Final = 380
_COLOURS: Final = 6

_STYLE: Final = """
  text { font: 13px sans-serif; fill: #24292f; }
  .title { font-weight: bold; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
  .ours { fill: #0969da; } .hand { fill: #8c959f; }
  .c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; } .c2 { stroke: #1a7f37; }
  .c3 { stroke: #8250df; } .c4 { stroke: #bf3989; } .c5 { stroke: #6e7781; }
  .by-hand { stroke-dasharray: 6 4; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .grid { stroke: #30363d; } .ours { fill: #58a6ff; } .hand { fill: #6e7681; }
    .c0 { stroke: #58a6ff; } .c1 { stroke: #ff9b50; } .c2 { stroke: #56d364; }
    .c3 { stroke: #bc8cff; } .c4 { stroke: #ff7bac; } .c5 { stroke: #8b949e; }
  }
"""


def bars(case: Found, title: str) -> str:
    """Return rows a second of one case, the fastest on top."""
    speeds = {name: 1e3 / statistics.median(times) for name, times in case["times"].items()}
    ordered = sorted(speeds, key=lambda name: -speeds[name])
    most = max(speeds.values())
    body = []
    for number, name in enumerate(ordered):
        y = _TOP + number * (_BAR + _GAP)
        length = speeds[name] / most * (_WIDTH - _NAMES - _NUMBERS)
        middle = f'y="{y + _BAR / 2:.0f}" dominant-baseline="middle"'
        kind = "ours" if _is_ours(name) else "hand"
        body += [
            f'<text x="{_NAMES - 8}" {middle} text-anchor="end">{escape(name)}</text>',
            f'<rect class="{kind}" x="{_NAMES}" y="{y}" width="{length:.1f}" height="{_BAR}"/>',
            f'<text x="{_NAMES + length + 6:.1f}" {middle}>{speeds[name]:.3g}</text>',
        ]
    return _svg(f"Million rows a second: {title}", body, _TOP + len(ordered) * (_BAR + _GAP) + 6)


def lines(found: Mapping[str, Found], targets: int) -> str:
    """Return the time a row takes by the number of rows, both on logarithmic scales."""
    sizes = sorted(one["rows"] for one in found.values() if one["targets"] == targets)
    by_rows = {one["rows"]: one["times"] for one in found.values() if one["targets"] == targets}
    names = [name for name in by_rows[sizes[-1]] if all(name in times for times in by_rows.values())]
    curves = {name: [statistics.median(by_rows[size][name]) for size in sizes] for name in names}
    values = [value for curve in curves.values() for value in curve]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    body = [*_axes(sizes, low, high)]
    labels = _spread([_up(curves[name][-1], low, high) for name in names])
    for number, (name, label) in enumerate(zip(names, labels, strict=True)):
        points = " ".join(
            f"{_across(size, sizes):.1f},{_up(value, low, high):.1f}"
            for size, value in zip(sizes, curves[name], strict=True)
        )
        kind = f"line c{number % _COLOURS}" + ("" if _is_ours(name) else " by-hand")
        x = _WIDTH - _RIGHT
        body += [
            f'<polyline class="{kind}" points="{points}"/>',
            f'<line class="{kind}" x1="{x + 6}" y1="{label:.1f}" x2="{x + 26}" y2="{label:.1f}"/>',
            f'<text x="{x + 32}" y="{label:.1f}" dominant-baseline="middle">{escape(name)}</text>',
        ]
    return _svg(f"Nanoseconds a row by number of rows, {targets:,} targets", body, _HEIGHT)


def _is_ours(name: str) -> bool:
    return PEERS[name].__module__.endswith(("ours", "spark"))


def _svg(title: str, body: Sequence[str], height: float) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height:.0f}" width="{_WIDTH}" height="{height:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style>",
            f'<text class="title" x="8" y="18">{escape(title)}</text>',
            *body,
            "</svg>\n",
        ]
    )


def _axes(sizes: Sequence[int], low: int, high: int) -> Iterator[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    for power in range(low, high + 1):
        y = _up(10.0**power, low, high)
        yield f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y:.1f}" text-anchor="end" dominant-baseline="middle">{10**power:,}</text>'
    for size in sizes:
        x = _across(size, sizes)
        yield f'<line class="grid" x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{(_LEFT + right) // 2}" y="{_HEIGHT - 8}" text-anchor="middle">rows</text>'


def _across(size: int, sizes: Sequence[int]) -> float:
    share = math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0]) if len(sizes) > 1 else 0
    return _LEFT + share * (_WIDTH - _RIGHT - _LEFT)


def _up(value: float, low: int, high: int) -> float:
    share = (math.log10(value) - low) / max(1, high - low)
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)


def _spread(places: Sequence[float]) -> list[float]:
    """Return places for labels, moved apart where they would stand on each other."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    found, free = list(places), float(_TOP)
    for number in order:
        found[number] = free = max(places[number], free)
        free += 16
    return found
