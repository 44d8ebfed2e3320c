"""What is wrong with ranking, titles, quotas, votes and classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_TITLES: Final = {
    "expected_rank_key": Message(
        Text(
            "cần một công thức, hoặc công thức kèm chiều tốt hơn; ở đây là `{given}`",
            "this takes a formula, or one with which end is better, and is `{given}`",
        ),
        Text(
            "ghi như `share` hoặc `{of: points(quality), better: higher}`",
            "write it as in `share` or `{of: points(quality), better: higher}`",
        ),
    ),
    "expected_stages": Message(
        Text(
            "cần danh sách các lần chấm, hoặc danh sách kèm cách chọn; ở đây là `{given}`",
            "this takes a list of stages, or one with how to choose, and is `{given}`",
        ),
        Text(
            "ghi như `[final, self]` hoặc `{order: [final, self], choice: highest}`",
            "write it as in `[final, self]` or `{order: [final, self], choice: highest}`",
        ),
    ),
    "unknown_title": Message(
        Text("không có danh hiệu `{given}`", "there is no title `{given}`"),
        Text("sửa mã, hoặc thêm vào `titles`", "correct the id, or add it to `titles`"),
    ),
    "title_in_itself": Message(
        Text("các danh hiệu dựa vào nhau thành vòng: {chain}", "titles rest on each other in a circle: {chain}"),
        Text(
            "bỏ một `within`, `quota` hoặc `holds(…)` trong vòng này",
            "remove one `within`, `quota` or `holds(…)` of the circle",
        ),
    ),
    "unknown_target": Message(
        Text("không có chỉ tiêu `{given}`", "there is no target `{given}`"),
        Text("sửa mã, hoặc bỏ khỏi danh sách", "correct the id, or remove it from the list"),
    ),
    "ignores_no_veto": Message(
        Text("chỉ tiêu `{given}` không có `veto` để bỏ qua", "the target `{given}` has no `veto` to ignore"),
        Text("sửa mã, hoặc bỏ khỏi `ignores`", "correct the id, or remove it from `ignores`"),
    ),
}

_QUOTAS: Final = {
    "expected_share": Message(
        Text("cần một tỷ lệ; ở đây là `{given}`", "this takes a share, and is `{given}`"),
        Text("ghi như `20%` hoặc `2/3`", "write it as in `20%` or `2/3`"),
    ),
    "share_out_of_range": Message(
        Text(
            "tỷ lệ phải trên 0% và không quá 100%; ở đây là `{given}`",
            "a share is above 0% and at most 100%, not `{given}`",
        ),
        Text(
            "ghi chẳng hạn `20%` hoặc `1/3`; số không có `%` là phần của một: `0.2` là 20%",
            "write for example `20%` or `1/3`; a number without `%` is a part of one: `0.2` is 20%",
        ),
    ),
    "unknown_quota_base": Message(
        Text("`{given}` không phải gốc để tính tỷ lệ", "`{given}` is nothing a quota can be a share of"),
        Text(
            "ghi `units`, `holders of <danh hiệu>` hoặc `others of <danh hiệu>`",
            "write `units`, `holders of <title>` or `others of <title>`",
        ),
    ),
    "quota_twice": Message(
        Text("số suất vừa có `number` vừa có `share`", "the quota has both `number` and `share`"),
        Text("chỉ giữ một", "keep one of them"),
    ),
    "quota_of_nothing": Message(
        Text("chưa ghi bao nhiêu suất", "the quota does not say how many"),
        Text("ghi `number: 1` hoặc `share: 20%`", "write `number: 1` or `share: 20%`"),
    ),
    "key_needs_share": Message(
        Text("`{key}` chỉ có nghĩa với `share`", "`{key}` has a meaning with `share` only"),
        Text("bỏ `{key}`, hoặc dùng `share`", "remove it, or use `share`"),
    ),
    "quota_needs_ranking": Message(
        Text(
            "suất dành cho các đơn vị xếp trên, mà chưa có cách xếp hạng",
            "a quota takes those ranked first, and nothing ranks",
        ),
        Text("thêm `ranking: {by: [share]}`", "add `ranking: {by: [share]}`"),
    ),
}

_VOTES: Final = {
    "vote_needs_count": Message(
        Text("số phiếu phải là `count`, `{given}` là `{measure}`", "votes are a `count`, and `{given}` is `{measure}`"),
        Text("dùng chỉ số đếm số phiếu", "use an indicator that counts"),
    ),
    "vote_of_itself": Message(
        Text(
            "số phiếu thuận và gốc để tính là cùng một chỉ số `{given}`",
            "votes in favour and their base are both `{given}`",
        ),
        Text(
            "ghi gốc là số người có mặt, tổng số thành viên hoặc số phiếu hợp lệ",
            "let the base count those present, all members or valid ballots",
        ),
    ),
    "casting_needs_boolean": Message(
        Text(
            "phiếu của người chủ trì phải là `boolean`, `{given}` là `{measure}`",
            "the head's vote is a `boolean`, and `{given}` is `{measure}`",
        ),
        Text("dùng chỉ số có hoặc không", "use an indicator that is done or not"),
    ),
    "vote_twice": Message(
        Text("cuộc bỏ phiếu vừa có `at_least` vừa có `above`", "the vote has both `at_least` and `above`"),
        Text("chỉ giữ một", "keep one of them"),
    ),
    "vote_without_share": Message(
        Text("chưa ghi cần bao nhiêu phiếu", "the vote does not say how many are needed"),
        Text("ghi `at_least: 2/3` hoặc `above: 50%`", "write `at_least: 2/3` or `above: 50%`"),
    ),
}

_CLASSES: Final = {
    "class_gap": Message(
        Text("không có loại nào cho {witness}", "{witness} has no class"),
        Text(
            "sửa điều kiện; nếu trường hợp đó không thể có thì ghi `otherwise: true` cho loại cuối",
            "mend the conditions; if that cannot happen, write `otherwise: true` for the last class",
        ),
    ),
    "class_overlap": Message(
        Text(
            "{witness} vừa thuộc loại `{first}` vừa thuộc loại `{second}`",
            "{witness} is both in the class `{first}` and in `{second}`",
        ),
        Text(
            "sửa điều kiện, hoặc ghi `first: true` để lấy loại đầu tiên thoả điều kiện",
            "mend the conditions, or write `first: true` to take the first that holds",
        ),
    ),
    "class_too_many_cases": Message(
        Text(
            "các điều kiện xếp loại có quá nhiều trường hợp để kiểm tra xem có thiếu hay trùng không",
            "the conditions have too many cases to check them for gaps and overlaps",
        ),
        Text(
            "ghi `first: true` và `otherwise: true` cho loại cuối, hoặc dùng ít số liệu hơn",
            "write `first: true`, and `otherwise: true` for the last class, or use fewer figures",
        ),
    ),
    "class_without_condition": Message(
        Text("loại này chưa có điều kiện", "this class has no condition"),
        Text(
            "ghi `when: …`, hoặc `otherwise: true` cho loại cuối",
            "write `when: …`, or `otherwise: true` for the last one",
        ),
    ),
    "class_twice": Message(
        Text("loại này vừa có `when` vừa là phần còn lại", "this class has `when` and takes the rest as well"),
        Text("chỉ giữ một", "keep one of them"),
    ),
    "otherwise_not_last": Message(
        Text("chỉ loại cuối cùng mới lấy phần còn lại", "only the last class can take the rest"),
        Text("đưa loại này xuống cuối, hoặc ghi `when: …`", "put it last, or write `when: …`"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_TITLES, **_QUOTAS, **_VOTES, **_CLASSES}
