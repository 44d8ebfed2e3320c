"""What does not fit together in a ruleset: names without a thing, wrong units, impossible marks, unclear questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_NAMES: Final = {
    "unknown_indicator": Message(
        Text("không có chỉ số `{given}`", "there is no indicator `{given}`"),
        Text("khai chỉ số này trong `indicators`, hoặc sửa mã", "declare it under `indicators`, or correct the id"),
    ),
    "unknown_unit": Message(
        Text("không có đơn vị `{given}`", "there is no unit `{given}`"),
        Text("khai đơn vị này trong `units`, hoặc sửa mã", "declare it under `units`, or correct the id"),
    ),
    "unknown_reference": Message(
        Text("không có mức tham chiếu `{given}`", "there is no reference `{given}`"),
        Text("khai mức này trong `references`, hoặc sửa mã", "declare it under `references`, or correct the id"),
    ),
    "reference_without_indicator": Message(
        Text(
            "mức tham chiếu `{given}` không nêu chỉ số `{indicator}`",
            "the reference `{given}` says nothing of `{indicator}`",
        ),
        Text(
            "thêm `{indicator}` vào `marks` của mức này, ghi `null` nếu chưa biết",
            "add `{indicator}` to its `marks`, with `null` where it is not known",
        ),
    ),
    "id_taken": Message(
        Text("mã `{id}` đã dùng ở `{by}`", "the id `{id}` is already that of `{by}`"),
        Text(
            "đặt mã khác: chỉ số, chỉ tiêu và nhóm không được trùng mã", "choose another: each id names one thing only"
        ),
    ),
    "reserved_unit": Message(
        Text("`{given}` là mã dành riêng cho cả cụm", "`{given}` is the cluster as a whole"),
        Text("đặt mã khác cho đơn vị", "choose another id for the unit"),
    ),
    "named_twice": Message(
        Text("`{given}` ghi hai lần", "`{given}` is named twice"),
        Text("chỉ giữ lại một lần", "keep it once"),
    ),
    "unit_only_and_excluded": Message(
        Text("`{given}` vừa ở trong `only` vừa ở trong `excluded`", "`{given}` is in `only` and in `excluded`"),
        Text("bỏ ở một trong hai mục", "remove it from one of them"),
    ),
    "too_many_indicators": Message(
        Text("có {given} chỉ số, tối đa {most}", "there are {given} indicators, {most} at most"),
        Text("tách thành nhiều quy định", "split the ruleset"),
    ),
    "too_many_targets": Message(
        Text("có {given} chỉ tiêu, tối đa {most}", "there are {given} targets, {most} at most"),
        Text("tách thành nhiều quy định", "split the ruleset"),
    ),
    "period_ends_before_start": Message(
        Text(
            "kỳ kết thúc ngày {end}, trước ngày bắt đầu {start}",
            "the period ends on {end}, before it starts on {start}",
        ),
        Text("sửa `from` hoặc `to`", "correct `from` or `to`"),
    ),
}

_INDICATORS: Final = {
    "key_does_not_fit_measure": Message(
        Text("chỉ số loại `{measure}` không có `{key}`", "an indicator of measure `{measure}` has no `{key}`"),
        Text("bỏ `{key}`, hoặc sửa `measure`", "remove `{key}`, or correct `measure`"),
    ),
    "places_of_count": Message(
        Text(
            "số đếm không có phần thập phân, không thể có {given} chữ số lẻ",
            "a count has no decimals, so not {given} places",
        ),
        Text("bỏ `places`, hoặc dùng `measure: number`", "remove `places`, or use `measure: number`"),
    ),
    "scale_does_not_fit_measure": Message(
        Text(
            "chỉ số loại `{measure}` không báo cáo theo `{given}`",
            "an indicator of measure `{measure}` is not reported in `{given}`",
        ),
        Text(
            "`fraction` chỉ dùng cho tỷ lệ phần trăm; `thousand`, `million`, `billion` cho số đếm, tiền và số khác",
            "`fraction` is for percent only; `thousand`, `million`, `billion` are for counts, money and other numbers",
        ),
    ),
    "ceiling_below_floor": Message(
        Text(
            "mức cao nhất `{ceiling}` thấp hơn mức thấp nhất `{floor}`",
            "the ceiling `{ceiling}` is below the floor `{floor}`",
        ),
        Text("sửa `floor` hoặc `ceiling`", "correct `floor` or `ceiling`"),
    ),
    "ratio_and_formula": Message(
        Text(
            "một chỉ số không thể vừa có `ratio` vừa có `formula`",
            "an indicator has a `ratio` or a `formula`, not both",
        ),
        Text("bỏ một trong hai", "remove one of them"),
    ),
    "ratio_needs_percent": Message(
        Text(
            "`ratio` chỉ dùng cho tỷ lệ phần trăm, chỉ số này là `{measure}`",
            "a `ratio` gives percent; this indicator is `{measure}`",
        ),
        Text("dùng `measure: percent`, hoặc thay bằng `formula`", "use `measure: percent`, or a `formula`"),
    ),
    "ratio_of_one": Message(
        Text("`part` và `whole` cùng là `{given}`", "`part` and `whole` are both `{given}`"),
        Text("ghi hai chỉ số khác nhau", "name two indicators"),
    ),
    "ratio_of_unlike": Message(
        Text("không chia được `{part}` cho `{whole}`", "a share of `{whole}` cannot be `{part}`"),
        Text("dùng hai chỉ số cùng đơn vị tính", "use two indicators that count the same kind of thing"),
    ),
    "ratio_not_counted": Message(
        Text(
            "`{given}` là chỉ số loại `{measure}`, không dùng để tính tỷ lệ được",
            "`{given}` is a `{measure}`; a share needs amounts",
        ),
        Text(
            "dùng chỉ số loại `count`, `money` hoặc `number`",
            "use an indicator of measure `count`, `money` or `number`",
        ),
    ),
    "ratio_can_be_negative": Message(
        Text(
            "`{given}` có thể âm nên không tính tỷ lệ được",
            "`{given}` can be negative, and a share of that means nothing",
        ),
        Text("ghi `floor: 0` cho chỉ số đó", "give that indicator `floor: 0`"),
    ),
    "percent_of_negative": Message(
        Text(
            "`{indicator}` có thể âm nên không so sánh tăng, giảm theo % được",
            "`{indicator}` can be negative, and a change by percent of that has no direction",
        ),
        Text(
            "ghi `floor: 0` cho chỉ số đó, hoặc nêu mức tăng, giảm bằng số",
            "give that indicator `floor: 0`, or state the change as an amount",
        ),
    ),
    "derived_from_itself": Message(
        Text(
            "các chỉ số tính từ nhau thành vòng: {chain}",
            "indicators are computed from each other in a circle: {chain}",
        ),
        Text("sửa một `ratio` hoặc `formula` trong vòng này", "correct one `ratio` or `formula` of the circle"),
    ),
    "derived_too_large": Message(
        Text(
            "công thức dựa vào quá nhiều công thức khác (tối đa {steps} bước, {layers} lớp)",
            "it is computed from too many other formulas ({steps} steps and {layers} layers at most)",
        ),
        Text("báo cáo trực tiếp một chỉ số ở giữa", "let one of the indicators in between be reported"),
    ),
}

_UNITS: Final = {
    "percent_wanted": Message(
        Text(
            "`{indicator}` tính bằng phần trăm, còn đây là `{given}`",
            "`{indicator}` is in percent, and this is `{given}`",
        ),
        Text("ghi phần trăm, như `{wanted}`", "write percent, as in `{wanted}`"),
    ),
    "percent_as_share": Message(
        Text(
            "`{indicator}` tính bằng phần trăm, còn đây là `{given}`",
            "`{indicator}` is in percent, and this is `{given}`",
        ),
        Text(
            "ghi phần trăm: `{share}`, hoặc `{wanted}` nếu mức đúng là nhỏ như vậy",
            "write percent: `{share}`, or `{wanted}` where it is as little as that",
        ),
    ),
    "money_wanted": Message(
        Text("`{indicator}` tính bằng tiền, còn đây là `{given}`", "`{indicator}` is money, and this is `{given}`"),
        Text("ghi đủ đơn vị, như `30 triệu đồng`", "write the unit, as in `30 million VND`"),
    ),
    "plain_number_wanted": Message(
        Text(
            "`{indicator}` là số không có đơn vị, còn đây là `{given}`",
            "`{indicator}` is a plain number, and this is `{given}`",
        ),
        Text(
            "ghi `{wanted}`, hoặc sửa `measure` của chỉ số",
            "write `{wanted}`, or correct the `measure` of the indicator",
        ),
    ),
    "change_of_percent": Message(
        Text(
            "`{indicator}` là tỷ lệ phần trăm, nên thay đổi `{given}` chưa rõ nghĩa",
            "`{indicator}` is a rate, so a change of `{given}` is unclear",
        ),
        Text(
            "ghi `{number}%` nếu tính theo mức trước đó, `{number} điểm phần trăm` nếu cộng trừ vào tỷ lệ",
            "write `{number}%` of the earlier level, or `{number} points` of the rate itself",
        ),
    ),
    "change_of_money": Message(
        Text(
            "`{indicator}` tính bằng tiền, không thay đổi theo `{given}`",
            "`{indicator}` is money and cannot change by `{given}`",
        ),
        Text(
            "ghi phần trăm hoặc số tiền, như `5%` hoặc `30 triệu đồng`",
            "write percent or an amount, as in `5%` or `30 million VND`",
        ),
    ),
    "change_of_number": Message(
        Text("`{indicator}` không thay đổi theo `{given}`", "`{indicator}` cannot change by `{given}`"),
        Text(
            "ghi phần trăm hoặc số không có đơn vị, như `5%` hoặc `{number}`",
            "write percent or a plain number, as in `5%` or `{number}`",
        ),
    ),
    "amounts_of_two_units": Message(
        Text("`{low}` và `{high}` không cùng đơn vị", "`{low}` and `{high}` have different units"),
        Text("ghi cả hai cùng một đơn vị", "write both in one unit"),
    ),
    "point_in_count": Message(
        Text(
            "`{indicator}` là số đếm; `{given}` có dấu chấm thập phân nên đọc là {value}, không phải {whole}",
            "`{indicator}` is a count; `{given}` has a decimal point and reads as {value}, not {whole}",
        ),
        Text("ghi liền các chữ số, như `{whole}`", "write it without the point, as in `{whole}`"),
    ),
    "mark_above_ceiling": Message(
        Text(
            "`{given}` cao hơn mức cao nhất của `{indicator}` là {limit}",
            "`{given}` is above {limit}, the most `{indicator}` can be",
        ),
        Text("sửa số này, hoặc sửa `ceiling` của chỉ số", "correct it, or the `ceiling` of the indicator"),
    ),
    "mark_below_floor": Message(
        Text(
            "`{given}` thấp hơn mức thấp nhất của `{indicator}` là {limit}",
            "`{given}` is below {limit}, the least `{indicator}` can be",
        ),
        Text("sửa số này, hoặc ghi `floor` cho chỉ số", "correct it, or give the indicator a lower `floor`"),
    ),
    "range_upside_down": Message(
        Text("đầu dưới `{low}` lớn hơn đầu trên `{high}`", "the lower end `{low}` is above the upper end `{high}`"),
        Text("ghi số nhỏ trước", "write the smaller number first"),
    ),
    "done_needs_boolean": Message(
        Text(
            "`{indicator}` là số liệu (`{measure}`), không phải việc đã xong hay chưa",
            "`{indicator}` is a figure (`{measure}`), not something done or not",
        ),
        Text(
            "ghi một mức, như `từ 90% trở lên`, hoặc dùng `measure: boolean`",
            "write a mark, such as `at least 90%`, or use `measure: boolean`",
        ),
    ),
    "boolean_needs_done": Message(
        Text(
            "`{indicator}` chỉ là xong hay chưa (`{measure}`)",
            "`{indicator}` is done or not (`{measure}`), and nothing else",
        ),
        Text("ghi tiêu chí `hoàn thành`", "write the criterion `done`"),
    ),
}

_QUESTIONS: Final = {
    "no_question": Message(
        Text("chưa ghi phải đạt điều gì", "nothing is asked"),
        Text("ghi một trong {keys}", "write one of {keys}"),
    ),
    "several_questions": Message(
        Text("có nhiều cách xét cùng lúc: {keys}", "several things are asked at once: {keys}"),
        Text("chỉ giữ một; nếu cần xét nhiều điều thì đặt vào `all_of`", "keep one; put several into `all_of`"),
    ),
    "key_needs_indicator": Message(
        Text(
            "`{key}` chỉ đi cùng `indicator`, không đi cùng `{question}`",
            "`{key}` goes with `indicator`, not with `{question}`",
        ),
        Text(
            "bỏ `{key}`, hoặc chuyển vào từng phần có `indicator`",
            "remove it, or move it to the parts that have an `indicator`",
        ),
    ),
    "count_above_parts": Message(
        Text("phải đạt {given} phần mà chỉ có {parts}", "{given} parts must be met and there are {parts}"),
        Text("giảm `count`, hoặc thêm phần", "lower `count`, or add parts"),
    ),
    "zero_baseline_without_change": Message(
        Text(
            "mốc so sánh bằng 0 không cần quy định riêng ở đây: chỉ tăng, giảm theo % và `giảm so với …` mới cần",
            "a baseline of zero needs no meaning here: only changes by percent and `down from …` ask for one",
        ),
        Text("bỏ `zero_baseline`", "remove `zero_baseline`"),
    ),
    "years_not_rising": Message(
        Text("năm `{given}` ghi sau một năm muộn hơn", "year `{given}` comes after a later one"),
        Text("xếp các năm từ sớm đến muộn", "put the years in order"),
    ),
    "cannot_be_pooled": Message(
        Text(
            "không gộp được số liệu loại `{measure}` của `{indicator}` cho cả cụm",
            "figures of `{indicator}` (`{measure}`) cannot be pooled",
        ),
        Text("dùng `scope: every unit`, hoặc bỏ `scope`", "use `scope: every unit`, or leave `scope` out"),
    ),
    "judged_not_pooled": Message(
        Text(
            "phần do thẩm định hoặc đơn vị xác nhận không có số liệu để gộp",
            "what people judge or claim has no figures to pool",
        ),
        Text("dùng `scope: every unit`, hoặc bỏ `scope`", "use `scope: every unit`, or leave `scope` out"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_NAMES, **_INDICATORS, **_UNITS, **_QUESTIONS}
