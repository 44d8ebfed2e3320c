"""What can be wrong with files and databases of many units, and how a run over them ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both
from emulation_rules.model.text import Text

_INPUTS: Final = {
    "bulk_unknown_input": Message(
        Text("không rõ đây là bảng kiểu gì", "what kind of table this is cannot be told"),
        Text("đuôi tệp phải là một trong: {known}", "its name has to end with one of {known}"),
    ),
    "bulk_unknown_address": Message(
        Text("không đọc được địa chỉ kiểu này", "addresses of this kind are not read"),
        Text(
            "đọc được: `duckdb:TỆP#BẢNG`, `sqlite:TỆP#BẢNG`, `postgresql://NGƯỜI-DÙNG@MÁY-CHỦ/CSDL#BẢNG`",
            "these are: `duckdb:FILE#TABLE`, `sqlite:FILE#TABLE`, `postgresql://USER@HOST/DB#TABLE`",
        ),
    ),
    "report_is_table": Message(
        Text(
            "lệnh này chỉ đọc báo cáo, nêu từng tệp YAML, JSON hoặc CSV",
            "this command reads reports only: files of YAML, JSON or CSV, each by its name",
        ),
        Text(
            "bảng nhiều đơn vị thì dùng `emulation-rules evaluate … --out KẾT-QUẢ.parquet`, "
            "thêm `--tell ranks` để có thứ hạng",
            "give tables of many units to `emulation-rules evaluate … --out RESULT.parquet`, "
            "with `--tell ranks` for ranks",
        ),
    ),
    "bulk_no_match": Message(
        Text("không có tệp nào hợp với mẫu `{pattern}`", "no file matches the pattern `{pattern}`"),
        Text("kiểm tra mẫu và thư mục", "check the pattern and the folder"),
    ),
    "bulk_nothing_in_folder": Message(
        Text("thư mục không có bảng nào", "the folder holds no tables"),
        Text(
            "trong thư mục chỉ tìm các tệp có đuôi {known}; báo cáo dạng YAML hay JSON thì nêu từng tệp",
            "a folder is searched for files that end with one of {known}; of reports in YAML or JSON name each file",
        ),
    ),
    "bulk_table_needed": Message(
        Text("cơ sở dữ liệu có thể có nhiều bảng", "a database may hold many tables"),
        Text("nêu tên bảng với `--table`, hoặc sau dấu `#`", "name one with `--table`, or behind a `#`"),
    ),
    "bulk_no_table": Message(
        Text("không có bảng `{table}`; có: {known}", "there is no table `{table}`; there are: {known}"),
        Text("sửa tên bảng", "correct the name"),
    ),
    "bulk_password": Message(
        Text(
            "địa chỉ có mật khẩu, mà ai cũng xem được lệnh đang chạy",
            "the address holds a password, which others can see among the running commands",
        ),
        Text(
            "đặt mật khẩu trong biến `PGPASSWORD` hoặc tệp `~/.pgpass`",
            "put it into `PGPASSWORD` or the file `~/.pgpass`",
        ),
    ),
    "bulk_no_postgresql": Message(
        Text("chưa cài phần đọc PostgreSQL", "what reads PostgreSQL is not installed"),
        Text(
            "cài với `pip install 'emulation-rules[postgresql]'`",
            "install it with `pip install 'emulation-rules[postgresql]'`",
        ),
    ),
    "bulk_unreadable": Message(
        Text("không đọc được ({kind}): {why}", "this cannot be read as {kind}: {why}"),
        Text("kiểm tra tệp hoặc địa chỉ; tệp có thể bị cụt", "check the file or the address; a file may be cut off"),
    ),
    "bulk_server": Message(
        Text("máy chủ PostgreSQL không phục vụ được: {why}", "the PostgreSQL server does not serve this: {why}"),
        Text(
            "kiểm tra địa chỉ, người dùng và quyền; máy chủ phải đang chạy và nhận kết nối từ máy này",
            "check the address, the user and what that user may do; the server has to run and to accept this machine",
        ),
    ),
    "bulk_no_known_column": Message(
        Text("không cột nào của bảng mang tên một chỉ số", "no column of the table has the name of a figure"),
        Text("đặt tên cột theo mã: {keys}", "name columns by key: {keys}"),
    ),
    "bulk_key_twice": Message(
        Text("hai cột `{other}` và `{column}` cùng là `{key}`", "columns `{other}` and `{column}` are both `{key}`"),
        Text("bỏ một cột, hoặc thêm `--ignore` với tên cột đó", "remove one of them, or name it with `--ignore`"),
    ),
    "bulk_text_and_numbers": Message(
        Text(
            "cột `{column}` là chữ trong `{text}` nhưng là số trong `{number}`",
            "column `{column}` holds text in `{text}` and numbers in `{number}`",
        ),
        Text(
            "ghi cả hai bảng cùng một kiểu; trong CSV và ở tên thư mục đơn vị luôn là chữ: `01` và `1` là hai đơn vị",
            "make both of one type; in CSV and in names of folders units are always text, as which `01` is not `1`",
        ),
    ),
    "bulk_one_table": Message(
        Text("`{file}` là một thư mục, ở đây chỉ đọc một bảng", "`{file}` is a folder, and one table is read here"),
        Text("nêu tên một tệp", "name one file"),
    ),
    "bulk_units_of_two_kinds": Message(
        Text(
            "cột `{column}` là chữ trong bảng kỳ {text} nhưng là số nguyên trong bảng kỳ {number}",
            "column `{column}` holds text in the table of {text} and whole numbers in that of {number}",
        ),
        Text(
            "ghi cả hai bảng cùng một kiểu; trong CSV đơn vị luôn là chữ: `01` và `1` là hai đơn vị khác nhau",
            "make both of one type; in CSV units are always text, as which `01` is not `1`",
        ),
    ),
    "bulk_unit_twice": Message(
        Text(
            "đơn vị có nhiều hơn một dòng ở cột `{column}` (đơn vị: các dòng): {units}",
            "column `{column}` names units twice (unit: rows): {units}",
        ),
        Text(
            "giữ một dòng cho mỗi đơn vị; bảng nhiều kỳ cần `--layout panel`",
            "keep one row a unit; a table of several periods wants `--layout panel`",
        ),
    ),
    "bulk_unit_in_two_tables": Message(
        Text(
            "đơn vị đã có ở bảng `{first}` (đơn vị: dòng ở bảng đó, dòng ở bảng này): {units}",
            "units stand in table `{first}` already (unit: row there, row here): {units}",
        ),
        Text(
            "giữ một dòng cho mỗi đơn vị; bảng của kỳ trước đưa vào bằng `--earlier KỲ=BẢNG`",
            "keep one row a unit; give the table of an earlier period as `--earlier PERIOD=TABLE`",
        ),
    ),
    "bulk_column_unknown": Message(
        Text(
            "cột `{column}` có tên gần giống một mã nhưng không phải là mã đó",
            "column `{column}` resembles a key and is none",
        ),
        Text(
            "sửa tên cột, hoặc thêm `--ignore` với tên cột đó nếu cột không liên quan",
            "correct the name, or name the column with `--ignore` if it is something else",
        ),
    ),
    "bulk_text_for_numbers": Message(
        Text(
            "cột `{column}` là chữ ({type}), phải là số", "column `{column}` holds text ({type}) where numbers are due"
        ),
        Text("ghi lại tệp hay bảng với cột kiểu số", "write the file or table with a column of numbers"),
    ),
    "bulk_ragged": Message(
        Text("dòng có {found} ô, phải có {expected}: {text}", "a row has {found} cells, {expected} are due: {text}"),
        Text("sửa dòng này", "mend the row"),
    ),
    "bulk_comment": Message(
        Text(
            "bảng mở đầu bằng chú thích `#`, như một báo cáo",
            "the table begins with a comment (`#`), as reports do",
        ),
        Text(
            "bỏ các dòng chú thích (cách ghi số nêu bằng `--locale`), hoặc đọc như báo cáo: không dùng `--layout`, kết "
            "quả là chữ, JSON hoặc CSV",
            "remove the comments (`--locale` says how numbers are written), or have it read as a report: without "
            "`--layout`, with text, JSON or CSV as results",
        ),
    ),
    "bulk_no_header": Message(
        Text("bảng không có dòng tiêu đề", "the table has no header"),
        Text("dòng đầu phải là tên các cột", "its first line has to name the columns"),
    ),
    "bulk_not_utf8": Message(
        Text("tệp không phải chữ UTF-8: sai từ byte thứ {byte}", "this is no text in UTF-8: byte {byte} is wrong"),
        Text("lưu lại thành CSV UTF-8; kiểm tra đuôi tệp", "save it as CSV in UTF-8; check the ending of its name"),
    ),
    "bulk_separator": Message(
        Text("các cột phân cách bằng `{mark}`", "columns are separated by `{mark}`"),
        Text(
            "nêu cách ghi số: `--locale vi` nếu ghi `92,5`, `--locale plain` nếu ghi `92.5`",
            "say how numbers are written: `--locale vi` for `92,5`, `--locale plain` for `92.5`",
        ),
    ),
    "bulk_not_number": Message(
        Text("dòng dữ liệu {row} có `{text}`, phải là một số", "data row {row} holds `{text}` where a number is due"),
        Text(
            "ghi số trần như `92.5` (`--locale vi`: `92,5`); giới hạn ghi ở cột riêng; cách ghi khác chỉ dùng được "
            "trong báo cáo",
            "write a plain number such as `92.5` (with `--locale vi`: `92,5`), a bound in a column of its own; other "
            "wordings are for reports",
        ),
    ),
    "bulk_not_local_number": Message(
        Text(
            "dòng dữ liệu {row} có `{text}`, không phải số viết theo kiểu `{locale}`",
            "data row {row} holds `{text}`, which is no number as `{locale}` writes them",
        ),
        Text(
            "kiểu `vi` viết 1.234,5; kiểu `plain` viết 1234.5; kiểu `mixed` viết 25,67 hoặc 25.67 và không tách hàng "
            "nghìn",
            "`vi` writes 1.234,5; `plain` writes 1234.5; `mixed` writes 25,67 or 25.67 and nothing between thousands",
        ),
    ),
    "bulk_maybe_grouped": Message(
        Text(
            "dòng dữ liệu {row} có `{text}`, có thể là {one} hoặc {other}",
            "data row {row} holds `{text}`, which can be {one} or {other}",
        ),
        Text(
            "ghi `{one}` nếu dấu ấy tách hàng nghìn, ghi `{other}` nếu là dấu thập phân",
            "write `{one}` if the mark parts thousands, `{other}` if decimals follow it",
        ),
    ),
    "bulk_not_truth": Message(
        Text(
            "dòng dữ liệu {row} có `{text}`, phải là đúng hay sai",
            "data row {row} holds `{text}` where yes or no is due",
        ),
        Text("ghi `true` hoặc `false`, `1` hoặc `0`", "write `true` or `false`, `1` or `0`"),
    ),
    "bulk_other_columns": Message(
        Text(
            "các cột không cùng tên hay kiểu với `{first}`",
            "its columns are not those of `{first}`, or not their types",
        ),
        Text(
            "cho các tệp cùng cột và kiểu, hoặc ghi kết quả vào thư mục, mỗi tệp một kết quả",
            "give all files the same columns and types, or write results into a folder, one for each file",
        ),
    ),
    "bulk_earlier_one": Message(
        Text("`--earlier` đi với một bảng; ở đây có {tables}", "`--earlier` goes with one table; here are {tables}"),
        Text("ghi kết quả vào một thư mục, mỗi bảng một kết quả", "write results into a folder, one for each table"),
    ),
    "bulk_earlier_layout": Message(
        Text(
            "`--earlier` đi với bảng có mỗi dòng một đơn vị, không đi với `--layout {layout}`",
            "`--earlier` goes with tables of one row a unit, not with `--layout {layout}`",
        ),
        Text("bỏ một trong hai", "leave one of the two out"),
    ),
}

_OUTPUTS: Final = {
    "bulk_no_file": Message(
        Text("tên này không phải của một tệp", "something stands there that is no file"),
        Text("chọn tên khác cho `--out`", "choose another name for `--out`"),
    ),
    "bulk_out_is_input": Message(
        Text("kết quả sẽ ghi đè lên một tệp đang đọc", "the results would overwrite a file that is read"),
        Text("chọn tên khác cho `--out`", "choose another name for `--out`"),
    ),
    "bulk_out_holds_input": Message(
        Text("thư mục kết quả có `{file}`, là tệp đang đọc", "the folder for results holds `{file}`, which is read"),
        Text("ghi kết quả vào thư mục khác", "write results into another folder"),
    ),
    "bulk_same_result": Message(
        Text("kết quả `{result}` cũng là của `{other}`", "its result would be `{result}`, as that of `{other}` is"),
        Text("đổi tên một trong hai, hoặc ghi vào một tệp", "rename one of them, or write into one file"),
    ),
    "bulk_server_into_folder": Message(
        Text("kết quả từng phần chỉ dành cho tệp", "results by parts are for files"),
        Text("ghi kết quả của bảng này vào một tệp", "write the results of this table into one file"),
    ),
    "bulk_manifest_there": Message(
        Text("thư mục đã có kết quả", "the folder holds results already"),
        Text("làm tiếp với `--resume`, hoặc chọn thư mục khác", "go on with `--resume`, or choose another folder"),
    ),
    "bulk_manifest_broken": Message(
        Text("tệp kê khai không đọc được", "the manifest cannot be read"),
        Text("chọn thư mục khác và xét lại từ đầu", "choose another folder and begin again"),
    ),
    "bulk_manifest_other": Message(
        Text(
            "kết quả trong thư mục được xét với {what} là `{found}`, lần này là `{asked}`",
            "the results in the folder were made with `{found}` as {what}, this time it is `{asked}`",
        ),
        Text("dùng lại đúng như trước, hoặc chọn thư mục khác", "ask for the same, or choose another folder"),
    ),
}

_USAGE: Final = {
    "bulk_needs_out": both(
        "kết quả của bảng lớn phải ghi ra tệp: thêm `--out` với đuôi {known}, hoặc một thư mục",
        "results of tables go to a file: give `--out` a name that ends with one of {known}, or a folder",
    ),
    "bulk_out_unknown": both(
        "`{out}` không phải tên của một kiểu kết quả: dùng đuôi {known}, thêm `--format`, hoặc thêm `/` cho thư mục",
        "`{out}` names no kind of result: let it end with one of {known}, add `--format`, or end a folder with `/`",
    ),
    "bulk_only_reports_unit": both(
        "`--unit` chỉ dùng cho báo cáo, còn đây là bảng: bỏ đi, rồi lọc kết quả theo cột đơn vị",
        "`--unit` is for reports only, and these are tables: leave it out, and select from the results by unit",
    ),
    "bulk_only_reports_engine": both(
        "`--engine` chỉ dùng cho báo cáo, còn đây là bảng, có cách xử lý riêng: bỏ đi",
        "`--engine` is for reports only, and these are tables, which have an engine of their own: leave it out",
    ),
    "bulk_locale_of_no_csv": both(
        "`--locale` nêu cách ghi số của bảng CSV, nhưng không bảng nào là CSV: bỏ đi",
        "`--locale` says how CSV tables write numbers, and no table is CSV: leave it out",
    ),
    "bulk_format_of_reports": both(
        "kết quả của bảng lớn không ghi được kiểu `{format}`; dùng: {known}",
        "results of tables are not written as `{format}`; use {known}",
    ),
    "bulk_bad_earlier": both(
        "`{earlier}` phải có dạng `KỲ=BẢNG`, như `2021=last.parquet`, với kỳ khác kỳ đang xét",
        "`{earlier}` is not of the form `PERIOD=TABLE`, as in `2021=last.parquet`, with a period not evaluated itself",
    ),
    "bulk_resume_into_file": both("`--resume` đi với một thư mục kết quả", "`--resume` goes with a folder of results"),
}

_SUMMARY: Final = {
    "bulk_progress": both("{rows} dòng, {rate} dòng/giây", "{rows} rows, {rate} rows/s"),
    "bulk_done": both(
        "`{ruleset}`, kỳ {period}: {tables} bảng, {rows} dòng",
        "`{ruleset}`, period {period}: tables {tables}, rows {rows}",
    ),
    "bulk_done_kept": both(
        "`{ruleset}`, kỳ {period}: {tables} bảng, {kept} bảng đã xong từ trước, tất cả {rows} dòng",
        "`{ruleset}`, period {period}: tables {tables}, finished before {kept}, rows in all {rows}",
    ),
    "bulk_no_column": both(
        "không có cột nào cho số liệu mà các chỉ tiêu này cần: {targets}; có thể thiếu cột, hoặc cột mang tên khác",
        "no column holds what these targets read: {targets}; it may be missing, or be called otherwise",
    ),
    "bulk_all_open": both(
        "chưa dòng nào xác định được, dù có đủ cột: {targets}",
        "decided in no row, though there are columns for them: {targets}",
    ),
    "bulk_impossible": both("số liệu không thể có: {count}", "figures that cannot be: {count}"),
    "bulk_impossible_at": both(
        "{table}, dòng {row}, cột `{column}`: {value}", "{table}, row {row}, column `{column}`: {value}"
    ),
    "bulk_impossible_of": both(
        "{table}, đơn vị `{unit}`, cột `{column}`: {value}", "{table}, unit `{unit}`, column `{column}`: {value}"
    ),
    "bulk_beyond_figures": both(
        "số quá dài, quá lớn hoặc quá gần 0 nên không thể là số liệu",
        "a number too long, too large or too near zero to be a figure",
    ),
    "bulk_falls_short": both("{target}: {verdict}: {rows} dòng", "{target}: {verdict}: rows {rows}"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_INPUTS, **_OUTPUTS, **_USAGE, **_SUMMARY}
