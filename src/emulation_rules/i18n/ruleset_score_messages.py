"""What is wrong with the points of a ruleset: scales, bonuses, groups and the total."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_POINTS: Final = {
    "points_of_unscored": Message(
        Text(
            "chỉ tiêu chỉ theo dõi (`scored: false`) thì không có `{key}`",
            "a target that is only watched (`scored: false`) has no `{key}`",
        ),
        Text("bỏ `{key}`, hoặc bỏ `scored: false`", "remove `{key}`, or remove `scored: false`"),
    ),
    "scoring_without_points": Message(
        Text("có cách tính điểm mà chưa có điểm tối đa", "there is a way of scoring and there are no points"),
        Text("thêm `points:`", "add `points:`"),
    ),
    "scoring_needs_indicator": Message(
        Text("`{given}` cần số liệu của một chỉ số", "`{given}` needs the figure of an indicator"),
        Text("bỏ `scoring`, hoặc xét theo một `indicator`", "remove `scoring`, or ask about an `indicator`"),
    ),
    "proportional_needs_at_least": Message(
        Text(
            "chỉ tính điểm theo tỷ lệ được khi phải đạt từ một mức trở lên",
            "points in proportion need a mark to reach or pass",
        ),
        Text(
            "dùng tiêu chí `từ … trở lên` hoặc `trên …`, hoặc cách tính khác",
            "use `at least …` or `above …`, or another `scoring`",
        ),
    ),
    "direct_needs_score": Message(
        Text(
            "`{indicator}` là `{measure}`, không phải điểm thẩm định",
            "`{indicator}` is `{measure}`, not points that people give",
        ),
        Text("dùng `measure: score`, hoặc cách tính khác", "use `measure: score`, or another `scoring`"),
    ),
    "direct_ceiling": Message(
        Text(
            "điểm thẩm định của `{indicator}` có mức cao nhất là `{ceiling}`, còn chỉ tiêu có {points} điểm",
            "points given for `{indicator}` have the ceiling `{ceiling}`, and the target has {points} points",
        ),
        Text("ghi `ceiling: {points}` cho chỉ số đó", "give that indicator `ceiling: {points}`"),
    ),
    "points_above_maximum": Message(
        Text("`{given}` điểm cao hơn điểm tối đa {points}", "`{given}` points are more than the maximum of {points}"),
        Text("sửa số điểm này, hoặc sửa `points`", "correct them, or `points`"),
    ),
    "cannot_be_exceeded": Message(
        Text("tiêu chí này không có nghĩa là vượt", "nothing counts as exceeding this criterion"),
        Text("ghi thế nào là vượt, như `exceeds: trên 95%`", "say what does, as in `exceeds: above 95%`"),
    ),
}

_SCALES: Final = {
    "band_without_from": Message(
        Text("chỉ bậc cuối cùng không có `from`", "only the last band has no `from`"),
        Text("ghi mức bắt đầu của bậc này", "write where this band starts"),
    ),
    "last_band_with_from": Message(
        Text(
            "bậc cuối cùng là phần còn lại nên không có `from`",
            "the last band takes whatever is left and has no `from`",
        ),
        Text("bỏ `from`, hoặc thêm bậc cuối `{points: 0}`", "remove it, or add a last band `{points: 0}`"),
    ),
    "bands_need_better": Message(
        Text("`{indicator}` không cho biết cao hay thấp là tốt hơn", "`{indicator}` does not say which way is better"),
        Text(
            "ghi `better: higher` hoặc `better: lower` cho chỉ số",
            "give the indicator `better: higher` or `better: lower`",
        ),
    ),
    "bands_not_in_order": Message(
        Text(
            "các bậc phải xếp từ tốt nhất; `{given}` đứng sau `{before}` mà `better` là `{better}`",
            "bands run from best to worst; `{given}` follows `{before}` and `better` is `{better}`",
        ),
        Text("xếp lại các bậc", "put the bands in order"),
    ),
    "knots_not_rising": Message(
        Text("các mức phải tăng dần; `{given}` đứng sau `{before}`", "values must rise; `{given}` follows `{before}`"),
        Text("xếp các mức từ thấp đến cao, mỗi mức một lần", "put the values in order, each once"),
    ),
}

_TREE: Final = {
    "unknown_member": Message(
        Text("không có chỉ tiêu hay nhóm `{given}`", "there is no target or group `{given}`"),
        Text("sửa mã, hoặc bỏ khỏi nhóm", "correct the id, or remove it from the group"),
    ),
    "in_two_groups": Message(
        Text("`{given}` đã thuộc nhóm `{group}`", "`{given}` is already in the group `{group}`"),
        Text("chỉ để trong một nhóm", "keep it in one group"),
    ),
    "group_in_itself": Message(
        Text("các nhóm chứa nhau thành vòng: {chain}", "groups hold each other in a circle: {chain}"),
        Text("bỏ một thành viên trong vòng này", "remove one member of the circle"),
    ),
    "groups_too_deep": Message(
        Text("nhóm lồng nhau quá {most} lớp", "groups stand in each other more than {most} deep"),
        Text("gộp bớt các nhóm", "merge some of the groups"),
    ),
    "member_without_points": Message(
        Text(
            "`{given}` không có điểm nên không tính `{combine}` được",
            "`{given}` has no points to take the `{combine}` of",
        ),
        Text("cho điểm, hoặc bỏ khỏi nhóm", "give it points, or remove it from the group"),
    ),
    "group_maximum_mismatch": Message(
        Text(
            "điểm tối đa của nhóm ghi {given}, các thành viên gộp lại là {reached}",
            "the group's maximum is {given} and its members come to {reached}",
        ),
        Text("sửa `maximum`, hoặc sửa điểm của các thành viên", "correct `maximum`, or the points of the members"),
    ),
    "score_maximum_mismatch": Message(
        Text(
            "tổng điểm tối đa ghi {given}, các chỉ tiêu cộng lại là {reached}",
            "the maximum is {given} and the targets come to {reached}",
        ),
        Text("sửa `maximum`, hoặc sửa điểm của các chỉ tiêu", "correct `maximum`, or the points of the targets"),
    ),
    "cap_below_floor": Message(
        Text("mức trần `{ceiling}` thấp hơn mức sàn `{floor}`", "the cap `{ceiling}` is below the floor `{floor}`"),
        Text("sửa `cap` hoặc `floor`", "correct `cap` or `floor`"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_POINTS, **_SCALES, **_TREE}
