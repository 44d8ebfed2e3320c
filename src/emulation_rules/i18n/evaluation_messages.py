"""What can be wrong with the JSON text of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "evaluation_not_json": Message(
        Text("văn bản không phải JSON", "the text is not JSON"),
        Text("dùng tệp do thư viện ghi ra", "use a text that this library wrote"),
    ),
    "evaluation_too_long": Message(
        Text("văn bản dài quá {most} ký tự", "the text is longer than {most} characters"),
        Text("chia thành nhiều tệp", "split it"),
    ),
    "evaluation_too_deep": Message(
        Text("dữ liệu lồng nhau quá sâu", "the data is nested too deeply"),
        Text("dùng tệp do thư viện ghi ra", "use a text that this library wrote"),
    ),
    "evaluation_format": Message(
        Text("định dạng là `{found}`", "the format is `{found}`"),
        Text("định dạng đọc được là `{expected}`", "the format that is read is `{expected}`"),
    ),
    "evaluation_duplicate_key": Message(
        Text("khoá `{key}` có hai lần", "key `{key}` stands twice"),
        Text("bỏ một khoá", "remove one of them"),
    ),
    "evaluation_bare_number": Message(
        Text("số `{value}` không đặt trong dấu ngoặc kép", "number `{value}` is not in quotes"),
        Text("số được ghi dưới dạng chuỗi để giữ chính xác", "numbers are written as text so that they stay exact"),
    ),
    "evaluation_unknown_key": Message(
        Text("không có khoá `{key}`", "there is no key `{key}`"),
        Text("bỏ hoặc sửa khoá này", "remove or correct it"),
    ),
    "evaluation_missing_key": Message(
        Text("thiếu khoá `{key}`", "key `{key}` is missing"),
        Text("bổ sung khoá này", "add it"),
    ),
    "evaluation_wrong_kind": Message(
        Text("sai kiểu dữ liệu", "the value is of another kind"),
        Text("cần kiểu `{expected}`", "it has to be `{expected}`"),
    ),
    "evaluation_wrong_length": Message(
        Text("danh sách có {found} mục", "the list has {found} items"),
        Text("cần {expected} mục", "it has to have {expected}"),
    ),
    "evaluation_bad_number": Message(
        Text("`{value}` không phải số chính xác", "`{value}` is no exact number"),
        Text("ghi như `92.02` hoặc `200/3`", "write `92.02` or `200/3`"),
    ),
    "evaluation_bad_period": Message(
        Text("`{value}` không phải một kỳ", "`{value}` is no period"),
        Text("ghi như `2022` hoặc `2022-H1`", "write `2022` or `2022-H1`"),
    ),
    "evaluation_bad_choice": Message(
        Text("`{value}` không phải giá trị cho phép", "`{value}` is none of the values allowed"),
        Text("các giá trị: {choices}", "these are: {choices}"),
    ),
    "evaluation_empty_interval": Message(
        Text("khoảng không chứa số nào", "the interval holds no number"),
        Text("đặt `low` không lớn hơn `high`", "make `low` no larger than `high`"),
    ),
    "evaluation_not_one": Message(
        Text("tệp có {found} kết quả", "the text holds {found} evaluations"),
        Text("cần đúng một kết quả", "exactly one is wanted here"),
    ),
}
