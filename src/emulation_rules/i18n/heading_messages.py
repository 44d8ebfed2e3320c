"""Words around findings and results: headings, columns, the labels of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

MESSAGES: Final[Mapping[str, Message]] = {
    "finding_warning": both("cảnh báo: ", "warning: "),
    "finding_note": both("lưu ý: ", "note: "),
    "finding_witness": both("bài kiểm thử cho thấy điều đó:", "a test case that shows it:"),
    "finding_or": both(" hoặc ", " or "),
    "finding_suggestion": both("(có phải là {suggested}?)", "(did you mean {suggested}?)"),
    "heading_unit": both("{ruleset}, kỳ {period}, đơn vị {unit}", "{ruleset}, period {period}, unit {unit}"),
    "heading_cluster": both("{ruleset}, kỳ {period}, cả cụm", "{ruleset}, period {period}, the cluster as a whole"),
    "heading_ruleset": both("{title} (`{id}`), kỳ {period}", "{title} (`{id}`), period {period}"),
    "heading_ruleset_issued": both(
        "{title} (`{id}`), kỳ {period}, {issuer}",
        "{title} (`{id}`), period {period}, {issuer}",
    ),
    "heading_groups": both("Nhóm chỉ tiêu", "Groups"),
    "heading_other_targets": both(
        "Chỉ tiêu định tính và chỉ tiêu theo dõi",
        "Targets without figures, and targets only watched",
    ),
    "heading_score": both("Điểm", "Score"),
    "heading_stated": both("Đối chiếu mức vượt nêu trong báo cáo", "What the report says it exceeded by"),
    "heading_notes": both("Lưu ý", "Notes"),
    "heading_reasons": both("Lý do", "Reasons"),
    "heading_summary": both("Tổng hợp", "Summary"),
    "engine_took_over": both(
        "bộ xử lý `{engine}` chạy thay bộ xử lý mặc định vì bộ mặc định không dùng được ở đây ({why})",
        "engine `{engine}` took over because the default one cannot run here ({why})",
    ),
    "column_severity": both("Mức độ", "Severity"),
    "column_place": both("Vị trí", "Place"),
    "column_finding": both("Nội dung", "Finding"),
    "severity_error": both("lỗi", "error"),
    "severity_warning": both("cảnh báo", "warning"),
    "severity_note": both("lưu ý", "note"),
    "column_target": both("Chỉ tiêu", "Target"),
    "column_reported": both("Báo cáo", "Reported"),
    "column_mark": both("Mức yêu cầu", "Mark"),
    "column_verdict": both("Kết quả", "Verdict"),
    "column_difference": both("Vượt / còn thiếu", "By how much / needed"),
    "column_points": both("Điểm", "Points"),
    "column_unit": both("Đơn vị", "Unit"),
    "column_share": both("Tỷ lệ", "Share"),
    "column_met": both("Đạt", "Met"),
    "column_not_met": both("Không đạt", "Not met"),
    "column_undetermined": both("Chưa xác định", "Undetermined"),
    "column_veto": both("Loại/hoãn xét", "Veto"),
    "cell_veto_none": both("không", "none"),
    "cell_veto_barred": both("không được xét", "barred"),
    "cell_veto_deferred": both("tạm hoãn", "deferred"),
    "cell_veto_deferred_or_barred": both("tạm hoãn, có thể không được xét", "deferred, perhaps barred"),
    "cell_veto_unknown": both("chưa rõ", "unknown"),
    "cell_points": both("{points}/{maximum}", "{points}/{maximum}"),
    "cell_mark": both("{criterion} (mốc {mark})", "{criterion} (mark {mark})"),
    "cluster": both("cả cụm", "cluster"),
}
