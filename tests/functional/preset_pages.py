"""The pages of the presets: the ruleset each shows, its points as a formula, and what its picture is a picture of."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.functional.doc_pages import ROOT, blocks_in

from emulation_rules import loads
from emulation_rules.model.formula import Binary, Call, Formula
from emulation_rules.model.indicator import Better
from emulation_rules.model.numbers import number_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.tables import Grid, Lines, Steps, Table
from emulation_rules.model.target import Measured, Target
from emulation_rules.plan.presets import written_out
from emulation_rules.syntax.formula.formulas import print_formula

FOLDER: Final = ROOT / "docs" / "presets"
PRESETS: Final = tuple(sorted(page for page in FOLDER.glob("*.md") if page.name != "index.md"))

_PICTURE: Final = re.compile(
    r"<!-- picture: (?P<spec>\{[^\n]*\}) -->\n!\[[^\]\n]+\]\((?P<file>[\w-]+\.svg)\)\n", re.MULTILINE
)
_WIDE: Final = 88
_SIGNS: Final = {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<"}


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a picture: whose points, what the unit reports beside ``x``, and what others report."""

    of: str
    label: str
    figures: dict[str, str | int]
    others: dict[str, dict[str, str | int]]


@dataclass(frozen=True, slots=True)
class Picture:
    """The curves as ``x`` goes from one end to the other by ``step``, in a ``file`` beside the page.

    ``at`` are values beside that grid where a curve jumps. With ``counted`` x takes whole numbers only, which stand as
    dots.
    """

    file: str
    x: str
    low: int
    high: int
    step: str
    at: tuple[str, ...]
    curves: tuple[Curve, ...]
    counted: bool


def ruleset_of(page: Path) -> Ruleset:
    """Return the ruleset of a page: its first YAML file."""
    return loads(next(block.body for block in blocks_in(page.read_text(encoding="utf-8")) if block.language == "yaml"))


def pictures_of(page: Path) -> list[Picture]:
    """Return what the pictures of a page show."""
    return [_picture(found["file"], json.loads(found["spec"])) for found in _PICTURE.finditer(page.read_text("utf-8"))]


def _picture(file: str, said: dict[str, Any]) -> Picture:
    curves = tuple(
        Curve(each.get("of", said["of"]), each.get("label", ""), each.get("figures", {}), each.get("others", {}))
        for each in said.get("curves", [{}])
    )
    at = tuple(said.get("at", ()))
    counted = said.get("counted", False)
    return Picture(file, said["x"], said["from"], said["to"], said.get("step", "1"), at, curves, counted)


def formulas_of(page: Path) -> str:
    """Return the points of every target of a page's ruleset as formulas, with the tables they look up, as a block."""
    ruleset = ruleset_of(page)
    lines = [line for target in ruleset.targets.values() for line in _formula(target, ruleset)]
    lines += [
        f"{group.id} = {print_formula(group.formula)}" for group in ruleset.groups.values() if group.formula is not None
    ]
    return "\n".join(["```text", *lines, "```"])


def _formula(target: Target, ruleset: Ruleset) -> list[str]:
    question = target.question
    indicator = ruleset.indicators.get(question.indicator) if isinstance(question, Measured) else None
    written = written_out(target.scoring, Better.HIGHER if indicator is None else indicator.better)
    tables = (f"  where {name} is {_table(table)}" for name, table in written.tables.items())
    return [*_laid_out(written.formula, f"{target.id} = "), *tables]


def _laid_out(formula: Formula, before: str = "", indent: str = "", after: str = "") -> list[str]:
    """Return a formula in lines; a call that is too long has a line for each argument."""
    line = f"{indent}{before}{print_formula(formula)}{after}"
    if len(line) <= _WIDE:
        return [line]
    if isinstance(formula, Binary) and formula.operator == "+":
        return [*_laid_out(formula.left, before, indent), *_laid_out(formula.right, "+ ", f"{indent}  ", after)]
    if isinstance(formula, Binary) and formula.operator == "*" and isinstance(formula.right, Call):
        left = f"{print_formula(formula.left)} * "
        return _laid_out(formula.right, before + left, indent, after)
    if not isinstance(formula, Call):
        return [line]
    last = len(formula.arguments) - 1
    inner = [
        piece
        for number, argument in enumerate(formula.arguments)
        for piece in _laid_out(argument, "", f"{indent}  ", "," if number < last else "")
    ]
    return [f"{indent}{before}{formula.function}(", *inner, f"{indent}){after}"]


def _table(table: Table) -> str:
    match table:
        case Steps(steps, rest):
            told = [
                f"{_SIGNS[step.comparison]} {number_text(step.limit)}: {number_text(step.number)}" for step in steps
            ]
            return ", ".join([*told, f"otherwise {number_text(rest)}"])
        case Lines(knots):
            return "straight lines through " + ", ".join(f"({number_text(x)}, {number_text(y)})" for x, y in knots)
        case Grid(rows, columns, cells):
            told = ["rows " + _axis(rows), "columns " + _axis(columns)]
            return "; ".join([*told, *(" ".join(map(number_text, row)) for row in cells)])


def _axis(steps: Steps) -> str:
    return ", ".join([*(f"{_SIGNS[step.comparison]} {number_text(step.limit)}" for step in steps.steps), "the rest"])
