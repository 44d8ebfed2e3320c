"""What checks find that an author has to settle: what a change, a rate or a share of points means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "zero_baseline_unsaid": Message(
        Text(
            "`{criterion_vi}`: số liệu gốc bằng 0 thì thế nào chưa ghi rõ",
            "`{criterion}`: what a baseline of zero means is not said",
        ),
        Text(
            "ghi `zero_baseline`: `undetermined` (như hiện nay), `met if still zero` hoặc `not applicable`",
            "write `zero_baseline`: `undetermined`, as it is now, `met if still zero` or `not applicable`",
        ),
    ),
    "baseline_of_other_period": Message(
        Text(
            "`{criterion_vi}` so số liệu kỳ {period} với số liệu kỳ {other}, hai kỳ dài ngắn khác nhau",
            "`{criterion}` holds the figure of {period} against that of {other}, which is not as long",
        ),
        Text(
            "ghi `so với cùng kỳ năm trước`, nếu đó là điều muốn nói",
            "write `from same period of previous year`, if that is meant",
        ),
    ),
    "baseline_not_before": Message(
        Text(
            "`{criterion_vi}`: kỳ {other} không ở trước kỳ {period}",
            "`{criterion}`: {other} does not come before {period}",
        ),
        Text("sửa năm gốc", "correct the base year"),
    ),
    "similar_indicators": Message(
        Text("chỉ số này trùng tên với `{other}`", "this indicator is called the same as `{other}`"),
        Text("gộp hai chỉ số, hoặc đặt tên cho thấy chỗ khác nhau", "make them one, or let the names tell them apart"),
    ),
    "pooled_classes": Message(
        Text(
            "`{indicator}` gộp án rất nghiêm trọng và đặc biệt nghiêm trọng: chưa ghi rõ tính chung hay tính riêng",
            "`{indicator}` counts very serious and especially serious cases: whether together or each is not said",
        ),
        Text(
            "ghi vào `note` của chỉ số, hoặc tách thành hai chỉ số",
            "say so in its `note`, or make two indicators of it",
        ),
    ),
    "denominator_unsaid": Message(
        Text(
            "`{indicator}` là tỷ lệ mà không rõ tính trên tổng nào", "`{indicator}` is a share, and of what is not said"
        ),
        Text(
            "ghi `ratio`, hoặc ghi mẫu số vào `note` của chỉ số",
            "give it a `ratio`, or say in its `note` what the whole is",
        ),
    ),
    "carry_over": Message(
        Text(
            "`{part}` có thể gồm vụ của năm trước, khi đó tỷ lệ trên `{whole}` vượt 100%",
            "`{part}` may hold cases of earlier years, and then the share of `{whole}` passes 100%",
        ),
        Text(
            "ghi vào `note` của chỉ số là chỉ tính vụ trong kỳ, hoặc bỏ `ceiling`",
            "say in the `note` of the indicator that cases of the period alone count, or remove the `ceiling`",
        ),
    ),
    "direction_against_better": Message(
        Text(
            "`{criterion_vi}` đi ngược với `better: {better}` của `{indicator}`",
            "`{criterion}` goes against `{indicator}`, of which {better} is better",
        ),
        Text("sửa tiêu chí, hoặc sửa `better` của chỉ số", "mend the criterion, or the `better` of the indicator"),
    ),
    "better_misses": Message(
        Text(
            "`{criterion_vi}`: số liệu của `{indicator}` tốt hơn nữa lại thành không đạt",
            "`{criterion}` is missed by figures of `{indicator}` that are better still",
        ),
        Text(
            "ghi một mức như `từ … trở lên`, ghi `ceiling` nếu không thể hơn, hoặc `better: neither`",
            "write one side, as in `at least …`, the `ceiling` where nothing is beyond it, or `better: neither`",
        ),
    ),
    "exceeding_impossible": Message(
        Text(
            "mốc `{criterion_vi}` là mức cao nhất có thể có, nên không ai vượt được để nhận phần điểm này",
            "`{criterion}` is as good as a figure can be, so that nobody can exceed it to earn these points",
        ),
        Text(
            "ghi `unexceedable: true`, hoặc bỏ phần điểm khi vượt",
            "write `unexceedable: true`, or take away what exceeding gives",
        ),
    ),
    "controlled_whole": Message(
        Text(
            "đơn vị được chấm tự ghi nhận `{whole}`: ghi nhận ít đi thì `{target}` tăng",
            "the unit that is scored records `{whole}` itself: recording fewer raises what `{target}` asks for",
        ),
        Text(
            "thêm chỉ tiêu hoặc cách kiểm tra về `{whole}`, hoặc ghi vào `note` ai kiểm tra",
            "ask something of `{whole}` too, or say in a `note` who checks it",
        ),
    ),
    "none_consequence": Message(
        Text(
            "để xảy ra thì chỉ mất điểm của chỉ tiêu này",
            "where it happens, the points of this target are all that is lost",
        ),
        Text(
            "ghi `veto` hoặc `penalty`, hoặc ghi vào `note` rằng chỉ mất điểm",
            "write a `veto` or a `penalty`, or say in the `note` that the points are all",
        ),
    ),
    "leader_outlier": Message(
        Text(
            "một đơn vị vượt rất xa sẽ làm giảm điểm của mọi đơn vị khác",
            "one unit far beyond the mark takes points from all others",
        ),
        Text(
            "ghi `most_excess`, hoặc ghi vào `note` rằng không giới hạn",
            "write `most_excess`, or say in the `note` that there is no limit",
        ),
    ),
    "attainment_lower_unsaid": Message(
        Text(
            "càng thấp càng tốt, mà chưa ghi tính mức đạt theo cách nào",
            "less is better here, and how attainment is counted is not said",
        ),
        Text(
            "ghi `lower: mirrored` (như hiện nay) hoặc `lower: inverse`",
            "write `lower: mirrored`, as it is now, or `lower: inverse`",
        ),
    ),
    "pooled_rate_without_counts": Message(
        Text(
            "tỷ lệ `{indicator}` xét chung cả cụm mà không có số đếm để tính chung",
            "the rate `{indicator}` is asked of the cluster as a whole and has no counts to work it out from",
        ),
        Text(
            "ghi `ratio` cho chỉ số, hoặc dùng `scope: every unit`",
            "give the indicator a `ratio`, or use `scope: every unit`",
        ),
    ),
    "zero_mark_unsaid": Message(
        Text(
            "đơn vị {units} được giao mức 0, mà chưa ghi vượt mức 0 thì tính điểm thế nào",
            "{units} were assigned a mark of 0, and what passing it earns is not said",
        ),
        Text(
            "ghi `zero_mark` là `undetermined` hoặc `full if any`", "write `zero_mark`: `undetermined` or `full if any`"
        ),
    ),
    "never_exceeded": Message(
        Text("`{target}` không bao giờ được coi là vượt", "`{target}` is never taken as exceeded"),
        Text(
            "ghi `exceeds` cho chỉ tiêu đó, hoặc sửa điều kiện",
            "declare `exceeds` for that target, or mend the condition",
        ),
    ),
}
