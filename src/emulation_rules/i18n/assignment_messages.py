"""What is wrong with peer groups, with what units were set, and with the table that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_PEERS: Final = {
    "unknown_peers": Message(
        Text("không có khối `{given}`", "there is no peer group `{given}`"),
        Text("sửa mã, hoặc thêm khối vào `peers`", "correct the id, or add the group to `peers`"),
    ),
    "two_peer_groups": Message(
        Text(
            "đơn vị `{unit}` đã thuộc khối `{before}`, ở đây ghi khối `{given}`",
            "`{unit}` is in the peer group `{before}`, and this says `{given}`",
        ),
        Text("mỗi đơn vị chỉ thuộc một khối", "keep one peer group for each unit"),
    ),
    "unit_without_peers": Message(
        Text(
            "đơn vị `{unit}` không thuộc khối nào, mà {by} so sánh trong từng khối",
            "`{unit}` is in no peer group, and {by} compares units within theirs",
        ),
        Text("ghi `peers: …` cho đơn vị", "give the unit `peers: …`"),
    ),
    "within_peers_without_peers": Message(
        Text("xếp hạng trong từng khối mà chưa có khối nào", "peers are ranked apart and there are none"),
        Text(
            "khai báo `peers` và ghi khối của từng đơn vị, hoặc bỏ `within_peers`",
            "declare `peers` and the group of each unit, or remove `within_peers`",
        ),
    ),
}

_ASSIGNED: Final = {
    "expected_assignment": Message(
        Text(
            "cần một con số, hoặc mức theo từng cấp giao, hoặc lý do không giao; ở đây là `{given}`",
            "this takes a number, numbers by authority, or why there is none, and is `{given}`",
        ),
        Text(
            "ghi `80`, `{ministry: 76, province: 78}`, `not assigned`, `waived` hoặc `exempt`",
            "write `80`, `{ministry: 76, province: 78}`, `not assigned`, `waived` or `exempt`",
        ),
    ),
    "unknown_assigned": Message(
        Text("không có chỉ số hay chỉ tiêu `{given}`", "there is no indicator or target `{given}`"),
        Text("sửa mã, hoặc bỏ dòng này", "correct the id, or remove the entry"),
    ),
    "mark_of_target": Message(
        Text(
            "`{name}` là chỉ tiêu, còn mức giao là của chỉ số", "`{name}` is a target, and marks belong to indicators"
        ),
        Text(
            "ghi mức giao cho chỉ số mà chỉ tiêu này xét; với chỉ tiêu chỉ ghi được `not assigned`, `waived`, `exempt`",
            "give the mark to the indicator it asks about; a target can only be `not assigned`, `waived` or `exempt`",
        ),
    ),
    "mark_and_exemption": Message(
        Text(
            "`{name}` của đơn vị `{unit}` vừa có mức giao vừa ghi `{given}`",
            "`{name}` of `{unit}` has a mark and is `{given}` as well",
        ),
        Text("chỉ giữ một trong hai", "keep one of the two"),
    ),
    "assigned_twice": Message(
        Text("`{name}` của đơn vị `{unit}` đã được ghi ở trên", "`{name}` of `{unit}` was written before"),
        Text("mỗi mức giao chỉ ghi một lần", "write each of them once"),
    ),
    "mark_without_authority": Message(
        Text(
            "`{name}` của đơn vị `{unit}` có nhiều mức giao, có mức không ghi cấp nào giao",
            "`{name}` of `{unit}` has several marks, one of them without an authority",
        ),
        Text("ghi cấp giao cho từng mức, hoặc chỉ giữ một mức", "name the authority of each, or keep one mark"),
    ),
}

_PRECEDENCE: Final = {
    "expected_precedence": Message(
        Text(
            "cần danh sách các cấp giao hoặc từ `strictest`; ở đây là `{given}`",
            "this takes a list of authorities or the word `strictest`, and is `{given}`",
        ),
        Text("ghi như `[ministry, province]`", "write it as in `[ministry, province]`"),
    ),
    "several_marks": Message(
        Text(
            "`{name}` của đơn vị `{unit}` có mức của nhiều cấp ({authorities}) mà không rõ lấy mức nào",
            "`{name}` of `{unit}` has marks of several authorities ({authorities}), and nothing says which counts",
        ),
        Text(
            "ghi `precedence:` với một trong các cấp đó, hoặc `precedence: strictest`",
            "add one of them to `precedence:`, or write `precedence: strictest`",
        ),
    ),
    "strictest_without_better": Message(
        Text(
            "`{indicator}` không có chiều tốt hơn nên không có mức chặt nhất",
            "`{indicator}` has no better direction, so no mark of it is the strictest",
        ),
        Text(
            "ghi `better:` cho chỉ số, hoặc liệt kê các cấp trong `precedence`",
            "give it `better:`, or list authorities under `precedence`",
        ),
    ),
    "unused_authority": Message(
        Text("không có mức nào do `{given}` giao", "no mark was set by `{given}`"),
        Text("sửa mã, hoặc bỏ khỏi `precedence`", "correct the id, or remove it from `precedence`"),
    ),
}

_TABLE: Final = {
    "invalid_file_name": Message(
        Text("`{given}` không phải tên tệp đơn giản", "`{given}` is not a plain file name"),
        Text(
            "ghi tên tệp nằm cùng thư mục, không có đường dẫn, đuôi `{suffix}`",
            "name a file in the same folder, without a path, that ends in `{suffix}`",
        ),
    ),
    "assigned_table_without_folder": Message(
        Text(
            "không rõ tìm `{given}` ở đâu vì bộ quy tắc này không đọc từ tệp",
            "there is nowhere to look for `{given}`: this ruleset was not read from a file",
        ),
        Text(
            "đọc bộ quy tắc từ tệp, hoặc ghi các mức vào `assigned`", "read it from a file, or write `assigned` itself"
        ),
    ),
    "assigned_table_not_found": Message(
        Text("không có tệp `{given}` trong thư mục {folder}", "there is no file `{given}` in {folder}"),
        Text("đặt tệp cạnh bộ quy tắc, hoặc sửa tên", "put the file beside the ruleset, or correct the name"),
    ),
    "assigned_table_leaves_folder": Message(
        Text("`{given}` dẫn ra ngoài thư mục", "`{given}` leads out of the folder"),
        Text("thay liên kết bằng chính tệp đó", "put the file itself there instead of a link"),
    ),
    "table_row_says_nothing": Message(
        Text("dòng này không cho `{unit}` điều gì", "this row says nothing about `{unit}`"),
        Text(
            "điền `indicator` và `mark` hoặc `status`, hoặc xoá dòng",
            "fill in `indicator` and `mark` or `status`, or remove it",
        ),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_PEERS, **_ASSIGNED, **_PRECEDENCE, **_TABLE}
