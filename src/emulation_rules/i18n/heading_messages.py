"""Words around findings and results: headings, columns, the labels of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text


def _both(vi: str, en: str) -> Message:
    return Message(Text(vi, en))


MESSAGES: Final[Mapping[str, Message]] = {
    "finding_warning": _both("cảnh báo: ", "warning: "),
    "finding_or": _both(" hoặc ", " or "),
    "finding_suggestion": _both("(có phải là {suggested}?)", "(did you mean {suggested}?)"),
    "heading_unit": _both("{ruleset}, kỳ {period}, đơn vị {unit}", "{ruleset}, period {period}, unit {unit}"),
    "heading_cluster": _both("{ruleset}, kỳ {period}, cả cụm", "{ruleset}, period {period}, the cluster as a whole"),
    "heading_other_targets": _both(
        "Chỉ tiêu định tính và chỉ tiêu theo dõi",
        "Targets without figures, and targets only watched",
    ),
    "heading_score": _both("Điểm", "Score"),
    "heading_stated": _both("Đối chiếu mức vượt nêu trong báo cáo", "What the report says it exceeded by"),
    "heading_notes": _both("Lưu ý", "Notes"),
    "heading_reasons": _both("Lý do", "Reasons"),
    "heading_summary": _both("Tổng hợp", "Summary"),
    "engine_took_over": _both(
        "bộ xử lý `{engine}` chạy thay bộ xử lý mặc định vì bộ mặc định không dùng được ở đây ({why})",
        "engine `{engine}` took over because the default one cannot run here ({why})",
    ),
    "column_target": _both("Chỉ tiêu", "Target"),
    "column_reported": _both("Báo cáo", "Reported"),
    "column_mark": _both("Mức yêu cầu", "Mark"),
    "column_verdict": _both("Kết quả", "Verdict"),
    "column_difference": _both("Vượt / còn thiếu", "By how much / needed"),
    "column_points": _both("Điểm", "Points"),
    "column_unit": _both("Đơn vị", "Unit"),
    "column_share": _both("Tỷ lệ", "Share"),
    "column_met": _both("Đạt", "Met"),
    "column_not_met": _both("Không đạt", "Not met"),
    "column_undetermined": _both("Chưa xác định", "Undetermined"),
    "cell_points": _both("{points}/{maximum}", "{points}/{maximum}"),
    "cell_mark": _both("{criterion} (mốc {mark})", "{criterion} (mark {mark})"),
    "cluster": _both("cả cụm", "cluster"),
}
