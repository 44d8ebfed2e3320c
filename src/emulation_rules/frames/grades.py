"""The grades that a long table states beside its values, held against what the rest of the row says."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow.types as at
from numpy.typing import NDArray

from emulation_rules.columnar.column import Side
from emulation_rules.exchange.report_vocabulary import Vocabulary
from emulation_rules.frames.arrow_figures import arrow_sides
from emulation_rules.frames.eager_frame import EagerFrame
from emulation_rules.frames.faults import listed, refuse
from emulation_rules.frames.frame_names import FrameNames
from emulation_rules.frames.units import unit_codes
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.observation import Grade
from emulation_rules.model.ruleset import Ruleset

_BOUNDS: Final = (Side.ABOVE, Side.AT_LEAST, Side.BELOW, Side.AT_MOST)
_SIDES: Final = {Grade.ROUNDED: (Side.ROUNDED,), Grade.BOUND: _BOUNDS}
"""The sides a grade goes with; every other grade goes with a plain figure."""


def check_grades(frame: EagerFrame, names: FrameNames, ruleset: Ruleset) -> None:
    """Raise `InvalidReportError` where a row's grade does not agree with its bound, or with what it is a value of."""
    words = frame.words(names.grade)
    if at.is_null(words.type):
        return
    held = words if at.is_dictionary(words.type) else words.dictionary_encode()
    grades = [str(grade) for grade in held.dictionary.to_pylist()]
    codes = held.indices.fill_null(len(grades)).to_numpy(zero_copy_only=False)
    sides = arrow_sides(frame.words(names.bound), names.bound) if names.bound in frame.columns else None
    kinds = _kinds(frame, names, ruleset)
    wrong = [grade for code, grade in enumerate(grades) if _belied(grade, codes == code, sides, kinds)]
    if wrong:
        raise refuse("frame_grade_belies_bound", names.grade, column=names.grade, grades=listed(wrong))


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


def _kinds(frame: EagerFrame, names: FrameNames, ruleset: Ruleset) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which rows are claims, and which are points of a score."""
    codes, held = unit_codes(frame.words(names.indicator))
    subjects = Vocabulary(ruleset).subjects
    found = [subjects.get(names.rename.get(name, name)) for name in held]
    claims = [one is not None and not isinstance(one, Indicator) for one in found]
    scores = [isinstance(one, Indicator) and one.measure is Measure.SCORE for one in found]
    return np.array(claims, np.bool_)[codes], np.array(scores, np.bool_)[codes]
