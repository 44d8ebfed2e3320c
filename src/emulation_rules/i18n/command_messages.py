"""What the command line says of its own: files, usage, the outcome of a check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both
from emulation_rules.model.text import Text

_FILES: Final = {
    "command_error": both("lỗi: {said}", "error: {said}"),
    "command_file_missing": both("không có tệp `{file}`", "there is no file `{file}`"),
    "command_is_folder": both("`{file}` là thư mục, không phải tệp", "`{file}` is a folder, not a file"),
    "command_not_allowed": both("không có quyền mở `{file}`", "no permission to open `{file}`"),
    "command_not_usable": both("không mở được `{file}`: {why}", "`{file}` cannot be opened: {why}"),
    "command_no_ruleset_in": both(
        "thư mục `{folder}` không có `ruleset.yaml`; nêu tên tệp quy định",
        "folder `{folder}` holds no `ruleset.yaml`; name the ruleset's file",
    ),
    "command_exists": both("`{file}` đã có; chọn tên khác", "`{file}` exists already; choose another id"),
    "command_wrote": both("đã ghi `{file}`", "wrote `{file}`"),
}

_EVALUATE: Final = {
    "command_engine_unavailable": both(
        "không dùng được bộ xử lý: {why}; thử `--engine auto`",
        "the engine cannot be used: {why}; try `--engine auto`",
    ),
    "command_no_such_unit": both("không có báo cáo của đơn vị `{unit}`", "no report is of unit `{unit}`"),
    "command_no_such_target": both("không có chỉ tiêu `{target}`", "there is no target `{target}`"),
    "command_bad_period": both(
        "`{period}` không phải một kỳ; ghi như `2022` hoặc `2022-H1`",
        "`{period}` is no period; write `2022` or `2022-H1`",
    ),
    "command_bad_id": both(
        "`{id}` không dùng làm mã được; chỉ dùng chữ thường a–z, chữ số và dấu gạch nối",
        "`{id}` cannot be an id; use small letters a to z, digits and hyphens",
    ),
    "command_falls_short": both("{unit}: {verdict}: {targets}", "{unit}: {verdict}: {targets}"),
    "command_progress": both("đang đánh giá: {done}/{all} đơn vị", "evaluating: {done} of {all} units"),
}

_CHECK: Final = {
    "check_clean": both("{files} tệp quy định không có lỗi", "{files} checked, no errors"),
    "check_found": both(
        "{files} tệp quy định: {errors} lỗi, {warnings} cảnh báo",
        "{files} checked: errors {errors}, warnings {warnings}",
    ),
    "fmt_would_change": both("cần trình bày lại `{file}`", "`{file}` would be rewritten"),
    "fmt_changed": both("đã trình bày lại `{file}`", "rewrote `{file}`"),
    "fmt_not_ruleset": Message(
        Text("văn bản không có `format: {format}`", "the text has no `format: {format}`"),
        Text("chỉ trình bày lại được tệp quy định", "only rulesets can be formatted"),
    ),
}

_QUESTIONS: Final = {
    "question": both("{title}: {asked}", "{title}: {asked}"),
    "question_measured": both("{indicator} `{vi}` / `{en}`", "{indicator} `{en}` / `{vi}`"),
    "question_dated": both("từ năm {year}: {asked}", "from {year} on: {asked}"),
    "question_all": both("đạt tất cả các phần sau", "all of these"),
    "question_some": both("đạt ít nhất {need} trong {count} phần sau", "at least {need} of these {count}"),
    "question_deliverable": both("đơn vị xác nhận đã hoàn thành", "done or not, as the unit says"),
    "question_judged": both("do hội đồng thẩm định", "judged by people"),
    "question_points": both("{asked}; {points} điểm", "{asked}; {points} points"),
    "question_point": both("{asked}; {points} điểm", "{asked}; {points} point"),
    "question_watched": both("{asked}; chỉ theo dõi, không tính điểm", "{asked}; watched, not scored"),
    "question_every_unit": both("{asked}; xét cả cụm: mọi đơn vị đều phải đạt", "{asked}; every unit of the cluster"),
    "question_pooled": both("{asked}; xét số liệu gộp của cả cụm", "{asked}; the cluster's counts taken together"),
    "question_part": both("phần {number}", "part {number}"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_FILES, **_EVALUATE, **_CHECK, **_QUESTIONS}
