"""The grades that a long table states beside its values, held against what the rest of the row says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.columnar.column import Codes, Side
from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.frames.eager_frame import EagerFrame
from emulation_rules.frames.faults import listed, refuse
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.observation import Grade
from emulation_rules.model.ruleset import Ruleset

_BOUNDS: Final = (Side.ABOVE, Side.AT_LEAST, Side.BELOW, Side.AT_MOST)
_SIDES: Final = {Grade.ROUNDED: (Side.ROUNDED,), Grade.BOUND: _BOUNDS}
"""The sides a grade goes with; every other grade goes with a plain figure."""


def check_grades(
    frame: EagerFrame,
    column: str,
    ruleset: Ruleset,
    sides: NDArray[np.int8] | None,
    keys: tuple[Codes, Sequence[str]],
) -> None:
    """Raise `InvalidReportError` where a row's grade does not agree with its bound, or with what it is a value of.

    ``keys`` are the indicators of rows, as codes into ids.
    """
    words = frame.words(column)
    if at.is_null(words.type):
        return
    held = words if at.is_dictionary(words.type) else words.dictionary_encode()
    grades = [str(grade) for grade in held.dictionary.to_pylist()]
    codes = held.indices.fill_null(len(grades)).to_numpy(zero_copy_only=False)
    wrong = [grade for code, grade in enumerate(grades) if _belied(grade, codes == code, sides, _kinds(ruleset, keys))]
    if wrong:
        raise refuse("frame_grade_belies_bound", column, column=column, grades=listed(wrong))


def _belied(
    grade: str, rows: NDArray[np.bool_], sides: NDArray[np.int8] | None, kinds: tuple[NDArray[np.bool_], ...]
) -> bool:
    """Whether a row of a grade is no such thing. ``kinds``: which rows are claims, and which are points of a score."""
    if not rows.any():
        return False
    claims, scores = kinds
    match grade:
        case Grade.CLAIM:
            fits = claims
        case Grade.JUDGEMENT:
            fits = claims | scores
        case Grade.FIGURE | Grade.ROUNDED | Grade.BOUND:
            fits = ~claims
        case _:
            return True
    said = np.zeros(len(rows), np.int8) if sides is None else sides
    wanted = _SIDES.get(Grade(grade), (Side.FIGURE,))
    return not bool((fits & np.isin(said, wanted))[rows].all())


def _kinds(ruleset: Ruleset, keys: tuple[Codes, Sequence[str]]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    subjects = Vocabulary(ruleset).subjects
    found = [subjects.get(key) for key in keys[1]]
    claims = np.array([one is not None and not isinstance(one, Indicator) for one in found], np.bool_)
    scores = np.array([isinstance(one, Indicator) and one.measure is Measure.SCORE for one in found], np.bool_)
    return claims[keys[0]], scores[keys[0]]
