"""What is wrong with a formula, and how to mend it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "formula_empty": Message(
            Text("công thức trống", "the formula is empty"),
            Text("ghi chẳng hạn `100 * resolved / received`", "write for example `100 * resolved / received`"),
        ),
        "formula_too_long": Message(
            Text("công thức dài {length} ký tự, tối đa {most}", "the formula has {length} characters, {most} at most"),
            Text("tách thành nhiều chỉ số", "split it over several indicators"),
        ),
        "formula_too_deep": Message(
            Text("lồng quá {most} lớp", "nested more than {most} deep"),
            Text(
                "bỏ bớt ngoặc hoặc tách thành nhiều chỉ số", "leave out parentheses or split it over several indicators"
            ),
        ),
        "formula_too_large": Message(
            Text("công thức có hơn {most} thành phần", "the formula has more than {most} parts"),
            Text("tách thành nhiều chỉ số", "split it over several indicators"),
        ),
        "formula_unexpected": Message(
            Text("`{word}` không dùng được ở đây", "`{word}` does not belong here"),
            Text(
                "công thức gồm số, tên, `+ - * /`, so sánh `< <= = <> >= >`, `and or not`, ngoặc tròn "
                "và hàm như `min(a, b)`",
                "a formula has numbers, names, `+ - * /`, comparisons `< <= = <> >= >`, `and or not`, parentheses, "
                "and functions such as `min(a, b)`",
            ),
        ),
        "formula_foreign_sign": Message(
            Text("công thức không dùng `{written}`", "`{written}` is not used in formulas"),
            Text("ghi `{ours}`", "write `{ours}`"),
        ),
        "formula_chained": Message(
            Text("hai phép so sánh nối liền nhau", "two comparisons in a row"),
            Text(
                "tách thành hai phép so sánh, ghi `{middle}` ở cả hai, nối bằng `and`",
                "make it two comparisons joined by `and`, with `{middle}` in both",
            ),
        ),
        "formula_if_form": Message(
            Text("`if` ghi ba phần của nó trong ngoặc", "`if` has its three parts in parentheses"),
            Text(
                "ghi `if(điều kiện, giá trị khi đúng, giá trị khi sai)`, chẳng hạn `if(value >= 90, 10, 5)`",
                "write `if(condition, then, otherwise)`, as in `if(value >= 90, 10, 5)`",
            ),
        ),
        "formula_word_form": Message(
            Text("`{word}` đứng giữa hai điều kiện", "`{word}` stands between two conditions"),
            Text("ghi chẳng hạn `(a > 1 {word} b > 2)`", "write for example `(a > 1 {word} b > 2)`"),
        ),
        "formula_incomplete": Message(
            Text("công thức chưa trọn", "the formula stops too early"),
            Text("ghi tiếp một số, một tên hoặc một ngoặc", "write a number, a name or parentheses here"),
        ),
        "formula_unclosed": Message(
            Text("ngoặc `(` này chưa đóng", "this `(` is not closed"),
            Text("thêm `)`", "add `)`"),
        ),
        "formula_hyphen": Message(
            Text(
                "`{written}` có thể là một mã hoặc một phép trừ",
                "`{written}` may be an id or a difference",
            ),
            Text(
                "phép trừ viết cách hai bên dấu `-`; mã có `-` không dùng được trong công thức, hãy đổi thành `_`",
                "write blanks around `-` to subtract; an id with `-` cannot be used in formulas, so rename it with `_`",
            ),
        ),
        "formula_invalid_name": Message(
            Text("`{written}` không phải là một tên", "`{written}` is no name"),
            Text(
                "tên gồm chữ thường không dấu và chữ số, nối bằng `_`, tối đa 80 ký tự",
                "names have lower-case letters a to z and digits, joined by `_`, 80 characters at most",
            ),
        ),
        "formula_invalid_period": Message(
            Text("sau `@` là `{word}`, không phải là năm hay kỳ", "`{word}` behind `@` is no year and no period"),
            Text(
                "ghi liền chẳng hạn `crimes@2020`, `crimes@2020-H1`, `crimes@2020-Q3`, `crimes@2020-05`",
                "write for example `crimes@2020`, `crimes@2020-H1`, `crimes@2020-Q3`, `crimes@2020-05`, without blanks",
            ),
        ),
    }
)
"""Texts that are no formula."""

MEANING: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "formula_unknown_name": Message(
            Text("không có `{name}` ở đây", "there is no `{name}` here"),
            Text(
                "ghi mã của một chỉ số hoặc hằng số đã khai báo, hoặc một tên khác dùng được ở chỗ này",
                "write the id of a declared indicator or constant, or another name that has a meaning in this place",
            ),
        ),
        "formula_name_elsewhere": Message(
            Text("`{name}` không dùng được trong công thức này", "`{name}` has no meaning in this formula"),
            Text(
                "`value`, `mark`, `baseline`, `margin`, `verdict`, `points` dùng trong `scoring` của chỉ tiêu "
                "có tiêu chí; `score`, `share` và kết quả khác dùng trong `ranking`, `titles`, `classes`, "
                "riêng `rank` không dùng trong `ranking`",
                "`value`, `mark`, `baseline`, `margin`, `verdict` and `points` belong in the `scoring` of a target "
                "that has them by its criterion; `score`, `share` and other results in `ranking`, `titles`, `classes`, "
                "`rank` in the last two alone",
            ),
        ),
        "formula_function_as_name": Message(
            Text("`{name}` là một hàm", "`{name}` is a function"),
            Text("ghi các giá trị của nó trong ngoặc: `{name}(…)`", "write its values in parentheses: `{name}(…)`"),
        ),
        "formula_one_period": Message(
            Text(
                "`{name}` chỉ có trong kỳ đang xét, không có ở kỳ khác",
                "`{name}` is known for the period evaluated and for no other",
            ),
            Text(
                "bỏ `@…` hoặc `previous(…)` ở đây; kỳ khác chỉ dùng với chỉ số",
                "leave out `@…` or `previous(…)` here; other periods are for indicators",
            ),
        ),
        "formula_two_periods": Message(
            Text(
                "`{name}@…` đã ghi kỳ mà lại nằm trong `previous`",
                "`{name}@…` names its period and stands in `previous`",
            ),
            Text("chỉ dùng một trong hai cách", "use one of the two"),
        ),
        "formula_needs_number": Message(
            Text("chỗ này cần một số, mà đây là một điều kiện", "a number is needed here, and this is a condition"),
            Text("ghi chẳng hạn `if(điều kiện, 1, 0)`", "write for example `if(condition, 1, 0)`"),
        ),
        "formula_needs_condition": Message(
            Text("chỗ này cần một điều kiện, mà đây là một số", "a condition is needed here, and this is a number"),
            Text("so sánh nó với một số, chẳng hạn `value > 0`", "compare it with a number, as in `value > 0`"),
        ),
        "formula_fraction_of_percent": Message(
            Text(
                "`{name}` tính bằng phần trăm, nên `{given}` ở đây là `{as_it_is}`, không phải `{percent}`",
                "`{name}` is in percent, so `{given}` here is `{as_it_is}` and not `{percent}`",
            ),
            Text(
                "ghi `{percent}`, hoặc `{as_it_is}` nếu đúng là muốn vậy",
                "write `{percent}`, or `{as_it_is}` if that is meant",
            ),
        ),
        "formula_percent_of_points": Message(
            Text(
                "`{name}` tính bằng điểm, không phải phần trăm, nên không so được với `{given}`",
                "`{name}` is counted in points and not in percent, so `{given}` says nothing of it",
            ),
            Text(
                "so tỷ lệ, như `share >= {given}` hoặc `share(ma_chi_tieu) >= {given}`, hoặc ghi số điểm",
                "hold the share against it, as in `share >= {given}` or `share(target) >= {given}`, or write points",
            ),
        ),
        "formula_verdict_alone": Message(
            Text(
                "`verdict` đứng một mình không phải là số hay điều kiện",
                "`verdict` alone is no number and no condition",
            ),
            Text(
                "ghi `verdict = met`, `verdict = not_met` hoặc `verdict = exceeded`",
                "write `verdict = met`, `verdict = not_met` or `verdict = exceeded`",
            ),
        ),
        "formula_needs_verdict_word": Message(
            Text("`verdict` chỉ so với một kết luận", "a verdict is compared with the word for one"),
            Text("ghi `met`, `not_met` hoặc `exceeded`", "write `met`, `not_met` or `exceeded`"),
        ),
        "formula_verdict_order": Message(
            Text(
                "kết luận không có thứ tự để so bằng `{relation}`",
                "verdicts have no order that `{relation}` could ask for",
            ),
            Text("dùng `=` hoặc `<>`", "use `=` or `<>`"),
        ),
        "formula_verdict_behind": Message(
            Text("`verdict` phải đứng trước dấu so sánh", "`verdict` stands before the comparison, not behind it"),
            Text("ghi chẳng hạn `verdict = met`", "write for example `verdict = met`"),
        ),
        "formula_verdict_without_criterion": Message(
            Text(
                "chỉ tiêu này không có tiêu chí nên không có kết luận đạt hay không đạt",
                "this target has no criterion, so nothing is met or missed",
            ),
            Text(
                "thêm `criterion`, hoặc tính điểm theo `value`", "add a `criterion`, or let points follow from `value`"
            ),
        ),
        "formula_verdict_in_cluster": Message(
            Text(
                "hàm trên các đơn vị trong cụm không dùng được `verdict`",
                "what units come to together cannot depend on `verdict`",
            ),
            Text(
                "so sánh thẳng các con số, chẳng hạn `cluster_sum(if(value >= mark, 1, 0))`",
                "compare the figures themselves, as in `cluster_sum(if(value >= mark, 1, 0))`",
            ),
        ),
        "formula_unknown_function": Message(
            Text("không có hàm `{function}` ở đây", "there is no function `{function}` here"),
            Text(
                "các hàm: `min max abs clip round floor ceil if sum mean count least greatest first reported previous "
                "lookup in_peers` và `cluster_…`, `peers_…`",
                "the functions are `min max abs clip round floor ceil if sum mean count least greatest first reported "
                "previous lookup in_peers` and `cluster_…`, `peers_…`",
            ),
        ),
        "formula_arguments": Message(
            Text(
                "số giá trị của `{function}` phải là {wanted}, ở đây là {given}",
                "the number of values `{function}` takes is {wanted}, here it is {given}",
            ),
            Text("cách các giá trị bằng dấu phẩy", "set the values apart by commas"),
        ),
        "formula_clip_order": Message(
            Text("mức dưới của `clip` lớn hơn mức trên", "the lower bound of `clip` is above the upper one"),
            Text("ghi `clip(giá trị, mức dưới, mức trên)`", "write `clip(value, low, high)`"),
        ),
        "formula_round_places": Message(
            Text(
                "số chữ số thập phân phải là số nguyên từ 0 đến {most}",
                "places are a plain whole number from 0 to {most}",
            ),
            Text("ghi chẳng hạn `round(value, 1, half_up)`", "write for example `round(value, 1, half_up)`"),
        ),
        "formula_round_mode": Message(
            Text("không có cách làm tròn này", "this is no way to round"),
            Text("ghi một trong {words}", "write one of {words}"),
        ),
        "formula_years_back": Message(
            Text(
                "số năm lùi lại phải là số nguyên, cộng lại không quá {most}",
                "the years `previous` goes back are a plain whole number, {most} at most together",
            ),
            Text("ghi chẳng hạn `previous(crimes, 2)`", "write for example `previous(crimes, 2)`"),
        ),
        "formula_unknown_table": Message(
            Text("không có bảng `{name}` trong `tables`", "there is no table `{name}` in `tables`"),
            Text("khai báo bảng, hoặc sửa tên", "declare the table or correct its name"),
        ),
        "formula_table_axes": Message(
            Text(
                "số giá trị để tra bảng `{table}` là {axes}, ở đây là {given}",
                "the number of values table `{table}` is looked up by is {axes}, here it is {given}",
            ),
            Text(
                "ghi `lookup(bảng, x)`, với bảng hai chiều `lookup(bảng, hàng, cột)`",
                "write `lookup(table, x)`, for a grid `lookup(grid, row, column)`",
            ),
        ),
        "formula_unknown_peers": Message(
            Text("không có nhóm đơn vị `{name}` trong `peers`", "there is no peer group `{name}` in `peers`"),
            Text(
                "ghi như `in_peers(highland)` với một nhóm đã khai báo",
                "write `in_peers(…)` with a group that is declared",
            ),
        ),
        "formula_no_cluster": Message(
            Text(
                "`{function}` không dùng được trong công thức của nhóm điểm",
                "`{function}` has no meaning in a group's formula",
            ),
            Text("tính ở `scoring` của chỉ tiêu", "work it out in the `scoring` of a target"),
        ),
        "formula_percentile_share": Message(
            Text("phân vị phải là một tỷ lệ từ 0% đến 100%", "a percentile takes a share from 0% to 100%"),
            Text(
                "ghi chẳng hạn `cluster_percentile(value, 75%)`", "write for example `cluster_percentile(value, 75%)`"
            ),
        ),
        "formula_percentile_method": Message(
            Text("không có cách tính phân vị này", "this is no way to take a percentile"),
            Text("ghi một trong {words}", "write one of {words}"),
        ),
        "formula_rank_order": Message(
            Text("sau dấu phẩy là đầu nào được xếp thứ nhất", "behind the comma stands which end comes first"),
            Text("ghi một trong {words}", "write one of {words}"),
        ),
        "formula_divides_by_zero": Message(
            Text("chia cho số 0", "this divides by zero"),
            Text("sửa số chia", "correct the divisor"),
        ),
    }
)
"""Formulas that do not fit where they stand."""

WORTH: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "formula_may_divide_by_zero": Message(
            Text("`{divisor}` có thể bằng 0", "`{divisor}` may be zero"),
            Text(
                "xét trước, chẳng hạn `if({divisor} > 0, …, 0)`, hoặc chia cho `max({divisor}, 1)`",
                "test it first, as in `if({divisor} > 0, …, 0)`, or divide by `max({divisor}, 1)`",
            ),
        ),
        "formula_above_points": Message(
            Text(
                "công thức có thể cho tới {most} điểm, trong khi chỉ tiêu có {points}",
                "the formula may give as much as {most} points, and the target has {points}",
            ),
            Text("giới hạn bằng `min(…, points)`", "cap it by `min(…, points)`"),
        ),
        "formula_above_maximum": Message(
            Text(
                "công thức của nhóm có thể cho tới {most} điểm, trong khi `maximum` là {maximum}",
                "the formula of the group may give as much as {most} points, and its `maximum` is {maximum}",
            ),
            Text("sửa công thức hoặc `maximum`", "correct the formula or `maximum`"),
        ),
        "formula_endless_points": Message(
            Text(
                "công thức có thể cho bao nhiêu điểm cũng được, trong khi chỉ tiêu có {points}",
                "the formula may give any number of points, and the target has {points}",
            ),
            Text("giới hạn bằng `min(…, points)`", "cap it by `min(…, points)`"),
        ),
        "formula_falls": Message(
            Text(
                "giá trị tốt hơn lại được ít điểm hơn: {worse} được {more} điểm, {better} chỉ được {fewer}{others}",
                "a better value earns fewer points: {worse} earns {more}, {better} only {fewer}{others}",
            ),
            Text(
                "sửa công thức, hoặc ghi `falling: true` nếu đúng là muốn vậy",
                "correct the formula, or write `falling: true` if it is meant",
            ),
        ),
    }
)
"""Formulas that mean something, and not what a formula for points should."""

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType({**TEXT, **MEANING, **WORTH})
