"""What is said of claims about a whole score: proved, shown otherwise, or left open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_HEADINGS: Final = {
    "heading_proofs": both(
        "{title} (`{ruleset}`), kỳ {period}: chứng minh về điểm", "{title} (`{ruleset}`), period {period}: proofs"
    ),
}

_CLAIMS: Final = {
    "proof_monotone_yes": both(
        "{subject}: số liệu tốt hơn không bao giờ làm giảm tỷ lệ điểm",
        "{subject}: a better figure never lowers the share",
    ),
    "proof_monotone_no": both(
        "{subject}: số liệu tốt hơn có thể làm giảm tỷ lệ điểm, từ {first} xuống {second}",
        "{subject}: a better figure may lower the share, from {first} to {second}",
    ),
    "proof_monotone_unknown": both(
        "{subject}: chưa rõ số liệu tốt hơn có làm giảm tỷ lệ điểm không",
        "{subject}: whether the share may fall is open",
    ),
    "proof_reachable_yes": both("{subject}: có thể đạt, với tỷ lệ {first}", "{subject}: can be reached, with {first}"),
    "proof_reachable_no": both("{subject}: không báo cáo nào đạt được", "{subject}: no report reaches it"),
    "proof_reachable_unknown": both(
        "{subject}: chưa rõ có đạt được không", "{subject}: whether it can be reached is open"
    ),
    "proof_equivalent_yes": both(
        "`{subject}`: mọi báo cáo cho cùng một tỷ lệ điểm", "`{subject}`: every report comes to the same share"
    ),
    "proof_equivalent_no": both(
        "`{subject}`: có báo cáo cho tỷ lệ khác nhau, {first} và {second}",
        "`{subject}`: a report comes to another share, {first} and {second}",
    ),
    "proof_equivalent_unknown": both(
        "`{subject}`: chưa rõ có báo cáo nào cho tỷ lệ khác không", "`{subject}`: whether shares may differ is open"
    ),
    "proof_of_unit": both("{unit}: {said}", "{unit}: {said}"),
    "proof_because": both("{said} ({why})", "{said} ({why})"),
    "proof_whole_score": both("tổng điểm", "the score"),
    "proof_nothing": both("không có gì để chứng minh", "there is nothing to prove"),
    "proof_why_timeout": both("hết giờ; thử `--timeout` lớn hơn", "out of time; try a longer `--timeout`"),
    "proof_why_memory": both("hết bộ nhớ", "out of memory"),
    "proof_why_gave_up": both("bộ giải không xử lý được phép tính này", "the solver does not decide this arithmetic"),
    "proof_why_not_confirmed": both(
        "bộ giải tìm ra số liệu nhưng tính lại không đúng", "the solver's figures were not confirmed"
    ),
    "proof_why_together": both("điểm phụ thuộc số liệu của các đơn vị khác", "points rest on what other units report"),
    "proof_why_no_mark": both("có mốc chưa biết", "a mark is not known"),
    "proof_why_no_maximum": both("không có chỉ tiêu nào tính điểm", "nothing is scored"),
    "proof_why_members_that_may_not_apply": both(
        "có chỉ tiêu khi áp dụng khi không, trong một nhóm không phải phép cộng",
        "a target that may not apply stands in a group that is no sum",
    ),
    "proof_why_formula_without_members": both(
        "công thức của nhóm thiếu thành phần", "a group's formula lacks a member"
    ),
    "proof_why_many_worst": both("nhóm có quá nhiều thành phần", "a group has too many members"),
    "proof_progress": both("đã xét: {done}", "asked: {done}"),
    "prove_needs_extra": both(
        "lệnh `prove` cần gói z3-solver; cài bằng `pip install 'emulation-rules[prove]'`",
        "`prove` needs z3-solver; install it with `pip install 'emulation-rules[prove]'`",
    ),
    "prove_needs_other": both(
        "`equivalent` cần một quy định thứ hai", "`equivalent` needs a second ruleset: prove RULESET equivalent OTHER"
    ),
    "prove_no_other": both(
        "chỉ `equivalent` cần quy định thứ hai: `{other}`", "only `equivalent` takes a second ruleset: `{other}`"
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_HEADINGS, **_CLAIMS}
