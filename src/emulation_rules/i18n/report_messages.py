"""What can be wrong with a report, its values and its tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n import figure_messages, table_messages
from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_DOCUMENT: Final = {
    "report_unknown_kind": Message(
        Text("tệp báo cáo có đuôi `{suffix}` không đọc được", "reports are not read from `{suffix}` files"),
        Text("đọc được các đuôi {known}", "these are read: {known}"),
    ),
    "report_nothing_there": Message(
        Text("không có tệp hay thư mục nào tên `{file}`", "there is neither a file nor a folder `{file}`"),
        Text("kiểm tra lại tên tệp và thư mục", "check the name and the folder it is in"),
    ),
    "report_is_spreadsheet": Message(
        Text("`{suffix}` là tệp bảng tính, không đọc trực tiếp được", "spreadsheets (`{suffix}`) are not read as such"),
        Text(
            "trong Excel chọn Save As rồi lưu trang tính dạng *CSV UTF-8*",
            "save the sheet as *CSV UTF-8* (Save As in Excel)",
        ),
    ),
    "report_not_utf8": Message(
        Text("tệp `{file}` không dùng bảng mã UTF-8", "the file `{file}` is not in UTF-8"),
        Text(
            "lưu lại với bảng mã UTF-8; trong Excel chọn *CSV UTF-8*",
            "save it again in UTF-8; in Excel save as *CSV UTF-8*",
        ),
    ),
    "report_bad_format": Message(
        Text("`format` là `{found}`", "`format` is `{found}`"),
        Text("ghi `format: {format}`", "write `format: {format}`"),
    ),
    "report_other_form": Message(
        Text("đây không phải là báo cáo: tệp có dạng `{found}`", "this is no report: its format is `{found}`"),
        Text(
            "nêu tên tệp báo cáo, tức tệp có `format: {format}` hoặc bảng CSV",
            "name the file of a report, which has `format: {format}` or is a table in CSV",
        ),
    ),
    "report_for_another_ruleset": Message(
        Text(
            "báo cáo này thuộc quy định `{found}`, không phải `{ruleset}`",
            "the report is for `{found}`, not for `{ruleset}`",
        ),
        Text("chọn đúng quy định, hoặc sửa `ruleset`", "choose its ruleset, or correct `ruleset`"),
    ),
    "report_no_figures": Message(
        Text("báo cáo không có `figures`", "the report has no `figures`"),
        Text(
            "ghi số liệu theo kỳ, đơn vị, chỉ số: `figures: {2022: {gia-lai: {crimes: 931}}}`",
            "write figures by period, unit and indicator: `figures: {2022: {gia-lai: {crimes: 931}}}`",
        ),
    ),
    "report_unknown_field": Message(
        Text("ở đây không có khoá `{key}`", "`{key}` is no key here"),
        Text("các khoá dùng được: {known}", "the keys are {known}"),
    ),
    "report_needs_mapping": Message(
        Text("ở đây phải là các khoá và giá trị", "keys with values are wanted here"),
        Text("ghi từng dòng `khoá: giá trị`", "write lines of `key: value`"),
    ),
    "report_needs_value": Message(
        Text("ở đây phải là một giá trị", "a single value is wanted here"),
        Text("ghi số, chữ, `true`, `false` hoặc `null`", "write a number, text, `true`, `false` or `null`"),
    ),
    "report_bad_choice": Message(
        Text("ở đây không dùng được `{value}`", "`{value}` cannot stand here"),
        Text("chọn một trong: {choices}", "choose one of {choices}"),
    ),
    "report_needs_one_value": Message(
        Text(
            "phải có đúng một trong `value`, `judged`, `exact`; đang có: {given}",
            "one of `value`, `judged` and `exact` is wanted; given: {given}",
        ),
        Text("chỉ giữ một khoá", "keep one of them"),
    ),
    "report_stated_needs_by": Message(
        Text(
            "phải có đúng một trong `by`, `exact`; đang có: {given}",
            "one of `by` and `exact` is wanted; given: {given}",
        ),
        Text("ghi mức vượt nêu trong báo cáo: `by: 16%`", "write what the report states: `by: 16%`"),
    ),
    "report_field_needs_exact": Message(
        Text("`{field}` chỉ đi cùng `exact`", "`{field}` only goes with `exact`"),
        Text("bỏ `{field}`", "remove `{field}`"),
    ),
    "report_stages_of_no_score": Message(
        Text(
            "`{key}` không phải chỉ số điểm nên không ghi điểm theo từng lần chấm được",
            "`{key}` is no score, so it has no points by stage",
        ),
        Text(
            "chỉ ghi một giá trị, người chấm ghi ở `stage`",
            "write one value, and who judged under `stage`",
        ),
    ),
    "report_stage_beside_stages": Message(
        Text(
            "đã ghi điểm theo từng lần chấm thì không ghi thêm `stage: {stage}`",
            "`stage: {stage}` does not go with points by stage",
        ),
        Text("bỏ `stage`", "remove `stage`"),
    ),
    "report_bad_interval": Message(
        Text("`{text}` không phải số hay khoảng chính xác", "`{text}` is no exact number or interval"),
        Text(
            "ghi như `92.02`, `200/3`, `[91.5, 92.5)` hoặc `(98, inf)`",
            "write `92.02`, `200/3`, `[91.5, 92.5)` or `(98, inf)`",
        ),
    ),
    "report_more_faults": Message(
        Text("còn {count} lỗi nữa chưa liệt kê", "{count} more faults are not listed"),
        Text("sửa các lỗi trên rồi kiểm tra lại", "mend those above and check again"),
    ),
}

_FIGURES: Final = {
    "report_unknown_unit": Message(
        Text("quy định không có đơn vị `{unit}`", "the ruleset has no unit `{unit}`"),
        Text(
            "dùng mã đơn vị khai trong quy định, hoặc `cluster` cho số liệu cả cụm",
            "use an id the ruleset declares, or `cluster` for figures of the whole cluster",
        ),
    ),
    "report_bad_unit": Message(
        Text("`{unit}` không dùng làm mã đơn vị được", "`{unit}` cannot be the id of a unit"),
        Text(
            "chỉ dùng chữ thường a–z, chữ số, `-` và `_`, như `gia-lai`",
            "use a–z, digits, `-` and `_` only, as in `gia-lai`",
        ),
    ),
    "report_bad_period": Message(
        Text("`{period}` không phải một kỳ", "`{period}` is no period"),
        Text(
            "ghi `2022`, `2022-H1` (nửa năm), `2022-Q3` (quý), `2022-05` (tháng), `2022-9M` (9 tháng) hoặc "
            "`2022-W46` (tuần); quy định này đọc số liệu kỳ {read}",
            "write `2022`, `2022-H1` (half), `2022-Q3`, `2022-05` (month), `2022-9M` (nine months) or "
            "`2022-W46` (week); this ruleset reads figures of {read}",
        ),
    ),
    "report_no_current_period": Message(
        Text(
            "không số liệu nào thuộc kỳ {expected} hay kỳ gốc so sánh; chỉ có kỳ {found}",
            "no figure is of {expected} or of a baseline of it; there are only figures of {found}",
        ),
        Text(
            "ghi số liệu vào kỳ {expected}, hoặc chọn quy định hay kỳ đánh giá khác",
            "put the figures under {expected}, or choose another ruleset or period",
        ),
    ),
    "report_unknown_key": Message(
        Text("quy định không có chỉ số hay chỉ tiêu `{key}`", "the ruleset has no indicator or target `{key}`"),
        Text(
            "dùng mã khai trong quy định, hoặc bỏ số liệu này", "use an id the ruleset declares, or remove the figure"
        ),
    ),
    "report_figure_twice": Message(
        Text(
            "`{key}` của `{unit}` kỳ {period} đã ghi ở {first}",
            "`{key}` of `{unit}` in {period} already stands at {first}",
        ),
        Text("chỉ giữ một số liệu", "keep one of them"),
    ),
    "report_unknown_stage": Message(
        Text(
            "`{key}` không có lần chấm nào tên `{stage}`",
            "`{key}` is judged by no stage `{stage}`",
        ),
        Text(
            "quy định nêu: {known}; sửa tên, hoặc thêm vào `stages` của chỉ số",
            "the ruleset names {known}; correct it, or add it to the indicator's `stages`",
        ),
    ),
    "report_stages_undeclared": Message(
        Text(
            "`{key}` của `{unit}` có điểm của nhiều lần chấm ({given}), mà quy định không nói lần nào được tính",
            "`{key}` of `{unit}` was judged by several stages ({given}), and the ruleset does not say which counts",
        ),
        Text(
            "khai `stages` ở chỉ số, lần được tính trước ghi trước: `stages: [{given}]`; hoặc chỉ giữ một lần chấm",
            "declare the indicator's `stages`, the one that counts first in front: `stages: [{given}]`; or keep one",
        ),
    ),
    "report_stated_twice": Message(
        Text(
            "`{name}` tự nêu của `{unit}` kỳ {period} đã ghi ở {first}",
            "`{name}` of `{unit}` in {period} is already stated at {first}",
        ),
        Text("chỉ giữ một", "keep one of them"),
    ),
    "report_stated_differ": Message(
        Text(
            "hai báo cáo tự nêu `{name}` của `{unit}` kỳ {period} khác nhau: {first} và {second}",
            "two reports state `{name}` of `{unit}` in {period} differently: {first} and {second}",
        ),
        Text("sửa cho khớp, hoặc bỏ ở một báo cáo", "make them agree, or remove one"),
    ),
    "report_figures_differ": Message(
        Text(
            "hai báo cáo ghi `{key}` của `{unit}` kỳ {period} khác nhau: {first} và {second}",
            "two reports give `{key}` of `{unit}` in {period} differently: {first} and {second}",
        ),
        Text("sửa cho khớp, hoặc bỏ ở một báo cáo", "make them agree, or remove one"),
    ),
}

_STATED: Final = {
    "stated_unknown_name": Message(
        Text("không có kết quả tự nêu nào tên `{name}`", "no result is stated under `{name}`"),
        Text("dùng một trong: {known}", "these can be stated: {known}"),
    ),
    "stated_points_of_unknown": Message(
        Text("quy định không có chỉ tiêu hay nhóm `{key}`", "the ruleset has no target or group `{key}`"),
        Text(
            "ghi mã của chỉ tiêu hay nhóm có điểm được nêu, hoặc bỏ",
            "write the id of the target or group whose points are stated, or remove it",
        ),
    ),
    "stated_wrong_unit": Message(
        Text("`{text}` không dùng đơn vị ấy cho `{name}` được", "`{text}` has a unit that `{name}` cannot have"),
        Text(
            "điểm và hạng ghi số trơn, `share` ghi phần trăm như `90.5%`",
            "points and ranks are plain numbers, `share` is in percent, as in `90.5%`",
        ),
    ),
    "stated_is_a_bound": Message(
        Text("`{text}` chỉ là giới hạn nên không đối chiếu được", "`{text}` is only a bound and cannot be checked"),
        Text("ghi đúng con số báo cáo nêu, hoặc bỏ", "write the number the report states, or remove it"),
    ),
    "stated_no_rank": Message(
        Text("`{text}` không phải thứ hạng", "`{text}` is no rank"),
        Text("ghi số nguyên từ 1", "write a whole number from 1 on"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {
    **_DOCUMENT,
    **_FIGURES,
    **_STATED,
    **figure_messages.MESSAGES,
    **table_messages.MESSAGES,
}
