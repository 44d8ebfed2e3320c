"""What the standings of a cluster say to people: ranks, titles, classes, quotas, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_HEADINGS: Final = {
    "heading_standings": both("{title} (`{ruleset}`), kỳ {period}", "{title} (`{ruleset}`), period {period}"),
    "heading_standing": both(
        "{unit}, kỳ {period}: {title} (`{ruleset}`)", "{unit}, period {period}: {title} (`{ruleset}`)"
    ),
    "heading_peers": both("Khối {peers}", "Peer group {peers}"),
    "heading_no_peers": both("Đơn vị không thuộc khối nào", "Units in no peer group"),
    "heading_proposals": both("Danh hiệu và xếp loại", "Titles and classes"),
    "heading_legend": both("Chú giải", "How to read it"),
    "heading_quotas": both("Số suất đề nghị", "Places"),
    "heading_open": both("Còn chưa xác định", "Still open"),
    "heading_whole": both("Cả cụm", "The cluster as a whole"),
    "heading_place": both("Vị trí và đề nghị", "Rank and proposals"),
    "column_rank": both("Hạng", "Rank"),
    "column_peers": both("Khối", "Peer group"),
    "column_labels": both("Mức", "Label"),
    "column_open": both("Số chỉ tiêu chưa rõ", "Targets open"),
}

_RANKS: Final = {
    "rank_one": both("{best}", "{best}"),
    "rank_shared": both("{best}=", "{best}="),
    "rank_open": both("{best}–{worst}", "{best}–{worst}"),
    "rank_none": both("–", "–"),
    "rank_is_one": both("hạng {best} trong {of} đơn vị", "rank {best} of {of}"),
    "rank_is_shared": both(
        "đồng hạng {best} trong {of} đơn vị, cùng {others}",
        "rank {best} of {of}, shared with {others}",
    ),
    "rank_is_shared_alone": both("đồng hạng {best} trong {of} đơn vị", "shared rank {best} of {of}"),
    "rank_is_open": both(
        "hạng từ {best} đến {worst} trong {of} đơn vị, vì còn số liệu chưa rõ",
        "rank {best} to {worst} of {of}, as some figures are still open",
    ),
    "rank_is_none": both(
        "không xếp hạng: không chỉ tiêu tính điểm nào áp dụng cho đơn vị",
        "not ranked: nothing that is scored was asked of the unit",
    ),
    "rank_open_against": both("thứ tự còn có thể đổi với {others}", "the order may still change with {others}"),
    "rank_key_first": both("xếp theo {key}: {number}", "ranked by {key}: {number}"),
    "rank_key_next": both("bằng nhau thì theo {key}: {number}", "then by {key}: {number}"),
    "rank_key_first_lower": both(
        "xếp theo {key}, thấp hơn đứng trên: {number}",
        "ranked by {key}, the lower the better: {number}",
    ),
    "rank_key_next_lower": both(
        "bằng nhau thì theo {key}, thấp hơn đứng trên: {number}",
        "then by {key}, the lower the better: {number}",
    ),
    "rank_behind": both(
        "đứng sau {unit} do {key}: {own} so với {other}", "behind {unit} by {key}: {own} against {other}"
    ),
    "rank_ahead": both(
        "đứng trên {unit} do {key}: {own} so với {other}", "ahead of {unit} by {key}: {own} against {other}"
    ),
    "rank_more": both("{names} và {count} đơn vị nữa", "{names} and {count} more"),
    "key_share": both("tỷ lệ điểm", "share"),
    "key_score": both("tổng điểm", "score"),
    "key_unknown": both("không có số", "no figure"),
}

_TITLES: Final = {
    "outcome_eligible": both("đủ điều kiện đề nghị", "eligible to be proposed"),
    "outcome_not_eligible": both("không đủ điều kiện", "not eligible"),
    "outcome_undetermined": both("chưa xác định", "undetermined"),
    "outcome_deferred": both("tạm hoãn xét", "deferred"),
    "proposal": both("{title}: {outcome} — {because}", "{title}: {outcome} — {because}"),
    "cell_eligible": both("đủ ĐK", "eligible"),
    "cell_not_eligible": both("không", "no"),
    "cell_undetermined": both("chưa rõ", "open"),
    "cell_deferred": both("tạm hoãn", "deferred"),
    "because_qualifies": both("đáp ứng mọi điều kiện", "everything it asks for holds"),
    "because_condition": both("không đáp ứng điều kiện", "its condition does not hold"),
    "because_condition_undetermined": both(
        "chưa đủ số liệu để kết luận về điều kiện",
        "whether its condition holds is still open",
    ),
    "because_stated": both("{said}: `{condition}`", "{said}: `{condition}`"),
    "because_outer_title": both(
        "không có danh hiệu {subject} là điều kiện trước",
        "{subject}, which it is nested in, is not held",
    ),
    "because_outer_title_undetermined": both(
        "danh hiệu {subject} là điều kiện trước còn chưa xác định",
        "{subject}, which it is nested in, is still open",
    ),
    "because_outer_title_deferred": both(
        "danh hiệu {subject} là điều kiện trước đang tạm hoãn xét",
        "{subject}, which it is nested in, is deferred",
    ),
    "because_barred": both(
        "chỉ tiêu {subject} không đạt nên không được xét thi đua",
        "target {subject} was not met, which bars the unit",
    ),
    "because_veto_defers": both(
        "chỉ tiêu {subject} không đạt nên tạm hoãn xét thi đua",
        "target {subject} was not met, which defers the unit",
    ),
    "because_veto_open": both(
        "chỉ tiêu {subject} chưa xác định, nếu không đạt thì mất hoặc hoãn quyền được xét",
        "target {subject} is undetermined, and not meeting it would bar or defer the unit",
    ),
    "because_vote": both("không đủ phiếu bầu", "the vote fell short"),
    "because_vote_undetermined": both(
        "chưa có kết quả bỏ phiếu, hoặc kết quả chưa đủ rõ",
        "the vote has not been reported, or not fully",
    ),
    "because_beyond_quota": both("đã hết suất", "no place is left"),
    "because_tie_at_the_cut": both(
        "bằng các đơn vị khác ở suất cuối, và quy định không cho đơn vị nào",
        "tied with others at the last place, which then goes to none of them",
    ),
    "because_tie_at_the_cut_eligible": both(
        "bằng các đơn vị khác ở suất cuối, và quy định lấy tất cả",
        "tied with others at the last place, which then goes to all of them",
    ),
    "because_tie_at_the_cut_undetermined": both(
        "bằng các đơn vị khác ở suất cuối, người có thẩm quyền quyết định",
        "tied with others at the last place, which people decide",
    ),
    "because_quota_open": both(
        "chưa rõ còn suất hay không, vì hạng hoặc điều kiện của đơn vị khác chưa rõ",
        "whether a place is left depends on what is still open of other units",
    ),
    "because_not_ranked": both(
        "không xếp hạng, vì không chỉ tiêu tính điểm nào áp dụng",
        "not ranked, as nothing that is scored was asked",
    ),
    "class_one": both("{scheme}: {levels}", "{scheme}: {levels}"),
    "class_stated": both("{said} (`{condition}`)", "{said} (`{condition}`)"),
    "class_open": both("{scheme}: {levels}, chưa xác định", "{scheme}: {levels}, still open"),
    "class_none": both("{scheme}: không có mức nào phù hợp", "{scheme}: none of its levels fits"),
    "quota_of_peers": both("{title}, {peers}", "{title}, {peers}"),
    "quota_one": both("{title}: {most}", "{title}: {most}"),
    "quota_open": both("{title}: từ {least} đến {most}, chưa xác định", "{title}: {least} to {most}, still open"),
}

_LEGEND: Final = {
    "legend_shared": both("`2=`: đồng hạng", "`2=`: a shared rank"),
    "legend_open": both(
        "`3–5`: hạng từ 3 đến 5, vì còn số liệu chưa rõ",
        "`3–5`: somewhere from rank 3 to 5, as some figures are still open",
    ),
    "legend_unranked": both(
        "`–`: không xếp hạng, vì không chỉ tiêu tính điểm nào áp dụng",
        "`–`: not ranked, as nothing that is scored was asked",
    ),
    "legend_points": both(
        "`a–b/c` điểm: chắc chắn có a, có thể đến b, tối đa c",
        "`a–b/c` points: a is certain, b is possible, c is the maximum",
    ),
    "legend_open_targets": both(
        "số chỉ tiêu chưa rõ: chỉ tiêu tính điểm chưa có kết quả hoặc chưa rõ điểm",
        "targets open: scored targets without a verdict or without certain points yet",
    ),
    "legend_titles": both(
        "đủ ĐK: đủ điều kiện đề nghị; bảng chỉ nêu ai đủ điều kiện, cấp có thẩm quyền quyết định danh hiệu",
        "eligible: may be proposed for the title; the table proposes, people award",
    ),
}

_OPEN: Final = {
    "open_targets": both("{unit}: {targets}", "{unit}: {targets}"),
    "open_target": both("{title} ({reason})", "{title} ({reason})"),
    "open_points": both("điểm chưa rõ", "points not certain"),
    "open_more": both("{names} và {count} chỉ tiêu nữa", "{names} and {count} more"),
    "standings_empty": both("không có đơn vị nào", "no unit was evaluated"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_HEADINGS, **_RANKS, **_TITLES, **_LEGEND, **_OPEN}
