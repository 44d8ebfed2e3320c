"""Saying what is wrong with a phrase that was not read. Runs only where reading failed, so it may take its time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from emulation_rules.model.criterion import Direction, NotMoves, PreviousYear, SlowerGrowth
from emulation_rules.model.text import shortened
from emulation_rules.syntax.phrasing.grammar import Slot
from emulation_rules.syntax.phrasing.meaning import Said
from emulation_rules.syntax.phrasing.printer import criterion_text
from emulation_rules.syntax.phrasing.remedies import (
    MOST_OF_BOTH,
    REFUSED,
    Fault,
    completed,
    marked,
    with_other_baseline,
    with_range,
)
from emulation_rules.syntax.phrasing.suggestions import baseline_wordings, values_in
from emulation_rules.syntax.phrasing.tokens import END, spans_in, words_in
from emulation_rules.syntax.phrasing.trie import BASELINE_WORDS, Node
from emulation_rules.syntax.phrasing.units import ambiguous_money, counted, unit_cut_short, unknown_unit
from emulation_rules.syntax.written_text import NumberFault, character_fault, number_fault, plain_characters

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulation_rules.model.text import Language
    from emulation_rules.syntax.phrasing.reader import StuckError
    from emulation_rules.syntax.text_error import PhraseError

_CURBS: Final = (("kiềm", "chế"), ("curb",), ("curbed",))
_APPROXIMATELY: Final = (
    *(
        (word,)
        for word in ("gần", "khoảng", "chừng", "about", "around", "approximately", "nearly", "almost", "roughly")
    ),
    ("xấp", "xỉ"),
)


def explain(text: str, stuck: StuckError, *, criterion: bool) -> PhraseError:
    """Return the error that says why an NFC text is no criterion, or no quantity."""
    fault = Fault(text, tuple(words_in(text)), tuple(spans_in(text)), stuck, criterion)
    return next((error for rule in _RULES if (error := rule(fault)) is not None), None) or _unknown(fault)


def _empty(fault: Fault) -> PhraseError | None:
    return fault.error("phrase_empty", column=0) if fault.words[0] == END else None


def _refused(fault: Fault) -> PhraseError | None:
    """Refuse words that were understood and cannot be meant."""
    code = fault.stuck.code
    if not code:
        return None
    return fault.error(code, (("word", fault.word),), REFUSED[code](fault) if code in REFUSED else ())


def _range(fault: Fault) -> PhraseError | None:
    """Find two numbers with a dash between them, before the dash is found to be the wrong one."""
    error = _number(fault)
    return error if error is not None and error.code == "written_range" else None


def _character(fault: Fault) -> PhraseError | None:
    start, end = fault.spans[fault.at]
    found = character_fault(fault.text[start:end])
    if found is None:
        return None
    code, offset, details = found
    return fault.error(code, details, (" ".join(plain_characters(fault.text).split()),), start + offset)


_NUMBERLIKE: Final = re.compile(
    r"(?<![^\s<>=≥≤])(?:[+-]?[0-9]{1,3}(?:\s[0-9]{3})+(?:[.,][0-9]+)?(?![0-9])|[+-]?\.?[0-9][^\s%<>=≥≤]*)"
)


def _number(fault: Fault) -> PhraseError | None:
    """Find a number that is none, or that goes on at the first bad word."""
    for found in _NUMBERLIKE.finditer(fault.text):
        start, written = found.start(), found[0].rstrip(",")
        if not start <= fault.column < start + len(written):
            continue
        bad = number_fault(written)
        # A bare year where a baseline belongs is a word out of place, not a bad number.
        if bad is None or (start == fault.column and fault.stuck.tree is BASELINE_WORDS):
            continue
        return fault.error(bad.code, bad.details, _mended(fault, bad, start, start + len(written)), start)
    return None


def _mended(fault: Fault, bad: NumberFault, start: int, end: int) -> tuple[str, ...]:
    if bad.code == "written_range":
        details = dict(bad.details)
        return with_range(fault, start, end, details["low"], details["high"])
    return (fault.replaced(start, end, bad.plain),) if bad.plain else ()


def _curb(fault: Fault) -> PhraseError | None:
    """Refuse a word for holding something down, which may mean no rise or a slower one."""
    length = fault.begins(_CURBS)
    if not length:
        return None
    end = fault.spans[fault.at + length - 1][1]
    baseline = next(iter(values_in(fault.words).baselines), PreviousYear())
    readings = (NotMoves(Direction.UP, baseline), SlowerGrowth())
    suggested = tuple(criterion_text(reading, fault.language) for reading in readings)
    return fault.error("phrase_curb_undeclared", (("word", fault.text[fault.column : end]),), suggested)


def _approximate(fault: Fault) -> PhraseError | None:
    """Refuse a word for about, which makes no test."""
    length = fault.begins(_APPROXIMATELY)
    if fault.words[fault.at][:1] in {"~", "≈"}:
        end = fault.column + 1
    elif length:
        end = fault.spans[fault.at + length - 1][1]
    else:
        return None
    exact = fault.replaced(fault.column, end, "")
    meant = marked(fault, exact)
    suggested = (exact, *(meant or fault.nearest(exact)))
    details = (("word", fault.text[fault.column : end]),)
    return fault.error("phrase_approximate", details, suggested, most=MOST_OF_BOTH)


def _bare_mark(fault: Fault) -> PhraseError | None:
    if fault.at > 0 or not fault.criterion:
        return None
    suggested = marked(fault, fault.text)
    details = (("written", shortened(fault.text.strip())),)
    return fault.error("phrase_bare_mark", details, suggested, most=MOST_OF_BOTH) if suggested else None


def _missing_baseline(fault: Fault) -> PhraseError | None:
    joining = _joining(fault.stuck) if fault.ended else None
    if joining is None:
        return None
    # The frame of the phrase decides the language, whatever its figures are written in.
    language: Language = "vi" if "với" in {*fault.words, *joining} else "en"
    known = baseline_wordings(language)
    suggested = tuple(" ".join([*fault.text.split(), *joining, baseline]) for baseline in known)
    details = (("joining", "so với" if language == "vi" else "from"), ("baselines", _listed(known)))
    return fault.error("phrase_missing_baseline", details, suggested)


def _joining(stuck: StuckError) -> tuple[str, ...] | None:
    """Return the words still missing before a baseline where nothing but one can follow, else None."""
    if stuck.node is BASELINE_WORDS:
        return ()
    node: Node = stuck.node
    words: list[str] = []
    while node.slot is not Slot.BASELINE:
        if len(node.words) != 1 or node.slot is not None:
            return None
        ((word, node),) = node.words.items()
        words.append(word)
    return tuple(words)


def _unknown_baseline(fault: Fault) -> PhraseError | None:
    if fault.stuck.tree is not BASELINE_WORDS or fault.ended:
        return None
    details = (("word", fault.word), ("baselines", _listed(baseline_wordings(fault.language))))
    return fault.error("phrase_unknown_baseline", details, with_other_baseline(fault))


def _listed(wordings: tuple[str, ...]) -> str:
    return ", ".join(f"`{wording}`" for wording in wordings)


def _trailing(fault: Fault) -> PhraseError | None:
    """Find words after a phrase that is complete without them."""
    complete = fault.text[: fault.column].strip()
    if not fault.reads(complete):
        return None
    rest = fault.text[fault.column :].strip()
    suggested = (complete,) if Said(fault.text).kept_in(complete) else ()
    return fault.error("phrase_trailing_words", (("words", shortened(rest)), ("phrase", complete)), suggested)


def _incomplete(fault: Fault) -> PhraseError | None:
    if not fault.ended:
        return None
    whole = tuple(filter(fault.reads, completed(fault)))
    return fault.error("phrase_incomplete", suggestions=whole or fault.nearest())


def _unknown(fault: Fault) -> PhraseError:
    code = "phrase_unknown_word" if fault.criterion else "phrase_not_a_quantity"
    return fault.error(code, (("word", fault.word),), fault.nearest())


_RULES: Final[tuple[Callable[[Fault], PhraseError | None], ...]] = (
    _empty,
    ambiguous_money,
    _refused,
    _range,
    _character,
    _number,
    _curb,
    _approximate,
    _bare_mark,
    unit_cut_short,
    counted,
    unknown_unit,
    _missing_baseline,
    _unknown_baseline,
    _trailing,
    _incomplete,
)
"""Tried in this order: what is surest comes first."""
