"""What is wrong with the shape of a ruleset document: keys, kinds of values, words, ids, and what it extends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

_KEYS: Final = {
    "unknown_key": Message(
        Text("không có mục nào tên là `{key}` ở đây", "there is no key `{key}` here"),
        Text("các mục dùng được: {allowed}", "the keys are {allowed}"),
    ),
    "missing_key": Message(
        Text("thiếu mục `{key}`", "`{key}` is missing"),
        Text("thêm `{key}:` vào đây", "add `{key}:` here"),
    ),
    "nothing_written": Message(
        Text("chưa ghi gì sau `{key}`", "nothing is written after `{key}`"),
        Text("ghi giá trị, hoặc bỏ cả mục", "write a value, or leave the key out"),
    ),
    "not_one_key": Message(
        Text("cần đúng một trong {allowed}; ở đây có {given}", "exactly one of {allowed} is wanted; here is {given}"),
        Text("chỉ giữ lại một mục", "keep one of them"),
    ),
    "too_few": Message(
        Text("có {given} mục, ít nhất phải có {least}", "there are {given} entries, {least} is the least"),
        Text("ghi thêm cho đủ, hoặc bỏ cả phần này", "add what is missing, or leave the whole out"),
    ),
}

_KINDS: Final = {
    "expected_mapping": Message(
        Text(
            "chỗ này phải gồm các mục `tên: giá trị`, không phải `{given}`",
            "entries `key: value` belong here, not `{given}`",
        ),
        Text("ghi mỗi mục một dòng, lùi vào hai dấu cách", "write one entry a line, indented by two blanks"),
    ),
    "expected_list": Message(
        Text("chỗ này phải là một danh sách, không phải `{given}`", "a list belongs here, not `{given}`"),
        Text(
            "ghi `[một, hai]`, hoặc mỗi dòng một mục bắt đầu bằng `- `",
            "write `[one, two]`, or one item a line after `- `",
        ),
    ),
    "expected_text": Message(
        Text("chỗ này phải là chữ, không phải `{given}`", "text belongs here, not `{given}`"),
        Text("đặt trong dấu ngoặc kép nếu là tên gọi", "put it in quotes if it is a name"),
    ),
    "expected_text_or_languages": Message(
        Text("chỗ này phải là chữ, hoặc `{vi: …, en: …}`", "text belongs here, or `{vi: …, en: …}`"),
        Text("đặt trong dấu ngoặc kép nếu là tên gọi", "put it in quotes if it is a name"),
    ),
    "expected_number": Message(
        Text("chỗ này phải là một số, không phải `{given}`", "a number belongs here, not `{given}`"),
        Text(
            "chỉ ghi chữ số, phần thập phân sau dấu chấm, không kèm đơn vị và không đặt trong ngoặc kép",
            "write digits with a point before decimals, without unit and without quotes",
        ),
    ),
    "expected_whole_number": Message(
        Text("chỗ này phải là số nguyên, không phải `{given}`", "a whole number belongs here, not `{given}`"),
        Text("ghi số không có phần thập phân", "write it without decimals"),
    ),
    "expected_true_or_false": Message(
        Text(
            "chỗ này phải là `true` hoặc `false`, không phải `{given}`", "`true` or `false` belongs here, not `{given}`"
        ),
        Text("ghi `true` là có, `false` là không", "write `true` for yes and `false` for no"),
    ),
    "expected_true": Message(
        Text("chỗ này chỉ ghi được `true`, không phải `{given}`", "only `true` belongs here, not `{given}`"),
        Text("ghi `true`, hoặc bỏ cả mục", "write `true`, or leave the key out"),
    ),
    "expected_period": Message(
        Text("chỗ này phải là một kỳ", "a period belongs here"),
        Text(
            "ghi `2022`, `2022-H1`, hoặc `{year: 2022, from: 2021-11-15, to: 2022-11-14}`",
            "write `2022`, `2022-H1`, or `{year: 2022, from: 2021-11-15, to: 2022-11-14}`",
        ),
    ),
    "expected_criterion": Message(
        Text("`{given}` không phải là tiêu chí", "`{given}` is no criterion"),
        Text("ghi bằng lời, chẳng hạn `từ 90% trở lên`", "write it in words, such as `at least 90%`"),
    ),
    "criterion_without_is": Message(
        Text("tiêu chí viết theo cấu trúc phải có mục `is`", "a structured criterion says what it `is`"),
        Text(
            "thêm `is:` với một trong {allowed}; nếu tiêu chí theo năm thì dùng năm làm tên mục, như `2022: trên 75%`",
            "add `is:` with one of {allowed}; for a criterion by year the keys are years, as in `2022: above 75%`",
        ),
    ),
    "expected_mark": Message(
        Text("chỗ này phải là một mức", "a mark belongs here"),
        Text(
            "ghi `assigned`, `{figure: {number: 75, unit: percent}}` hoặc `{reference: …}`",
            "write `assigned`, `{figure: {number: 75, unit: percent}}` or `{reference: …}`",
        ),
    ),
    "expected_baseline": Message(
        Text("chỗ này phải là một mốc so sánh", "a baseline belongs here"),
        Text(
            "ghi `previous_year`, `same_period`, `previous_period`, `assigned`, `{period: …}`, `{mean_of: […]}`, "
            "`{frozen: …}` hoặc `{reference: …}`",
            "write `previous_year`, `same_period`, `previous_period`, `assigned`, `{period: …}`, `{mean_of: […]}`, "
            "`{frozen: …}` or `{reference: …}`",
        ),
    ),
    "expected_reference_mark": Message(
        Text("chỗ này phải là mức của một chỉ số", "the mark of an indicator belongs here"),
        Text(
            "ghi một số, `null` nếu văn bản không nêu, hoặc `{number: 76, basis: inferred}`",
            "write a number, `null` where the source gives none, or `{number: 76, basis: inferred}`",
        ),
    ),
    "expected_scoring": Message(
        Text("chỗ này phải là một cách tính điểm", "a way of scoring belongs here"),
        Text(
            "ghi `all or nothing`, `proportional`, `direct`, `leader share`, `{bands: […]}` hay một cách khác",
            "write `all or nothing`, `proportional`, `direct`, `leader share`, `{bands: […]}` or another preset",
        ),
    ),
    "expected_step": Message(
        Text("chỗ này phải là độ dài một bước", "the length of a step belongs here"),
        Text("ghi một số, hoặc tỷ lệ như `5%` cùng `of_mark: true`", "write a number, or `5%` with `of_mark: true`"),
    ),
    "expected_multiple": Message(
        Text("`{given}` không phải là tỷ lệ", "`{given}` is no share"),
        Text("ghi như `500%` hoặc `2/3`", "write it as `500%` or `2/3`"),
    ),
}

_VALUES: Final = {
    "unknown_word": Message(
        Text("`{given}` không phải là từ dùng được ở đây", "`{given}` is no word for this place"),
        Text("các từ dùng được: {allowed}", "the words are {allowed}"),
    ),
    "unknown_format": Message(
        Text("dạng văn bản `{given}` không đọc được", "format `{given}` cannot be read"),
        Text("ghi `format: {wanted}`", "write `format: {wanted}`"),
    ),
    "not_a_ruleset": Message(
        Text("đây không phải là quy định: tệp có dạng `{given}`", "this is no ruleset: its format is `{given}`"),
        Text(
            "nêu tên tệp quy định, tức tệp có `format: {wanted}`",
            "name the file of the ruleset, which has `format: {wanted}`",
        ),
    ),
    "blank_text": Message(
        Text("chưa ghi nội dung", "the text is blank"),
        Text("ghi nội dung, hoặc bỏ cả mục", "write something, or leave the key out"),
    ),
    "invalid_id": Message(
        Text("`{given}` không dùng làm mã được", "`{given}` cannot be an id"),
        Text(
            "mã gồm chữ thường không dấu và chữ số, bắt đầu bằng chữ, nối bằng `-` hoặc `_`, như `gia-lai`",
            "an id has letters a to z and digits, a letter first, parts joined by `-` or `_`, as in `gia-lai`",
        ),
    ),
    "id_too_long": Message(
        Text("mã `{given}` quá dài", "the id `{given}` is too long"),
        Text("dùng tối đa {most} ký tự", "use {most} characters at most"),
    ),
    "invalid_year": Message(
        Text("`{given}` không phải là năm", "`{given}` is no year"),
        Text("ghi đủ bốn chữ số, như `2022`", "write four digits, as in `2022`"),
    ),
    "invalid_period": Message(
        Text("`{given}` không phải là kỳ", "`{given}` is no period"),
        Text(
            "ghi `2022`, `2022-H1` (nửa năm), `2022-Q3` (quý), `2022-05`, `2022-9M` (9 tháng), `2022-W46` (tuần)",
            "write `2022`, `2022-H1` (half), `2022-Q3`, `2022-05`, `2022-9M` (nine months), `2022-W46` (week)",
        ),
    ),
    "invalid_date": Message(
        Text("`{given}` không phải là ngày có trong lịch", "`{given}` is no day of the calendar"),
        Text("ghi năm, tháng, ngày, như `2022-11-14`", "write year, month and day, as in `2022-11-14`"),
    ),
    "number_not_above": Message(
        Text("`{given}` không lớn hơn {limit}", "`{given}` is not above {limit}"),
        Text("ghi số lớn hơn {limit}", "write a number above {limit}"),
    ),
    "number_too_small": Message(
        Text("`{given}` nhỏ hơn {limit}", "`{given}` is below {limit}"),
        Text("ghi số từ {limit} trở lên", "write {limit} or more"),
    ),
    "number_too_large": Message(
        Text("`{given}` lớn hơn {limit}", "`{given}` is above {limit}"),
        Text("ghi số không quá {limit}", "write {limit} or less"),
    ),
}

_EXTENDS: Final = {
    "extends_not_found": Message(
        Text("không tìm thấy quy định `{id}`", "there is no ruleset `{id}`"),
        Text("đặt tệp vào một trong các chỗ sau: {looked}", "it is looked for in {looked}"),
    ),
    "extends_without_folder": Message(
        Text(
            "không biết tìm quy định `{id}` ở đâu vì văn bản này không phải là tệp",
            "the ruleset `{id}` cannot be looked for, because this text is not a file",
        ),
        Text(
            "lưu văn bản thành tệp, hoặc ghi đầy đủ nội dung và bỏ `extends`",
            "save it as a file, or write it out in full",
        ),
    ),
    "extends_leaves_folder": Message(
        Text("`{file}` dẫn ra ngoài thư mục của nó", "`{file}` leads out of its folder"),
        Text("chép tệp vào thư mục thay cho liên kết", "put a copy there instead of a link"),
    ),
    "extends_other_id": Message(
        Text(
            "tệp `{file}` có `id` là `{given}`, không phải `{id}`", "the file `{file}` has the id `{given}`, not `{id}`"
        ),
        Text("sửa `id` trong tệp đó, hoặc sửa `extends`", "correct the `id` there or `extends` here"),
    ),
    "extends_cycle": Message(
        Text("các quy định kế thừa nhau thành vòng: {chain}", "rulesets extend each other in a circle: {chain}"),
        Text("bỏ một mục `extends` trong vòng này", "remove one `extends` of the circle"),
    ),
    "extends_too_deep": Message(
        Text("kế thừa nối tiếp quá {most} lần", "more than {most} rulesets extend each other in a row"),
        Text("gộp bớt các quy định ở giữa", "merge some of those in between"),
    ),
    "nothing_to_remove": Message(
        Text(
            "`{key}` không có trong quy định được kế thừa nên không bỏ được",
            "the extended ruleset has no `{key}` to remove",
        ),
        Text("sửa tên mục, hoặc bỏ dòng này", "correct the key, or leave the line out"),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_KEYS, **_KINDS, **_VALUES, **_EXTENDS}
