"""What is wrong with the ways a ruleset scores: presets, what they ask of a target, limits, tables and grids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_NEEDS: Final = {
    "scoring_without_points": Message(
        Text("có cách tính điểm mà chưa có điểm tối đa", "there is a way of scoring and there are no points"),
        Text("thêm `points:`", "add `points:`"),
    ),
    "scoring_needs_indicator": Message(
        Text("`{given}` cần số liệu của một chỉ số", "`{given}` needs the figure of an indicator"),
        Text("bỏ `scoring`, hoặc xét theo một `indicator`", "remove `scoring`, or ask about an `indicator`"),
    ),
    "scoring_needs_criterion": Message(
        Text("`{given}` cần biết chỉ tiêu có đạt hay không", "`{given}` needs something the figure is held against"),
        Text("thêm `criterion:`, hoặc dùng cách tính khác", "add `criterion:`, or use another `scoring`"),
    ),
    "scoring_needs_better": Message(
        Text("`{indicator}` không cho biết cao hay thấp là tốt hơn", "`{indicator}` does not say which way is better"),
        Text(
            "ghi `better: higher` hoặc `better: lower` cho chỉ số",
            "give the indicator `better: higher` or `better: lower`",
        ),
    ),
    "scoring_needs_lower": Message(
        Text(
            "`{indicator}` càng thấp càng tốt nên phải nói rõ tính tỷ lệ thế nào",
            "less of `{indicator}` is better, so it must be said what a share of the mark is",
        ),
        Text(
            "ghi `lower: inverse` (mức chia cho số liệu) hoặc `lower: mirrored` (2 trừ số liệu chia cho mức)",
            "write `lower: inverse` (mark / value) or `lower: mirrored` (2 - value / mark)",
        ),
    ),
    "lower_of_higher": Message(
        Text(
            "`lower` chỉ dùng khi càng thấp càng tốt, `{indicator}` thì không",
            "`lower` is for what is better lower, and `{indicator}` is not",
        ),
        Text("bỏ `lower`", "remove `lower`"),
    ),
    "scoring_needs_mark": Message(
        Text("cách tính này cần một mức khác 0 ở phía tốt hơn", "this scoring needs a mark, which zero is not"),
        Text(
            "dùng tiêu chí như `từ 90% trở lên`, hoặc cách tính khác",
            "use a criterion such as `at least 90%`, or another `scoring`",
        ),
    ),
    "share_of_zero_mark": Message(
        Text("không tính được tỷ lệ so với mức 0", "there is no share of a mark of zero"),
        Text("sửa mức, hoặc dùng cách tính khác", "correct the mark, or use another `scoring`"),
    ),
    "factors_of_ten_points": Message(
        Text(
            "hệ số mặc định của cách chấm này dành cho chỉ tiêu 10 điểm, chỉ tiêu này có {points}",
            "the factors this way of scoring has unless said are for a target of 10 points, and this one has {points}",
        ),
        Text(
            "ghi `points: 10` rồi quy đổi bằng `out_of` của nhóm, hoặc ghi hệ số: `slope`, `offset`, "
            "`improvement_slope`, `improvement_offset`, `improvement_most`",
            "write `points: 10` and bring the group to a scale by `out_of`, or write the factors: `slope`, `offset`, "
            "`improvement_slope`, `improvement_offset`, `improvement_most`",
        ),
    ),
    "points_above_maximum": Message(
        Text("`{given}` điểm cao hơn điểm tối đa {points}", "`{given}` points are more than the maximum of {points}"),
        Text("sửa số điểm này, hoặc sửa `points`", "correct them, or `points`"),
    ),
    "ways_too_deep": Message(
        Text("các cách tính lồng nhau quá {most} lớp", "ways of scoring stand in each other more than {most} deep"),
        Text("viết gọn lại, hoặc dùng `formula`", "write them flatter, or use a `formula`"),
    ),
}

_PRESETS: Final = {
    "proportional_needs_threshold": Message(
        Text(
            "chỉ tính điểm theo tỷ lệ được khi có một mức phải đạt",
            "points in proportion need a mark to reach, or to stay within where less is better",
        ),
        Text(
            "dùng tiêu chí `từ … trở lên` (hoặc `không quá …` nếu càng thấp càng tốt), hoặc cách tính khác",
            "use `at least …` (or `at most …` where less is better), or another `scoring`",
        ),
    ),
    "direct_needs_score": Message(
        Text(
            "`{indicator}` là `{measure}`, không phải điểm thẩm định",
            "`{indicator}` is `{measure}`, not points that people give",
        ),
        Text("dùng `measure: score`, hoặc cách tính khác", "use `measure: score`, or another `scoring`"),
    ),
    "direct_ceiling": Message(
        Text(
            "điểm thẩm định của `{indicator}` có mức cao nhất là `{ceiling}`, còn chỉ tiêu có {points} điểm",
            "points given for `{indicator}` have the ceiling `{ceiling}`, and the target has {points} points",
        ),
        Text("ghi `ceiling: {points}` cho chỉ số đó", "give that indicator `ceiling: {points}`"),
    ),
    "best_not_better": Message(
        Text("`{best}` không tốt hơn `{worst}`", "`{best}` is not better than `{worst}`"),
        Text("đổi chỗ hai mức, hoặc xem lại `better` của chỉ số", "swap the two, or see to the indicator's `better`"),
    ),
    "steps_need_one_side": Message(
        Text(
            "chỉ thưởng theo bước được khi tiêu chí có một mức và càng vượt càng tốt",
            "steps are counted from one mark, with better values beyond it",
        ),
        Text(
            "dùng tiêu chí như `từ 90% trở lên`, hoặc cách tính khác",
            "use a criterion such as `at least 90%`, or another `scoring`",
        ),
    ),
    "step_of_mark": Message(
        Text("với `of_mark` bước phải là tỷ lệ của mức", "with `of_mark` a step is a share of the mark"),
        Text("ghi như `step: 5%`", "write it as `step: 5%`"),
    ),
    "step_not_of_mark": Message(
        Text("bước là một số theo đơn vị của chỉ số", "a step is a number in the indicator's unit"),
        Text("bỏ dấu `%`, hoặc thêm `of_mark: true`", "remove the `%`, or add `of_mark: true`"),
    ),
    "occurrences_not_counted": Message(
        Text("`{given}` là `{measure}`, không phải số lần", "`{given}` is `{measure}`, which counts no occurrences"),
        Text("dùng chỉ số có `measure: count`", "use an indicator with `measure: count`"),
    ),
    "attainment_without_cap": Message(
        Text(
            "mức chia cho số liệu thì không có giới hạn khi số liệu bằng 0", "mark / value has no end where it is zero"
        ),
        Text("thêm `cap_above:`, hoặc dùng `lower: mirrored`", "add `cap_above:`, or use `lower: mirrored`"),
    ),
    "capped_below_cap": Message(
        Text("`{capped}` thấp hơn mức `{above}` mà từ đó mới giới hạn", "`{capped}` is below the cap's own `{above}`"),
        Text("sửa `capped` hoặc `cap_above`", "correct `capped` or `cap_above`"),
    ),
    "rank_points_rise": Message(
        Text(
            "hạng sau được `{given}` điểm, nhiều hơn `{before}`", "a later rank earns `{given}`, more than `{before}`"
        ),
        Text("xếp điểm từ hạng nhất trở đi", "write the points from the first rank on"),
    ),
    "leader_share_needs_mark": Message(
        Text(
            "chỉ so với đơn vị dẫn đầu được khi tiêu chí có một mức và càng vượt càng tốt",
            "an excess is counted from one mark, with better values beyond it",
        ),
        Text(
            "dùng tiêu chí như `từ 90% trở lên`, hoặc ghi `unexceedable: true`",
            "use a criterion such as `at least 90%`, or write `unexceedable: true`",
        ),
    ),
    "leader_share_of_lower": Message(
        Text("`{given}` không có nghĩa khi càng thấp càng tốt", "`{given}` has no meaning where less is better"),
        Text("bỏ đi", "remove it"),
    ),
    "leader_share_without_most": Message(
        Text(
            "mức chia cho số liệu thì không có giới hạn khi số liệu bằng 0", "mark / value has no end where it is zero"
        ),
        Text("thêm `most_excess:`, hoặc dùng `lower: mirrored`", "add `most_excess:`, or use `lower: mirrored`"),
    ),
}

_TABLES: Final = {
    "step_without_limit": Message(
        Text("chỉ bậc cuối cùng không có mức", "only the last one has no limit"),
        Text("ghi mức bắt đầu, như `at_least: 80`", "write where it begins, as in `at_least: 80`"),
    ),
    "last_step_with_limit": Message(
        Text(
            "bậc cuối cùng là phần còn lại nên không có `{key}`",
            "the last one takes whatever is left and has no `{key}`",
        ),
        Text("bỏ `{key}`, hoặc thêm bậc cuối không có mức", "remove `{key}`, or add a last one without a limit"),
    ),
    "several_limits": Message(
        Text("một bậc chỉ có một mức, ở đây có {given}", "one limit only belongs here, not {given}"),
        Text("giữ một mức", "keep one of them"),
    ),
    "limits_two_ways": Message(
        Text(
            "các mức phải cùng một phía; `{given}` đứng sau `{before}`",
            "limits must look the same way; `{given}` follows `{before}`",
        ),
        Text(
            "chỉ dùng `at_least`/`above`, hoặc chỉ dùng `at_most`/`below`",
            "use only `at_least` and `above`, or only `at_most` and `below`",
        ),
    ),
    "limits_not_in_order": Message(
        Text(
            "mỗi mức phải dễ đạt hơn mức trước; `{given}` đứng sau `{before}`",
            "each limit must be easier to reach than the one before; `{given}` follows `{before}`",
        ),
        Text("xếp lại các bậc, mỗi mức một lần", "put them in order, each limit once"),
    ),
    "knots_not_rising": Message(
        Text("các mức phải tăng dần; `{given}` đứng sau `{before}`", "values must rise; `{given}` follows `{before}`"),
        Text("xếp các mức từ thấp đến cao, mỗi mức một lần", "put the values in order, each once"),
    ),
    "grid_rows": Message(
        Text(
            "bảng có {given} dòng ô, còn `rows` có {wanted}", "there are {given} rows of cells, and `rows` has {wanted}"
        ),
        Text("ghi mỗi dòng một danh sách ô", "write one list of cells for each row"),
    ),
    "grid_columns": Message(
        Text(
            "dòng này có {given} ô, còn `columns` có {wanted}", "this row has {given} cells, and `columns` has {wanted}"
        ),
        Text("ghi mỗi cột một ô", "write one cell for each column"),
    ),
    "not_one_table": Message(
        Text("không rõ đây là bảng gì: có {given}", "it is not clear what table this is: there is {given}"),
        Text(
            "ghi `bands`, hoặc `interpolated`, hoặc cả `rows`, `columns` và `cells`",
            "write `bands`, or `interpolated`, or `rows`, `columns` and `cells` together",
        ),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_NEEDS, **_PRESETS, **_TABLES}
