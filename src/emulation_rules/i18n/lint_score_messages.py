"""What checks find doubtful in points, groups and the total."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "weights_off_whole": Message(
        Text("các trọng số cộng lại là {came_to}, không phải {whole}", "the weights come to {came_to}, not {whole}"),
        Text("sửa trọng số ghi nhầm", "correct the weight that is off"),
    ),
    "dominant_weight": Message(
        Text(
            "riêng `{given}` chiếm {share}% tổng, các mục còn lại gần như không có tác dụng",
            "`{given}` alone is {share}% of the whole, so the others hardly count",
        ),
        Text("kiểm tra có thừa chữ số 0 hay nhầm đơn vị không", "look for a zero too many or another unit"),
    ),
    "maximum_undeclared": Message(
        Text(
            "{targets} chỉ tiêu có điểm mà không nêu tổng điểm tối đa, nên sót một chỉ tiêu cũng không biết",
            "{targets} targets have points and no maximum is stated, so nobody would notice one missing",
        ),
        Text(
            "ghi `maximum` ở `score` hoặc ở các nhóm, theo văn bản",
            "write the `maximum` of `score` or of groups, as the document has it",
        ),
    ),
    "uncapped_bonus": Message(
        Text(
            "cộng thêm {points} điểm có thể vượt thang điểm, mà không rõ có được vượt hay không",
            "{points} points more can go beyond the scale, and nothing says whether they may",
        ),
        Text(
            "ghi `cap` ở `score` hoặc ở nhóm; bằng tổng tối đa thì không được vượt",
            "write a `cap` of `score` or of the group; at the maximum nothing goes beyond",
        ),
    ),
    "unfloored_penalty": Message(
        Text(
            "trừ {points} điểm có thể làm điểm âm, mà không rõ có được âm hay không",
            "{points} points less can go below nothing, and nothing says whether they may",
        ),
        Text("ghi `floor` ở `score` hoặc ở nhóm, thường là 0", "write a `floor` of `score` or of the group, mostly 0"),
    ),
    "cap_without_effect": Message(
        Text(
            "mức trần {cap} cao hơn mọi điểm có thể đạt ({most})",
            "the cap of {cap} is above all that can be earned ({most})",
        ),
        Text("sửa theo thang điểm hiện nay, hoặc bỏ đi", "bring it to the scale of today, or remove it"),
    ),
    "rounding_stage_undeclared": Message(
        Text(
            "chưa nói rõ làm tròn điểm từng chỉ tiêu hay tổng điểm (đang làm tròn tổng)",
            "nothing says whether each target's points or the total is rounded (taken of the total)",
        ),
        Text("ghi `stage: total` hoặc `stage: target`", "write `stage: total` or `stage: target`"),
    ),
    "rounding_undeclared": Message(
        Text(
            "điểm của `{given}` có thể lẻ vô hạn, mà không nói làm tròn thế nào",
            "points of `{given}` can have endless decimals, and nothing says how they are rounded",
        ),
        Text(
            "ghi `rounding` ở `score`; không ghi thì điểm giữ nguyên, không làm tròn",
            "write a `rounding` of `score`; without it points stay exact",
        ),
    ),
    "stages_undeclared": Message(
        Text(
            "{indicators} chỉ số do người chấm, mà không nói lần chấm nào có giá trị (tự chấm, chấm chéo, thẩm định)",
            "people give the points of {indicators} indicators, and nothing says whose count (self, cross, verified)",
        ),
        Text("ghi `stages`, lần có giá trị nhất đứng trước", "write `stages`, the one that counts first in front"),
    ),
    "missing_undeclared": Message(
        Text(
            "`{given}` dựa vào điểm, mà không nói chỉ tiêu thiếu số liệu thì tính thế nào",
            "`{given}` rests on the score, and nothing says what a missing figure is for it",
        ),
        Text(
            "ghi `missing` ở `score`: `unknown`, `left out` hoặc `zero`",
            "write `missing` of `score`: `unknown`, `left out` or `zero`",
        ),
    ),
    "unreachable_points": Message(
        Text(
            "chỉ tiêu ghi {points} điểm mà cách chấm chỉ cho nhiều nhất {most}",
            "the target has {points} points and its scoring gives {most} at most",
        ),
        Text("sửa `points`, hoặc mức điểm cao nhất của cách chấm", "correct `points`, or the most its scoring gives"),
    ),
    "constant_points": Message(
        Text("số liệu nào cũng được {earned} điểm", "whatever is reported earns {earned} points"),
        Text(
            "sửa cách chấm; nếu chỉ để theo dõi thì ghi `scored: false`",
            "correct the scoring; write `scored: false` where it is only watched",
        ),
    ),
    "dead_band": Message(
        Text(
            "không số liệu nào của `{indicator}` rơi vào bậc {number} điểm này",
            "no figure of `{indicator}` falls into this band of {number} points",
        ),
        Text("sửa mức của bậc, hoặc bỏ bậc", "correct its limit, or remove it"),
    ),
    "dead_step": Message(
        Text(
            "không giá trị nào rơi vào dòng có mức {limit} của bảng này",
            "no value falls into the entry of this table with the limit {limit}",
        ),
        Text("sửa mức, hoặc bỏ dòng", "correct the limit, or remove the entry"),
    ),
    "idle_band": Message(
        Text(
            "bậc này cũng cho {number} điểm như bậc trước", "this band gives {number} points as the one before it does"
        ),
        Text("sửa số điểm ghi nhầm, hoặc gộp hai bậc", "correct the points, or make one band of the two"),
    ),
    "dead_label": Message(
        Text(
            "nhãn này dành cho từ {limit} điểm, mà nhiều nhất chỉ được {most}",
            "this label is for {limit} points, and {most} is the most there can be",
        ),
        Text("sửa mức theo thang điểm, hoặc bỏ nhãn", "bring its limit to the scale, or remove it"),
    ),
    "points_fall": Message(
        Text(
            "{better} tốt hơn {worse} mà được ít điểm hơn: {fewer} so với {more}",
            "{better} is better than {worse} and earns fewer points: {fewer} against {more}",
        ),
        Text(
            "sửa điểm của các bậc, hoặc `when` của cộng trừ",
            "correct the points of the bands, or `when` of bonus and penalty",
        ),
    ),
    "group_falls": Message(
        Text(
            "`{member}` được {more} điểm thì nhóm còn {low}, được {less} điểm thì nhóm lại được {high}",
            "with {more} points of `{member}` the group comes to {low}, with {less} to {high}",
        ),
        Text(
            "sửa công thức để điểm của thành viên tăng thì điểm của nhóm không giảm",
            "let the formula not fall where a member's points rise",
        ),
    ),
    "occurrences_reversed": Message(
        Text(
            "mỗi lần `{indicator}` được tính {points} điểm, mà chỉ số này ghi `better: {better}`",
            "each `{indicator}` counts {points} points, and the indicator says `better: {better}`",
        ),
        Text(
            "sửa dấu của điểm, hoặc `better` của chỉ số", "correct the sign of the points, or `better` of the indicator"
        ),
    ),
}
