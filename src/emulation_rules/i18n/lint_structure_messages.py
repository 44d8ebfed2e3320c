"""What checks find doubtful in targets, composites and vetoes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "same_title": Message(
        Text("chỉ tiêu `{other}` cũng mang tên `{given}`", "the target `{other}` is called `{given}` too"),
        Text("đặt tên nói rõ hai chỉ tiêu khác nhau chỗ nào", "give them names that say in what they differ"),
    ),
    "duplicate_target": Message(
        Text("chỉ tiêu này hỏi đúng điều mà `{other}` đã hỏi", "this asks what `{other}` asks already"),
        Text(
            "bỏ một trong hai, hoặc sửa chỉ số hay tiêu chí ghi nhầm",
            "remove one of them, or correct the indicator or criterion that was copied",
        ),
    ),
    "contradictory_targets": Message(
        Text(
            "không thể vừa đạt `{asked}` vừa đạt `{by}` của `{other}`",
            "nobody can meet both `{asked}` and `{by}` of `{other}`",
        ),
        Text("sửa mức hoặc chiều của một trong hai", "correct the mark or the direction of one of them"),
    ),
    "implied_target": Message(
        Text(
            "ai đạt `{by}` của `{other}` thì cũng đạt `{asked}`",
            "whoever meets `{by}` of `{other}` meets `{asked}` as well",
        ),
        Text(
            "bỏ chỉ tiêu dễ hơn, hoặc đặt nó vào `of_which` nếu là hai nấc của một chỉ tiêu",
            "remove the easier one, or put one into the other's `of_which` where they are two steps of one target",
        ),
    ),
    "implied_ladder": Message(
        Text(
            "nấc `{asked}` được đạt mỗi khi đạt `{by}` của `{other}`",
            "the step `{asked}` is met whenever `{by}` of `{other}` is",
        ),
        Text(
            "giữ nguyên nếu đúng là hai nấc; nếu không thì sửa mức",
            "leave it where these are steps; otherwise correct a mark",
        ),
    ),
    "impossible_target": Message(
        Text("không số liệu nào đạt được `{asked}`", "no figure meets `{asked}`"),
        Text(
            "sửa mức, chiều so sánh, hoặc `floor`, `ceiling` của chỉ số",
            "correct the mark, the comparison, or the `floor` or `ceiling` of the indicator",
        ),
    ),
    "always_met_target": Message(
        Text("mọi số liệu đều đạt `{asked}`", "every figure meets `{asked}`"),
        Text(
            "sửa mức hoặc chiều so sánh; nếu chỉ để theo dõi thì bỏ tiêu chí",
            "correct the mark or the comparison; leave the criterion out where it is only watched",
        ),
    ),
    "unsatisfiable_composite": Message(
        Text(
            "từng phần của `{asked}` đều đạt được, nhưng không báo cáo nào đạt cả chỉ tiêu",
            "each part of `{asked}` can be met, and no report meets it as a whole",
        ),
        Text(
            "sửa phần mâu thuẫn, hoặc dùng `any_of` nếu đạt một phần là đủ",
            "correct the parts that contradict each other, or use `any_of` where one is enough",
        ),
    ),
    "idle_part": Message(
        Text(
            "phần `{asked}` không quyết định gì: các phần còn lại đã định kết quả của `{whole}`",
            "the part `{asked}` decides nothing: the others settle `{whole}`",
        ),
        Text("bỏ phần này, hoặc sửa mức của nó", "remove it, or correct its mark"),
    ),
    "deciding_part": Message(
        Text(
            "riêng `{asked}` đã quyết định kết quả của `{whole}`, các phần còn lại không có tác dụng",
            "`{asked}` alone settles `{whole}`, and the other parts have no effect",
        ),
        Text(
            "sửa mức của các phần, hoặc số phần phải đạt",
            "correct the marks of the parts, or how many of them are asked",
        ),
    ),
    "veto_always_fires": Message(
        Text(
            "không báo cáo nào đạt `{asked}`, nên điều kiện loại này luôn áp dụng",
            "no report meets `{asked}`, so this veto always fires",
        ),
        Text("sửa tiêu chí của chỉ tiêu", "correct the criterion of the target"),
    ),
    "veto_never_fires": Message(
        Text(
            "báo cáo nào cũng đạt `{asked}`, nên điều kiện loại này không bao giờ áp dụng",
            "every report meets `{asked}`, so this veto never fires",
        ),
        Text("sửa tiêu chí của chỉ tiêu, hoặc bỏ `veto`", "correct the criterion of the target, or remove the `veto`"),
    ),
    "ignored_veto": Message(
        Text(
            "cả {titles} danh hiệu đều bỏ qua điều kiện loại này (`ignores`), nên nó không loại ai",
            "all {titles} titles ignore this veto, so it keeps nobody from anything",
        ),
        Text(
            "bỏ `veto`, hoặc bỏ tên chỉ tiêu khỏi `ignores` của danh hiệu cần xét",
            "remove the `veto`, or take the target out of `ignores` where it should count",
        ),
    ),
    "pointless_target": Message(
        Text(
            "các chỉ tiêu khác có điểm, chỉ tiêu này không có và cũng không ghi là chỉ theo dõi",
            "other targets have points, this one has none and is not said to be only watched",
        ),
        Text("ghi `points`, hoặc `scored: false`", "write `points`, or `scored: false`"),
    ),
    "several_authorities": Message(
        Text(
            "`{indicator}` bị xét theo mức của `{given}`, và ở `{target}` theo mức của `{other}`",
            "`{indicator}` is held against the mark of `{given}`, and by `{target}` against that of `{other}`",
        ),
        Text(
            "giữ cả hai nếu phải đạt cả hai; nếu chỉ một mức có hiệu lực thì ghi mức theo cơ quan và `precedence`",
            "keep both where units owe both; where one counts, write the marks by authority and say the `precedence`",
        ),
    ),
    "money_without_scale": Message(
        Text("{given} đồng là một mức nhỏ khác thường", "{given} VND is an unusually small sum"),
        Text("ghi cả đơn vị, như `{given} triệu đồng`", "write the scale as well, as in `{given} million VND`"),
    ),
    "cluster_undeclared": Message(
        Text(
            "điều này hỏi chung cả cụm, mà quy định không nêu cụm gồm những đơn vị nào",
            "this is about the whole cluster, and nothing says which units are in it",
        ),
        Text(
            "ghi `units`; nếu không, cụm là những đơn vị có báo cáo",
            "write `units`; otherwise the cluster is whoever reported",
        ),
    ),
    "asked_of_nobody": Message(
        Text("không đơn vị nào phải thực hiện chỉ tiêu này", "no unit is asked this"),
        Text(
            "sửa `only`, `excluded` hoặc các miễn trừ trong `assigned`, hoặc bỏ chỉ tiêu",
            "correct `only`, `excluded` or what is waived in `assigned`, or remove the target",
        ),
    ),
    "places_undeclared": Message(
        Text(
            "`{target}` hơn kém nhau ở chữ số cuối, mà chỉ số này không nói có mấy chữ số lẻ như các chỉ số khác",
            "the last decimal decides `{target}`, and this does not say how many there are as other indicators do",
        ),
        Text("ghi `places` cho chỉ số", "give the indicator `places`"),
    ),
    "exceeds_not_beyond": Message(
        Text(
            "ai đạt chỉ tiêu cũng đạt `{given}`, nên đạt là vượt",
            "whoever meets the target reaches `{given}`, so to meet it is to exceed it",
        ),
        Text("nâng mức của `exceeds`, hoặc bỏ đi", "raise the mark of `exceeds`, or remove it"),
    ),
}
