"""What can be wrong with test cases of a ruleset, and what is said of their results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n import trial_coverage_messages, trial_mutation_messages
from emulation_rules.i18n.message import Message, both
from emulation_rules.model.text import Text

_DOCUMENT: Final = {
    "trial_unknown_kind": Message(
        Text("tệp kiểm thử có đuôi `{suffix}` không đọc được", "test cases are not read from `{suffix}` files"),
        Text("đọc được các đuôi {known}", "these are read: {known}"),
    ),
    "trial_needs_mapping": Message(
        Text("tệp kiểm thử phải gồm các khoá và giá trị", "a file of test cases holds keys with values"),
        Text(
            "bắt đầu bằng `format: emulation-rules-tests/1` rồi `cases:`",
            "begin with `format: emulation-rules-tests/1`, then `cases:`",
        ),
    ),
    "trial_other_form": Message(
        Text(
            "đây không phải là tệp kiểm thử: tệp có dạng `{found}`",
            "this is no file of test cases: its format is `{found}`",
        ),
        Text(
            "nêu tên tệp có `format: {format}`; nêu quy định thì trong thư mục `tests` bên cạnh phải có tệp ghi nó ở "
            "`ruleset`; muốn thử quy định khác trên các trường hợp đã có thì dùng `--ruleset`",
            "name a file that has `format: {format}`; of a ruleset, a file in the folder `tests` beside it has to name "
            "it as its `ruleset`; `--ruleset` tries another ruleset on cases there are",
        ),
    ),
    "trial_no_cases": Message(
        Text("không có danh sách `cases`", "there is no list of `cases`"),
        Text("ghi mỗi trường hợp một mục: `- name: …`", "write one item a case: `- name: …`"),
    ),
    "trial_too_many": Message(
        Text("một tệp chỉ được có nhiều nhất {most} trường hợp", "a file holds at most {most} cases"),
        Text("chia thành nhiều tệp", "divide them among several files"),
    ),
    "trial_no_folder": Message(
        Text("không biết tìm `{file}` ở đâu", "there is no folder in which `{file}` could be looked for"),
        Text("đọc từ tệp, hoặc đưa sẵn quy định", "read the cases from a file, or give the ruleset itself"),
    ),
    "trial_file_outside": Message(
        Text("`{file}` nằm ngoài thư mục chứa bộ kiểm thử", "`{file}` lies outside the folder that holds the tests"),
        Text(
            "chỉ dùng tệp trong thư mục này hoặc thư mục ngay trên nó",
            "use files of its folder, or of the folder right above",
        ),
    ),
    "trial_file_missing": Message(
        Text("không có tệp `{file}`", "there is no file `{file}`"),
        Text("ghi đường dẫn tính từ thư mục của tệp này", "write the path as seen from the folder of this file"),
    ),
    "trial_without_name": Message(
        Text("trường hợp này không có `name`", "the case has no `name`"),
        Text("đặt cho nó một tên: `name: đúng mốc`", "give it one: `name: on the mark`"),
    ),
    "trial_name_twice": Message(
        Text("tên `{name}` đã dùng ở {first}", "the name `{name}` is taken, at {first}"),
        Text("đặt tên khác", "choose another"),
    ),
    "trial_needs_figures": Message(
        Text(
            "phải có đúng một trong `figures`, `units`, `report`; đang có: {given}",
            "one of `figures`, `units` and `report` is wanted; given: {given}",
        ),
        Text(
            "ghi số liệu của một đơn vị: `figures: {clearance: 75}`",
            "write the figures of one unit: `figures: {clearance: 75}`",
        ),
    ),
    "trial_unit_of_several": Message(
        Text("`unit` không đi cùng `{given}`", "`unit` does not go with `{given}`"),
        Text("bỏ `unit`", "remove `unit`"),
    ),
    "trial_expects_nothing": Message(
        Text("trường hợp này không nêu kết quả phải có", "the case expects nothing"),
        Text("ghi kết quả phải có: `expect: {clearance: met}`", "say what must come out: `expect: {clearance: met}`"),
    ),
}

_TABLE: Final = {
    "trial_no_expectations": Message(
        Text("bảng không có cột `expect:…`", "the table has no column `expect:…`"),
        Text(
            "thêm cột cho mỗi kết quả phải có: `expect:clearance`, `expect:score`",
            "add a column for what must come out: `expect:clearance`, `expect:score`",
        ),
    ),
    "trial_other_period": Message(
        Text("các dòng của trường hợp `{name}` ({first}) khác kỳ", "rows of case `{name}` ({first}) differ in period"),
        Text("ghi cùng một kỳ, hoặc đặt tên khác", "write one period, or choose another name"),
    ),
    "trial_unit_twice": Message(
        Text(
            "trường hợp `{name}` đã có đơn vị `{unit}` ({first})",
            "case `{name}` has unit `{unit}` already ({first})",
        ),
        Text("đặt tên khác cho trường hợp này", "give this case another name"),
    ),
    "trial_number_needs_locale": Message(
        Text("số `{text}` đọc được theo nhiều cách", "the number `{text}` can be read in several ways"),
        Text("ghi `# locale: vi` hoặc `# locale: plain` ở dòng đầu", "write `# locale: vi` or `# locale: plain` first"),
    ),
}

_EXPECTATIONS: Final = {
    "trial_unknown_subject": Message(
        Text("quy định không có chỉ tiêu `{key}`", "the ruleset has no target `{key}`"),
        Text(
            "dùng mã chỉ tiêu, hoặc `score`, `rank`, `titles`, `classes`, `notes`",
            "use the id of a target, or `score`, `rank`, `titles`, `classes`, `notes`",
        ),
    ),
    "trial_unknown_title": Message(
        Text("quy định không có danh hiệu `{key}`", "the ruleset has no title `{key}`"),
        Text("các danh hiệu: {known}", "the titles are {known}"),
    ),
    "trial_unknown_scheme": Message(
        Text("quy định không có cách xếp loại `{key}`", "the ruleset has no classes `{key}`"),
        Text("các cách xếp loại: {known}", "there are {known}"),
    ),
    "trial_unknown_class": Message(
        Text("không có loại `{key}`", "there is no class `{key}`"),
        Text("các loại: {known}", "the classes are {known}"),
    ),
    "trial_unknown_group": Message(
        Text("quy định không có nhóm `{key}`", "the ruleset has no group `{key}`"),
        Text("các nhóm: {known}", "the groups are {known}"),
    ),
    "trial_unknown_veto": Message(
        Text("`{key}` không phải chỉ tiêu điểm liệt", "`{key}` is no target with a veto"),
        Text("các chỉ tiêu điểm liệt: {known}", "targets with a veto are {known}"),
    ),
    "trial_which_classes": Message(
        Text(
            "`class` chỉ dùng khi quy định có đúng một cách xếp loại",
            "`class` is for rulesets with one scheme of classes",
        ),
        Text("ghi `classes: {cách: loại}`; đang có: {known}", "write `classes: {scheme: class}`; there are: {known}"),
    ),
    "trial_no_rank_of_cluster": Message(
        Text("cả cụm không có `{key}`", "the cluster as a whole has no `{key}`"),
        Text("nêu đơn vị: `unit: gia-lai`, hoặc dùng `units`", "name the unit: `unit: gia-lai`, or use `units`"),
    ),
    "trial_needs_list": Message(
        Text("ở đây phải là một danh sách", "a list is wanted here"),
        Text("ghi trong ngoặc vuông: `[a, b]`", "write it in brackets: `[a, b]`"),
    ),
    "trial_no_number": Message(
        Text("`{text}` không phải số hay khoảng số chính xác", "`{text}` is no exact number or range"),
        Text(
            "ghi như `92.02`, `200/3`, `[2, 7]`, `(98, 100]`, hoặc `null` khi không có",
            "write `92.02`, `200/3`, `[2, 7]`, `(98, 100]`, or `null` for none",
        ),
    ),
}

_RESULTS: Final = {
    "command_no_trials_below": both(
        "trong `{folder}` không có tệp kiểm thử nào",
        "no file of test cases is in `{folder}`",
    ),
    "trial_differs": Message(
        Text(
            "{name} (kỳ {period}): `{what}` của {unit} là `{found}`, lẽ ra phải là `{expected}`",
            "{name} (period {period}): `{what}` of {unit} is `{found}`, expected `{expected}`",
        )
    ),
    "heading_trial_failed": both("SAI  {name} ({place}, kỳ {period})", "FAIL  {name} ({place}, period {period})"),
    "trial_not_there": both("không có", "not there"),
    "trial_exceeded_yes": both("có", "yes"),
    "trial_exceeded_no": both("không", "no"),
    "trial_exceeded_unknown": both("chưa rõ", "unknown"),
    "trial_file_came": both("{file}: đúng {passed}/{all}", "{file}: {passed} of {all} as expected"),
    "trial_file_unusable": both("{file}: không dùng được", "{file}: cannot be used"),
    "trial_came": both("đúng {passed}/{all} trường hợp", "{passed} of {all} cases as expected"),
    "trial_unusable": both("; không dùng được {count} tệp", "; {count} files cannot be used"),
    "trial_none_asked": both(
        "không có trường hợp nào mà tên có `{words}`",
        "there is no case whose name holds `{words}`",
    ),
    "trial_left_out": both("; không chọn {count}", "; {count} not asked for"),
    "trial_stopped": both("; dừng ở chỗ sai đầu tiên", "; stopped at the first failure"),
    "trial_coverage": both(
        "{ruleset}: đã thử {taken}/{all} điểm ({percent}%)",
        "{ruleset}: {taken} of {all} spots tried ({percent}%)",
    ),
    "trial_short": both(
        "{ruleset}: mới thử {share}%, cần ít nhất {least}% (`--fail-under`); thêm trường hợp cho những chỗ chưa thử",
        "{ruleset}: {share}% is tried, {least}% at least is asked for (`--fail-under`); add cases for what is left",
    ),
    "trial_mutations": both(
        "{ruleset}: phát hiện {noticed}/{all} thay đổi sai ({percent}%)",
        "{ruleset}: {noticed} of {all} wrong changes noticed ({percent}%)",
    ),
    "trial_equivalent": both("; bỏ {count} thay đổi không làm khác đi", "; {count} left out that change nothing"),
    "trial_untried": both("; chưa thử {count}", "; {count} not tried"),
    "trial_changed": both("đã đổi: {files}", "changed: {files}"),
    "trial_progress": both("đang thử: {done}/{all} thay đổi", "trying: {done} of {all} changes"),
    "trial_survivors": both("không trường hợp nào nhận ra:", "no case notices:"),
    "column_result": both("Kết quả", "Result"),
    "column_expected": both("Phải là", "Expected"),
    "column_found": both("Thực tế", "Found"),
    "column_not_tried": both("Chưa thử", "Not tried"),
    "column_survived": both("Thay đổi", "Change"),
}

MESSAGES: Final[Mapping[str, Message]] = {
    **_DOCUMENT,
    **_TABLE,
    **_EXPECTATIONS,
    **_RESULTS,
    **trial_coverage_messages.MESSAGES,
    **trial_mutation_messages.MESSAGES,
}
"""Messages by code."""
