"""What checks find doubtful in rankings, quotas, titles and classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "quota_base_undeclared": Message(
        Text(
            "tỷ lệ này tính trên số nào chưa nói rõ (đang tính trên mọi đơn vị)",
            "nothing says what this share is of (taken of all units)",
        ),
        Text(
            "ghi `of: units`, `holders of …` hoặc `others of …`", "write `of: units`, `holders of …` or `others of …`"
        ),
    ),
    "quota_rounding_undeclared": Message(
        Text(
            "tỷ lệ này làm tròn thành số đơn vị thế nào chưa nói rõ (đang làm tròn xuống)",
            "nothing says how this share becomes a number of units (taken down)",
        ),
        Text("ghi `rounding: down`, `half up` hoặc `up`", "write `rounding: down`, `half up` or `up`"),
    ),
    "quota_ties_undeclared": Message(
        Text(
            "chưa nói rõ xử lý thế nào khi các đơn vị bằng nhau ở suất cuối (đang để người quyết định)",
            "nothing says what becomes of units that tie for the last places (left to people)",
        ),
        Text("ghi `ties: all`, `none` hoặc `undetermined`", "write `ties: all`, `none` or `undetermined`"),
    ),
    "quota_without_effect": Message(
        Text(
            "có {places} suất cho {units} đơn vị, nên suất không giới hạn ai",
            "there are {places} places for {units} units, so the quota keeps nobody out",
        ),
        Text("sửa số suất, hoặc bỏ `quota`", "correct the number, or remove the `quota`"),
    ),
    "quota_of_nobody": Message(
        Text(
            "với {units} đơn vị thì tỷ lệ này làm tròn còn 0 suất",
            "of {units} units this share comes to no place at all",
        ),
        Text("sửa tỷ lệ hoặc cách làm tròn", "correct the share or its rounding"),
    ),
    "ranked_by_rounded": Message(
        Text(
            "xếp hạng theo `{key}` đã làm tròn đến {places} chữ số lẻ, nên đơn vị hơn kém nhau ít sẽ bằng hạng",
            "units are ranked by `{key}` rounded to {places} places, so close ones come out level",
        ),
        Text(
            "thêm tiêu chí phụ vào `by`, hoặc chỉ làm tròn khi in",
            "add a key to `by` that decides, or round for printing only",
        ),
    ),
    "vote_base_unnamed": Message(
        Text(
            "`{given}` không nói đếm ai: người có mặt, tổng số thành viên hay phiếu hợp lệ",
            "`{given}` does not say whom it counts: those present, all members or valid ballots",
        ),
        Text("ghi rõ trong tên hoặc `note` của chỉ số", "say so in the label or the `note` of the indicator"),
    ),
    "silence_pays": Message(
        Text(
            "điều không báo cáo được bỏ ra và xếp hạng theo tỷ lệ, nên giấu một kết quả kém thì hạng cao hơn",
            "what is not reported is left out and shares rank, so keeping a poor figure back raises the rank",
        ),
        Text(
            "ghi `missing: zero` hoặc `unknown`, hoặc giữ nguyên nếu báo cáo được kiểm tra đủ",
            "write `missing: zero` or `unknown`, or leave it where reports are checked to be complete",
        ),
    ),
    "rank_undeclared": Message(
        Text(
            "điều kiện này hỏi thứ hạng, mà không nói xếp hạng theo gì (đang theo tỷ lệ điểm)",
            "this asks for a rank, and nothing says what units are ranked by (taken by share)",
        ),
        Text("ghi `ranking: {by: [...]}`", "write `ranking: {by: [...]}`"),
    ),
    "ties_likely": Message(
        Text(
            "{units} đơn vị chỉ có {totals} mức tổng điểm khác nhau, nên nhiều đơn vị sẽ bằng hạng",
            "{units} units share {totals} different totals, so some will come out level",
        ),
        Text("thêm tiêu chí phụ vào `by`", "add a key to `by` that decides"),
    ),
    "unreachable_title": Message(
        Text("không kết quả nào thoả điều kiện của danh hiệu này", "no result meets the condition of this title"),
        Text("sửa điều kiện theo thang điểm và số đơn vị", "bring it to the scale and the number of units"),
    ),
    "title_for_all": Message(
        Text("kết quả nào cũng thoả điều kiện của danh hiệu này", "every result meets the condition of this title"),
        Text("sửa điều kiện, hoặc thêm `quota`", "correct the condition, or add a `quota`"),
    ),
    "title_adds_nothing": Message(
        Text("ai có danh hiệu `{other}` cũng có danh hiệu này", "whoever holds `{other}` holds this one too"),
        Text("nâng điều kiện, hoặc thêm `quota` hay `vote`", "raise the condition, or add a `quota` or `vote`"),
    ),
    "dead_class": Message(
        Text("không kết quả nào rơi vào loại này", "no result falls into this class"),
        Text("sửa điều kiện, hoặc bỏ loại này", "correct the condition, or remove the class"),
    ),
}
