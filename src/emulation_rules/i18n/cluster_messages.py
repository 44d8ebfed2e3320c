"""What a ruleset says of several units: peers, what each was set, how they are ranked, titled and classed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_HEADINGS: Final = {
    "heading_peer_groups": both("Khối", "Peer groups"),
    "heading_assigned": both("Mức giao cho từng đơn vị", "What each unit was set"),
    "heading_ranking": both("Xếp hạng", "Ranking"),
    "heading_titles": both("Danh hiệu", "Titles"),
    "heading_classes": both("Xếp loại", "Classes"),
}

_UNITS: Final = {
    "peers_of_none": both("không thuộc khối nào: {units}", "in no peer group: {units}"),
    "cluster_missing_left_out": both(
        "khi so sánh các đơn vị, đơn vị chưa báo cáo không được tính",
        "what units come to together leaves out those that have not reported",
    ),
    "stages_first": both(
        "có nhiều lần chấm thì lấy lần đầu tiên có điểm trong: {stages}",
        "where several stages gave points, the first of these counts: {stages}",
    ),
    "stages_highest": both(
        "có nhiều lần chấm thì lấy điểm cao nhất trong: {stages}",
        "where several stages gave points, the highest counts, of: {stages}",
    ),
    "stages_mean": both(
        "có nhiều lần chấm thì lấy trung bình của: {stages}",
        "where several stages gave points, their mean counts, of: {stages}",
    ),
    "assigned_by": both("{mark} ({authority} giao)", "{mark} (set by {authority})"),
    "assigned_not_assigned": both("không giao", "not assigned"),
    "assigned_waived": both("được miễn", "let off"),
    "assigned_exempt": both("không phải thực hiện", "exempt"),
    "precedence_first": both(
        "có mức của nhiều cấp thì lấy mức của cấp đầu tiên có giao trong: {authorities}",
        "of marks by several authorities, that of the first of these counts: {authorities}",
    ),
    "precedence_strictest": both(
        "có mức của nhiều cấp thì lấy mức chặt nhất",
        "of marks by several authorities, the strictest counts",
    ),
}

_RANKING: Final = {
    "ranked_higher": both("theo {key}, cao hơn đứng trên", "by {key}, the higher the better"),
    "ranked_lower": both("theo {key}, thấp hơn đứng trên", "by {key}, the lower the better"),
    "ranked_then": both("bằng nhau thì {key}", "where that is equal, {key}"),
    "ranked_shared": both(
        "bằng nhau về tất cả thì cùng hạng, hạng sau bỏ cách: 1, 2, 2, 4",
        "units equal in all of it share a rank, and the ranks behind are left out: 1, 2, 2, 4",
    ),
    "ranked_within_peers": both("mỗi khối xếp hạng riêng", "each peer group is ranked by itself"),
}

_TITLES: Final = {
    "title_when": both("đề nghị khi `{condition}`", "proposed when `{condition}`"),
    "title_within": both("chỉ xét đơn vị được đề nghị {title}", "only units proposed for {title} are looked at"),
    "title_ignores": both(
        "không xét điều kiện loại hoặc hoãn của: {targets}",
        "the veto of these does not count: {targets}",
    ),
    "quota_number": both("nhiều nhất {number} đơn vị, lấy từ hạng cao nhất", "at most {number}, best ranks first"),
    "quota_share": both(
        "nhiều nhất {share} của {base}, {mode}, lấy từ hạng cao nhất",
        "at most {share} of {base}, {mode}, best ranks first",
    ),
    "quota_units": both("tổng số đơn vị", "all units"),
    "quota_peers": both("số đơn vị trong khối", "the units of the peer group"),
    "quota_holders": both("số đơn vị được đề nghị {title}", "the units proposed for {title}"),
    "quota_others": both(
        "số đơn vị chỉ được đề nghị {title}, không kể các đơn vị được đề nghị danh hiệu này",
        "the units proposed for {title} and not for this title",
    ),
    "quota_down": both("làm tròn xuống", "rounded down"),
    "quota_up": both("làm tròn lên", "rounded up"),
    "quota_half_up": both("phần lẻ từ một nửa thì làm tròn lên", "rounded, a half upwards"),
    "quota_half_even": both("phần lẻ một nửa thì làm tròn về số chẵn", "rounded, a half to the even number"),
    "ties_all": both(
        "các đơn vị bằng nhau ở suất cuối đều được đề nghị",
        "units that tie for the last place are all proposed",
    ),
    "ties_none": both(
        "các đơn vị bằng nhau ở suất cuối đều không được đề nghị",
        "of units that tie for the last place none is proposed",
    ),
    "ties_undetermined": both(
        "các đơn vị bằng nhau ở suất cuối do hội nghị quyết định",
        "of units that tie for the last place people decide",
    ),
    "vote_at_least": both(
        "{favour} phải đạt ít nhất {share} của {base}",
        "{favour} must come to at least {share} of {base}",
    ),
    "vote_above": both("{favour} phải quá {share} của {base}", "{favour} must come to more than {share} of {base}"),
    "vote_casting": both(
        "vừa đúng mức đó thì {casting} quyết định",
        "where it is exactly that, {casting} decides",
    ),
}

_CLASSES: Final = {
    "classes_one": both("mỗi đơn vị thuộc đúng một loại", "each unit is in exactly one"),
    "classes_first": both("lấy loại đầu tiên thoả điều kiện", "the first whose condition holds"),
    "class_when": both("khi `{condition}`", "when `{condition}`"),
    "class_otherwise": both("các trường hợp còn lại", "everything else"),
}

MESSAGES: Final[Mapping[str, Message]] = {**_HEADINGS, **_UNITS, **_RANKING, **_TITLES, **_CLASSES}
