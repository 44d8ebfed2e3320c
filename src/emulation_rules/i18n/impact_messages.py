"""What is said of a change of a ruleset and the reports of past periods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

MESSAGES: Final[Mapping[str, Message]] = {
    "heading_impact": both(
        "{title}: `{before}` → `{after}` đối với các báo cáo đã có", "{title}: `{before}` → `{after}` on reports given"
    ),
    "heading_impact_period": both("Kỳ {period}", "Period {period}"),
    "heading_impact_details": both("Từng đơn vị, kỳ {period}", "Unit by unit, period {period}"),
    "impact_nothing": both("không có gì khác đi cho {units} đơn vị", "nothing comes out otherwise for {units} units"),
    "impact_counted": both(
        "khác đi cho {changed} trong {units} đơn vị: {moved}",
        "something comes out otherwise for {changed} of {units} units: {moved}",
    ),
    "impact_no_period": both(
        "các báo cáo không có kỳ nào mà hai bản xét được", "reports hold no period that either version decides"
    ),
    "impact_target": both("{target}: {groups}", "{target}: {groups}"),
    "impact_group": both("{before} → {after}: {units}", "{before} → {after}: {units}"),
    "impact_moved": both("{what} {count}", "{what} {count}"),
    "moved_verdicts": both("kết quả", "verdicts"),
    "moved_points": both("điểm chỉ tiêu", "points"),
    "moved_score": both("tổng điểm", "scores"),
    "moved_ranks": both("thứ hạng", "ranks"),
    "moved_titles": both("danh hiệu", "titles"),
    "moved_classes": both("xếp loại", "classes"),
}
