"""What is said about a whole evaluation: score, vetoes, notes, and the report's own "so much above the target"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text


def _both(vi: str, en: str) -> Message:
    return Message(Text(vi, en))


_SCORE: Final = {
    "score_certain": _both("điểm: {points}/{maximum}", "score: {points} of {maximum} points"),
    "score_possible": _both(
        "điểm: {points}/{maximum} (chắc chắn/có thể)",
        "score: {points} of {maximum} points (certain/possible)",
    ),
    "score_share": _both("{score}, tỷ lệ {share}", "{score}, a share of {share}"),
    "score_nothing": _both("điểm: không chỉ tiêu nào áp dụng có điểm", "score: nothing that applies has points"),
    "score_group": _both("{title}: {points}/{maximum} điểm", "{title}: {points} of {maximum} points"),
}

_VETOES: Final = {
    "veto_bars_yes": _both(
        "không đạt {title} nên không được xét thi đua",
        "{title} was not met, which bars the unit",
    ),
    "veto_bars_unknown": _both(
        "chưa xác định {title}; nếu không đạt thì không được xét thi đua",
        "{title} is undetermined; not meeting it would bar the unit",
    ),
    "veto_bars_no": _both("{title} không làm mất quyền được xét thi đua", "{title} does not bar the unit"),
    "veto_defers_yes": _both(
        "không đạt {title} nên tạm hoãn xét thi đua",
        "{title} was not met, which defers the unit",
    ),
    "veto_defers_unknown": _both(
        "chưa xác định {title}; nếu không đạt thì tạm hoãn xét thi đua",
        "{title} is undetermined; not meeting it would defer the unit",
    ),
    "veto_defers_no": _both("{title} không làm hoãn việc xét thi đua", "{title} does not defer the unit"),
}

_STATED: Final = {
    "stated_consistent": _both(
        "{indicator}: báo cáo nêu cao hơn {against} là `{written}`, khớp với mốc {mark} nếu tính {mode}; "
        "cách tính này ứng với mốc {implied}",
        "{indicator}: the report's `{written}` above {against} is consistent with mark {mark} if counted {mode}; "
        "counted so, it allows a mark {implied}",
    ),
    "stated_inconsistent": _both(
        "{indicator}: báo cáo nêu cao hơn {against} là `{written}`, không khớp với mốc {mark} nếu tính {mode}; "
        "cách tính này ứng với mốc {implied}",
        "{indicator}: the report's `{written}` above {against} is not consistent with mark {mark} if counted {mode}; "
        "counted so, it allows a mark {implied}",
    ),
    "stated_against_reference": _both("mức của `{reference}`", "`{reference}`"),
    "stated_against_mark": _both("chỉ tiêu", "the target"),
    "stated_one_mark": _both("{mark}", "of {mark}"),
    "mode_points": _both("theo điểm phần trăm", "in percentage points"),
    "mode_relative": _both("theo tỷ lệ so với mốc", "relative to the mark"),
    "mode_unstated": _both("theo cách không nêu rõ", "in a way it does not state"),
}

_NOTES: Final = {
    "note_unused_observation": _both(
        "số liệu `{subject}` đã báo cáo nhưng không chỉ tiêu nào dùng đến",
        "`{subject}` was reported and no target uses it",
    ),
    "note_rate_belies_counts": _both(
        "tỷ lệ `{subject}` báo cáo là `{reported}` nhưng tính từ số đếm là {computed}; kết quả dùng số đếm",
        "`{subject}` was reported as `{reported}` but its counts make {computed}; the counts were used",
    ),
    "note_claim_belies_figures": _both(
        "khẳng định về {title} trái với số liệu; kết quả dùng số liệu",
        "what the report claims of {title} is not what its figures say; the figures were used",
    ),
    "note_carried_from": _both(
        "{title} chưa có mức riêng cho kỳ này; kết quả dùng mức của năm {year}",
        "{title} has no level set for this period; that of {year} was carried on",
    ),
    "note_inferred_mark": _both(
        "mốc của {title} lấy từ `{reference}`, {basis}",
        "the mark of {title} comes from `{reference}`, where it is {basis}",
    ),
    "note_missing_unit": _both(
        "đơn vị `{subject}` có trong quy định nhưng chưa có báo cáo",
        "unit `{subject}` is declared and has no report",
    ),
    "basis_stated": _both("có văn bản nêu rõ", "stated by a document"),
    "basis_inferred": _both("suy ra từ số liệu khác", "inferred from other figures"),
    "basis_unverified": _both("chưa được kiểm chứng", "unverified"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_SCORE, **_VETOES, **_STATED, **_NOTES}
