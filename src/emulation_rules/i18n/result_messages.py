"""What an evaluation says to people: verdicts, reasons, grades, clauses of the explanation, numbers with units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text


def _both(vi: str, en: str) -> Message:
    return Message(Text(vi, en))


_NUMBERS: Final = {
    "unit_percent": _both("{number} %", "{number}%"),
    "unit_point": _both("{number} điểm phần trăm", "{number} percentage point"),
    "unit_points": _both("{number} điểm phần trăm", "{number} percentage points"),
    "money_billion": _both("{number} tỷ đồng", "{number} billion VND"),
    "money_million": _both("{number} triệu đồng", "{number} million VND"),
    "money_dong": _both("{number} đồng", "{number} VND"),
    "interval_any": _both("giá trị bất kỳ", "any value"),
    "interval_above": _both("trên {low}", "above {low}"),
    "interval_from": _both("từ {low} trở lên", "{low} or more"),
    "interval_below": _both("dưới {high}", "below {high}"),
    "interval_to": _both("không quá {high}", "at most {high}"),
    "interval_closed_closed": _both("từ {low} đến {high}", "from {low} to {high}"),
    "interval_closed_open": _both("từ {low} đến dưới {high}", "from {low} to below {high}"),
    "interval_open_closed": _both("trên {low} đến {high}", "above {low} up to {high}"),
    "interval_open_open": _both("trên {low} đến dưới {high}", "above {low} and below {high}"),
    "amount_any": _both("một lượng chưa rõ", "an unknown amount"),
    "amount_above": _both("hơn {low}", "more than {low}"),
    "amount_from": _both("ít nhất {low}", "at least {low}"),
    "amount_below": _both("chưa đến {high}", "less than {high}"),
    "amount_to": _both("nhiều nhất {high}", "at most {high}"),
    "amount_closed_closed": _both("từ {low} đến {high}", "{low} to {high}"),
    "amount_closed_open": _both("từ {low} đến dưới {high}", "{low} to less than {high}"),
    "amount_open_closed": _both("hơn {low} đến {high}", "more than {low} and up to {high}"),
    "amount_open_open": _both("hơn {low} đến dưới {high}", "more than {low} and less than {high}"),
}

_VERDICTS: Final = {
    "verdict_met": _both("đạt", "met"),
    "verdict_not_met": _both("không đạt", "not met"),
    "verdict_undetermined": _both("chưa xác định", "undetermined"),
    "verdict_not_applicable": _both("không áp dụng", "not applicable"),
    "exceeded_yes": _both("đạt và vượt", "met and exceeded"),
    "exceeded_no": _both("đạt, không vượt", "met, not exceeded"),
    "exceeded_unknown": _both("đạt, chưa rõ có vượt hay không", "met, not known whether exceeded"),
    "exceeded_by": _both("đạt và vượt {amount}", "met and exceeded by {amount}"),
    "met_on_the_mark": _both("đạt đúng mức, không vượt", "met exactly, not exceeded"),
    "on_the_mark": _both("đúng mốc", "on the mark"),
    "missed_below": _both("không đạt, thấp hơn mốc {amount}", "not met, {amount} below the mark"),
    "missed_above": _both("không đạt, cao hơn mốc {amount}", "not met, {amount} above the mark"),
    "missed_by": _both("không đạt, cách mốc {amount}", "not met, {amount} off the mark"),
    "missed_on_the_mark": _both(
        "không đạt, mới đúng bằng mốc trong khi phải qua mốc",
        "not met, exactly on the mark where it must be passed",
    ),
}

_REASONS: Final = {
    "reason_not_reported": _both("chưa báo cáo", "not reported"),
    "reason_judgement_pending": _both("chờ thẩm định", "judgement pending"),
    "reason_no_baseline": _both("thiếu số liệu gốc để so sánh", "no baseline figure to compare with"),
    "reason_no_mark": _both("chưa có mốc để đối chiếu", "no mark to hold it against"),
    "reason_zero_denominator": _both("mẫu số bằng 0", "the rate has a whole of zero"),
    "reason_zero_baseline": _both("số liệu gốc bằng 0", "the baseline is zero"),
    "reason_bound_straddles_mark": _both(
        "số liệu báo cáo chưa đủ chính xác, mốc nằm trong khoảng đã báo cáo",
        "what was reported allows values on both sides of the mark",
    ),
    "reason_not_poolable": _both(
        "chỉ có tỷ lệ của từng đơn vị, thiếu số đếm để tính chung cả cụm",
        "only rates of single units, without the counts behind them",
    ),
    "reason_measured": _both("theo số liệu", "by its figures"),
    "reason_claimed": _both("theo khẳng định của đơn vị", "by claim"),
    "reason_judged": _both("theo thẩm định", "by judgement"),
    "reason_still_zero": _both(
        "số liệu gốc bằng 0 và vẫn giữ bằng 0, quy định coi là đạt",
        "the baseline was zero and it stayed zero, which counts as met",
    ),
    "reason_members": _both("theo các phần của chỉ tiêu", "by its parts"),
    "reason_not_assigned": _both("đơn vị không được giao chỉ tiêu này", "not assigned to this unit"),
    "reason_excluded": _both("đơn vị không thuộc diện thực hiện", "the unit is excluded"),
    "reason_outside_its_years": _both("ngoài những năm áp dụng", "outside the years it is set for"),
    "reason_zero_baseline_exempts": _both(
        "số liệu gốc bằng 0 nên không xét",
        "the baseline is zero, which exempts the unit",
    ),
    "reason_cluster_only": _both("chỉ xét chung cả cụm", "asked of the cluster as a whole"),
    "reason_units_only": _both(
        "chỉ xét từng đơn vị, không có số liệu chung của cả cụm",
        "asked of each unit, and the cluster as a whole gave no figures",
    ),
    "reason_no_member_applies": _both("không phần nào áp dụng", "none of its parts applies"),
}

_GRADES: Final = {
    "grade_figure": _both("theo số liệu", "by a figure"),
    "grade_rounded": _both("theo số liệu đã làm tròn", "by a rounded figure"),
    "grade_bound": _both("theo số liệu nêu một phía", "by a bound"),
    "grade_judgement": _both("theo thẩm định", "by judgement"),
    "grade_claim": _both("theo khẳng định của đơn vị, không kèm số liệu", "by claim, without figures"),
    "evidence_written": _both("{grade} (`{written}`)", "{grade} (`{written}`)"),
}

_CLAUSES: Final = {
    "explanation": _both("{title}: {said}", "{title}: {said}"),
    "because": _both("{verdict} — {reason}", "{verdict} — {reason}"),
    "reported": _both("báo cáo {observed}", "reported {observed}"),
    "reported_from": _both("báo cáo {observed}, số liệu gốc {baseline}", "reported {observed}, baseline {baseline}"),
    "baseline_only": _both("số liệu gốc {baseline}", "baseline {baseline}"),
    "asked": _both("yêu cầu `{criterion}`", "asked `{criterion}`"),
    "asked_mark": _both("yêu cầu `{criterion}` (mốc {mark})", "asked `{criterion}` (mark {mark})"),
    "claim_yes": _both("đã hoàn thành", "done"),
    "claim_no": _both("chưa hoàn thành", "not done"),
    "limit_at_least": _both("từ {limit} trở lên", "at least {limit}"),
    "limit_above": _both("trên {limit}", "above {limit}"),
    "limit_at_most": _both("không quá {limit}", "at most {limit}"),
    "limit_below": _both("dưới {limit}", "below {limit}"),
    "limit_exactly": _both("đúng {limit}", "exactly {limit}"),
    "limit_counted": _both("{number} `{counted}`", "{number} `{counted}`"),
    "need": _both("mức cần đạt: {limit}", "{limit} meets it"),
    "need_spare": _both("mức cần đạt: {limit}, {spare}", "{limit} meets it, {spare}"),
    "spare": _both("còn dư {amount}", "{amount} to spare"),
    "spare_nothing": _both("không còn dư", "nothing to spare"),
    "missing_more": _both("còn thiếu {amount}", "{amount} more needed"),
    "missing_fewer": _both("còn phải giảm {amount}", "{amount} fewer needed"),
    "missing_less": _both("còn phải giảm {amount}", "{amount} less needed"),
    "missing_off": _both("còn lệch {amount}", "{amount} off"),
    "parts_met": _both("{met}/{all} phần đạt", "{met} of {all} parts met"),
    "parts_named": _both("{verdict}: {names}", "{verdict}: {names}"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_NUMBERS, **_VERDICTS, **_REASONS, **_GRADES, **_CLAUSES}
