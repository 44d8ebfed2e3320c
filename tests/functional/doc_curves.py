"""Pictures of points curves as SVG: drawn from what the library itself gives, with both sides of every jump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from html import escape
from itertools import pairwise
from typing import Final, TypeAlias

from tests.functional.preset_pages import Curve, Picture

from emulation_rules import Evaluation, Ruleset, evaluate_all, report_from_figures
from emulation_rules.engines.decision import Figures, FigureValue
from emulation_rules.model.indicator import Measure
from emulation_rules.model.numbers import number_text

_Point: TypeAlias = tuple[Fraction, Fraction]

_WIDTH: Final = 520
_HEIGHT: Final = 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 16, 48
_LEGEND: Final = 18
_BESIDE: Final = Fraction(1, 10**6)
"""How far beside a value of the grid the points are looked at, to see whether they jump there."""

_STYLE: Final = """
  text { font: 13px sans-serif; fill: #24292f; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .axis { stroke: #57606a; stroke-width: 1.5; }
  .curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
  .c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; stroke-dasharray: 8 4; }
  .c2 { stroke: #1a7f37; stroke-dasharray: 2 4; }
  .full { stroke: none; } .f0 { fill: #0969da; } .f1 { fill: #bc4c00; } .f2 { fill: #1a7f37; }
  .hollow { fill: #ffffff; stroke-width: 2; stroke-dasharray: none; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .grid { stroke: #30363d; } .axis { stroke: #8b949e; } .hollow { fill: #0d1117; }
    .c0 { stroke: #58a6ff; } .c1 { stroke: #ff9b50; } .c2 { stroke: #56d364; }
    .f0 { fill: #58a6ff; } .f1 { fill: #ff9b50; } .f2 { fill: #56d364; }
  }
"""


@dataclass(slots=True)
class _Line:
    """A curve worked out: unbroken pieces, dots that belong to it and ends that do not."""

    pieces: list[list[_Point]] = field(default_factory=list)
    full: list[_Point] = field(default_factory=list)
    hollow: list[_Point] = field(default_factory=list)


def svg_of(picture: Picture, ruleset: Ruleset) -> str:
    """Return a picture of what a ruleset gives."""
    lines = [_line(ruleset, picture, curve) for curve in picture.curves]
    return _Drawing(picture, ruleset, lines).svg()


# ---- what the library gives ---------------------------------------------------------------


def _line(ruleset: Ruleset, picture: Picture, curve: Curve) -> _Line:
    def points(x: Fraction) -> Fraction:
        return _points(ruleset, picture, curve, x)

    step = Fraction(picture.step)
    regular = (picture.low + step * number for number in range(int((picture.high - picture.low) / step) + 1))
    grid = sorted({*regular, *map(Fraction, picture.at)})
    if picture.counted:
        return _Line(full=[(x, points(x)) for x in grid])
    line, piece = _Line(), [(grid[0], points(grid[0]))]
    for x in grid[1:]:
        here, left = points(x), points(x - step * _BESIDE)
        right = points(x + step * _BESIDE) if x < grid[-1] else here
        # What lies so near is the limit itself, but for what the curve climbs on that little way.
        before, after = _near(left, here), _near(right, here)
        piece.append((x, here if before else left))
        if before and after:
            continue
        _jump(line, x, (left, here, right), before=before, after=after)
        line.pieces.append(piece)
        piece = [(x, here if after else right)]
    line.pieces = [_straightened(each) for each in (*line.pieces, piece) if len(each) > 1]
    return line


def _near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) < Fraction(1, 1000)


def _jump(line: _Line, x: Fraction, levels: tuple[Fraction, ...], *, before: bool, after: bool) -> None:
    left, here, right = (Fraction(round(level * 1000), 1000) for level in levels)
    line.full.append((x, here))
    if not before:
        line.hollow.append((x, left))
    if not after:
        line.hollow.append((x, right))


def _straightened(points: Sequence[_Point]) -> list[_Point]:
    """Return the points without those that lie on the way from one to the next."""
    kept = list(points[:1])
    for point, following in pairwise(points[1:]):
        (a, b), (x, y), (c, d) = kept[-1], point, following
        if (y - b) * (c - a) != (d - b) * (x - a):
            kept.append(point)
    return [*kept, points[-1]]


def _points(ruleset: Ruleset, picture: Picture, curve: Curve, x: Fraction) -> Fraction:
    own: dict[str, FigureValue] = {**curve.figures, picture.x: x}
    figures: dict[str, Figures] = {"unit": own, **curve.others}
    reports = [report_from_figures(ruleset, each, unit) for unit, each in figures.items()]
    evaluation = next(each for each in evaluate_all(ruleset, reports) if each.unit == "unit")
    return _earned(evaluation, curve.of)


def _earned(evaluation: Evaluation, of: str) -> Fraction:
    for group in evaluation.score.groups:
        if group.group == of:
            return group.points.number
    points = evaluation[of].points
    assert points is not None, f"{of} has no points"
    return points.number


# ---- what is drawn ------------------------------------------------------------------------


class _Drawing:
    """One picture: axes, curves, legend."""

    def __init__(self, picture: Picture, ruleset: Ruleset, lines: Sequence[_Line]) -> None:
        self._picture = picture
        self._ruleset = ruleset
        self._lines = lines
        levels = [y for line in lines for y in _levels(line)]
        self._low = min(Fraction(0), *levels)
        self._high = max(levels)
        self._labels = [curve.label for curve in picture.curves if curve.label]
        self._top = _TOP + _LEGEND * len(self._labels)
        self._height = _HEIGHT + _LEGEND * len(self._labels)

    def svg(self) -> str:
        """Return the document."""
        name = f"Points by {self._x_label()}"
        size, sides = f"{_WIDTH} {self._height}", f'width="{_WIDTH}" height="{self._height}"'
        body = [*self._axes(), *self._curves(), *self._legend()]
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" {sides} role="img">',
                f"<title>{escape(name)}</title>",
                f"<style>{_STYLE}</style>",
                *body,
                "</svg>\n",
            ]
        )

    def _x_label(self) -> str:
        indicator = self._ruleset.indicators[self._picture.x]
        title = indicator.title.pick("en") or indicator.id
        return f"{title} (%)" if indicator.measure is Measure.PERCENT else title

    def _at(self, point: _Point) -> tuple[str, str]:
        x, y = point
        across = (x - self._picture.low) / (self._picture.high - self._picture.low)
        up = (y - self._low) / (self._high - self._low)
        return (
            _coordinate(_LEFT + across * (_WIDTH - _LEFT - _RIGHT)),
            _coordinate(self._height - _BOTTOM - up * (self._height - self._top - _BOTTOM)),
        )

    def _axes(self) -> Iterator[str]:
        low, high = Fraction(self._picture.low), Fraction(self._picture.high)
        for y in _ticks(self._low, self._high):
            (left, at), (right, _) = self._at((low, y)), self._at((high, y))
            yield f'<line class="grid" x1="{left}" y1="{at}" x2="{right}" y2="{at}"/>'
            yield f'<text x="{_LEFT - 8}" y="{at}" text-anchor="end" dominant-baseline="middle">{_written(y)}</text>'
        for x in _ticks(low, high):
            at, bottom = self._at((x, self._low))
            yield f'<line class="grid" x1="{at}" y1="{self._top}" x2="{at}" y2="{bottom}"/>'
            yield f'<text x="{at}" y="{self._height - _BOTTOM + 18}" text-anchor="middle">{_written(x)}</text>'
        (left, zero), (right, _) = self._at((low, Fraction(0))), self._at((high, Fraction(0)))
        yield f'<line class="axis" x1="{left}" y1="{zero}" x2="{right}" y2="{zero}"/>'
        yield f'<line class="axis" x1="{left}" y1="{self._top}" x2="{left}" y2="{self._height - _BOTTOM}"/>'
        middle = (_LEFT + _WIDTH - _RIGHT) // 2
        yield f'<text x="{middle}" y="{self._height - 10}" text-anchor="middle">{escape(self._x_label())}</text>'
        half = (self._top + self._height - _BOTTOM) // 2
        yield f'<text transform="translate(14 {half}) rotate(-90)" text-anchor="middle">points</text>'

    def _curves(self) -> Iterator[str]:
        for number, line in enumerate(self._lines):
            for piece in line.pieces:
                told = " ".join(",".join(self._at(point)) for point in piece)
                yield f'<polyline class="curve c{number}" points="{told}"/>'
            yield from self._dots(line.hollow, f"hollow c{number}")
            yield from self._dots(line.full, f"full f{number}")

    def _dots(self, points: Iterable[_Point], kind: str) -> Iterator[str]:
        for point in points:
            x, y = self._at(point)
            yield f'<circle class="{kind}" cx="{x}" cy="{y}" r="4"/>'

    def _legend(self) -> Iterator[str]:
        for number, label in enumerate(self._labels):
            y = _TOP + _LEGEND * number
            if self._picture.counted:
                yield f'<circle class="full f{number}" cx="{_LEFT + 18}" cy="{y}" r="4"/>'
            else:
                yield f'<line class="curve c{number}" x1="{_LEFT}" y1="{y}" x2="{_LEFT + 36}" y2="{y}"/>'
            yield f'<text x="{_LEFT + 44}" y="{y}" dominant-baseline="middle">{escape(label)}</text>'


def _levels(line: _Line) -> Iterator[Fraction]:
    yield from (y for piece in line.pieces for _, y in piece)
    yield from (y for _, y in (*line.full, *line.hollow))


def _ticks(low: Fraction, high: Fraction) -> Iterator[Fraction]:
    """Yield round numbers from one end to the other, about five of them."""
    width = Fraction(1, 1000)
    factors = (2, Fraction(5, 2), 2)
    number = 0
    while (high - low) / width > 6:  # a label needs room
        width *= factors[number % 3]
        number += 1
    tick = -(-low // width) * width
    while tick <= high:
        yield tick
        tick += width


def _coordinate(number: Fraction) -> str:
    return f"{float(number):.1f}"


def _written(number: Fraction) -> str:
    return number_text(number).replace("-", "−")
