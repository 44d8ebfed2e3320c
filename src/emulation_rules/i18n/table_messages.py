"""What can be wrong with a table of figures as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "table_has_no_header": Message(
        Text("bảng không có dòng tiêu đề", "the table has no header"),
        Text(
            "dòng đầu ghi `unit,period,indicator,value` hoặc `unit,period` và mã từng chỉ số",
            "begin with `unit,period,indicator,value`, or with `unit,period` and the ids of the indicators",
        ),
    ),
    "table_holds_nul": Message(
        Text("bảng có ký tự NUL", "the table holds a NUL character"),
        Text("lưu lại dưới dạng CSV UTF-8", "save it as CSV in UTF-8"),
    ),
    "table_bad_quotes": Message(
        Text(
            "dấu ngoặc kép mở ở dòng này không được đóng đúng chỗ",
            "a quote that opens here is not closed as it should be",
        ),
        Text(
            'cuối ô phải có dấu ngoặc kép; trong ô viết hai dấu liền nhau `""`',
            'close the quote at the end of the cell; inside it, write two: `""`',
        ),
    ),
    "table_cell_too_long": Message(
        Text("có ô quá dài ở dòng này", "a cell that begins here is too long"),
        Text("kiểm tra dấu ngoặc kép chưa đóng", "look for a quote that is not closed"),
    ),
    "table_too_many_cells": Message(
        Text("bảng có hơn {limit} ô", "the table has more than {limit} cells"),
        Text("chia bảng thành nhiều tệp", "split it into several files"),
    ),
    "table_short_row": Message(
        Text("dòng chỉ có {found} ô, tiêu đề có {expected}", "the row has {found} cells, the header {expected}"),
        Text("thêm ô trống cho đủ, hoặc kiểm tra dấu phân cách", "add empty cells, or check the separators"),
    ),
    "table_long_row": Message(
        Text(
            "ô `{text}` nằm ngoài {expected} cột của tiêu đề", "`{text}` is beyond the {expected} columns of the header"
        ),
        Text(
            "đặt ô có dấu phân cách vào trong dấu ngoặc kép, hoặc bỏ ô thừa",
            "put a cell that holds the separator in quotes, or remove what is too many",
        ),
    ),
    "table_empty_cell": Message(
        Text("ô ở cột `{column}` để trống", "the cell in column `{column}` is empty"),
        Text("điền ô này hoặc xoá cả dòng", "fill it in or remove the row"),
    ),
    "table_column_missing": Message(
        Text("thiếu cột `{column}`", "column `{column}` is missing"),
        Text("tiêu đề phải có các cột {columns}", "the header needs {columns}"),
    ),
    "table_of_units": Message(
        Text(
            "mỗi dòng là một đơn vị (không có cột `period`, hoặc có số liệu kiểu `crimes@2022`), không phải báo cáo",
            "a row is a unit (no column `period`, or figures like `crimes@2022`), which is a table and no report",
        ),
        Text(
            "thêm cột `period` và đưa số liệu mỗi kỳ vào một dòng, hoặc xét như bảng: `evaluate … --layout wide`",
            "add a column `period` with the figures of each in a row, or evaluate it as a table: "
            "`evaluate … --layout wide`",
        ),
    ),
    "table_column_twice": Message(
        Text("cột `{column}` có hai lần", "column `{column}` stands twice"),
        Text("bỏ một cột", "remove one of them"),
    ),
    "table_column_unknown": Message(
        Text("không có cột nào tên `{column}`", "no column is called `{column}`"),
        Text("tên cột chung là {columns}", "the common columns are {columns}"),
    ),
    "table_column_without_name": Message(
        Text("cột không có tên", "the column has no name"),
        Text("ghi tên hoặc xoá cột", "name it or remove it"),
    ),
    "table_bad_locale": Message(
        Text("không có kiểu viết số `{locale}`", "there is no locale `{locale}`"),
        Text(
            "`vi` viết 1.234,5; `plain` viết 1234.5; `mixed` viết lẫn 25,67 và 25.67",
            "`vi` writes 1.234,5; `plain` writes 1234.5; `mixed` writes 25,67 as well as 25.67",
        ),
    ),
    "table_locale_conflict": Message(
        Text(
            "bảng ghi `# locale: {locale}` nhưng được yêu cầu đọc theo `{given}`",
            "the table declares `# locale: {locale}` but is to be read as `{given}`",
        ),
        Text("sửa một trong hai", "change one of the two"),
    ),
    "table_unknown_comment": Message(
        Text("không hiểu dòng `# {name}:`", "`# {name}:` means nothing here"),
        Text("sửa lại tên, hoặc bỏ dấu hai chấm", "correct the name, or remove the colon"),
    ),
}
