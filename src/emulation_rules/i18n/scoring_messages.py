"""What a ruleset says of points: each way of scoring, labels, what is missing, tables, and how groups are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_WAYS: Final = {
    "scoring_attained_value": both("mức đạt là giá trị / mốc", "attainment is value / mark"),
    "scoring_attained_inverse": both("mức đạt là mốc / giá trị", "attainment is mark / value"),
    "scoring_attained_mirrored": both("mức đạt là 2 − giá trị / mốc", "attainment is 2 − value / mark"),
    "scoring_nothing_below": both(
        "mức đạt dưới {share} thì không có điểm", "with an attainment below {share} it gives nothing"
    ),
    "scoring_least": both("còn lại được ít nhất {points} điểm", "otherwise it gives {points} at least"),
    "scoring_goalposts": both(
        "{worst} thì 0 điểm, {best} thì đủ điểm, ở giữa theo đường thẳng, ngoài hai mức đó thì giữ nguyên",
        "nothing at {worst}, all points at {best}, on the line between, and level beyond both",
    ),
    "scoring_steps": both(
        "đạt thì được {base} điểm, cứ vượt đủ {step} được thêm {each} điểm, đến mức tối đa",
        "{base} when met and {each} more for every whole {step} beyond the mark, up to the maximum",
    ),
    "scoring_steps_missed": both(
        "chưa đạt thì cứ thiếu {step}, kể cả phần lẻ, bị trừ {miss} điểm, không dưới 0",
        "short of the mark {miss} less for every {step}, begun ones counted, down to zero",
    ),
    "scoring_step_of_mark": both("{share} của mốc", "{share} of the mark"),
    "scoring_occurrences": both(
        "từ {start} điểm, mỗi lần: {each}; không dưới {floor}, không quá {cap} điểm",
        "from {start}, for each occurrence: {each}; never below {floor}, never above {cap}",
    ),
    "scoring_best_of": both("lấy cách có lợi nhất trong các cách sau", "the most of these ways"),
    "scoring_worst_of": both("lấy cách thấp nhất trong các cách sau", "the least of these ways"),
    "scoring_all_or_nothing": both(
        "đạt thì được đủ điểm, không đạt thì không có điểm", "all points when met, none when not"
    ),
    "scoring_achievement": both(
        "theo mức đạt được: chưa đến {threshold} thì 0 điểm, đến {benchmark} thì đủ điểm, ở giữa là "
        "{slope} × (giá trị − {threshold}) / ({benchmark} − {threshold}) {offset}",
        "by achievement: nothing short of {threshold}, all points from {benchmark} on, between them "
        "{slope} × (value − {threshold}) / ({benchmark} − {threshold}) {offset}",
    ),
    "scoring_improvement": both(
        "hoặc theo mức tiến bộ, nếu hơn `{baseline}`: {slope} × (giá trị − gốc) / ({benchmark} − gốc) {offset}, "
        "không quá {most} điểm; lấy cách cao hơn",
        "or by improvement, where better than `{baseline}`: {slope} × (value − baseline) / ({benchmark} − baseline) "
        "{offset}, {most} at most; the better of the two",
    ),
    "scoring_rounded": both("làm tròn {places}, {mode}", "rounded to {places}, {mode}"),
    "scoring_attainment": both(
        "điểm là mức tối đa × mức đạt tính theo phần trăm / {full}",
        "points are the maximum × attainment in percent / {full}",
    ),
    "scoring_attainment_cap": both(
        "mức đạt trên {above} thì tính là {capped}", "an attainment above {above} counts as {capped}"
    ),
    "scoring_attainment_full": both(
        "đạt mức không thể vượt thì tính là {capped}", "a mark that cannot be exceeded counts as {capped} when reached"
    ),
    "scoring_rank": both(
        "theo thứ hạng về giá trị giữa các đơn vị: {points}; sau đó {rest} điểm",
        "by the rank of the value among the units: {points}; {rest} behind them",
    ),
    "scoring_leader": both(
        "đúng mốc thì được {share} số điểm; vượt thì phần còn lại theo mức vượt so với đơn vị vượt nhiều nhất; "
        "chưa đến mốc thì được {share} số điểm × mức đạt",
        "on the mark {share} of the points; beyond it the rest by the excess beside the largest of the units; "
        "short of it {share} of the points × attainment",
    ),
    "scoring_leader_unexceedable": both(
        "không thể vượt: đạt thì được đủ điểm, không đạt thì không có điểm",
        "cannot be exceeded: all points when met, none when not",
    ),
    "scoring_leader_most": both("mức vượt tính không quá {share}", "an excess counts as {share} at most"),
    "scoring_leader_zero_mark": both(
        "mốc bằng 0: có kết quả là được đủ điểm, không có thì 0 điểm",
        "with a mark of zero, any value above zero gives all points and zero none",
    ),
    "scoring_leader_without_mark": both(
        "không được giao mốc: chấm theo giá trị so với giá trị cao nhất của các đơn vị không được giao mốc",
        "without a mark, by the value beside the highest of the units without one",
    ),
    "scoring_formula": both("chấm điểm bằng `{formula}`", "points: `{formula}`"),
    "scoring_as_formula": both("viết thành công thức: `{formula}`", "as a formula: `{formula}`"),
    "scoring_falling": both(
        "giá trị tốt hơn có thể được ít điểm hơn, đã nêu rõ là chủ ý",
        "a better value may give less, which is declared to be meant",
    ),
    "scoring_grid": both("chấm điểm theo bảng hai chiều", "points by a table of two figures"),
}

_TABLES: Final = {
    "heading_constants": both("Hằng số", "Constants"),
    "heading_tables": both("Bảng", "Tables"),
    "table_steps": both("theo bậc: {steps}", "by steps: {steps}"),
    "table_lines": both("đường thẳng nối các mức: {knots}", "straight lines between: {knots}"),
    "table_step": both("{limit}: {number}", "{limit}: {number}"),
    "table_rest": both("còn lại: {number}", "otherwise: {number}"),
    "table_rows": both("hàng theo `{row}`, cột theo `{column}`", "rows by `{row}`, columns by `{column}`"),
    "table_columns": both("các cột: {limits}", "columns: {limits}"),
    "table_otherwise": both("còn lại", "otherwise"),
    "table_grid": both("hai chiều", "of two figures"),
}

_POINTS: Final = {
    "labels": both("điểm đọc là: {labels}", "points read: {labels}"),
    "missing_unknown": both(
        "chưa có số liệu thì để ngỏ, tính mọi khả năng", "without a figure it stays open to all it could be"
    ),
    "missing_left_out": both(
        "chưa có số liệu thì không tính, kể cả vào điểm tối đa",
        "without a figure it is left out, with its maximum",
    ),
    "missing_zero": both("chưa có số liệu thì 0 điểm", "without a figure it gives nothing"),
    "score_missing_left_out": both(
        "chỉ tiêu chưa có số liệu thì không tính, kể cả vào điểm tối đa",
        "a target without a figure is left out, with its maximum",
    ),
    "score_missing_zero": both("chỉ tiêu chưa có số liệu thì 0 điểm", "a target without a figure gives nothing"),
    "group_weights": both("trọng số {weights}", "weights {weights}"),
    "group_worst": both("lấy {count} điểm thấp nhất", "the {count} lowest"),
    "group_least_scored": both(
        "có ít hơn {count} thành phần có điểm thì không tính",
        "with fewer than {count} members that have points it does not apply",
    ),
    "group_by": both("công thức `{formula}`", "as `{formula}`"),
    "group_out_of": both("quy về thang {points} điểm", "brought to {points}"),
    "group_rounded": both("làm tròn {places}, {mode}", "rounded to {places}, {mode}"),
    "group_beside": both("chỉ để xem, không tính vào tổng điểm", "told beside the score, no part of it"),
    "question_only_scored": both(
        "{indicator}: chỉ chấm điểm, không xét đạt hay không", "{indicator}: scored, and nothing is asked of it"
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_WAYS, **_TABLES, **_POINTS}
