"""What cannot be written as a query, and what is wrong with the columns one is written for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_REMEDY: Final = Text(
    "xét bằng `evaluate_frame` hoặc lệnh `evaluate`, hai cách này xét được mọi quy định",
    "evaluate the table with `evaluate_frame` or the command `evaluate`, which take every ruleset",
)


def _not_said(vi: str, en: str, remedy: Text = _REMEDY) -> Message:
    return Message(Text(vi, en), remedy)


_NOT_SAID: Final = {
    "sql_cluster": _not_said(
        "phải biết số liệu của mọi đơn vị trong cụm, câu truy vấn chỉ xét từng dòng",
        "this rests on what the units of the cluster come to together, and the query looks at one row at a time",
    ),
    "sql_present": _not_said(
        "công thức lấy những số liệu có mặt (`sum`, `mean` của những số đã báo cáo) chưa viết được bằng SQL",
        "a formula over whichever figures are there is not written in SQL",
    ),
    "sql_absence": _not_said(
        "điểm tùy vào việc một số liệu có được báo cáo hay không, chưa viết được bằng SQL",
        "points that depend on whether a figure was reported are not written in SQL",
    ),
    "sql_by_value": _not_said(
        "điểm theo giá trị khi không giao chỉ tiêu chưa viết được bằng SQL",
        "points by value for units without a mark are not written in SQL",
    ),
    "sql_points_open": _not_said(
        "khi thiếu một phần số liệu, khoảng điểm còn có thể đạt khác nhau theo từng dòng, chưa viết được bằng SQL",
        "with some figures missing, the points still possible differ from row to row, which is not written in SQL",
        Text(
            "đặt `missing: zero` hoặc `missing: left_out`, hoặc xét bằng `evaluate_frame`",
            "declare `missing: zero` or `missing: left_out`, or evaluate the table with `evaluate_frame`",
        ),
    ),
    "sql_points_over_figures": _not_said(
        "điểm là thương của hai số liệu và không làm tròn, chưa viết được bằng SQL",
        "points that are one figure divided by another, and not rounded, are not written in SQL",
        Text(
            "làm tròn điểm trong công thức (`round`), hoặc xét bằng `evaluate_frame`",
            "round them in the formula (`round`), or evaluate the table with `evaluate_frame`",
        ),
    ),
    "sql_points_too_fine": _not_said(
        "điểm có quá nhiều chữ số để cộng đúng trong cơ sở dữ liệu",
        "points have more digits than a database adds exactly",
        Text(
            "làm tròn điểm của từng chỉ tiêu, hoặc xét bằng `evaluate_frame`",
            "round the points of each target, or evaluate the table with `evaluate_frame`",
        ),
    ),
    "sql_points_without_end": _not_said(
        "điểm không có giới hạn trên hoặc dưới", "points have no least or no greatest value"
    ),
    "sql_exceeded_formula": _not_said(
        "công thức vừa xét vượt chỉ tiêu vừa tính trên số liệu, chưa viết được bằng SQL",
        "a formula over figures that also asks whether the target was exceeded is not written in SQL",
    ),
    "sql_group_of_some": _not_said(
        "nhóm không cộng điểm mà có chỉ tiêu không phải dòng nào cũng áp dụng, chưa viết được bằng SQL",
        "a group that is no sum, of members that do not apply to every row, is not written in SQL",
    ),
    "sql_group_combine": _not_said(
        "cách gộp điểm của nhóm này chưa viết được bằng SQL", "how this group combines points is not written in SQL"
    ),
    "sql_too_far": _not_said(
        "phép tính có thể vượt số nguyên lớn nhất của cơ sở dữ liệu với cả những số liệu thường gặp",
        "the arithmetic may outgrow the database's whole numbers even for ordinary figures",
    ),
    "sql_too_long": _not_said("công thức quá dài khi viết bằng SQL", "the formula grows too long as SQL"),
    "sql_unknown_number": _not_said("có số liệu mà không cột nào cho biết", "it reads a figure that no column gives"),
}

_COLUMNS: Final = {
    "sql_unknown_column": Message(
        Text("`{column}` không phải số liệu quy định này đọc", "`{column}` is no figure the ruleset reads"),
        Text("bỏ đi, hoặc ghi đúng khoá như trong báo cáo CSV", "leave it out, or name it as CSV reports do"),
    ),
    "sql_unknown_claim": Message(
        Text("`{column}` không phải chỉ tiêu hay phần của chỉ tiêu", "`{column}` is no target and no part of one"),
        Text("bỏ đi, hoặc ghi đúng mã", "leave it out, or give the id"),
    ),
    "sql_bad_type": Message(
        Text("cột kiểu `{type}` không chứa số liệu", "a column of the type `{type}` holds no figures"),
        Text(
            "ghi một trong: boolean, integer, bigint, decimal(p,s), double",
            "write one of boolean, integer, bigint, decimal(p,s), double",
        ),
    ),
    "sql_other_types": Message(
        Text(
            "có cột mang kiểu mà truy vấn này không được viết cho; tên và kiểu các cột, theo cùng thứ tự, ở cuối",
            "a column is of a type this query is not written for; names and types follow, in the same order",
        ),
        Text(
            "ghi kiểu khi tạo truy vấn: `--column CỘT:KIỂU`, trong Python: `columns`",
            "name the types where the query is made: `--column NAME:TYPE`, in Python `columns`",
        ),
    ),
    "sql_single_float": Message(
        Text(
            "số thực 4 byte (`{type}`) không được so sánh chính xác trong SQL",
            "floats of four bytes (`{type}`) are not compared exactly in SQL",
        ),
        Text(
            "đổi cột sang decimal(p,s), hoặc dùng `evaluate_frame` hay lệnh `evaluate`",
            "cast the column to decimal(p,s), or use `evaluate_frame` or the command `evaluate`",
        ),
    ),
    "sql_same_name": Message(
        Text("kết quả có hai cột tên `{column}`", "the result would have two columns called `{column}`"),
        Text("đổi tên cột của bảng", "call the column of the table otherwise"),
    ),
    "sql_hostile_name": Message(
        Text("tên `{column}` có ký tự NUL", "the name `{column}` holds a NUL character"),
        Text("đổi tên", "call it otherwise"),
    ),
    "sql_no_figure": Message(
        Text("không có cột số liệu nào", "no column gives any figure"),
        Text("ghi kiểu của ít nhất một cột", "give the type of one column at least"),
    ),
    "sql_targets_undecided": Message(
        Text(
            "không cột nào cho đủ số liệu mà các chỉ tiêu này đọc, nên mọi dòng đều chưa xác định: {targets}",
            "no column gives what these targets read, so every row leaves them undetermined: {targets}",
        ),
        Text(
            "thêm các cột còn thiếu bằng `--column`, hoặc bỏ `--column` để dùng mọi cột",
            "add the columns with `--column`, or leave `--column` out to read all of them",
        ),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_NOT_SAID, **_COLUMNS}
