"""What the command line says of its own: files, usage, the outcome of a check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both
from emulation_rules.model.text import Text

_FILES: Final = {
    "command_error": both("lỗi: {said}", "error: {said}"),
    "command_file_missing": both("không có tệp `{file}`", "there is no file `{file}`"),
    "command_folder_missing": both(
        "không có tệp `{file}`, cũng không có thư mục chứa nó", "there is no file `{file}`, nor the folder it is in"
    ),
    "command_is_folder": both("`{file}` là thư mục, không phải tệp", "`{file}` is a folder, not a file"),
    "command_not_allowed": both("không có quyền mở `{file}`", "no permission to open `{file}`"),
    "command_not_usable": both("không mở được `{file}`: {why}", "`{file}` cannot be opened: {why}"),
    "command_not_written": both("không đọc hay ghi được: {why}", "reading or writing failed: {why}"),
    "command_no_ruleset_in": both(
        "thư mục `{folder}` không có `ruleset.yaml`; nêu tên tệp quy định",
        "folder `{folder}` holds no `ruleset.yaml`; name the ruleset's file",
    ),
    "command_swapped": both(
        "`{report}` là báo cáo còn `{ruleset}` là quy định, mà quy định phải nêu trước: `{call}`",
        "`{report}` is a report and `{ruleset}` is a ruleset, which is named first: `{call}`",
    ),
    "command_exists": both("`{file}` đã có; chọn tên khác", "`{file}` exists already; choose another id"),
    "command_wrote": both("đã ghi `{file}`", "wrote `{file}`"),
}

_EVALUATE: Final = {
    "command_engine_unavailable": both(
        "lệnh này cần thứ không dùng được ở đây: {why}",
        "this command needs what cannot be used here: {why}",
    ),
    "command_no_such_unit": both("không có báo cáo của đơn vị `{unit}`", "no report is of unit `{unit}`"),
    "command_two_sides": both(
        "cần hai bên: `TRƯỚC SAU`, hoặc ít nhất một `--before` và một `--after`",
        "two states are compared: give `BEFORE AFTER`, or `--before` and `--after` once each at least",
    ),
    "command_other_standings": both(
        "`{file}` là kết quả của quy định `{ruleset}`, kỳ {period}",
        "`{file}` holds standings under ruleset `{ruleset}`, period {period}",
    ),
    "command_no_such_target": both("không có chỉ tiêu `{target}`", "there is no target `{target}`"),
    "command_bad_column": both(
        "`{column}` không nói một cột và kiểu của nó; ghi như `crimes:bigint` hoặc `rate@2021:decimal(5,2)`",
        "`{column}` is not a column with its type; write `crimes:bigint` or `rate@2021:decimal(5,2)`",
    ),
    "command_empty_name": both("`{option}` có tên bỏ trống", "`{option}` holds an empty name"),
    "command_column_of_two_types": both(
        "cột `{column}` được ghi hai kiểu: {types}", "column `{column}` is given two types: {types}"
    ),
    "command_period_unreported": both(
        "không báo cáo nào có số liệu của kỳ `{period}`; sửa `--period`, hoặc đưa báo cáo của kỳ đó",
        "no report holds a figure of `{period}`; correct `--period`, or give reports of that period",
    ),
    "command_bad_period": both(
        "`{period}` không phải một kỳ; ghi như `2022` hoặc `2022-H1`",
        "`{period}` is no period; write `2022` or `2022-H1`",
    ),
    "command_bad_id": both(
        "`{id}` không dùng làm mã được; chỉ dùng chữ thường a–z, chữ số, dấu gạch nối và gạch dưới",
        "`{id}` cannot be an id; use small letters a to z, digits, hyphens and underscores",
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
    "lint_clean": both("{files} tệp quy định: không có gì cần xem lại", "{files} linted, nothing found"),
    "lint_found": both(
        "{files} tệp quy định: {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý",
        "{files} linted: errors {errors}, warnings {warnings}, notes {notes}",
    ),
    "lint_progress": both("đang soát: {done}/{all} tệp", "linting: {done} of {all} files"),
    "lint_fixed": both("đã sửa {fixes} chỗ trong `{file}`", "fixed `{file}` in places: {fixes}"),
    "command_no_such_check": both("không có phép kiểm tra `{check}`", "there is no check `{check}`"),
    "command_no_ruleset_below": both(
        "trong thư mục `{folder}` và các thư mục con không có `ruleset.yaml` nào",
        "no `ruleset.yaml` is in folder `{folder}` or in a folder below it",
    ),
    "audit_clean": both(
        "{units} đơn vị, {stated} kết quả tự nêu: không có gì sai lệch",
        "units {units}, stated results {stated}: nothing is off",
    ),
    "audit_found": both(
        "{units} đơn vị, {stated} kết quả tự nêu: {errors} lỗi, {warnings} cảnh báo",
        "units {units}, stated results {stated}: errors {errors}, warnings {warnings}",
    ),
    "fmt_would_change": both("cần trình bày lại `{file}`", "`{file}` would be rewritten"),
    "fmt_changed": both("đã trình bày lại `{file}`", "rewrote `{file}`"),
    "fmt_overtaken": both(
        "`{file}` vừa bị sửa trong lúc trình bày lại nên được giữ nguyên; chạy lại lệnh",
        "`{file}` was changed while it was read, and is left as it is; run the command again",
    ),
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
    "question_no_longer": both(
        "{indicator}: không xét trong kỳ này",
        "{indicator}: not asked in this period",
    ),
    "question_part": both("phần {number}", "part {number}"),
}

_TERMS: Final = {
    "term_zero_undetermined": both(
        "số liệu gốc bằng 0 thì chưa xác định",
        "with a baseline of zero it stays undetermined",
    ),
    "term_zero_met_if_still_zero": both(
        "số liệu gốc bằng 0 mà vẫn giữ bằng 0 thì đạt",
        "with a baseline of zero, staying at zero meets it",
    ),
    "term_zero_not_applicable": both(
        "số liệu gốc bằng 0 thì không xét",
        "with a baseline of zero it is not asked",
    ),
    "term_exceeds": both("coi là vượt khi đạt `{vi}` / `{en}`", "exceeded means `{en}` / `{vi}`"),
    "term_ratio": both(
        "tính từ số đếm nếu báo cáo đủ: {part} trên {whole}",
        "worked out from its counts where both are reported: {part} out of {whole}",
    ),
    "term_formula": both(
        "tính bằng `{formula}` nếu báo cáo đủ số liệu",
        "worked out as `{formula}` where its figures are reported",
    ),
    "term_proportional": both(
        "không đạt thì được phần điểm bằng tỷ lệ giữa giá trị và mốc",
        "short of the mark it gives the share of the points that the value is of the mark",
    ),
    "term_direct": both("điểm được chấm là điểm được tính", "the points that people give are the points it gives"),
    "term_bands": both("chấm điểm theo bậc: {bands}", "points by bands: {bands}"),
    "term_band": both("{value}: {points} điểm", "{value}: {points}"),
    "term_band_rest": both("còn lại: {points} điểm", "otherwise: {points}"),
    "term_interpolated": both(
        "chấm điểm theo đường thẳng nối các mức: {knots}",
        "points on straight lines between: {knots}",
    ),
    "term_bonus_met": both("đạt thì được thưởng {points} điểm", "bonus when met: {points}"),
    "term_bonus_exceeded": both("vượt thì được thưởng {points} điểm", "bonus when exceeded: {points}"),
    "term_bonus_not_met": both("không đạt thì được thưởng {points} điểm", "bonus when not met: {points}"),
    "term_penalty_met": both("đạt thì bị trừ {points} điểm", "penalty when met: {points}"),
    "term_penalty_exceeded": both("vượt thì bị trừ {points} điểm", "penalty when exceeded: {points}"),
    "term_penalty_not_met": both("không đạt thì bị trừ {points} điểm", "penalty when not met: {points}"),
    "term_veto_bars": both("không đạt thì không được xét thi đua", "not meeting it bars the unit"),
    "term_veto_defers": both("không đạt thì tạm hoãn xét thi đua", "not meeting it defers the unit"),
    "term_only": both("chỉ xét các đơn vị: {units}", "asked only of: {units}"),
    "term_excluded": both("không xét các đơn vị: {units}", "not asked of: {units}"),
    "term_source": both("nguồn: {source}", "source: {source}"),
    "term_source_partial": both("nguồn (mới biết một phần): {source}", "source, known in part: {source}"),
    "term_note": both("ghi chú: {note}", "note: {note}"),
}

_TOTALS: Final = {
    "group_sum": both("tổng điểm của {members}", "the sum of {members}"),
    "group_mean": both("trung bình điểm của {members}", "the mean of {members}"),
    "group_minimum": both("điểm thấp nhất trong {members}", "the lowest of {members}"),
    "group_weighted_mean": both("trung bình có trọng số điểm của {members}", "the weighted mean of {members}"),
    "group_mean_of_worst": both(
        "trung bình những điểm thấp nhất trong {members}",
        "the mean of the lowest of {members}",
    ),
    "group_formula": both("theo công thức trên điểm của {members}", "by a formula over {members}"),
    "limit_points_maximum": both("tối đa {points} điểm", "maximum {points}"),
    "limit_points_cap": both("cả thưởng không quá {points} điểm", "never above {points}, bonuses included"),
    "limit_points_floor": both("cả điểm trừ không dưới {points} điểm", "never below {points}, penalties included"),
    "scoring_default": both(
        "chỉ tiêu không ghi cách chấm điểm: đạt thì được đủ điểm, không đạt thì không có điểm",
        "where nothing else is said of its points, a target gives all of them when met and none when not",
    ),
    "rounding_none": both("không làm tròn", "nothing is rounded"),
    "rounding_of_total": both("tổng điểm làm tròn {places}, {mode}", "the total is rounded to {places}, {mode}"),
    "rounding_of_target": both(
        "điểm từng chỉ tiêu làm tròn {places}, {mode}",
        "each target's points are rounded to {places}, {mode}",
    ),
    "rounding_places_0": both("đến số nguyên", "whole numbers"),
    "rounding_places_1": both("đến 1 chữ số thập phân", "1 decimal"),
    "rounding_places_2": both("đến {places} chữ số thập phân", "{places} decimals"),
    "rounding_half_up": both("phần lẻ từ một nửa thì làm tròn lên", "a half upwards"),
    "rounding_half_even": both("đúng một nửa thì làm tròn về số chẵn", "a half to the even digit"),
    "rounding_down": both("luôn bỏ phần lẻ", "always downwards"),
    "rounding_up": both("luôn làm tròn lên", "always upwards"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_FILES, **_EVALUATE, **_CHECK, **_QUESTIONS, **_TERMS, **_TOTALS}
