"""What checks find where the words of a target and what it asks part ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

MESSAGES: Final[Mapping[str, Message]] = {
    "wording_strictness": Message(
        Text(
            "lời ghi `{words_vi}`, còn tiêu chí là `{criterion_vi}`: khác nhau khi số liệu đúng bằng mốc",
            "the words say `{words}` and the criterion `{criterion}`: a figure on the mark is not the same to both",
        ),
        Text(
            "sửa tiêu chí theo đúng lời của văn bản, hoặc sửa lời",
            "let the criterion say what the document says, or mend the words",
        ),
    ),
    "wording_direction": Message(
        Text(
            "lời ghi `{words_vi}`, còn tiêu chí `{criterion_vi}` đi ngược lại",
            "the words say `{words}`, and the criterion `{criterion}` goes the other way",
        ),
        Text("sửa tiêu chí hoặc sửa lời", "mend the criterion or the words"),
    ),
    "wording_number": Message(
        Text(
            "lời ghi `{words_vi}`, còn tiêu chí là `{criterion_vi}`",
            "the words say `{words}`, and the criterion is `{criterion}`",
        ),
        Text("sửa con số sai", "correct the number that is wrong"),
    ),
    "wording_none": Message(
        Text(
            "lời ghi `{words_vi}`, còn `{criterion_vi}` vẫn cho phép xảy ra",
            "the words say `{words}`, and `{criterion}` still allows some",
        ),
        Text("ghi `không để xảy ra`, hoặc sửa lời", "write `none`, or mend the words"),
    ),
    "wording_parts": Message(
        Text(
            "lời ghi `{words}`, còn chỉ tiêu không đòi hỏi đủ {count} phần",
            "the words say `{words}`, and the target does not ask for all {count}",
        ),
        Text("ghi đủ {count} phần trong `all_of`, hoặc sửa lời", "put all {count} into `all_of`, or mend the words"),
    ),
    "wording_scope": Message(
        Text(
            "lời ghi `{words}`, còn chỉ tiêu xét theo `{given}`",
            "the words say `{words}`, and the target is asked `{given}`",
        ),
        Text("ghi `scope: {scope}`, hoặc sửa lời", "write `scope: {scope}`, or mend the words"),
    ),
    "wording_indicator": Message(
        Text(
            "lời nói về `{words}`, còn chỉ số `{indicator}` đếm `{other}`",
            "the words speak of `{words}`, and the indicator `{indicator}` counts `{other}`",
        ),
        Text("sửa `indicator`, hoặc sửa lời", "correct the `indicator`, or mend the words"),
    ),
    "wording_restrain": Message(
        Text(
            "`{words_vi}` có thể là không tăng, tăng chậm hơn, hoặc giảm; ở đây hiểu là `{criterion_vi}`",
            "`{words}` may mean no rise, a slower rise or a fall; here it is `{criterion}`",
        ),
        Text("ghi cách hiểu vào `note` của chỉ tiêu", "say in the target's `note` how it is read"),
    ),
    "wording_exceed": Message(
        Text(
            "lời ghi `{words}`, còn `{criterion_vi}` chỉ cần đạt",
            "the words say `{words}`, and `{criterion}` is met without being exceeded",
        ),
        Text(
            "ghi `trên …` nếu phải vượt, hoặc ghi cách hiểu vào `note` của chỉ tiêu",
            "write `above …` where it must be exceeded, or say in the target's `note` how it is read",
        ),
    ),
    "wording_aspiration": Message(
        Text("`{words}` là mức hướng tới, mà ở đây được tính điểm", "`{words}` names an aim, and here it is scored"),
        Text(
            "ghi `scored: false`, hoặc ghi vào `note` vì sao tính điểm",
            "write `scored: false`, or say in the `note` why it is scored",
        ),
    ),
}
