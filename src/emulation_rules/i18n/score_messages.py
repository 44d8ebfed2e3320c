"""What is said about a whole evaluation: score, vetoes, notes, and the report's own "so much above the target"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_SCORE: Final = {
    "score_certain": both("điểm: {points}/{maximum}", "score: {points} of {maximum} points"),
    "score_possible": both(
        "điểm: {points}/{maximum} (chắc chắn/có thể)",
        "score: {points} of {maximum} points (certain/possible)",
    ),
    "score_share": both("{score}, tỷ lệ {share}", "{score}, a share of {share}"),
    "score_labels": both("{said}, mức {labels}", "{said}: {labels}"),
    "score_nothing": both("điểm: không chỉ tiêu nào áp dụng có điểm", "score: nothing that applies has points"),
    "score_group": both("{title}: {points}/{maximum} điểm", "{title}: {points} of {maximum} points"),
}

_VETOES: Final = {
    "veto_bars_yes": both(
        "chỉ tiêu {title} không đạt nên không được xét thi đua",
        "target {title} was not met, which bars the unit",
    ),
    "veto_bars_unknown": both(
        "chỉ tiêu {title} chưa xác định; nếu không đạt thì không được xét thi đua",
        "target {title} is undetermined; not meeting it would bar the unit",
    ),
    "veto_bars_no": both(
        "chỉ tiêu {title} không làm mất quyền được xét thi đua",
        "target {title} does not bar the unit",
    ),
    "veto_defers_yes": both(
        "chỉ tiêu {title} không đạt nên tạm hoãn xét thi đua",
        "target {title} was not met, which defers the unit",
    ),
    "veto_defers_unknown": both(
        "chỉ tiêu {title} chưa xác định; nếu không đạt thì tạm hoãn xét thi đua",
        "target {title} is undetermined; not meeting it would defer the unit",
    ),
    "veto_defers_no": both(
        "chỉ tiêu {title} không làm hoãn việc xét thi đua",
        "target {title} does not defer the unit",
    ),
}

_UNASKED: Final = {
    "unasked_one": both("1 chỉ tiêu chỉ xét từng đơn vị, không xét ở đây", "1 target is asked of units only"),
    "unasked": both("{count} chỉ tiêu chỉ xét từng đơn vị, không xét ở đây", "{count} targets are asked of units only"),
}

_STATED: Final = {
    "stated_consistent": both(
        "{indicator}: báo cáo nêu cao hơn {against} là `{written}`, khớp với mốc {mark} nếu tính {mode}; "
        "cách tính này ứng với mốc {implied}",
        "{indicator}: the report's `{written}` above {against} is consistent with mark {mark} if counted {mode}; "
        "counted so, it allows a mark {implied}",
    ),
    "stated_inconsistent": both(
        "{indicator}: báo cáo nêu cao hơn {against} là `{written}`, không khớp với mốc {mark} nếu tính {mode}; "
        "cách tính này ứng với mốc {implied}",
        "{indicator}: the report's `{written}` above {against} is not consistent with mark {mark} if counted {mode}; "
        "counted so, it allows a mark {implied}",
    ),
    "stated_against_reference": both("mức của `{reference}`", "`{reference}`"),
    "stated_against_mark": both("chỉ tiêu", "the target"),
    "stated_one_mark": both("{mark}", "of {mark}"),
    "mode_points": both("theo điểm phần trăm", "in percentage points"),
    "mode_relative": both("theo tỷ lệ so với mốc", "relative to the mark"),
    "mode_unstated": both("theo cách không nêu rõ", "in a way it does not state"),
}

_NOTES: Final = {
    "note_unused_observation": both(
        "số liệu `{subject}` đã báo cáo nhưng không chỉ tiêu nào dùng đến",
        "`{subject}` was reported and no target uses it",
    ),
    "note_rate_belies_counts": both(
        "tỷ lệ `{subject}` báo cáo là `{reported}` nhưng tính từ số đếm là {computed}; kết quả dùng số đếm",
        "`{subject}` was reported as `{reported}` but its counts make {computed}; the counts were used",
    ),
    "note_claim_belies_figures": both(
        "khẳng định về {title} trái với số liệu; kết quả dùng số liệu",
        "what the report claims of {title} is not what its figures say; the figures were used",
    ),
    "note_carried_from": both(
        "{title} chưa có mức riêng cho kỳ này; kết quả dùng mức của năm {year}",
        "{title} has no level set for this period; that of {year} was carried on",
    ),
    "note_inferred_mark": both(
        "mốc của {title} lấy từ `{reference}`, {basis}",
        "the mark of {title} comes from `{reference}`, where it is {basis}",
    ),
    "note_missing_unit": both(
        "đơn vị `{subject}` có trong quy định nhưng chưa có báo cáo",
        "unit `{subject}` is declared and has no report",
    ),
    "basis_stated": both("có văn bản nêu rõ", "stated by a document"),
    "basis_inferred": both("suy ra từ số liệu khác", "inferred from other figures"),
    "basis_unverified": both("chưa được kiểm chứng", "unverified"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_SCORE, **_VETOES, **_UNASKED, **_STATED, **_NOTES}
