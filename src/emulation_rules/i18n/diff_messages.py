"""What is said of two versions of a ruleset beside each other: what became of each target, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message, both

_HEADINGS: Final = {
    "heading_diff": both("{title}: `{before}` → `{after}`", "{title}: `{before}` → `{after}`"),
    "heading_diff_targets": both("Chỉ tiêu", "Targets"),
    "heading_diff_items": both("Ngoài chỉ tiêu", "Besides targets"),
    "heading_diff_score": both("Điểm", "Score"),
    "heading_diff_cases": both("Ca kiểm thử cho các ví dụ", "Test cases of the examples"),
}

_ASKED: Final = {
    "diff_only_scored": both("chỉ tính điểm", "only scored"),
    "diff_not_yet": both("không xét trong năm này", "not asked in this year"),
    "diff_deliverable": both("hoàn thành", "delivered"),
    "diff_judged": both("được đánh giá đạt", "judged to be met"),
    "diff_all_of": both("tất cả: {parts}", "all of: {parts}"),
    "diff_any_of": both("một trong: {parts}", "any of: {parts}"),
    "diff_at_least": both("ít nhất {need} trong: {parts}", "at least {need} of: {parts}"),
}

_RELATIONS: Final = {
    "relation_identical": both("như cũ", "the same"),
    "relation_equivalent": both("tương đương", "equivalent"),
    "relation_stricter": both("chặt hơn", "stricter"),
    "relation_looser": both("lỏng hơn", "looser"),
    "relation_incomparable": both("chỗ chặt hơn, chỗ lỏng hơn", "stricter for some, looser for others"),
    "relation_otherwise": both("khác ở các đơn vị không đạt", "decided otherwise where it is not met"),
    "relation_unknown": both("chưa xác định được", "not settled"),
    "kept_added": both("mới", "added"),
    "kept_removed": both("bỏ", "removed"),
}

_SENTENCES: Final = {
    "diff_target": both("“{target}”: {said}", "'{target}': {said}"),
    "diff_added": both("mới: {after}", "added: {after}"),
    "diff_removed": both("bỏ: {before}", "removed: {before}"),
    "diff_renamed": both("đổi id từ `{former}` thành `{target}`", "renamed from `{former}` to `{target}`"),
    "diff_from_to": both("từ {before} thành {after}: {relation}", "from {before} to {after}: {relation}"),
    "diff_still": both("vẫn {after}: {relation}", "still {after}: {relation}"),
    "diff_proved": both("đã chứng minh", "proved"),
    "diff_open": both(
        "chưa chứng minh được là không còn báo cáo nào khác đi",
        "it is not proved that no other report comes out otherwise",
    ),
    "diff_now_meets": both("một đơn vị có {figures} nay đạt", "a unit with {figures} now meets it"),
    "diff_now_misses": both("một đơn vị có {figures} nay không đạt", "a unit with {figures} no longer meets it"),
    "diff_moves": both(
        "một đơn vị có {figures}: trước {before}, nay {after}",
        "a unit with {figures}: {before} before, {after} now",
    ),
    "diff_no_figures": both("mọi số liệu", "any figures"),
    "diff_exactly": both("đúng {number}", "exactly {number}"),
    "diff_from_earlier": both("{number} so với {earlier} ở kỳ {period}", "{number} after {earlier} in {period}"),
    "diff_named_figure": both("{title} {number}", "{title} {number}"),
    "diff_named_earlier": both("{title} kỳ {period} {number}", "{title} {number} in {period}"),
    "diff_claimed": both("“{title}” đã hoàn thành", "'{title}' done"),
    "diff_not_claimed": both("“{title}” chưa hoàn thành", "'{title}' not done"),
    "diff_points": both("điểm tối đa từ {before} thành {after}", "maximum points from {before} to {after}"),
    "diff_worth": both("điểm tối đa {points}", "maximum points {points}"),
    "diff_title": both("tên cũ “{former}”", "called '{former}' before"),
    "diff_asked_now": both("nay xét cả: {units}", "now asked of {units}"),
    "diff_not_asked_now": both("nay không xét: {units}", "no longer asked of {units}"),
    "diff_aspects": both("cũng đổi: {aspects}", "also changed: {aspects}"),
    "diff_more_units": both("{names} và {more} đơn vị khác", "{names} and {more} more"),
    "diff_and": both(" và ", " and "),
}

_ASPECTS: Final = {
    "aspect_points": both("điểm tối đa", "maximum points"),
    "aspect_scoring": both("cách tính điểm", "scoring"),
    "aspect_scored": both("tính điểm hay không", "whether it is scored"),
    "aspect_adjustment": both("điểm thưởng, điểm trừ", "bonus or penalty"),
    "aspect_baseline": both("mốc so sánh", "baseline"),
    "aspect_zero_baseline": both("ý nghĩa của mốc bằng 0", "meaning of a zero baseline"),
    "aspect_exceeds": both("thế nào là vượt", "what counts as exceeding"),
    "aspect_indicator": both("chỉ số", "indicator"),
    "aspect_scope": both("phạm vi", "scope"),
    "aspect_units": both("đơn vị được xét", "units asked"),
    "aspect_assigned": both("mức giao cho đơn vị", "marks set for units"),
    "aspect_veto": both("điều kiện loại", "veto"),
    "aspect_missing": both("khi thiếu số liệu", "meaning of a missing figure"),
    "aspect_years": both("mức của các năm khác", "marks of other years"),
    "aspect_labels": both("nhãn", "labels"),
    "aspect_within": both("chỉ tiêu bao trùm", "target it belongs to"),
    "aspect_title": both("tên", "title"),
    "aspect_wording": both("lời văn", "wording"),
}

_ITEMS: Final = {
    "section_head": both("phần đầu", "head"),
    "section_indicators": both("chỉ số", "indicator"),
    "section_units": both("đơn vị", "unit"),
    "section_peers": both("nhóm ngang hàng", "peer group"),
    "section_references": both("bộ mức tham chiếu", "reference"),
    "section_assignments": both("mức giao", "assignment"),
    "section_constants": both("hằng số", "constant"),
    "section_tables": both("bảng", "table"),
    "section_groups": both("nhóm chỉ tiêu", "group"),
    "section_weights": both("trọng số của nhóm", "weights of group"),
    "section_score": both("tổng điểm", "total score"),
    "section_ranking": both("cách xếp hạng", "ranking"),
    "section_titles": both("danh hiệu", "title"),
    "section_classes": both("xếp loại", "classes"),
    "how_added": both("thêm", "added"),
    "how_removed": both("bỏ", "removed"),
    "how_changed": both("đổi", "changed"),
    "how_reworded": both("đổi lời văn", "reworded"),
    "diff_item": both("{section} `{id}` {title}: {how}", "{section} `{id}` {title}: {how}"),
    "diff_item_plain": both("{section} `{id}`: {how}", "{section} `{id}`: {how}"),
    "diff_fields": both("{how} ({fields})", "{how} ({fields})"),
}

_SUMMARY: Final = {
    "diff_none": both("hai bản như nhau", "both versions are the same"),
    "diff_counted": both("{count} chỉ tiêu {relation}", "{count} {relation}"),
    "diff_read_for": both(
        "bản cũ của kỳ {before}, bản mới của kỳ {after}; cả hai được đọc cho kỳ {period}",
        "the earlier version is for {before}, the later for {after}; both are read for {period}",
    ),
    "diff_may_decide": both("có kết quả có thể khác đi", "some verdict may come out otherwise"),
    "diff_decides_same": both("không kết quả nào khác đi", "no verdict comes out otherwise"),
    "diff_gain": both(
        "tăng nhiều nhất {by} điểm, từ {before} lên {after}: {figures}",
        "the largest gain is {by} points, from {before} to {after}: {figures}",
    ),
    "diff_loss": both(
        "giảm nhiều nhất {by} điểm, từ {before} xuống {after}: {figures}",
        "the largest loss is {by} points, from {before} to {after}: {figures}",
    ),
    "diff_swing_exact": both("đã chứng minh là nhiều nhất", "proved to be the most"),
    "diff_swing_found": both(
        "mức lớn nhất tìm được, chưa chứng minh là nhiều nhất",
        "the most that was found, which is not proved to be the most there is",
    ),
    "diff_no_swing": both("điểm không đổi", "no score moves"),
    "diff_swing_open": both(
        "không tìm được báo cáo nào mà điểm đổi; chưa chứng minh là không có",
        "no report was found whose score moves, which is not proved",
    ),
    "column_relation": both("So với trước", "Change"),
    "column_was": both("Trước", "Before"),
    "column_is_now": both("Nay", "Now"),
    "column_shown": both("Ví dụ", "Example"),
}

_GIT: Final = {
    "command_no_reports": both(
        "không có báo cáo nào: thêm `--reports FILE`", "there are no reports: add `--reports FILE`"
    ),
    "git_missing": Message(
        both("không tìm thấy git", "git was not found").what,
        both("cài git, hoặc đưa đường dẫn tới tệp", "install git, or name a file").what,
    ),
    "git_no_repository": Message(
        both("`{folder}` không nằm trong kho git", "`{folder}` is in no git repository").what,
        both("chạy trong kho, hoặc đưa đường dẫn tới tệp", "run it in the repository, or name a file").what,
    ),
    "git_bad_revision": Message(
        both("`{revision}` không phải một bản ghi git hợp lệ", "`{revision}` cannot be a git revision").what,
        both("viết như `main:rulesets/x.yaml`", "write one as in `main:rulesets/x.yaml`").what,
    ),
    "git_revision_alone": Message(
        both("không có tệp hay thư mục `{name}`", "there is no file or folder `{name}`").what,
        both(
            "xem lại tên; nếu là một bản ghi git thì nêu cả tệp, như `{name}:rulesets/x.yaml`",
            "check the name; of a git revision name the file as well, as in `{name}:rulesets/x.yaml`",
        ).what,
    ),
    "git_no_revision": Message(
        both("kho không có bản ghi `{revision}`", "the repository has no revision `{revision}`").what,
        both("xem `git log` và `git branch`", "see `git log` and `git branch`").what,
    ),
    "git_no_path": Message(
        both("bản ghi `{revision}` không có `{path}`", "revision `{revision}` has no `{path}`").what,
        both("xem `git ls-tree {revision}`", "see `git ls-tree {revision}`").what,
    ),
    "git_bad_path": Message(
        both("`{path}` không phải đường dẫn trong kho", "`{path}` is no path in the repository").what,
        both("viết đường dẫn trong kho, không có `..`", "write one inside it, without `..`").what,
    ),
    "git_failed": both("git không trả lời được: {why}", "git gave no answer: {why}"),
}

MESSAGES: Final[Mapping[str, Message]] = {
    **_HEADINGS,
    **_ASKED,
    **_RELATIONS,
    **_SENTENCES,
    **_ASPECTS,
    **_ITEMS,
    **_SUMMARY,
    **_GIT,
}
