"""What an evaluation says to people: verdicts, reasons, grades, clauses of the explanation, numbers with units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_NUMBERS: Final = {
    "unit_percent": both("{number}%", "{number}%"),
    "unit_point": both("{number} điểm phần trăm", "{number} percentage point"),
    "unit_points": both("{number} điểm phần trăm", "{number} percentage points"),
    "money_billion": both("{number} tỷ đồng", "{number} billion VND"),
    "money_million": both("{number} triệu đồng", "{number} million VND"),
    "money_dong": both("{number} đồng", "{number} VND"),
    "interval_any": both("giá trị bất kỳ", "any value"),
    "interval_above": both("trên {low}", "above {low}"),
    "interval_from": both("từ {low} trở lên", "{low} or more"),
    "interval_below": both("dưới {high}", "below {high}"),
    "interval_to": both("không quá {high}", "at most {high}"),
    "interval_closed_closed": both("từ {low} đến {high}", "from {low} to {high}"),
    "interval_closed_open": both("từ {low} đến dưới {high}", "from {low} to below {high}"),
    "interval_open_closed": both("trên {low} đến {high}", "above {low} up to {high}"),
    "interval_open_open": both("trên {low} đến dưới {high}", "above {low} and below {high}"),
    "amount_any": both("một lượng chưa rõ", "an unknown amount"),
    "amount_above": both("hơn {low}", "more than {low}"),
    "amount_from": both("ít nhất {low}", "at least {low}"),
    "amount_below": both("chưa đến {high}", "less than {high}"),
    "amount_to": both("nhiều nhất {high}", "at most {high}"),
    "amount_closed_closed": both("từ {low} đến {high}", "{low} to {high}"),
    "amount_closed_open": both("từ {low} đến dưới {high}", "{low} to less than {high}"),
    "amount_open_closed": both("hơn {low} đến {high}", "more than {low} and up to {high}"),
    "amount_open_open": both("hơn {low} đến dưới {high}", "more than {low} and less than {high}"),
}

_VERDICTS: Final = {
    "verdict_met": both("đạt", "met"),
    "verdict_not_met": both("không đạt", "not met"),
    "verdict_undetermined": both("chưa xác định", "undetermined"),
    "verdict_not_applicable": both("không áp dụng", "not applicable"),
    "exceeded_yes": both("đạt và vượt", "met and exceeded"),
    "exceeded_no": both("đạt, không vượt", "met, not exceeded"),
    "exceeded_unknown": both("đạt, chưa rõ có vượt hay không", "met, not known whether exceeded"),
    "exceeded_by": both("đạt và vượt {amount}", "met and exceeded by {amount}"),
    "met_on_the_mark": both("đạt đúng mức, không vượt", "met exactly, not exceeded"),
    "on_the_mark": both("đúng mốc", "on the mark"),
    "missed_below": both("không đạt, thấp hơn mốc {amount}", "not met, {amount} below the mark"),
    "missed_above": both("không đạt, cao hơn mốc {amount}", "not met, {amount} above the mark"),
    "missed_by": both("không đạt, cách mốc {amount}", "not met, {amount} off the mark"),
    "missed_on_the_mark": both(
        "không đạt, mới bằng mốc, chưa vượt mốc",
        "not met, exactly on the mark where it must be passed",
    ),
}

_REASONS: Final = {
    "reason_not_reported": both("chưa báo cáo", "not reported"),
    "reason_judgement_pending": both("chờ thẩm định", "judgement pending"),
    "reason_no_baseline": both("thiếu số liệu gốc để so sánh", "no baseline figure to compare with"),
    "reason_no_mark": both("chưa có mốc để đối chiếu", "no mark to hold it against"),
    "reason_zero_denominator": both("mẫu số bằng 0", "the rate has a whole of zero"),
    "reason_impossible_value": both(
        "giá trị tính ra nằm ngoài phạm vi của chỉ số",
        "the value worked out lies outside what the indicator can be",
    ),
    "reason_zero_baseline": both("số liệu gốc bằng 0", "the baseline is zero"),
    "reason_bound_straddles_mark": both(
        "số liệu báo cáo chưa đủ chính xác, mốc nằm trong khoảng đã báo cáo",
        "what was reported allows values on both sides of the mark",
    ),
    "reason_not_poolable": both(
        "chỉ có tỷ lệ của từng đơn vị, thiếu số đếm để tính chung cả cụm",
        "only rates of single units, without the counts behind them",
    ),
    "reason_cluster_unknown": both(
        "tính theo kết quả chung của cả cụm, mà chưa có đủ báo cáo của các đơn vị",
        "it depends on what the units of the cluster come to together, which is not known here",
    ),
    "reason_measured": both("theo số liệu", "by its figures"),
    "reason_claimed": both("theo khẳng định của đơn vị", "by claim"),
    "reason_judged": both("theo thẩm định", "by judgement"),
    "reason_still_zero": both(
        "số liệu gốc bằng 0 và vẫn giữ bằng 0, quy định coi là đạt",
        "the baseline was zero and it stayed zero, which counts as met",
    ),
    "reason_members": both("theo các phần của chỉ tiêu", "by its parts"),
    "reason_only_scored": both("chỉ chấm điểm", "scored only"),
    "reason_waived": both("đơn vị được miễn thực hiện", "the unit was let off it"),
    "reason_exempt": both("đơn vị thuộc diện không phải thực hiện", "the unit is exempt from it"),
    "reason_not_assigned": both("đơn vị không được giao chỉ tiêu này", "not assigned to this unit"),
    "reason_excluded": both("đơn vị không thuộc diện thực hiện", "the unit is excluded"),
    "reason_outside_its_years": both("ngoài những năm áp dụng", "outside the years it is set for"),
    "reason_zero_baseline_exempts": both(
        "số liệu gốc bằng 0 nên không xét",
        "the baseline is zero, which exempts the unit",
    ),
    "reason_cluster_only": both("chỉ xét chung cả cụm", "asked of the cluster as a whole"),
    "reason_units_only": both(
        "chỉ xét từng đơn vị, không có số liệu chung của cả cụm",
        "asked of each unit, and the cluster as a whole gave no figures",
    ),
    "reason_no_member_applies": both("không phần nào áp dụng", "none of its parts applies"),
}

_GRADES: Final = {
    "grade_figure": both("theo số liệu", "by a figure"),
    "grade_rounded": both("theo số liệu đã làm tròn", "by a rounded figure"),
    "grade_bound": both("theo số liệu nêu một phía", "by a bound"),
    "grade_judgement": both("theo thẩm định", "by judgement"),
    "grade_claim": both("theo khẳng định của đơn vị, không kèm số liệu", "by claim, without figures"),
    "evidence_written": both("{grade} (`{written}`)", "{grade} (`{written}`)"),
    "evidence_stage": both(
        "tính điểm của lần chấm `{stage}`; các lần chấm: {stages}", "judged by `{stage}`; stages: {stages}"
    ),
    "evidence_stages": both("tính chung các lần chấm: {stages}", "judged by several stages: {stages}"),
    "stage_points": both("`{stage}` {points}", "`{stage}` {points}"),
}

_CLAUSES: Final = {
    "explanation": both("{title}: {said}", "{title}: {said}"),
    "because": both("{verdict} — {reason}", "{verdict} — {reason}"),
    "reported": both("báo cáo {observed}", "reported {observed}"),
    "reported_from": both("báo cáo {observed}, số liệu gốc {baseline}", "reported {observed}, baseline {baseline}"),
    "baseline_only": both("số liệu gốc {baseline}", "baseline {baseline}"),
    "earned": both("{points}/{maximum} điểm", "{points} of {maximum} points"),
    "asked": both("yêu cầu `{criterion}`", "asked `{criterion}`"),
    "asked_mark": both("yêu cầu `{criterion}` (mốc {mark})", "asked `{criterion}` (mark {mark})"),
    "claim_yes": both("đã hoàn thành", "done"),
    "claim_no": both("chưa hoàn thành", "not done"),
    "limit_at_least": both("từ {limit} trở lên", "at least {limit}"),
    "limit_above": both("trên {limit}", "above {limit}"),
    "limit_at_most": both("không quá {limit}", "at most {limit}"),
    "limit_below": both("dưới {limit}", "below {limit}"),
    "limit_exactly": both("đúng {limit}", "exactly {limit}"),
    "limit_counted": both("{number} `{counted}`", "{number} `{counted}`"),
    "need": both("mức cần đạt: {limit}", "{limit} meets it"),
    "need_spare": both("mức cần đạt: {limit}, {spare}", "{limit} meets it, {spare}"),
    "spare": both("còn dư {amount}", "{amount} to spare"),
    "spare_nothing": both("không còn dư", "nothing to spare"),
    "missing_more": both("còn thiếu {amount}", "{amount} more needed"),
    "missing_fewer": both("còn phải giảm {amount}", "{amount} fewer needed"),
    "missing_less": both("còn phải giảm {amount}", "{amount} less needed"),
    "missing_off": both("còn lệch {amount}", "{amount} off"),
    "parts_met": both("{met}/{all} phần đạt", "{met} of {all} parts met"),
    "parts_named": both("{verdict}: {names}", "{verdict}: {names}"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_NUMBERS, **_VERDICTS, **_REASONS, **_GRADES, **_CLAUSES}
