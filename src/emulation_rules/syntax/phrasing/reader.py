"""Reading the words of a phrase: one walk through the trees of the grammar, never back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from emulation_rules.model.criterion import Figure
from emulation_rules.model.ids import RULESET_ID, is_id
from emulation_rules.model.numbers import NumberError
from emulation_rules.model.period import Period
from emulation_rules.syntax.phrasing.grammar import CONJUNCTIONS, Slot
from emulation_rules.syntax.phrasing.shapes import (
    BASELINE_OF,
    BY_THOUSANDS,
    CRITERION_OF,
    MARK_OF,
    QUANTITY_OF,
    Parts,
)
from emulation_rules.syntax.phrasing.tokens import END
from emulation_rules.syntax.phrasing.trie import BASELINE_WORDS, CRITERION_WORDS, MARK_WORDS, QUANTITY_WORDS, Node
from emulation_rules.syntax.written_text import plain_number, without_group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from emulation_rules.model.criterion import Baseline, Criterion, Mark
    from emulation_rules.model.quantity import Quantity

_AND: Final = frozenset(CONJUNCTIONS.values())
_FEWEST_PERIODS: Final = 2


class StuckError(Exception):
    """Reading cannot go on at a word.

    ``at`` is its index and ``node`` where the walk stood; ``tree`` is the tree being walked. ``code`` names a fault of
    what was read; it is empty where the word itself does not fit.
    """

    def __init__(self, at: int, node: Node, tree: Node, code: str = "") -> None:
        self.at = at
        self.node = node
        self.tree = tree
        self.code = code
        super().__init__(code or f"word {at}")


class Reader:
    """Reads values from ``words``, beginning at the word numbered ``at``. All methods raise `StuckError`.

    ``unitless`` is the word after the last number that was read without a unit, -1 where there is none.
    """

    __slots__ = ("at", "unitless", "words")

    def __init__(self, words: Sequence[str], at: int = 0) -> None:
        self.words = words
        self.at = at
        self.unitless = -1

    @property
    def ended(self) -> bool:
        """Whether every word has been read."""
        return self.words[self.at] == END

    def whole_criterion(self) -> Criterion:
        """Read a criterion with no words after it."""
        criterion = self.criterion()
        self._end(CRITERION_WORDS)
        return criterion

    def whole_quantity(self) -> Quantity:
        """Read a number with its unit and no words after it."""
        quantity = self.quantity()
        self._end(QUANTITY_WORDS)
        return quantity

    def _end(self, tree: Node) -> None:
        if not self.ended:
            self._refuse("", self.at, tree)

    def criterion(self) -> Criterion:
        """Read a criterion."""
        parts = Parts()
        return CRITERION_OF[self._walk(CRITERION_WORDS, parts)](parts)

    def mark(self) -> Mark:
        """Read a mark."""
        parts = Parts()
        return MARK_OF[self._walk(MARK_WORDS, parts)](parts)

    def baseline(self) -> Baseline:
        """Read a baseline, without the word that joins it."""
        parts = Parts()
        return BASELINE_OF[self._walk(BASELINE_WORDS, parts)](parts)

    def quantity(self) -> Quantity:
        """Read a number with its unit."""
        start, parts = self.at, Parts()
        quantity = QUANTITY_OF[key := self._walk(QUANTITY_WORDS, parts)](parts)
        if key == "number":
            self.unitless = self.at
        elif "." in self.words[start]:
            self._check_point(key, start)
        return quantity

    def _check_point(self, key: str, at: int) -> None:
        # Dong have no decimals, and many write `30.000 đồng` for thirty thousand.
        if key == "dong":
            self._refuse("phrase_point_in_dong", at, QUANTITY_WORDS)
        # Nor does `1.500 triệu đồng` tell whether its point sets thousands or decimals apart.
        if key in BY_THOUSANDS and without_group(self.words[at]):
            self._refuse("phrase_ambiguous_money", at, QUANTITY_WORDS)

    def _walk(self, tree: Node, parts: Parts) -> str:
        """Follow the words from the root of a tree and return the key of the row reached."""
        words, node = self.words, tree
        while True:
            following = node.words.get(words[self.at])
            if following is not None:
                self.at += 1
                node = following
            elif node.slot is not None and node.after_slot is not None:
                self._fill(node.slot, node, tree, parts)
                node = node.after_slot
            elif node.key is not None:
                return node.key
            else:
                raise StuckError(self.at, node, tree)

    def _fill(self, slot: Slot, node: Node, tree: Node, parts: Parts) -> None:
        match slot:
            case Slot.NUMBER:
                parts.numbers += (self._number(node, tree),)
            case Slot.MARK:
                self._fill_mark(parts)
            case Slot.QUANTITY:
                parts.quantities += (self.quantity(),)
            case Slot.AMOUNT:
                self._fill_amount(parts)
            case Slot.BASELINE:
                parts.baselines += (self.baseline(),)
            case Slot.ID:
                parts.ids += (self._id(node, tree),)
            case Slot.YEAR:
                parts.periods += (self._year(node, tree),)
            case Slot.PERIOD:
                parts.periods += (self._period(node, tree),)
            case Slot.PERIODS:
                parts.periods += self._periods(node, tree)

    def _number(self, node: Node, tree: Node) -> Fraction:
        try:
            number = plain_number(self.words[self.at])
        except NumberError:
            number = None
        if number is None:
            raise StuckError(self.at, node, tree)
        self.at += 1
        return number

    def _fill_mark(self, parts: Parts) -> None:
        start, mark = self.at, self.mark()
        if parts.marks:
            low = parts.marks[0]
            if isinstance(low, Figure) and isinstance(mark, Figure):
                self._check_order(low.quantity, mark.quantity, start, MARK_WORDS)
        parts.marks += (mark,)

    def _fill_amount(self, parts: Parts) -> None:
        start, amount = self.at, self.quantity()
        if amount.number.numerator < 0:
            self._refuse("phrase_negative_amount", start, QUANTITY_WORDS)
        if parts.quantities:
            self._check_order(parts.quantities[0], amount, start, QUANTITY_WORDS)
        parts.quantities += (amount,)

    def _check_order(self, low: Quantity, high: Quantity, at: int, tree: Node) -> None:
        if low.unit is not high.unit:
            self._refuse("phrase_mixed_units", at, tree)
        if low.number > high.number:
            self._refuse("phrase_reversed_range", at, tree)

    def _id(self, node: Node, tree: Node) -> str:
        word = self.words[self.at]
        if not is_id(word, RULESET_ID):
            raise StuckError(self.at, node, tree, "" if word == END else "phrase_invalid_reference")
        self.at += 1
        return word

    def _period(self, node: Node, tree: Node) -> Period:
        word = self.words[self.at]
        try:
            period = Period.parse(word.upper())
        except ValueError:
            raise StuckError(self.at, node, tree, "" if word == END else "phrase_invalid_period") from None
        self.at += 1
        return period

    def _year(self, node: Node, tree: Node) -> Period:
        period = self._period(node, tree)
        if period.kind != "year":
            raise StuckError(self.at - 1, node, tree, "phrase_not_a_year")
        return period

    def _periods(self, node: Node, tree: Node) -> tuple[Period, ...]:
        start = self.at
        periods = [self._period(node, tree)]
        while (word := self.words[self.at]) == "," or word in _AND:
            self.at += 1
            if word == "," and self.words[self.at] in _AND:
                self.at += 1
            periods.append(self._period(node, tree))
        if len(periods) < _FEWEST_PERIODS:
            self._refuse("phrase_mean_of_one", start, tree)
        return tuple(periods)

    def _refuse(self, code: str, at: int, tree: Node) -> NoReturn:
        raise StuckError(at, tree, tree, code)
