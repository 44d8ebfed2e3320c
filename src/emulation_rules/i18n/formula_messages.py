"""What is wrong with a formula, and how to mend it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "formula_empty": Message(
            Text("công thức trống", "the formula is empty"),
            Text("ghi chẳng hạn `100 * resolved / received`", "write for example `100 * resolved / received`"),
        ),
        "formula_too_long": Message(
            Text("công thức dài {length} ký tự, tối đa {most}", "the formula has {length} characters, {most} at most"),
            Text("tách thành nhiều chỉ số", "split it over several indicators"),
        ),
        "formula_too_deep": Message(
            Text("lồng quá {most} lớp", "nested more than {most} deep"),
            Text(
                "bỏ bớt ngoặc hoặc tách thành nhiều chỉ số", "leave out parentheses or split it over several indicators"
            ),
        ),
        "formula_too_large": Message(
            Text("công thức có hơn {most} thành phần", "the formula has more than {most} parts"),
            Text("tách thành nhiều chỉ số", "split it over several indicators"),
        ),
        "formula_unexpected": Message(
            Text("`{word}` không dùng được ở đây", "`{word}` does not belong here"),
            Text(
                "công thức gồm số, tên, `+ - * /`, so sánh `< <= = <> >= >`, `and or not`, ngoặc tròn "
                "và hàm như `min(a, b)`",
                "a formula has numbers, names, `+ - * /`, comparisons `< <= = <> >= >`, `and or not`, parentheses, "
                "and functions such as `min(a, b)`",
            ),
        ),
        "formula_foreign_sign": Message(
            Text("công thức không dùng `{written}`", "`{written}` is not used in formulas"),
            Text("ghi `{ours}`", "write `{ours}`"),
        ),
        "formula_chained": Message(
            Text("hai phép so sánh nối liền nhau", "two comparisons in a row"),
            Text(
                "tách thành hai phép so sánh, ghi `{middle}` ở cả hai, nối bằng `and`",
                "make it two comparisons joined by `and`, with `{middle}` in both",
            ),
        ),
        "formula_if_form": Message(
            Text("`if` ghi ba phần của nó trong ngoặc", "`if` has its three parts in parentheses"),
            Text(
                "ghi `if(điều kiện, giá trị khi đúng, giá trị khi sai)`, chẳng hạn `if(value >= 90, 10, 5)`",
                "write `if(condition, then, otherwise)`, as in `if(value >= 90, 10, 5)`",
            ),
        ),
        "formula_word_form": Message(
            Text("`{word}` đứng giữa hai điều kiện", "`{word}` stands between two conditions"),
            Text("ghi chẳng hạn `(a > 1 {word} b > 2)`", "write for example `(a > 1 {word} b > 2)`"),
        ),
        "formula_incomplete": Message(
            Text("công thức chưa trọn", "the formula stops too early"),
            Text("ghi tiếp một số, một tên hoặc một ngoặc", "write a number, a name or parentheses here"),
        ),
        "formula_unclosed": Message(
            Text("ngoặc `(` này chưa đóng", "this `(` is not closed"),
            Text("thêm `)`", "add `)`"),
        ),
        "formula_hyphen": Message(
            Text(
                "`{written}` có thể là một mã hoặc một phép trừ",
                "`{written}` may be an id or a difference",
            ),
            Text(
                "phép trừ viết cách hai bên dấu `-`; mã có `-` không dùng được trong công thức, hãy đổi thành `_`",
                "write blanks around `-` to subtract; an id with `-` cannot be used in formulas, so rename it with `_`",
            ),
        ),
        "formula_invalid_name": Message(
            Text("`{written}` không phải là một tên", "`{written}` is no name"),
            Text(
                "tên gồm chữ thường không dấu và chữ số, nối bằng `_`, tối đa 80 ký tự",
                "names have lower-case letters a to z and digits, joined by `_`, 80 characters at most",
            ),
        ),
        "formula_invalid_period": Message(
            Text("sau `@` là `{word}`, không phải là năm hay kỳ", "`{word}` behind `@` is no year and no period"),
            Text(
                "ghi liền chẳng hạn `crimes@2020`, `crimes@2020-H1`, `crimes@2020-Q3`, `crimes@2020-05`",
                "write for example `crimes@2020`, `crimes@2020-H1`, `crimes@2020-Q3`, `crimes@2020-05`, without blanks",
            ),
        ),
    }
)
"""Texts that are no formula."""

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType({**TEXT})
