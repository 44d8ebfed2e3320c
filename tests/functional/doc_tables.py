"""Tables of the documentation that are made from the code they describe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeVar

from tests.functional.preset_pages import PRESETS, formulas_of

from emulation_rules.exchange.observation_words import AFTER, BEFORE, SCALES, TRUTHS, UNITS, Shape, WrittenUnit
from emulation_rules.i18n.catalogue import say
from emulation_rules.model.observation import Grade
from emulation_rules.model.text import LANGUAGES
from emulation_rules.model.verdict import EXEMPTING, Reason
from emulation_rules.syntax.phrasing.grammar import BASELINES, CRITERIA, MARKS, QUANTITIES, Wording

_SHAPES: Final = {
    Shape.ABOVE: "more than the number",
    Shape.AT_LEAST: "the number or more",
    Shape.BELOW: "less than the number",
    Shape.AT_MOST: "the number or less",
    Shape.ROUNDED: "half a unit of the last written place to either side",
    Shape.FROM: "the number or more, unless `trở xuống` follows",
    Shape.ABOUT: "refused: nobody can say how far it reaches",
}
_UNITS: Final = {
    WrittenUnit.PERCENT: "percent",
    WrittenUnit.VND: "dong",
    WrittenUnit.POINTS: "points of a score",
    WrittenUnit.PERCENTAGE_POINTS: "percentage points, of a stated exceedance only",
}
_DECIDING: Final = (Reason.MEASURED, Reason.CLAIMED, Reason.JUDGED, Reason.MEMBERS)
_Meaning = TypeVar("_Meaning")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([_row(*headings), _row(*("---" for _ in headings)), *(_row(*row) for row in rows)])


def _code(text: str) -> str:
    # A pipe would end the cell.
    return f"`{text.replace('|', '/')}`"


def _wordings(rows: Iterable[Wording]) -> str:
    return _table(("", "English", "Tiếng Việt"), ((_code(row.key), _cell(row.en), _cell(row.vi)) for row in rows))


def _cell(wordings: tuple[str, ...]) -> str:
    canonical, *others = map(_code, wordings)
    return "<br>".join([f"**{canonical}**", *others])


def _by_meaning(words: Mapping[str, _Meaning]) -> Iterator[tuple[_Meaning, str]]:
    for meaning in dict.fromkeys(words.values()):
        yield meaning, ", ".join(_code(word) for word, held in words.items() if held == meaning)


def _report_words() -> str:
    sides = (("before", BEFORE), ("after", AFTER))
    rows = ((side, said, _SHAPES[shape]) for side, words in sides for shape, said in _by_meaning(words))
    return _table(("the number", "words", "read as"), rows)


def _report_units() -> str:
    units = [(said, _UNITS[unit]) for unit, said in _by_meaning(UNITS)]
    scales = [(said, f"times {scale:,}, of money only") for scale, said in _by_meaning(SCALES)]
    truths = [(said, f"a claim: {str(truth).lower()}") for truth, said in _by_meaning(TRUTHS)]
    return _table(("words", "read as"), [*units, *scales, *truths])


def _reasons() -> str:
    rows = (
        (_code(reason), _verdict(reason), *(say(f"reason_{reason}", language) for language in LANGUAGES))
        for reason in Reason
    )
    return _table(("reason", "verdict", "tiếng Việt", "English"), rows)


def _verdict(reason: Reason) -> str:
    if reason in EXEMPTING:
        return "not applicable"
    if reason is Reason.STILL_ZERO:
        return "met"
    return "met, not met" if reason in _DECIDING else "undetermined"


def _grades() -> str:
    named = (grade for grade in Grade if grade is not Grade.FIGURE)
    rows = ((_code(grade), *(say(f"grade_{grade}", language) for language in LANGUAGES)) for grade in named)
    return _table(("grade", "tiếng Việt", "English"), rows)


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "criteria": lambda: _wordings(CRITERIA),
    "marks": lambda: _wordings(MARKS),
    "baselines": lambda: _wordings(BASELINES),
    "quantities": lambda: _wordings(QUANTITIES),
    "report-words": _report_words,
    "report-units": _report_units,
    "reasons": _reasons,
    "grades": _grades,
    **{f"formula-{page.stem}": partial(formulas_of, page) for page in PRESETS},
}
"""How each table is made, by the name it has on its page."""
