"""What is wrong with a phrase, or with a number in a phrase or a formula, and how to mend it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


_PHRASES: Final = {
    "phrase_empty": Message(
        Text("chưa ghi gì", "nothing is written"),
        Text("ghi một tiêu chí, chẳng hạn `từ 90% trở lên`", "write a criterion such as `at least 90%`"),
    ),
    "phrase_too_long": Message(
        Text("dài {length} ký tự, tối đa {most}", "{length} characters long, {most} at most"),
        Text("để phần giải thích vào `note`", "keep explanations in `note`"),
    ),
    "phrase_unknown_word": Message(
        Text("không hiểu từ `{word}` ở đây", "`{word}` is not understood here"),
        Text(
            "dùng một mẫu tiêu chí có sẵn, chẳng hạn `từ 90% trở lên` hoặc `giảm ít nhất 5% so với năm trước`",
            "use one of the forms of a criterion, such as `at least 90%` or `down at least 5% from previous year`",
        ),
    ),
    "phrase_not_a_quantity": Message(
        Text("`{word}` không phải là số kèm đơn vị", "`{word}` is no number with a unit"),
        Text(
            "ghi chẳng hạn `120`, `7.08%`, `2 điểm phần trăm` hoặc `30 triệu đồng`",
            "write for example `120`, `7.08%`, `2 points` or `30 million VND`",
        ),
    ),
    "phrase_incomplete": Message(
        Text("câu chưa trọn", "the phrase stops too early"),
        Text("ghi tiếp phần còn thiếu", "write the rest of it"),
    ),
    "phrase_trailing_words": Message(
        Text("thừa `{words}` sau `{phrase}`", "`{words}` is left over after `{phrase}`"),
        Text("bỏ phần thừa, hoặc chuyển vào `note`", "leave it out or move it to `note`"),
    ),
    "phrase_bare_mark": Message(
        Text(
            "`{written}` chưa cho biết phải đạt đúng, ít nhất hay không quá mức đó",
            "`{written}` does not say whether to reach it exactly, at least or at most",
        ),
        Text("ghi rõ cách so sánh", "say how the value is compared with it"),
    ),
    "phrase_missing_baseline": Message(
        Text("thiếu mức gốc để tính tăng, giảm", "the level a change is counted from is missing"),
        Text("sau `{joining}` ghi một trong các mức: {baselines}", "after `{joining}` write one of {baselines}"),
    ),
    "phrase_unknown_baseline": Message(
        Text("`{word}` không thuộc mức gốc nào đã biết", "`{word}` belongs to no known level to count a change from"),
        Text("dùng một trong các mức: {baselines}", "use one of {baselines}"),
    ),
    "phrase_curb_undeclared": Message(
        Text(
            "`{word}` có thể hiểu là không tăng, hoặc là tăng chậm hơn năm trước",
            "`{word}` may mean no rise at all, or a slower rise than the year before",
        ),
        Text(
            "khai báo rõ: `không tăng so với …` hoặc `tăng chậm hơn mức tăng năm trước`",
            "declare which: `not up from …` or `growth below previous growth`",
        ),
    ),
    "phrase_approximate": Message(
        Text("`{word}` không cho một mức xác định để xét", "`{word}` sets no definite mark to test"),
        Text("ghi mức chính xác và cách so sánh", "write the exact mark and how it is compared"),
    ),
    "phrase_mixed_units": Message(
        Text("hai đầu của khoảng không cùng đơn vị", "the two ends of the range have different units"),
        Text("ghi đơn vị ở cả hai đầu, chẳng hạn `3% đến 5%`", "write the unit at both ends, as in `3% and 5%`"),
    ),
    "phrase_reversed_range": Message(
        Text("đầu dưới của khoảng lớn hơn đầu trên", "the lower end of the range is above the upper one"),
        Text("ghi số nhỏ trước", "write the smaller number first"),
    ),
    "phrase_negative_amount": Message(
        Text("mức tăng, giảm `{word}` là số âm", "the amount of change `{word}` is negative"),
        Text(
            "chiều thay đổi ghi bằng chữ, lượng thay đổi ghi bằng số dương",
            "let the words say the direction and the number how much",
        ),
    ),
    "phrase_point_in_dong": Message(
        Text(
            "`{word}` đồng: dấu chấm là dấu thập phân, mà đồng không có số lẻ",
            "`{word}` dong: the point is a decimal point, and dong have no decimals",
        ),
        Text(
            "ghi liền các chữ số, chẳng hạn `30000 đồng` hoặc `30 nghìn đồng`", "write `30000 VND` or `30 thousand VND`"
        ),
    ),
    "phrase_ambiguous_money": Message(
        Text(
            "`{written}` có thể là {whole} hoặc {decimal}: dấu chấm có thể tách hàng nghìn hoặc phần thập phân",
            "`{written}` may be {whole} or {decimal}: its point may set thousands or decimals apart",
        ),
        Text("ghi `{whole}` hoặc `{decimal}`", "write `{whole}` or `{decimal}`"),
    ),
    "phrase_unit_cut_short": Message(
        Text("đơn vị trong `{written}` chưa trọn", "the unit in `{written}` stops too early"),
        Text("ghi `{whole}`", "write `{whole}`"),
    ),
    "phrase_bare_points": Message(
        Text(
            "`{written}` có thể là điểm phần trăm hoặc điểm số",
            "`{written}` may be percentage points or points of a score",
        ),
        Text(
            "ghi `{whole}` cho điểm phần trăm, `{number}` cho điểm số vì điểm số là số không có đơn vị",
            "write `{whole}` for percentage points and `{number}` for a score, which takes a number without a unit",
        ),
    ),
    "phrase_counted": Message(
        Text("`{word}` không phải là đơn vị", "`{word}` is no unit"),
        Text("bỏ `{word}`: số đếm là số không có đơn vị", "leave `{word}` out: what is counted takes a plain number"),
    ),
    "phrase_counted_point": Message(
        Text(
            "`{written}` đọc là {number} vì dấu chấm là dấu thập phân, và `{word}` không phải là đơn vị",
            "`{written}` reads as {number}, for the point is a decimal point, and `{word}` is no unit",
        ),
        Text(
            "ghi `{plain}`: số đếm là số không có đơn vị, các chữ số viết liền",
            "write `{plain}`: what is counted takes a plain number, its digits together",
        ),
    ),
    "phrase_unknown_unit": Message(
        Text("`{word}` không phải là đơn vị đã biết", "`{word}` is no known unit"),
        Text(
            "dùng `%`, `điểm phần trăm`, `đồng`, `nghìn đồng`, `triệu đồng` hoặc `tỷ đồng`; "
            "số đếm là số không có đơn vị",
            "use `%`, `points`, `VND`, `thousand VND`, `million VND` or `billion VND`; "
            "what is counted takes a plain number",
        ),
    ),
    "phrase_mean_of_one": Message(
        Text("trung bình của một kỳ duy nhất", "a mean of one period only"),
        Text("ghi từ hai kỳ trở lên", "list two periods or more"),
    ),
    "phrase_invalid_period": Message(
        Text("`{word}` không phải là năm hay kỳ", "`{word}` is no year and no period"),
        Text(
            "ghi chẳng hạn `2020`, `2020-H1`, `2020-Q3`, `2020-05`, `2020-9M`, `2020-W46`",
            "write for example `2020`, `2020-H1`, `2020-Q3`, `2020-05`, `2020-9M`, `2020-W46`",
        ),
    ),
    "phrase_not_a_year": Message(
        Text("`{word}` là một phần của năm", "`{word}` is a part of a year"),
        Text("dùng `kỳ {word}`", "use `period {word}`"),
    ),
    "phrase_invalid_reference": Message(
        Text("`{word}` không phải là mã của một mức tham chiếu", "`{word}` is no id of a reference"),
        Text(
            "mã gồm chữ thường không dấu và chữ số, nối bằng `-` hoặc `_`, tối đa 80 ký tự",
            "ids have lower-case letters a to z and digits, joined by `-` or `_`, 80 characters at most",
        ),
    ),
}

_WRITTEN: Final = {
    "written_decimal_comma": Message(
        Text("`{written}` dùng dấu phẩy thập phân", "`{written}` has a decimal comma"),
        Text("ghi `{plain}`", "write `{plain}`"),
    ),
    "written_grouped": Message(
        Text("`{written}` tách các nhóm chữ số", "`{written}` sets groups of digits apart"),
        Text("ghi `{plain}`", "write `{plain}`"),
    ),
    "written_ambiguous": Message(
        Text("`{written}` có thể là {whole} hoặc {decimal}", "`{written}` may be {whole} or {decimal}"),
        Text("ghi `{whole}` hoặc `{decimal}`", "write `{whole}` or `{decimal}`"),
    ),
    "written_range": Message(
        Text("`{written}` là một khoảng chứ không phải một số", "`{written}` is a range, not a number"),
        Text("ghi `từ {low} đến {high}`, mỗi số kèm đơn vị", "write `between {low} and {high}`, each with its unit"),
    ),
    "written_unreadable": Message(
        Text("`{written}` không phải là số", "`{written}` is no number"),
        Text(
            "chỉ ghi chữ số, phần thập phân sau dấu chấm, và cách đơn vị một khoảng trắng",
            "write digits only, a point before decimals, and a blank before a word",
        ),
    ),
    "written_too_long": Message(
        Text("`{written}` có quá nhiều chữ số", "`{written}` has too many digits"),
        Text("ghi tối đa 40 chữ số có nghĩa", "write 40 significant digits at most"),
    ),
    "written_too_large": Message(
        Text("`{written}` quá lớn hoặc quá nhỏ", "`{written}` is too large or too small"),
        Text("dùng đơn vị phù hợp hơn", "use a more suitable unit"),
    ),
    "character_lookalike": Message(
        Text(
            "`{written}` giống `{plain}` nhưng là ký tự khác",
            "`{written}` looks like `{plain}` and is another character",
        ),
        Text("gõ `{plain}`", "type `{plain}`"),
    ),
    "character_invisible": Message(
        Text("có ký tự không nhìn thấy {character}", "there is an invisible character {character}"),
        Text("xoá và gõ lại chỗ này", "delete it and type the place again"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType({**_PHRASES, **_WRITTEN})
