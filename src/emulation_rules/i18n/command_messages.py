"""What the command line says of its own: files, usage, the outcome of a check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text


def _both(vi: str, en: str) -> Message:
    return Message(Text(vi, en))


_FILES: Final = {
    "command_error": _both("lỗi: {said}", "error: {said}"),
    "command_file_missing": _both("không có tệp `{file}`", "there is no file `{file}`"),
    "command_is_folder": _both("`{file}` là thư mục, không phải tệp", "`{file}` is a folder, not a file"),
    "command_not_allowed": _both("không có quyền mở `{file}`", "no permission to open `{file}`"),
    "command_not_usable": _both("không mở được `{file}`: {why}", "`{file}` cannot be opened: {why}"),
    "command_not_text": _both(
        "tệp `{file}` không phải văn bản UTF-8; lưu lại theo mã UTF-8",
        "`{file}` is not UTF-8 text; save it as UTF-8",
    ),
    "command_no_ruleset_in": _both(
        "thư mục `{folder}` không có `ruleset.yaml`; nêu tên tệp quy định",
        "folder `{folder}` holds no `ruleset.yaml`; name the ruleset's file",
    ),
    "command_exists": _both("`{file}` đã có; chọn tên khác", "`{file}` exists already; choose another id"),
    "command_wrote": _both("đã ghi `{file}`", "wrote `{file}`"),
}

_EVALUATE: Final = {
    "command_engine_unavailable": _both(
        "không dùng được bộ xử lý: {why}; thử `--engine auto`",
        "the engine cannot be used: {why}; try `--engine auto`",
    ),
    "command_no_such_unit": _both("không có báo cáo của đơn vị `{unit}`", "no report is of unit `{unit}`"),
    "command_no_such_target": _both("không có chỉ tiêu `{target}`", "there is no target `{target}`"),
    "command_bad_period": _both(
        "`{period}` không phải một kỳ; ghi như `2022` hoặc `2022-H1`",
        "`{period}` is no period; write `2022` or `2022-H1`",
    ),
    "command_bad_id": _both(
        "`{id}` không dùng làm mã được; chỉ dùng chữ thường a–z, chữ số và dấu gạch nối",
        "`{id}` cannot be an id; use small letters a to z, digits and hyphens",
    ),
    "command_require_met": _both("{unit}: chưa đạt {targets}", "{unit}: not met {targets}"),
    "command_require_decided": _both("{unit}: chưa xác định {targets}", "{unit}: undetermined {targets}"),
    "command_progress": _both("đang đánh giá: {done}/{all} đơn vị", "evaluating: {done} of {all} units"),
}

_CHECK: Final = {
    "check_clean": _both("{files} tệp quy định không có lỗi", "{files} checked, no errors"),
    "check_found": _both(
        "{files} tệp quy định: {errors} lỗi, {warnings} cảnh báo",
        "{files} checked: errors {errors}, warnings {warnings}",
    ),
    "fmt_would_change": _both("cần trình bày lại `{file}`", "`{file}` would be rewritten"),
    "fmt_changed": _both("đã trình bày lại `{file}`", "rewrote `{file}`"),
    "fmt_not_ruleset": Message(
        Text("văn bản không có `format: {format}`", "the text has no `format: {format}`"),
        Text("chỉ trình bày lại được tệp quy định", "only rulesets can be formatted"),
    ),
}

_QUESTIONS: Final = {
    "question": _both("{title}: {asked}", "{title}: {asked}"),
    "question_measured": _both("{indicator} `{vi}` / `{en}`", "{indicator} `{en}` / `{vi}`"),
    "question_dated": _both("từ năm {year}: {asked}", "from {year} on: {asked}"),
    "question_all": _both("đạt tất cả các phần sau", "all of these"),
    "question_some": _both("đạt ít nhất {need} trong {count} phần sau", "at least {need} of these {count}"),
    "question_deliverable": _both("đơn vị xác nhận đã hoàn thành", "done or not, as the unit says"),
    "question_judged": _both("do hội đồng thẩm định", "judged by people"),
    "question_points": _both("{asked}; {points} điểm", "{asked}; {points} points"),
    "question_point": _both("{asked}; {points} điểm", "{asked}; {points} point"),
    "question_watched": _both("{asked}; chỉ theo dõi, không tính điểm", "{asked}; watched, not scored"),
    "question_every_unit": _both("{asked}; xét cả cụm: mọi đơn vị đều phải đạt", "{asked}; every unit of the cluster"),
    "question_pooled": _both("{asked}; xét số liệu gộp của cả cụm", "{asked}; the cluster's counts taken together"),
    "question_part": _both("phần {number}", "part {number}"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_FILES, **_EVALUATE, **_CHECK, **_QUESTIONS}
