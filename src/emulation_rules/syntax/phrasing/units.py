"""What is wrong after a number: units cut short, units there are none of, and points that may mean two things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from emulation_rules.syntax.phrasing.meaning import names_unit
from emulation_rules.syntax.phrasing.printer import quantity_text
from emulation_rules.syntax.phrasing.remedies import Fault, with_other_unit
from emulation_rules.syntax.phrasing.rewordings import counted_at, reworded
from emulation_rules.syntax.phrasing.shapes import BY_THOUSANDS, QUANTITY_OF, Parts
from emulation_rules.syntax.phrasing.suggestions import likely_language
from emulation_rules.syntax.phrasing.trie import QUANTITY_WORDS, Node, certain_words
from emulation_rules.syntax.written_text import plain_number, without_group

if TYPE_CHECKING:
    from emulation_rules.syntax.text_error import PhraseError


def ambiguous_money(fault: Fault) -> PhraseError | None:
    """Refuse a point that may set thousands apart, as in `1.500 triệu đồng`, and show both ways to write it."""
    before = _number_before(fault)
    at = fault.at if before is None else before
    if not (whole := without_group(fault.words[at])):
        return None
    unit, last, key = _unit_after(fault, at)
    if key not in BY_THOUSANDS:
        return None
    start, end = fault.spans[at][0], fault.spans[last][1]
    readings = (f"{whole} {unit}", _by_decimals(fault.words[at], unit, key))
    details = (("written", fault.text[start:end]), ("whole", readings[0]), ("decimal", readings[1]))
    suggested = tuple(fault.replaced(start, end, each) for each in readings)
    return fault.error("phrase_ambiguous_money", details, suggested, start)


def unit_cut_short(fault: Fault) -> PhraseError | None:
    """Find a unit with a word missing before the phrase goes on: `triệu` without `đồng`."""
    at = None if fault.ended else _number_before(fault)
    if at is None:
        return None
    unit, _, key = _unit_after(fault, at)
    written = fault.text[fault.spans[at][0] : fault.spans[fault.at - 1][1]]
    missing, _ = certain_words(fault.stuck.node)
    whole = fault.replaced(fault.column, fault.column, f"{' '.join(missing)} ")
    suggested = reworded(whole, fault.language) if fault.criterion else ()
    code = "phrase_bare_points" if key == "points" else "phrase_unit_cut_short"
    number = fault.words[at]
    details = (("written", written), ("whole", f"{number} {unit}"), ("number", number))
    return fault.error(code, details, suggested)


def counted(fault: Fault) -> PhraseError | None:
    """Find a word for things that are counted, which are written as a plain number."""
    length = counted_at(fault.words, fault.at) if fault.unitless else 0
    if not length:
        return None
    start, end = fault.spans[fault.at - 1][0], fault.spans[fault.at + length - 1][1]
    number = fault.words[fault.at - 1]
    plain = without_group(number)
    suggested = reworded(fault.text, fault.language) if fault.criterion else ()
    suggested = suggested or (fault.replaced(start, end, plain or number),)
    word = ("word", fault.text[fault.column : end])
    if not plain:
        return fault.error("phrase_counted", (word,), suggested)
    read = quantity_text(QUANTITY_OF["number"](_parts(number)), "en")
    details = (word, ("written", number), ("number", read), ("plain", plain))
    return fault.error("phrase_counted_point", details, suggested, start)


def unknown_unit(fault: Fault) -> PhraseError | None:
    """Find a word after a number that is written for a unit and is none."""
    if not fault.unitless:
        return None
    suggested = with_other_unit(fault)
    if not suggested and not names_unit(fault.words[fault.at]):
        return None
    return fault.error("phrase_unknown_unit", (("word", fault.word),), suggested)


def _number_before(fault: Fault) -> int | None:
    """Return where the number stands in whose unit reading got stuck, else None."""
    node = fault.stuck.node
    if fault.stuck.tree is not QUANTITY_WORDS or fault.stuck.code or node.slot is not None:
        return None
    return next(at for at in range(fault.at - 1, -1, -1) if fault.words[at][-1].isdigit())


def _unit_after(fault: Fault, at: int) -> tuple[str, int, str | None]:
    """Return the unit after a number with the words it lacks, its last word that is there, and its row."""
    node: Node | None = QUANTITY_WORDS.after_slot
    words: list[str] = []
    while node is not None and (following := node.words.get(fault.words[at + 1])) is not None:
        node, at = following, at + 1
        words.append(node.written)
    if node is None:
        return "", at, None
    missing, node = certain_words(node)
    return " ".join([*words, *missing]), at, node.key


_MOST_PLACES: Final = 2  # With three the decimals are the same again.


def _by_decimals(written: str, unit: str, key: str) -> str:
    whole, _, part = written.partition(".")
    part = part.rstrip("0")
    if len(part) > _MOST_PLACES:
        return quantity_text(QUANTITY_OF[key](_parts(written)), likely_language(unit.split()))
    return f"{whole}.{part} {unit}" if part else f"{whole} {unit}"


def _parts(written: str) -> Parts:
    number = plain_number(written)
    return Parts(numbers=() if number is None else (number,))
