"""What is wrong with names in formulas over a unit's result: ranking keys, conditions of titles and classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "formula_two_meanings": Message(
        Text(
            "`{name}` vừa là số liệu của kết quả, vừa là mã của quy tắc này",
            "`{name}` is a figure of the result and an id of this ruleset as well",
        ),
        Text("đổi mã chỉ số hoặc hằng số đó", "give the indicator or the constant another id"),
    ),
    "formula_member_as_name": Message(
        Text(
            "`{name}` là một chỉ tiêu hoặc một nhóm, không phải một số",
            "`{name}` is a target or a group, and no number",
        ),
        Text(
            "ghi `share({name})` là tỷ lệ điểm, `points({name})` là điểm, hoặc `verdict({name}) = met` nếu là chỉ tiêu",
            "write `share({name})` for its share, `points({name})` for its points, or of a target "
            "`verdict({name}) = met`",
        ),
    ),
    "formula_unknown_member": Message(
        Text(
            "`{function}(…)` cần mã một chỉ tiêu có điểm hoặc một nhóm điểm, mà `{name}` không phải",
            "`{function}(…)` takes the id of a target with points or of a group, and `{name}` is neither",
        ),
        Text("ghi đúng mã chỉ tiêu hoặc nhóm", "write the id of a target or a group"),
    ),
    "formula_target_without_verdict": Message(
        Text(
            "`{name}` chỉ chấm điểm, không có tiêu chí nên không có kết luận đạt hay không đạt",
            "`{name}` is only scored: without a criterion it has no verdict",
        ),
        Text(
            "hỏi về điểm, như `points({name}) >= 5`, hoặc thêm `criterion` cho chỉ tiêu",
            "ask about its points, as in `points({name}) >= 5`, or give the target a `criterion`",
        ),
    ),
    "formula_unknown_target": Message(
        Text(
            "`verdict(…)` cần mã một chỉ tiêu, mà `{name}` không phải",
            "`verdict(…)` takes the id of a target, and `{name}` is none",
        ),
        Text("ghi như `verdict(chi_tieu) = met`", "write it as in `verdict(target) = met`"),
    ),
    "formula_unknown_title": Message(
        Text(
            "`holds(…)` cần mã một danh hiệu đã ghi ở trên, mà `{name}` không phải",
            "`holds(…)` takes the id of a title that stands before this one, and `{name}` is none",
        ),
        Text(
            "sửa mã, hoặc đưa danh hiệu kia lên trước",
            "correct the id, or put that title first",
        ),
    ),
}
