"""What is said of how standings move where weights, figures or roundings do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_HEADINGS: Final = {
    "heading_sensitivity": both(
        "{title} (`{ruleset}`), kỳ {period}: độ vững của thứ hạng",
        "{title} (`{ruleset}`), period {period}: how firm ranks are",
    ),
    "heading_moves": both("Thay đổi nhỏ nhất làm đổi kết quả", "The least that moves a unit"),
    "heading_swaps": both(
        "Đơn vị liền nhau: thay đổi nhỏ nhất để ngang nhau", "Neighbours: the least that levels them"
    ),
    "heading_close": both("Hơn kém nhau ít hơn mức làm tròn hiển thị", "Decided by less than is shown"),
    "heading_not_asked": both("Chưa thử", "Not asked about"),
    "column_now": both("Hiện tại", "Now"),
    "column_moved_weight": both("Một trọng số ±{weights}%", "One weight ±{weights}%"),
    "column_moved_weights": both("Mọi trọng số ±{weights}%", "All weights ±{weights}%"),
    "column_moved_display": both("Chữ số bị ẩn", "Hidden digits"),
    "column_moved_rounding": both("Cách làm tròn", "Rounding"),
    "column_moved_restated": both("Một số liệu ±{restated}%", "One figure ±{restated}%"),
    "column_moved_left_out": both("Bỏ một chỉ tiêu", "A target left out"),
    "column_gains": both("Có thể được", "Could gain"),
    "column_losses": both("Có thể mất", "Could lose"),
    "column_upper": both("Xếp trên", "Ahead"),
    "column_lower": both("Xếp dưới", "Behind"),
    "column_one_weight": both("Một trọng số", "One weight"),
    "column_all_weights": both("Mọi trọng số", "All weights"),
}

_SENTENCES: Final = {
    "sensitivity_firm": both("không thay đổi nào nêu trên làm đổi kết quả", "none of these changes moves any unit"),
    "sensitivity_move": both("{unit}: {effects}, khi {cause}", "{unit}: {effects}, where {cause}"),
    "sensitivity_rank": both("hạng {rank}", "rank {rank}"),
    "sensitivity_wins": both("có thể được {titles}", "may gain {titles}"),
    "sensitivity_loses": both("có thể mất {titles}", "may lose {titles}"),
    "sensitivity_enters": both("có thể chuyển sang loại {classes}", "may be in class {classes}"),
    "sensitivity_by_weight": both("trọng số của {subject} {change}", "the weight of {subject} {change}"),
    "sensitivity_by_restated": both(
        "{subject} của {of} sai khác {high}% (tới {low}% thì chưa đổi)",
        "{subject} of {of} is off by {high}% (up to {low}% moves nothing)",
    ),
    "sensitivity_by_restated_within": both(
        "{subject} của {of} sai khác trong ±{percent}%", "{subject} of {of} is off by up to {percent}%"
    ),
    "sensitivity_by_left_out": both("bỏ {subject}", "{subject} is left out"),
    "sensitivity_by_rounding": both("làm tròn theo cách khác: {subject}", "the score is rounded otherwise: {subject}"),
    "sensitivity_by_display": both(
        "số liệu chỉ biết tới chữ số được ghi", "figures are known only to the digits shown"
    ),
    "sensitivity_by_weights": both("mọi trọng số cùng thay đổi tới {percent}%", "all weights move by up to {percent}%"),
    "sensitivity_by_weight_tried": both("trọng số của {subject} thay đổi", "the weight of {subject} moves"),
    "sensitivity_up": both("tăng {size}", "rises by {size}"),
    "sensitivity_down": both("giảm {size}", "falls by {size}"),
    "sensitivity_up_beyond": both("tăng hơn {size}", "rises by more than {size}"),
    "sensitivity_down_beyond": both("giảm hơn {size}", "falls by more than {size}"),
    "sensitivity_at_all": both("thay đổi dù rất ít", "changes at all"),
    "sensitivity_cell_up": both("{subject} +{size}", "{subject} +{size}"),
    "sensitivity_cell_down": both("{subject} −{size}", "{subject} −{size}"),
    "sensitivity_cell_at_all": both("{subject}: bất kỳ", "{subject}: any"),
    "sensitivity_cell_none": both("không", "none"),
    "sensitivity_cell_all": both("±{percent}%", "±{percent}%"),
    "sensitivity_unrounded": both("không làm tròn", "not at all"),
    "sensitivity_close_equal": both(
        "{upper} và {lower}: {key} hiển thị như nhau với {decimals} chữ số thập phân, thực ra hơn kém {difference}",
        "{upper} and {lower}: {key} looks the same at {decimals} decimals, and differs by {difference}",
    ),
    "sensitivity_close_half": both(
        "{upper} và {lower}: {key} hơn kém {difference}, chưa tới nửa chữ số cuối ({decimals} chữ số thập phân)",
        "{upper} and {lower}: {key} differs by {difference}, less than half of the last of {decimals} decimals",
    ),
    "sensitivity_by_formula": both(
        "trọng số của {subject}: do công thức của nhóm quyết định",
        "the weight of {subject}: a group's formula decides it",
    ),
    "sensitivity_not_linear": both(
        "mọi trọng số cùng lúc: điểm không tỷ lệ với trọng số (mức trần, mức sàn, làm tròn, giá trị nhỏ nhất)",
        "all weights at once: the score is not linear in them (a cap, a floor, a rounding, a minimum)",
    ),
    "sensitivity_too_many": both(
        "{count} số liệu của các đơn vị xếp sau: quá nhiều", "{count} figures of units further down: too many"
    ),
    "sensitivity_how_exact": both(
        "{column}: chính xác ({count} thay đổi)", "{column}: exact (changes asked about: {count})"
    ),
    "sensitivity_how_bound": both(
        "{column}: không thể vượt ra ngoài khoảng này, có thể hẹp hơn ({count})",
        "{column}: nothing outside the range happens, it may be wider than need be ({count})",
    ),
    "sensitivity_how_tried": both(
        "{column}: chỉ thử ở một số mức ({count})", "{column}: tried at some points only, others may differ ({count})"
    ),
    "sensitivity_read_same": both("ô trống: hạng không đổi", "an empty cell: the rank stays"),
    "sensitivity_progress": both("đang thử: {done}/{all}", "trying: {done} of {all}"),
    "sensitivity_bad_percent": both(
        "`{value}` không phải tỷ lệ phần trăm lớn hơn 0 và nhỏ hơn 100; ghi như `10%` hoặc `2.5`",
        "`{value}` is no percentage above 0 and below 100; write `10%` or `2.5`",
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_HEADINGS, **_SENTENCES}
