"""What can be wrong between what a report states and what its own figures come to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_REMEDY: Final = Text(
    "kiểm tra lại phép cộng và các ô, rồi sửa kết quả tự nêu hoặc ô ghi sai",
    "check the sum and its cells, then correct what is stated or the cell that is wrong",
)
_CELL_REMEDY: Final = Text(
    "xem ô ấy có được cộng vào không: bảng tính bỏ qua ô mà nó coi là chữ",
    "see whether that cell is added up: a spreadsheet skips what it takes for text",
)
_OFF: Final = Text(
    "nhưng tính lại được {recomputed_vi}: lệch {gap_vi}, làm tròn khi hiển thị chỉ giải thích được {tolerance_vi}",
    "but its figures make {recomputed}: {gap} apart, where display rounding explains {tolerance}",
)
_CELL: Final = Text("như thể thiếu ô {cells}", "as if this cell had been left out: {cells}")
_ALL: Final = Text("như thể thiếu các ô {cells}", "as if these cells had been left out: {cells}")
_CELLS: Final = Text("như thể thiếu một trong các ô {cells}", "as if one of these cells had been left out: {cells}")


def _differs(code: str, stated: Text) -> dict[str, Message]:
    """Return the messages of a stated number that is off: alone, by a cell, by several, and by one of several."""
    plain = Text(f"{stated.vi} {_OFF.vi}", f"{stated.en} {_OFF.en}")
    return {
        code: Message(plain, _REMEDY),
        f"{code}_by_a_cell": Message(Text(f"{plain.vi}, {_CELL.vi}", f"{plain.en}, {_CELL.en}"), _CELL_REMEDY),
        f"{code}_by_cells": Message(Text(f"{plain.vi}, {_ALL.vi}", f"{plain.en}, {_ALL.en}"), _CELL_REMEDY),
        f"{code}_by_one_of": Message(Text(f"{plain.vi}, {_CELLS.vi}", f"{plain.en}, {_CELLS.en}"), _CELL_REMEDY),
    }


_RESULTS: Final = {
    **_differs(
        "audit_score_differs",
        Text("tổng điểm của `{unit}` được nêu là `{stated_vi}`", "the total of `{unit}` is stated as `{stated}`"),
    ),
    **_differs(
        "audit_share_differs",
        Text("tỷ lệ điểm của `{unit}` được nêu là `{stated_vi}`", "the share of `{unit}` is stated as `{stated}`"),
    ),
    **_differs(
        "audit_points_differ",
        Text(
            "điểm `{of}` của `{unit}` được nêu là `{stated_vi}`",
            "the points of `{unit}` for `{of}` are stated as `{stated}`",
        ),
    ),
    "audit_rank_differs": Message(
        Text(
            "`{unit}` được nêu xếp thứ `{stated}` nhưng tính lại xếp thứ {recomputed_vi} trong {of} đơn vị",
            "`{unit}` is stated to rank `{stated}`, but recomputed it ranks {recomputed} of {of}",
        ),
        Text("xếp hạng lại theo điểm tính lại", "rank the units again by what their figures make"),
    ),
    "audit_nothing_to_compare": Message(
        Text(
            "không có gì để đối chiếu với `{stated_vi}` của `{unit}`",
            "there is nothing to hold `{stated}` of `{unit}` against",
        ),
        Text(
            "quy định không chấm điểm mục này, hoặc không áp dụng cho đơn vị; bỏ kết quả tự nêu hoặc thêm điểm vào "
            "quy định",
            "the ruleset gives no points here, or none to this unit; remove what is stated, or give points",
        ),
    ),
}

_FIGURES: Final = {
    "audit_odd_mark": Message(
        Text(
            "`{text}` dùng dấu thập phân khác với các số còn lại trong bảng",
            "`{text}` has another decimal mark than the rest of its table",
        ),
        Text(
            "ghi cùng một dấu; bảng tính coi ô như vậy là chữ và không cộng",
            "write all with one mark; a spreadsheet takes such a cell for text and does not add it up",
        ),
    ),
    "audit_rate_belies_counts": Message(
        Text(
            "tỷ lệ được báo cáo là `{reported}` nhưng số đếm {counts} cho {computed_vi}",
            "the rate is reported as `{reported}`, but its counts {counts} make {computed}",
        ),
        Text("sửa tỷ lệ hoặc số đếm cho khớp", "correct the rate or the counts"),
    ),
    "audit_claim_belies_figures": Message(
        Text(
            "điều khẳng định về `{target}` trái với số liệu của chính báo cáo",
            "what is claimed of `{target}` is not what the report's own figures say",
        ),
        Text("sửa lời khẳng định hoặc số liệu", "correct the claim or the figures"),
    ),
    "audit_votes_exceed_base": Message(
        Text(
            "có `{favour}` phiếu thuận trong khi chỉ có `{base}` người hoặc phiếu để tính tỷ lệ",
            "`{favour}` votes are in favour of only `{base}` that there can be",
        ),
        Text("sửa một trong hai số", "correct one of the two"),
    ),
}

_EXCEEDANCES: Final = {
    "audit_exceedance_fits_points": Message(
        Text(
            "`{written}` cao hơn mục tiêu chỉ khớp khi tính theo điểm phần trăm, với mốc {points_vi}",
            "`{written}` above the target fits only if counted in percentage points, with a mark of {points}",
        ),
        Text("ghi `mode: points` nếu đúng là như vậy", "write `mode: points` if that is meant"),
    ),
    "audit_exceedance_fits_relative": Message(
        Text(
            "`{written}` cao hơn mục tiêu chỉ khớp khi tính theo tỷ lệ so với mốc, với mốc {relative_vi}",
            "`{written}` above the target fits only if counted relative to the mark, with a mark of {relative}",
        ),
        Text("ghi `mode: relative` nếu đúng là như vậy", "write `mode: relative` if that is meant"),
    ),
    "audit_exceedance_fits_both": Message(
        Text(
            "`{written}` cao hơn mục tiêu khớp cả hai cách tính: theo điểm phần trăm với mốc {points_vi}, theo tỷ lệ "
            "với mốc {relative_vi}",
            "`{written}` above the target fits both ways: in percentage points with a mark of {points}, relatively "
            "with one of {relative}",
        ),
        Text("ghi rõ `mode: points` hoặc `mode: relative`", "say which: `mode: points` or `mode: relative`"),
    ),
    "audit_exceedance_fits_none": Message(
        Text(
            "`{written}` cao hơn mục tiêu không khớp mốc nào ({marks_vi}): tính theo điểm phần trăm thì mốc phải là "
            "{implied_points_vi}, tính theo tỷ lệ thì là {implied_relative_vi}",
            "`{written}` above the target fits no mark ({marks}): counted in percentage points the mark would be "
            "{implied_points}, relatively {implied_relative}",
        ),
        Text(
            "sửa con số, hoặc thêm mốc được giao vào `references`",
            "correct the number, or add the assigned mark to `references`",
        ),
    ),
    "audit_exceedance_off_in_points": Message(
        Text(
            "`{written}` cao hơn mục tiêu tính theo điểm phần trăm không khớp mốc nào ({marks_vi}): mốc phải là "
            "{implied_vi}",
            "`{written}` above the target, in percentage points, fits no mark ({marks}): it would be {implied}",
        ),
        Text("sửa con số, cách tính, hoặc mốc", "correct the number, the mode, or the mark"),
    ),
    "audit_exceedance_off_relatively": Message(
        Text(
            "`{written}` cao hơn mục tiêu tính theo tỷ lệ so với mốc không khớp mốc nào ({marks_vi}): mốc phải là "
            "{implied_vi}",
            "`{written}` above the target, relative to the mark, fits no mark ({marks}): it would be {implied}",
        ),
        Text("sửa con số, cách tính, hoặc mốc", "correct the number, the mode, or the mark"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_RESULTS, **_FIGURES, **_EXCEEDANCES}
