"""What can be wrong with one reported value, or with one number of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_NUMBERS: Final = {
    "number_ambiguous": Message(
        Text("`{text}` có thể là {one} hoặc {other}", "`{text}` can be {one} or {other}"),
        Text(
            "ghi dòng `# locale: vi` ở đầu bảng nếu số viết kiểu 1.234,5, ghi `# locale: plain` nếu viết kiểu 1234.5",
            "begin the table with `# locale: vi` if numbers look like 1.234,5, with `# locale: plain` if like 1234.5",
        ),
    ),
    "number_without_locale": Message(
        Text(
            "`{text}` chỉ đọc được là {reading} khi biết bảng viết số theo kiểu nào",
            "`{text}` reads as {reading} only where the table says how it writes numbers",
        ),
        Text("ghi dòng `# locale: {locale}` ở đầu bảng", "begin the table with `# locale: {locale}`"),
    ),
    "number_maybe_grouped": Message(
        Text(
            "bảng viết lẫn hai kiểu số nên `{text}` có thể là {one} hoặc {other}",
            "numbers are written in both ways here, so `{text}` can be {one} or {other}",
        ),
        Text(
            "ghi `{one}` nếu dấu ấy tách hàng nghìn, ghi `{other}` nếu là dấu thập phân",
            "write `{one}` if the mark parts thousands, `{other}` if decimals follow it",
        ),
    ),
    "number_malformed": Message(
        Text(
            "`{text}` không phải số viết theo kiểu `{locale}`",
            "`{text}` is no number as `{locale}` writes them",
        ),
        Text(
            "kiểu `vi` viết 1.234,5; kiểu `plain` (và mọi tệp YAML, JSON) viết 1234.5; kiểu `mixed` viết 25,67 hoặc "
            "25.67 và không tách hàng nghìn",
            "`vi` writes 1.234,5; `plain`, and all YAML and JSON, writes 1234.5; `mixed` writes 25,67 or 25.67 and "
            "nothing between thousands",
        ),
    ),
    "figure_looks_grouped": Message(
        Text("`{text}` đọc là {reading}, không phải {whole}", "`{text}` reads as {reading}, not as {whole}"),
        Text("nếu là số hàng nghìn thì ghi {whole}", "write {whole} if thousands are meant"),
    ),
    "figure_grouped_or_decimal": Message(
        Text("`{text}` có thể là {whole} hoặc {decimal}", "`{text}` can be {whole} or {decimal}"),
        Text(
            "ghi `{whole}` nếu dấu chấm tách hàng nghìn, ghi `{decimal}` nếu là dấu thập phân",
            "write `{whole}` if the point parts thousands, `{decimal}` if decimals follow it",
        ),
    ),
    "figure_look_alike": Message(
        Text("ký tự `{character}` trông như `{meant}` nhưng không phải", "`{character}` only looks like `{meant}`"),
        Text("gõ lại bằng `{meant}` trên bàn phím", "type `{meant}`"),
    ),
    "figure_not_finite": Message(
        Text("`{text}` không phải một con số", "`{text}` is no number"),
        Text("để trống nếu không có số liệu", "leave it empty if there is no figure"),
    ),
    "figure_not_a_number": Message(
        Text("`{text}` không phải một con số", "`{text}` is no number"),
        Text("ghi số, chữ, `true` hoặc `false`", "give a number, text, `true` or `false`"),
    ),
    "figure_name_no_text": Message(
        Text("tên số liệu `{name}` không phải chữ", "the name `{name}` of a figure is no text"),
        Text("dùng mã của chỉ số, như `crimes`", "use the id of an indicator, such as `crimes`"),
    ),
    "figure_too_long": Message(
        Text("số `{text}` có quá nhiều chữ số", "number `{text}` has too many digits"),
        Text("nhiều nhất 40 chữ số có nghĩa", "40 significant digits are the most"),
    ),
    "figure_too_large": Message(
        Text("số mũ của `{text}` quá lớn", "the exponent of `{text}` is too large"),
        Text("số mũ chỉ được từ -30 đến 30", "exponents go from -30 to 30"),
    ),
    "figure_too_small": Message(
        Text("`{text}` quá nhỏ: số mũ dưới -30", "`{text}` is too small: its exponent is below -30"),
        Text("ghi 0 nếu là số 0; số mũ chỉ được từ -30 đến 30", "write 0 for zero; exponents go from -30 to 30"),
    ),
}

_WORDS: Final = {
    "contradictory_bound": Message(
        Text("`{text}` tự mâu thuẫn", "`{text}` contradicts itself"),
        Text(
            "chọn một cách nói: `gần 67%` (dưới 67) hoặc `từ 67% trở lên`",
            "settle it: `nearly 67%` (below 67) or `at least 67%`",
        ),
    ),
    "figure_about": Message(
        Text("`{text}` không cho biết xê dịch đến đâu", "`{text}` does not say how far off it may be"),
        Text(
            "ghi `{number} (làm tròn)` nếu là số ước tính hay làm tròn, hoặc ghi giới hạn như `hơn {number}`",
            "write `{number} (rounded)` for an estimate, or a bound such as `more than {number}`",
        ),
    ),
    "figure_rounded_bound": Message(
        Text("`{text}` vừa là giới hạn vừa là số làm tròn", "`{text}` is both a bound and rounded"),
        Text("bỏ một trong hai", "keep one of the two"),
    ),
    "figure_no_number": Message(
        Text("chỗ `{word}` phải là một con số", "a number is wanted at `{word}`"),
        Text("ghi như `92.02`, `hơn 98%` hoặc `30 triệu đồng`", "write `92.02`, `more than 98%` or `30 million VND`"),
    ),
    "figure_unknown_word": Message(
        Text("không hiểu `{word}`", "`{word}` is not understood"),
        Text(
            "đơn vị tính được ghi là `%`, `đồng`, `nghìn đồng`, `triệu đồng`, `tỷ đồng`; số đếm không kèm danh từ",
            "the units are `%`, `VND`, `thousand VND`, `million VND`, `billion VND`; counted things take no noun",
        ),
    ),
    "figure_fraction": Message(
        Text("`{text}` không phải một số liệu", "`{text}` is no figure"),
        Text(
            "báo cáo hai số ở hai chỉ số riêng, hoặc ghi tỷ lệ phần trăm",
            "report the two counts each on its own, or the rate in percent",
        ),
    ),
    "figure_text_too_long": Message(
        Text("`{text}` dài quá {limit} ký tự", "`{text}` is longer than {limit} characters"),
        Text("phần giải thích ghi ở `source`", "what explains the figure belongs in `source`"),
    ),
}

_NO_VALUES: Final = {
    "figure_empty": Message(
        Text("giá trị để trống trong dấu ngoặc kép", "the value is empty text"),
        Text("bỏ hẳn hoặc ghi `null` nếu chưa báo cáo", "leave it out or write `null` if it was not reported"),
    ),
    "figure_formula": Message(
        Text("`{text}` là công thức, không phải số liệu", "`{text}` is a formula, not a figure"),
        Text("dán giá trị thay cho công thức rồi lưu lại", "paste the values over the formulas and save again"),
    ),
    "figure_spreadsheet_error": Message(
        Text("`{text}` là lỗi của bảng tính", "`{text}` is an error of the spreadsheet"),
        Text("sửa ô này trong bảng tính", "mend the cell in the spreadsheet"),
    ),
    "figure_placeholder": Message(
        Text("`{text}` có thể là số 0 hoặc chưa có số liệu", "`{text}` could mean zero or no figure"),
        Text("ghi 0 nếu là số 0, để trống nếu chưa báo cáo", "write 0 for zero and nothing for not reported"),
    ),
}

_FITTING: Final = {
    "figure_wrong_unit": Message(
        Text(
            "đơn vị tính của `{text}` không hợp với chỉ số `{indicator}` ({measure})",
            "the unit of `{text}` does not fit indicator `{indicator}` ({measure})",
        ),
        Text(
            "tỷ lệ ghi `%`, tiền ghi `đồng`, còn lại chỉ ghi số",
            "rates take `%`, money takes `VND`, anything else a bare number",
        ),
    ),
    "figure_negative": Message(
        Text("`{text}` là số âm, chỉ số `{indicator}` không thể âm", "`{text}` is negative; `{indicator}` cannot be"),
        Text("ghi số từ 0 trở lên", "write a number from 0 up"),
    ),
    "figure_below_floor": Message(
        Text(
            "`{text}` nhỏ hơn mức thấp nhất {floor} của chỉ số `{indicator}`",
            "`{text}` is below {floor}, the least `{indicator}` can be",
        ),
        Text("kiểm tra lại số liệu và đơn vị tính", "check the figure and its unit"),
    ),
    "figure_above_ceiling": Message(
        Text(
            "`{text}` lớn hơn mức cao nhất {ceiling} của chỉ số `{indicator}`",
            "`{text}` is above {ceiling}, the most `{indicator}` can be",
        ),
        Text("kiểm tra lại số liệu và đơn vị tính", "check the figure and its unit"),
    ),
    "figure_not_whole": Message(
        Text("`{text}` không phải số nguyên", "`{text}` is no whole number"),
        Text(
            "chỉ số `{indicator}` đếm theo đơn vị nguyên; ghi số nguyên",
            "`{indicator}` counts whole things; write a whole number",
        ),
    ),
    "figure_bound_leaves_nothing": Message(
        Text(
            "không giá trị nào của chỉ số `{indicator}` thoả `{text}`",
            "`{indicator}` has no value that is `{text}`",
        ),
        Text("kiểm tra lại giới hạn", "check the bound"),
    ),
    "figure_bound_leaves_range": Message(
        Text(
            "`{text}` vượt ra ngoài các giá trị có thể có của `{indicator}`",
            "`{text}` reaches beyond what `{indicator}` can be",
        ),
        Text("thu hẹp khoảng này lại", "narrow it"),
    ),
    "figure_is_a_claim": Message(
        Text("chỉ số `{indicator}` cần số liệu, không nhận `{text}`", "`{indicator}` takes a figure, not `{text}`"),
        Text(
            "ghi số liệu, hoặc ghi `{text}` ở mã của chỉ tiêu",
            "write the figure, or `{text}` under the id of the target",
        ),
    ),
    "figure_none_in_words": Message(
        Text("chỉ số `{indicator}` cần số liệu, không nhận `{text}`", "`{indicator}` takes a figure, not `{text}`"),
        Text(
            "ghi 0 nếu không có vụ nào; còn nói có hay không thì ghi ở mã của chỉ tiêu",
            "write 0 if there is none; yes or no belongs under the id of the target",
        ),
    ),
    "figure_is_no_claim": Message(
        Text("`{text}` không cho biết có hay không", "`{text}` says neither yes nor no"),
        Text("ghi `có` hoặc `không`", "write `yes` or `no`"),
    ),
    "claim_unsettled": Message(
        Text("`{text}` không nói rõ là có hay không", "`{text}` does not say whether it is done"),
        Text(
            "ghi `có` nếu đã làm, `không` nếu không làm, để trống nếu chưa báo cáo",
            "write `yes` if it is, `no` if it is not, nothing if it was not reported",
        ),
    ),
    "figure_for_a_target": Message(
        Text("chỉ tiêu `{target}` không nhận số liệu `{text}`", "target `{target}` takes no figure such as `{text}`"),
        Text(
            "ghi `có` nếu đạt, `không` nếu không đạt; số liệu ghi ở mã của chỉ số",
            "write `yes` or `no`; figures belong under the id of an indicator",
        ),
    ),
    "figure_cannot_be_judged": Message(
        Text("chỉ số `{indicator}` không do người chấm", "`{indicator}` is not judged by people"),
        Text("dùng `value` thay cho `judged`", "use `value` in place of `judged`"),
    ),
    "figure_grade_of_a_claim": Message(
        Text("`{grade}` không phải loại căn cứ của một lời xác nhận", "a claim cannot be graded `{grade}`"),
        Text("ghi `claim` hoặc `judgement`", "write `claim` or `judgement`"),
    ),
}

_STATED: Final = {
    "figure_stated_without_unit": Message(
        Text("mức vượt `{text}` không ghi đơn vị", "`{text}` above the mark has no unit"),
        Text("ghi `16%` hoặc `16 điểm phần trăm`", "write `16%` or `16 percentage points`"),
    ),
    "figure_stated_points_as_other": Message(
        Text("`{text}` tính bằng điểm nhưng `mode` lại là `{mode}`", "`{text}` is in points but `mode` is `{mode}`"),
        Text("bỏ `mode` hoặc ghi `points`", "leave `mode` out or write `points`"),
    ),
    "figure_stated_of_a_claim": Message(
        Text("`{key}` không có số liệu để nói vượt bao nhiêu", "`{key}` has no figure that could be above a mark"),
        Text("bỏ `stated`", "remove `stated`"),
    ),
    "figure_stated_points_of_no_rate": Message(
        Text(
            "chỉ số `{indicator}` không phải tỷ lệ nên `{text}` không thể là điểm phần trăm",
            "`{indicator}` is no rate, so `{text}` cannot be percentage points",
        ),
        Text("ghi `mode: relative` hoặc bỏ `mode`", "write `mode: relative` or leave `mode` out"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_NUMBERS, **_WORDS, **_NO_VALUES, **_FITTING, **_STATED}
