"""What can be wrong with a table in a data frame or a database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_KINDS: Final = {
    "frame_unknown_kind": Message(
        Text("không đọc được bảng kiểu `{type}`", "a `{type}` is no table that can be read"),
        Text(
            "đưa vào bảng của pandas, polars, pyarrow, DuckDB hoặc PySpark, hoặc dict các mảng NumPy",
            "give a frame of pandas, polars, pyarrow, DuckDB or PySpark, or a dict of NumPy arrays",
        ),
    ),
    "frame_of_dask": Message(
        Text(
            "không nhận bảng của Dask: Dask so sánh số thập phân sai",
            "frames of Dask are refused: it compares decimal numbers wrongly",
        ),
        Text(
            "ghi ra Parquet rồi đọc bằng DuckDB hoặc PySpark, hoặc xét từng phần với `map_partitions`",
            "write Parquet and read it with DuckDB or PySpark, or evaluate each partition with `map_partitions`",
        ),
    ),
    "frame_rank_untold": Message(
        Text(
            "không xếp hạng được từng dòng của bảng theo `{formula}`",
            "rows of a table cannot be ranked by `{formula}`",
        ),
        Text(
            "xếp hạng bằng `standings`; với bảng chỉ dùng được `score`, `share`, `points(…)` của một chỉ tiêu "
            "hoặc công thức gồm toàn số liệu báo cáo",
            "rank with `standings`; tables know `score`, `share`, `points(…)` of a target and formulas of reported "
            "figures alone",
        ),
    ),
    "frame_unknown_layout": Message(
        Text(
            "không rõ mỗi dòng của bảng là gì: các cột hợp với cả {layouts}",
            "what a row of the table is cannot be told: its columns fit {layouts}",
        ),
        Text("ghi rõ `layout`", "say it with `layout`"),
    ),
    "frame_no_such_layout": Message(
        Text("không có `layout` nào là `{layout}`", "no layout is called `{layout}`"),
        Text("dùng một trong: {known}", "use one of {known}"),
    ),
    "frame_no_such_tell": Message(
        Text("không có gì tên `{tell}` để cho biết", "nothing that can be told is called `{tell}`"),
        Text("dùng những từ này: {known}", "use some of {known}"),
    ),
    "frame_layout_not_here": Message(
        Text(
            "bảng kiểu `{kind}` không xét được với `layout` là `{layout}`",
            "tables of the kind `{kind}` are not evaluated in layout `{layout}`",
        ),
        Text("dùng một trong: {known}", "use one of {known}"),
    ),
    "frame_no_array": Message(
        Text(
            "`{column}` là {type}, không phải mảng NumPy một chiều", "`{column}` is a {type}, no NumPy array of one row"
        ),
        Text("dùng `numpy.asarray`", "use `numpy.asarray`"),
    ),
    "frame_lengths_differ": Message(
        Text(
            "`{column}` dài {rows}, còn `{other}` dài {other_rows}",
            "`{column}` has {rows} values and `{other}` has {other_rows}",
        ),
        Text("mọi mảng phải dài như nhau", "give arrays of one length"),
    ),
    "frame_kinds_differ": Message(
        Text("bảng của các kỳ không cùng kiểu: {types}", "the tables of the periods are of different kinds: {types}"),
        Text("dùng cùng một thư viện cho mọi kỳ", "use one library for all of them"),
    ),
    "frame_units_of_two_kinds": Message(
        Text(
            "cột `{column}` là chữ trong bảng kỳ {text} nhưng là số nguyên trong bảng kỳ {number}",
            "column `{column}` holds text in the table of {text} and whole numbers in that of {number}",
        ),
        Text(
            "đổi sang cùng một kiểu: `01` và `1` là hai đơn vị khác nhau", "cast one of them: as text `01` is not `1`"
        ),
    ),
    "frame_connections_differ": Message(
        Text(
            "bảng của các kỳ thuộc những kết nối DuckDB khác nhau",
            "the tables of the periods belong to different connections of DuckDB",
        ),
        Text("lấy mọi bảng từ cùng một kết nối", "take them all from one connection"),
    ),
    "frame_one_period_only": Message(
        Text(
            "bảng có mỗi dòng một đơn vị chỉ xét được một kỳ; đang hỏi {periods}",
            "a table of one row a unit is evaluated for one period; asked for: {periods}",
        ),
        Text(
            "hỏi từng kỳ một, hoặc dùng bảng có cột kỳ",
            "ask for one at a time, or use a table with a column of periods",
        ),
    ),
}

_NAMES: Final = {
    "frame_no_known_column": Message(
        Text("không cột nào của bảng mang tên một chỉ số", "no column of the table has the name of a figure"),
        Text("đặt tên cột theo mã: {keys}; hoặc dùng `rename`", "name columns by key: {keys}; or use `rename`"),
    ),
    "frame_column_twice": Message(
        Text("cột `{column}` có hai lần", "column `{column}` stands twice"),
        Text("bỏ một cột", "remove one of them"),
    ),
    "frame_columns_alike": Message(
        Text(
            "tên hai cột `{other}` và `{column}` chỉ khác nhau ở chữ hoa, DuckDB coi là một",
            "columns `{other}` and `{column}` differ in capitals only, and are one to DuckDB",
        ),
        Text("đổi tên hoặc bỏ một cột", "rename or remove one of them"),
    ),
    "frame_key_twice": Message(
        Text("hai cột `{other}` và `{column}` cùng là `{key}`", "columns `{other}` and `{column}` are both `{key}`"),
        Text("bỏ một cột, hoặc ghi tên nó vào `ignore`", "remove one of them, or name it in `ignore`"),
    ),
    "frame_column_unknown": Message(
        Text(
            "cột `{column}` có tên gần giống một mã nhưng không phải là mã đó",
            "column `{column}` resembles a key and is none",
        ),
        Text(
            "sửa tên, ghi vào `rename`, hoặc ghi vào `ignore` nếu cột không liên quan",
            "correct the name, put it into `rename`, or into `ignore` if it is something else",
        ),
    ),
    "frame_renamed_column_missing": Message(
        Text(
            "`rename` nhắc đến cột `{column}` mà bảng không có", "`rename` names column `{column}`, which is not there"
        ),
        Text("sửa tên cột, hoặc bỏ khỏi `rename`", "correct the name, or remove it from `rename`"),
    ),
    "frame_renamed_to_unknown": Message(
        Text(
            "`rename` dùng mã `{key}` mà quy định không có", "`rename` gives the key `{key}`, which the ruleset has not"
        ),
        Text("dùng một mã có trong quy định", "use a key of the ruleset"),
    ),
    "frame_bad_period": Message(
        Text("`{period}` không phải là một kỳ", "`{period}` is no period"),
        Text("ghi như `2022`, `2022-H1`, `2022-Q3` hoặc `2022-05`", "write `2022`, `2022-H1`, `2022-Q3` or `2022-05`"),
    ),
    "frame_period_twice": Message(
        Text(
            "tên cột `{column}` nêu một kỳ, trong khi kỳ của mỗi dòng đã được nêu riêng",
            "the name of column `{column}` says a period, and every row is of a period already",
        ),
        Text(
            "đưa số liệu các kỳ khác vào dòng hoặc bảng của kỳ đó, hoặc ghi cột vào `ignore`",
            "put figures of other periods into rows or tables of theirs, or name the column in `ignore`",
        ),
    ),
    "frame_told_twice": Message(
        Text("có hai cột kết quả cùng tên `{column}`", "two columns of the result are called `{column}`"),
        Text("đổi tên cột của bảng", "give the table's column another name"),
    ),
    "frame_column_missing": Message(
        Text("bảng thiếu cột `{column}`", "the table has no column `{column}`"),
        Text("bảng kiểu này phải có các cột {columns}", "a table of this layout needs {columns}"),
    ),
    "frame_named_column_missing": Message(
        Text("bảng không có cột `{column}`", "the table has no column `{column}`"),
        Text(
            "sửa tên đã nêu cho cột đơn vị, cột kỳ hoặc cột cụm",
            "correct the name given for the column of units, of periods or of clusters",
        ),
    ),
    "frame_no_unit_column": Message(
        Text(
            "bảng không có cột đơn vị, mà quy định không hỏi mọi đơn vị như nhau",
            "the table has no column of units, and the ruleset does not ask the same of all",
        ),
        Text("thêm cột `unit`, hoặc nêu tên cột trong `names`", "add a column `unit`, or give its name in `names`"),
    ),
}

_TYPES: Final = {
    "frame_broken_text": Message(
        Text("cột `{column}` có chữ không phải Unicode", "column `{column}` holds text that is no Unicode"),
        Text("đọc lại nguồn bằng đúng bảng mã của nó", "read its source again, in the encoding it was written in"),
    ),
    "frame_text_for_numbers": Message(
        Text(
            "cột `{column}` là chữ ({type}), phải là số", "column `{column}` holds text ({type}) where numbers are due"
        ),
        Text(
            "đổi cột sang kiểu số, hoặc đọc bảng như một báo cáo với `load_reports`",
            "cast it, or read the table as a report with `load_reports`",
        ),
    ),
    "frame_truth_for_numbers": Message(
        Text(
            "cột `{column}` là đúng hay sai ({type}), phải là số",
            "column `{column}` holds truths ({type}) where numbers are due",
        ),
        Text("đưa số vào cột, hoặc sửa `rename`", "put numbers there, or correct `rename`"),
    ),
    "frame_wrong_type": Message(
        Text("cột `{column}` có kiểu {type}, phải là số", "column `{column}` is of type {type} where numbers are due"),
        Text("đổi cột sang số nguyên, số thập phân hoặc số thực", "cast it to integers, decimals or floats"),
    ),
    "frame_claims_no_truths": Message(
        Text(
            "cột `{column}` nêu khẳng định nhưng có kiểu {type}",
            "column `{column}` holds claims and is of type {type}",
        ),
        Text("đổi cột sang kiểu đúng hay sai", "cast it to booleans"),
    ),
    "frame_bounds_no_text": Message(
        Text(
            "cột `{column}` nêu giới hạn nhưng có kiểu {type}", "column `{column}` holds bounds and is of type {type}"
        ),
        Text("ghi bằng chữ: `>=`, `<` và các dấu tương tự", "write text: `>=`, `<` and the like"),
    ),
    "frame_bad_unit_type": Message(
        Text(
            "cột `{column}` phân biệt các dòng nhưng có kiểu {type}",
            "column `{column}` says which row is which and is of type {type}",
        ),
        Text("đổi cột sang chữ hoặc số nguyên", "cast it to text or integers"),
    ),
}

_ROWS: Final = {
    "frame_rows_without_unit": Message(
        Text("số dòng để trống cột `{column}`: {rows}", "rows with nothing in column `{column}`: {rows}"),
        Text("điền vào hoặc bỏ các dòng này", "fill it in or remove these rows"),
    ),
    "frame_unit_twice": Message(
        Text("đơn vị có nhiều hơn một dòng ở cột `{column}`: {units}", "column `{column}` names units twice: {units}"),
        Text(
            "giữ một dòng cho mỗi đơn vị; bảng nhiều kỳ cần `layout` là `panel`",
            "keep one row a unit; a table of several periods wants `layout` to be `panel`",
        ),
    ),
    "frame_row_twice": Message(
        Text("có hai dòng cùng là {rows}", "two rows are both {rows}"),
        Text("giữ một dòng", "keep one of them"),
    ),
    "frame_unknown_unit": Message(
        Text("quy định không có đơn vị {units}", "the ruleset has no unit {units}"),
        Text("dùng mã đơn vị có trong quy định", "use the ids of units that it declares"),
    ),
    "frame_unknown_bound": Message(
        Text(
            "cột `{column}` có {bounds}, không phải là giới hạn", "column `{column}` holds {bounds}, which is no bound"
        ),
        Text("chỉ dùng {known}", "use {known}"),
    ),
    "frame_no_rows_of_period": Message(
        Text("bảng không có dòng nào của kỳ {period}; có: {found}", "the table has no row of {period}; it has {found}"),
        Text("nêu kỳ cần xét với `period`", "say which to evaluate with `period`"),
    ),
    "frame_types_changed": Message(
        Text(
            "các cột đã mang kiểu khác so với lúc yêu cầu đánh giá",
            "columns have other types now than when their evaluation was asked for",
        ),
        Text("đánh giá lại bảng", "evaluate the table again"),
    ),
    "frame_other_period": Message(
        Text(
            "cột `{column}` có kỳ {found}, đang xét kỳ {period}",
            "column `{column}` holds {found}; {period} is evaluated",
        ),
        Text(
            "chỉ giữ các dòng của kỳ đang xét, hoặc ghi `layout` là `panel`",
            "keep the rows of the period evaluated, or set `layout` to `panel`",
        ),
    ),
    "frame_table_of_other_period": Message(
        Text(
            "bảng của kỳ {period} có kỳ {found} ở cột `{column}`",
            "the table of {period} holds {found} in column `{column}`",
        ),
        Text("đưa mỗi kỳ một bảng của chính kỳ đó", "give each period the table that is its own"),
    ),
    "frame_unknown_indicator": Message(
        Text("cột `{column}` có mã không có trong quy định: {found}", "column `{column}` holds unknown ids: {found}"),
        Text("sửa mã, hoặc ghi vào `ignore`", "correct them, or name them in `ignore`"),
    ),
    "frame_claim_no_truth": Message(
        Text(
            "`{key}` là một khẳng định mà giá trị không phải 0 hoặc 1", "`{key}` is a claim and its value is not 0 or 1"
        ),
        Text("ghi 1 là đạt, 0 là không đạt", "write 1 for met and 0 for not met"),
    ),
    "frame_grade_belies_bound": Message(
        Text(
            "cột `{column}` ghi {grades}, không hợp với giới hạn hoặc mã của dòng",
            "column `{column}` says {grades}, which does not agree with the bound or the id of its row",
        ),
        Text(
            "`bound` đi với `>`, `>=`, `<`, `<=`; `rounded` đi với `~`; `claim` đi với mã chỉ tiêu",
            "`bound` goes with `>`, `>=`, `<`, `<=`; `rounded` with `~`; `claim` with the id of a target",
        ),
    ),
}

_WHILE_WORKING: Final = {
    "frame_row_without_unit": Message(
        Text("có dòng không có gì ở cột `{column}`", "a row has nothing in column `{column}`"),
        Text("điền vào hoặc bỏ các dòng như vậy", "fill it in or remove such rows"),
    ),
    "frame_row_of_unknown_unit": Message(
        Text("cột `{column}` có đơn vị không có trong quy định", "column `{column}` holds a unit the ruleset has not"),
        Text("dùng mã đơn vị có trong quy định", "use the ids of units that it declares"),
    ),
    "frame_row_of_other_period": Message(
        Text("cột `{column}` có kỳ khác; đang xét {period}", "column `{column}` holds another period than {period}"),
        Text(
            "chỉ giữ các dòng của kỳ đang xét, hoặc ghi `layout` là `panel`",
            "keep the rows of the period evaluated, or set `layout` to `panel`",
        ),
    ),
    "frame_row_of_unknown_indicator": Message(
        Text("cột `{column}` có mã không có trong quy định", "column `{column}` holds an id the ruleset has not"),
        Text("sửa mã, hoặc ghi vào `ignore`", "correct it, or name it in `ignore`"),
    ),
    "frame_without_cluster": Message(
        Text(
            "quy định so các đơn vị của cụm với nhau, mà bảng không có cột `{column}`",
            "the ruleset compares the units of a cluster, and the table has no column `{column}`",
        ),
        Text(
            "thêm cột ghi cụm của từng dòng; mỗi cụm được xét trên một máy",
            "add a column that says which cluster each row is of; each cluster is evaluated on one machine",
        ),
    ),
}
"""What lazy engines find out row by row, when the first such row ends the work."""

MESSAGES: Final[Mapping[str, Message]] = {**_KINDS, **_NAMES, **_TYPES, **_ROWS, **_WHILE_WORKING}
