"""What is wrong with the points of a ruleset beside how they are scored: bonuses, labels, groups and the total."""

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
    "key_needs_points": Message(
        Text("`{key}` cần có điểm tối đa", "`{key}` needs points"),
        Text("thêm `points:`, hoặc bỏ `{key}`", "add `points:`, or remove `{key}`"),
    ),
    "key_needs_criterion": Message(
        Text(
            "chỉ tiêu chỉ chấm điểm (không có `criterion`) thì không có `{key}`",
            "a target that is only scored (without `criterion`) has no `{key}`",
        ),
        Text("bỏ `{key}`, hoặc thêm `criterion:`", "remove `{key}`, or add `criterion:`"),
    ),
    "label_without_words": Message(
        Text("mức này chưa có tên gọi", "this label has no words"),
        Text("thêm `vi:` hoặc `en:`", "add `vi:` or `en:`"),
    ),
    "label_out_of_reach": Message(
        Text("không điểm nào `{given}`, cao nhất là {points}", "no points are `{given}`; the most is {points}"),
        Text("sửa mức này, hoặc sửa `points`", "correct the limit, or `points`"),
    ),
    "cannot_be_exceeded": Message(
        Text("tiêu chí này không có nghĩa là vượt", "nothing counts as exceeding this criterion"),
        Text("ghi thế nào là vượt, như `exceeds: trên 95%`", "say what does, as in `exceeds: above 95%`"),
    ),
}

_COMBINING: Final = {
    "key_of_other_combine": Message(
        Text("`{key}` chỉ dùng khi `combine: {combine}`", "`{key}` belongs to `combine: {combine}`"),
        Text("bỏ `{key}`, hoặc ghi `combine: {combine}`", "remove `{key}`, or write `combine: {combine}`"),
    ),
    "more_than_members": Message(
        Text("nhóm có {members} thành viên, không có `{given}`", "the group has {members} members and not `{given}`"),
        Text("ghi số không quá {members}", "write {members} at most"),
    ),
    "weight_of_stranger": Message(
        Text("`{given}` có hệ số mà không phải thành viên của nhóm", "`{given}` has a weight and is no member"),
        Text("sửa mã, hoặc thêm vào `members`", "correct the id, or add it to `members`"),
    ),
    "member_without_weight": Message(
        Text("thành viên `{given}` chưa có hệ số", "the member `{given}` has no weight"),
        Text("thêm `{given}` vào `weights`", "add `{given}` to `weights`"),
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
    "watched_member": Message(
        Text(
            "nhóm `{given}` chỉ để theo dõi (`scored: false`)", "the group `{given}` is only watched (`scored: false`)"
        ),
        Text(
            "bỏ nó khỏi nhóm có tính điểm này, hoặc bỏ `scored: false` ở nhóm ấy",
            "take it out of this scored group, or take `scored: false` away there",
        ),
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

MESSAGES: Final[Mapping[str, Message]] = {**_POINTS, **_TREE, **_COMBINING}
