"""Tables of the documentation that are made from the code they describe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from emulation_rules.exchange.observation_words import AFTER, BEFORE, SCALES, TRUTHS, UNITS, Shape
from emulation_rules.i18n.catalogue import CATALOGUE, say
from emulation_rules.model.observation import Grade
from emulation_rules.model.text import LANGUAGES, Language
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


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([_row(*headings), _row(*("---" for _ in headings)), *(_row(*row) for row in rows)])


def _code(text: str) -> str:
    # A pipe would end the cell.
    return f"`{text.replace('|', '/')}`"


def _codes(texts: Iterable[str]) -> str:
    return "<br>".join(map(_code, texts))


def _wordings(rows: Iterable[Wording]) -> str:
    def cell(row: Wording, language: Language) -> str:
        canonical, *others = row.of(language)
        return "<br>".join([f"**{_code(canonical)}**", *map(_code, others)])

    table = ((_code(row.key), *(cell(row, language) for language in ("en", "vi"))) for row in rows)  # type: ignore[arg-type]
    return _table(("", "English", "Tiếng Việt"), table)


def _by_meaning(words: Mapping[str, object]) -> Iterator[tuple[object, str]]:
    for meaning in dict.fromkeys(words.values()):
        yield meaning, ", ".join(_code(word) for word, held in words.items() if held == meaning)


def _report_words() -> str:
    rows = [
        (place, said, _SHAPES[shape])
        for place, words in (("before", BEFORE), ("after", AFTER))
        for shape, said in _by_meaning(words)
        if isinstance(shape, Shape)
    ]
    return _table(("the number", "words", "read as"), rows)


def _report_units() -> str:
    units = [(said, str(getattr(unit, "name", unit)).lower().replace("_", " ")) for unit, said in _by_meaning(UNITS)]
    scales = [(said, f"x {scale}, of money only") for scale, said in _by_meaning(SCALES)]
    truths = [(said, f"claim: {str(truth).lower()}") for truth, said in _by_meaning(TRUTHS)]
    return _table(("words", "read as"), [*units, *scales, *truths])


def _reasons() -> str:
    def kind(reason: Reason) -> str:
        if reason in EXEMPTING:
            return "not applicable"
        return "met, not met" if f"reason_{reason}" in CATALOGUE and reason in _DECIDING else "undetermined"

    rows = (
        (_code(reason), kind(reason), *(say(f"reason_{reason}", language) for language in LANGUAGES))
        for reason in Reason
    )
    return _table(("reason", "verdict", "tiếng Việt", "English"), rows)


_DECIDING: Final = (Reason.MEASURED, Reason.CLAIMED, Reason.JUDGED, Reason.STILL_ZERO, Reason.MEMBERS)


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
}
"""How each table is made, by the name it has on its page."""
