"""Messages about files and about YAML as such, before anything is known of rulesets or reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.i18n.message import Message
from emulation_rules.model.text import Text


def _message(en: str, vi: str, en_remedy: str, vi_remedy: str) -> Message:
    return Message(Text(vi=vi, en=en), Text(vi=vi_remedy, en=en_remedy))


_FILES: Final[Mapping[str, Message]] = {
    "file_missing": _message(
        "there is no file `{file}`",
        "không có tệp `{file}`",
        "check the name and the folder",
        "kiểm tra lại tên tệp và thư mục",
    ),
    "file_is_directory": _message(
        "`{file}` is a folder",
        "`{file}` là một thư mục",
        "name a file in it",
        "chỉ rõ một tệp trong thư mục đó",
    ),
    "file_not_regular": _message(
        "`{file}` is no ordinary file",
        "`{file}` không phải là tệp thông thường",
        "save the document as a file first",
        "hãy lưu văn bản thành tệp trước",
    ),
    "file_unreadable": _message(
        "the file `{file}` cannot be read",
        "không đọc được tệp `{file}`",
        "check its name and whether you may open it",
        "kiểm tra tên tệp và quyền mở tệp",
    ),
    "file_not_written": _message(
        "the file cannot be written: {why}",
        "không ghi được tệp: {why}",
        "check whether you may write it, and into its folder",
        "kiểm tra quyền ghi tệp và thư mục của nó",
    ),
    "file_too_large": _message(
        "the file `{file}` has {size} MiB, more than the {limit} MiB allowed",
        "tệp `{file}` có dung lượng {size} MiB, vượt mức {limit} MiB cho phép",
        "check that it is the right file, or split it up",
        "kiểm tra xem có đúng tệp cần dùng không, hoặc tách nhỏ tệp",
    ),
    "file_not_utf8": _message(
        "the file `{file}` holds no text in UTF-8",
        "tệp `{file}` không phải văn bản dùng bảng mã UTF-8",
        "save a text again with the encoding UTF-8; of other files name another one",
        "nếu là văn bản thì lưu lại với bảng mã UTF-8 (Unicode), nếu không thì nêu tệp khác",
    ),
}

_TEXT: Final[Mapping[str, Message]] = {
    "yaml_empty": _message(
        "the document is empty",
        "văn bản không có nội dung",
        "begin with `format:` and `id:`",
        "bắt đầu bằng `format:` và `id:`",
    ),
    "yaml_too_large": _message(
        "the text has {size} characters, more than the {limit} MiB allowed",
        "văn bản có {size} ký tự, vượt mức {limit} MiB cho phép",
        "check that it is the right document, or split it up",
        "kiểm tra xem có đúng văn bản cần dùng không, hoặc tách nhỏ văn bản",
    ),
    "yaml_control_character": _message(
        "the text holds the control character {character} ({count} times)",
        "văn bản có ký tự điều khiển {character} ({count} lần)",
        "delete it; a file full of such characters is not a text file",
        "xoá ký tự đó; tệp chứa nhiều ký tự như vậy không phải là tệp văn bản",
    ),
    "yaml_line_separator": _message(
        "the text holds the unusual line break {character} ({count} times)",
        "văn bản có dấu ngắt dòng lạ {character} ({count} lần)",
        "replace it by an ordinary line break; it often comes with text copied from elsewhere",
        "thay bằng dấu xuống dòng thông thường; ký tự này thường lẫn vào khi sao chép từ nơi khác",
    ),
    "yaml_invisible_character": _message(
        "the text holds the invisible character {character} ({count} times)",
        "văn bản có ký tự ẩn {character} ({count} lần)",
        "delete it, or type the word again; it often comes with text copied from elsewhere",
        "xoá ký tự đó hoặc gõ lại từ ấy; ký tự này thường lẫn vào khi sao chép từ nơi khác",
    ),
    "yaml_too_deep": _message(
        "more than {limit} levels stand inside one another here",
        "nội dung ở đây lồng nhau quá {limit} cấp",
        "no document needs so many; look for brackets or indentation that went wrong",
        "không văn bản nào cần nhiều cấp như vậy; kiểm tra lại dấu ngoặc hoặc cách thụt dòng",
    ),
    "yaml_too_many": _message(
        "there are more than {limit} faults; the rest of the text was not read",
        "có hơn {limit} lỗi; phần còn lại của văn bản chưa được đọc",
        "mend the first ones and check again",
        "sửa các lỗi đầu tiên rồi kiểm tra lại",
    ),
    "yaml_too_many_values": _message(
        "the document holds more than {limit} keys and values",
        "văn bản có hơn {limit} khoá và giá trị",
        "split it up, or give large reports as CSV",
        "tách nhỏ văn bản, hoặc dùng CSV cho báo cáo lớn",
    ),
    "yaml_syntax": _message(
        "this cannot be read: `{written}`",
        "không đọc được chỗ này: `{written}`",
        "compare it with the lines above; a text with special signs belongs in double quotes",
        "so lại với các dòng phía trên; nội dung có ký hiệu đặc biệt cần đặt trong dấu ngoặc kép",
    ),
}

_REFUSED: Final[Mapping[str, Message]] = {
    "yaml_duplicate_key": _message(
        "`{key}` is given twice, first in line {line}",
        "`{key}` được khai báo hai lần, lần đầu ở dòng {line}",
        "keep one of them, or rename it",
        "giữ lại một chỗ, hoặc đổi tên",
    ),
    "yaml_anchor": _message(
        "`{written}` names a part to be repeated elsewhere, which is not allowed",
        "`{written}` đánh dấu một phần để lặp lại ở chỗ khác, cách viết này không được phép",
        "write each part out in full; a text beginning with `&` belongs in double quotes",
        "viết đầy đủ từng phần; nội dung bắt đầu bằng `&` cần đặt trong dấu ngoặc kép",
    ),
    "yaml_alias": _message(
        "`{written}` repeats another part of the document, which is not allowed",
        "`{written}` lặp lại một phần khác của văn bản, cách viết này không được phép",
        "write each part out in full; a text beginning with `*` belongs in double quotes",
        "viết đầy đủ từng phần; nội dung bắt đầu bằng `*` cần đặt trong dấu ngoặc kép",
    ),
    "yaml_tag": _message(
        "a value must not begin with an exclamation mark: `{written}`",
        "giá trị không được bắt đầu bằng dấu chấm than: `{written}`",
        "if it is text, put it in double quotes",
        "nếu là nội dung chữ, hãy đặt trong dấu ngoặc kép",
    ),
    "yaml_not_equal": _message(
        "`{written}`: there is no criterion for being unequal",
        "`{written}`: không có tiêu chí nào có nghĩa là khác",
        "say what is wanted: `above …`, `below …` or `exactly …`",
        "nêu rõ yêu cầu: `trên …`, `dưới …` hoặc `đúng …`",
    ),
    "yaml_merge_key": _message(
        "`<<` takes over another part of the document, which is not allowed",
        "`<<` chép lại một phần khác của văn bản, cách viết này không được phép",
        "write the part out in full; a whole ruleset is taken over with `extends`",
        "viết đầy đủ phần đó; muốn kế thừa cả một bộ quy tắc thì dùng `extends`",
    ),
    "yaml_complex_key": _message(
        "a key must be one word before a colon: `{written}`",
        "khoá phải là một từ đứng trước dấu hai chấm: `{written}`",
        "write `key: value`; a text beginning with `?` belongs in double quotes",
        "viết theo dạng `khoá: giá trị`; nội dung bắt đầu bằng `?` cần đặt trong dấu ngoặc kép",
    ),
    "yaml_empty_key": _message(
        "there is nothing before the colon",
        "trước dấu hai chấm không có gì",
        "write the name of the entry before it",
        "viết tên mục trước dấu hai chấm",
    ),
    "yaml_key_too_long": _message(
        "the key `{written}` has more than {limit} characters",
        "khoá `{written}` dài quá {limit} ký tự",
        "use a short name as key and write the long text as its value",
        "dùng tên ngắn làm khoá và viết nội dung dài ở phần giá trị",
    ),
    "yaml_directive": _message(
        "a line must not begin with a percent sign: `{written}`",
        "dòng không được bắt đầu bằng dấu phần trăm: `{written}`",
        "delete the line; the document needs no preamble",
        "xoá dòng này; văn bản không cần phần mở đầu như vậy",
    ),
    "yaml_second_document": _message(
        "a second document begins here",
        "một văn bản thứ hai bắt đầu tại đây",
        "keep one document a file; delete the line `---` or `...`",
        "mỗi tệp chỉ chứa một văn bản; xoá dòng `---` hoặc `...`",
    ),
    "yaml_number_size": _message(
        "the number `{written}` is too long or too large",
        "số `{written}` quá dài hoặc quá lớn",
        "write it with fewer digits, or in double quotes if it is no number",
        "viết số với ít chữ số hơn, hoặc đặt trong dấu ngoặc kép nếu đây không phải là số",
    ),
}

_TRAPS: Final[Mapping[str, Message]] = {
    "yaml_comparison_sign": _message(
        "`{written}`: a value must not begin with `>`, which YAML keeps for blocks of text",
        "`{written}`: giá trị không được bắt đầu bằng `>`, vì YAML dùng dấu này để mở một khối chữ",
        'write it in words, `{words}`, or in double quotes, `"{written}"`',
        'viết bằng lời, `{words_vi}`, hoặc đặt trong dấu ngoặc kép, `"{written}"`',
    ),
    "yaml_block_text": _message(
        "a block of text cannot begin like this: `{written}`",
        "không thể mở khối chữ như thế này: `{written}`",
        "put the text in double quotes on one line, or begin it in the line after `|`",
        "đặt nội dung trong dấu ngoặc kép trên một dòng, hoặc viết nội dung từ dòng ngay sau dấu `|`",
    ),
    "yaml_number_sign": _message(
        "what follows ` #` counts as a comment, so `{tail}` would be lost",
        "phần sau ` #` bị coi là ghi chú, nên `{tail}` sẽ bị mất",
        'put the text in double quotes, `"{written}"`, or a space after the sign if it is a comment',
        'đặt nội dung trong dấu ngoặc kép, `"{written}"`, hoặc thêm dấu cách sau dấu `#` nếu đó là ghi chú',
    ),
    "yaml_unicode_minus": _message(
        "`{written}` begins with a dash that is no minus sign",
        "`{written}` bắt đầu bằng dấu gạch ngang không phải là dấu trừ",
        "type the hyphen of the keyboard: `{meant}`",
        "gõ dấu trừ trên bàn phím: `{meant}`",
    ),
    "yaml_odd_space": _message(
        "`{written}` begins or ends with an unusual space",
        "`{written}` bắt đầu hoặc kết thúc bằng một dấu cách lạ",
        "delete it and type an ordinary space where one is needed",
        "xoá dấu cách đó và gõ dấu cách thông thường nếu cần",
    ),
    "yaml_tab": _message(
        "there is a tab here",
        "ở đây có ký tự tab",
        "indent and separate with spaces only, two for each level",
        "chỉ dùng dấu cách để thụt dòng và ngăn cách, mỗi cấp hai dấu cách",
    ),
    "yaml_colon_space": _message(
        "there is no space after the colon in `{written}`",
        "thiếu dấu cách sau dấu hai chấm trong `{written}`",
        "write `{meant}`, or put the text in double quotes if it is one",
        "viết `{meant}`, hoặc đặt trong dấu ngoặc kép nếu đây là nội dung chữ",
    ),
    "yaml_colon_in_text": _message(
        "the text `{written}` holds a colon, which would make it a key",
        "nội dung `{written}` có dấu hai chấm nên bị coi là khoá",
        'put the text in double quotes: `{key}: "{written}"`',
        'đặt nội dung trong dấu ngoặc kép: `{key}: "{written}"`',
    ),
    "yaml_missing_colon": _message(
        "`{written}` has no colon after its key",
        "`{written}` thiếu dấu hai chấm sau khoá",
        "write `key: value`; to carry on the text of the line above, put the whole text in double quotes",
        "viết theo dạng `khoá: giá trị`; nếu là phần tiếp của dòng trên thì đặt cả nội dung trong dấu ngoặc kép",
    ),
    "yaml_indentation": _message(
        "`{written}` is not indented like the entries it belongs to",
        "`{written}` thụt dòng không khớp với các mục cùng cấp",
        "begin entries of one level in the same column, two spaces further right than the key above them",
        "các mục cùng cấp phải bắt đầu ở cùng một cột, thụt vào hai dấu cách so với khoá phía trên",
    ),
    "yaml_list_and_keys": _message(
        "`{written}`: list items and keys stand at the same level",
        "`{written}`: mục của danh sách và khoá đứng cùng một cấp",
        "make all of them `- item` or all of them `key: value`, or indent the list under its key",
        "viết tất cả theo dạng `- mục` hoặc tất cả theo dạng `khoá: giá trị`, hoặc thụt danh sách vào dưới khoá",
    ),
    "yaml_dash_inline": _message(
        "a list cannot begin in the line of its key: `{written}`",
        "danh sách không thể bắt đầu trên cùng dòng với khoá: `{written}`",
        "begin it in the next line, indented by two spaces; a text beginning with `-` belongs in double quotes",
        "viết danh sách từ dòng sau, thụt vào hai dấu cách; nội dung bắt đầu bằng `-` cần đặt trong dấu ngoặc kép",
    ),
    "yaml_reserved_character": _message(
        "a value must not begin with `{character}`: `{written}`",
        "giá trị không được bắt đầu bằng `{character}`: `{written}`",
        "put the text in double quotes",
        "đặt nội dung trong dấu ngoặc kép",
    ),
    "yaml_stray_text": _message(
        "`{written}` does not belong to any entry",
        "`{written}` không thuộc mục nào",
        "put a text of several lines in double quotes, without a comment in between",
        "đặt nội dung nhiều dòng trong dấu ngoặc kép, không chen ghi chú vào giữa",
    ),
}

_BRACKETS: Final[Mapping[str, Message]] = {
    "yaml_lone_word": _message(
        "`{written}` stands alone between commas, without a value",
        "`{written}` đứng một mình giữa các dấu phẩy, không có giá trị",
        "put a text or a formula that holds a comma in double quotes from its beginning, as in `{quoted}`, or write "
        "`key: value`",
        "đặt cả nội dung hoặc công thức có dấu phẩy trong dấu ngoặc kép, như `{quoted}`, hoặc viết theo dạng "
        "`khoá: giá trị`",
    ),
    "yaml_decimal_comma": _message(
        "the comma in `{written}` cuts the number in two",
        "dấu phẩy trong `{written}` tách số này làm đôi",
        "write `{meant}`",
        "ghi `{meant}`",
    ),
    "yaml_bracket_open": _message(
        "the bracket `{open}` is never closed",
        "dấu ngoặc `{open}` chưa được đóng",
        "add `{close}` where it should end",
        "thêm `{close}` vào chỗ kết thúc",
    ),
    "yaml_bracket_mismatch": _message(
        "`{found}` does not close the bracket `{open}` of line {line}",
        "`{found}` không khớp với dấu ngoặc `{open}` ở dòng {line}",
        "write `{close}` here, or add it before this place",
        "viết `{close}` ở đây, hoặc thêm vào trước chỗ này",
    ),
    "yaml_comma_missing": _message(
        "after the bracket `{open}` of line {line}, a comma or `{close}` is missing before this place",
        "sau dấu ngoặc `{open}` ở dòng {line}, thiếu dấu phẩy hoặc `{close}` trước chỗ này",
        "add it; a text that holds a colon belongs in double quotes",
        "thêm dấu còn thiếu; nội dung có dấu hai chấm cần đặt trong dấu ngoặc kép",
    ),
    "yaml_stray_sign": _message(
        "`{found}` has nothing before it to end",
        "`{found}` thừa, không có gì phía trước để kết thúc",
        "delete it, or put the text in double quotes if it belongs to one",
        "xoá dấu này, hoặc đặt nội dung trong dấu ngoặc kép nếu dấu này là một phần của nội dung",
    ),
    "yaml_quote_open": _message(
        "the quotation mark before `{written}` is never closed",
        "dấu ngoặc kép mở ở `{written}` chưa được đóng",
        "add the same mark at the end of the text",
        "thêm dấu cùng loại vào cuối nội dung",
    ),
    "yaml_after_quote": _message(
        "`{written}` follows a closing quotation mark",
        "`{written}` đứng sau dấu ngoặc kép đóng",
        'put the whole text in double quotes and write a quotation mark in it as `\\"`',
        'đặt toàn bộ nội dung trong dấu ngoặc kép và viết dấu ngoặc kép bên trong là `\\"`',
    ),
    "yaml_escape": _message(
        "`{written}` stands for no character",
        "`{written}` không ứng với ký tự nào",
        "write a backslash as `\\\\`, or use single quotes",
        "viết dấu gạch chéo ngược là `\\\\`, hoặc dùng dấu nháy đơn",
    ),
}

MESSAGES: Final[Mapping[str, Message]] = {**_FILES, **_TEXT, **_REFUSED, **_TRAPS, **_BRACKETS}
"""What findings of `syntax.source_text`, `syntax.yaml_nodes` and `syntax.data` say."""
