"""What is said of two standings of a cluster beside each other: what changed, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_HEADINGS: Final = {
    "heading_comparison": both(
        "{title} (`{ruleset}`), kỳ {period}: thay đổi",
        "{title} (`{ruleset}`), period {period}: what changed",
    ),
    "heading_changes": both("Thay đổi và lý do", "What changed, and why"),
    "column_verdicts": both("Số kết quả đổi", "Verdicts changed"),
    "column_titles": both("Danh hiệu", "Titles"),
    "column_classes": both("Xếp loại", "Classes"),
    "column_causes": both("Do", "Because of"),
    "comparison_nothing": both("không có gì thay đổi", "nothing changed"),
    "comparison_reported": both(
        "số liệu đã sửa hoặc mới báo cáo: {units}", "figures corrected or newly reported: {units}"
    ),
    "comparison_rules": both("quy định đã thay đổi", "the ruleset is not the same"),
    "comparison_count": both("số đơn vị có thay đổi: {count}", "units for which something changed: {count}"),
}

_CHANGES: Final = {
    "cell_change": both("{before} → {after}", "{before} → {after}"),
    "change_none": both("không có", "none"),
    "change": both("{subject}: {before} → {after} ({why})", "{subject}: {before} → {after} ({why})"),
    "change_title": both(
        "{subject}: {before} → {after}, {outlook} ({why})", "{subject}: {before} → {after}, {outlook} ({why})"
    ),
    "change_reason": both(
        "{subject}: {after}, lý do khác trước ({why})", "{subject}: {after}, for another reason ({why})"
    ),
    "change_points": both("điểm {title}", "points of {title}"),
    "change_score": both("tổng điểm", "score"),
    "change_share": both("tỷ lệ", "share"),
    "change_rank": both("hạng", "rank"),
    "change_arrived": both("mới tham gia", "new among the units"),
    "change_left": both("không còn tham gia", "no longer among the units"),
    "cell_arrived": both("mới", "new"),
    "cell_left": both("đã ra", "gone"),
    "outlook_secured": both("nay đủ điều kiện", "secured"),
    "outlook_at_risk": both("có nguy cơ mất", "at risk"),
    "outlook_lost": both("không còn khả năng", "lost"),
    "outlook_within_reach": both("lại có khả năng", "within reach again"),
    "outlook_put_off": both("tạm hoãn", "put off"),
    "cell_outlook": both("{title}: {outlook}", "{title}: {outlook}"),
}

_CAUSES: Final = {
    "cause_rules": both("quy định thay đổi", "the ruleset changed"),
    "cause_own": both("số liệu của chính đơn vị", "its own figures"),
    "cause_together": both("số liệu chung của cụm", "what the units come to together"),
    "cause_others": both("kết quả của đơn vị khác", "others' results"),
    "cause_by": both("{cause}: {units}", "{cause}: {units}"),
    "cause_unknown": both("không rõ lý do", "for no reason that is known"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_HEADINGS, **_CHANGES, **_CAUSES}
