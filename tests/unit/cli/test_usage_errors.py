"""Wrong calls are told in the language of the call, whatever part of it is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.unit.cli.conftest import Run

from emulation_rules.cli import commands, exit_codes
from emulation_rules.model.text import LANGUAGES, Language

CALLS = [
    (
        "evaluate a b --unti x",
        "không có tùy chọn `--unti` (có phải là `--unit` hoặc `--out`?)",
        "there is no option `--unti` (did you mean `--unit` or `--out`?)",
    ),
    ("check a -z", "không có tùy chọn `-z`", "there is no option `-z`"),
    ("--unti", "không có tùy chọn `--unti`", "there is no option `--unti`"),
    (
        "evalute",
        "không có lệnh `evalute` (có phải là `evaluate`?)",
        "there is no command `evalute` (did you mean `evaluate`?)",
    ),
    ("xyz", "không có lệnh `xyz`", "there is no command `xyz`"),
    ("evaluate", "thiếu `RULESET`", "`RULESET` is missing"),
    ("rank a", "thiếu `REPORT...`", "`REPORT...` is missing"),
    ("sql a b c", "thừa: `b c`", "this is too much: `b c`"),
    (
        "rank a b --format xml",
        "`--format` nhận một trong: text, json, markdown, csv",
        "`--format` takes one of text, json, markdown, csv",
    ),
    (
        "prove a --timeout 0",
        "`--timeout` nhận số nguyên từ 1 đến 86400",
        "`--timeout` takes a whole number from 1 to 86400",
    ),
    ("test a --most many", "`--most` nhận số nguyên từ 1 trở lên", "`--most` takes a whole number from 1 on"),
    ("rank a b --out .", "`--out` nhận tên tệp, không nhận thư mục", "`--out` takes a file, not a folder"),
    ("evaluate a b --resume=1", "`--resume` không nhận giá trị", "`--resume` takes no value"),
    (
        "rank a b --period soon",
        "`soon` không phải một kỳ; ghi như `2022` hoặc `2022-H1`",
        "`soon` is no period; write `2022` or `2022-H1`",
    ),
]


@pytest.mark.parametrize(("call", "vi", "en"), CALLS, ids=[call for call, *_ in CALLS])
def test_a_wrong_call_is_told_in_the_language_of_the_call(run: Run, call: str, vi: str, en: str) -> None:
    command, *rest = call.split()
    for language, said in (("vi", f"lỗi: {vi}"), ("en", f"error: {en}")):
        result = run(command, "--lang", language, *rest)
        assert result.exit_code == exit_codes.USAGE
        assert result.stdout == ""
        assert result.stderr.splitlines()[-1] == said


def test_an_option_with_two_values_says_what_each_may_be(run: Run) -> None:
    known = "text, json, github, sarif, junit, markdown, csv"
    vi, en = (run("check", "a", "--lang", language, "--also", "xml", "f") for language in LANGUAGES)
    assert vi.stderr.endswith(f"lỗi: `FORMAT` nhận một trong: {known}; `FILE` nhận tên tệp, không nhận thư mục\n")
    assert en.stderr.endswith(f"error: `FORMAT` takes one of {known}; `FILE` takes a file, not a folder\n")


def test_what_cannot_be_told_is_named_beside_what_can(run: Run) -> None:
    known = "verdicts, reasons, points, point_ranges, shares"
    vi, en = (run("sql", "a", "--lang", language, "--tell", "points,lydo") for language in LANGUAGES)
    assert vi.exit_code == en.exit_code == exit_codes.USAGE
    assert vi.stderr.endswith(f"lỗi: `--tell` không nói được: `lydo`; chọn trong: {known}, cách nhau bằng dấu phẩy\n")
    assert en.stderr.endswith(
        f"error: `--tell` tells no such thing: `lydo`; give some of {known}, with commas between\n"
    )


@pytest.mark.parametrize(
    ("call", "vi", "en"),
    [
        (
            "evaluate a b --out",
            "thiếu giá trị: `--out FILE`",
            "a value is missing: `--out FILE`",
        ),
        (
            "rank a b --format",
            "thiếu giá trị: `--format`; `--format` nhận một trong: text, json, markdown, csv",
            "a value is missing: `--format`; `--format` takes one of text, json, markdown, csv",
        ),
    ],
)
def test_a_value_that_is_missing_is_asked_for(run: Run, call: str, vi: str, en: str) -> None:
    command, *rest = call.split()
    for language, said in (("vi", f"lỗi: {vi}"), ("en", f"error: {en}")):
        result = run(command, f"--lang={language}", *rest)
        assert result.exit_code == exit_codes.USAGE
        assert result.stderr.splitlines()[-1] == said


def test_a_wrong_call_shows_the_right_one(run: Run) -> None:
    assert run("rank", "--unit").stderr == (
        "usage: commands rank [OPTIONS] RULESET REPORT...\n"
        "see `commands rank --help`\n"
        "\n"
        "error: a value is missing: `--unit UNIT`\n"
    )
    assert run("rank", "--lang", "vi").stderr == (
        "cách gọi: commands rank [OPTIONS] RULESET REPORT...\nxem `commands rank --help`\n\nlỗi: thiếu `RULESET`\n"
    )


@pytest.mark.parametrize("call", ["evalute", "rank", "rank a b --unti"])
def test_a_vietnamese_locale_asks_for_vietnamese(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert CliRunner().invoke(commands, call.split()).stderr.startswith("cách gọi: commands ")


def test_what_stands_behind_two_dashes_is_no_option(run: Run) -> None:
    assert run("sql", "a", "--", "--lang", "vi").stderr.endswith("error: this is too much: `--lang vi`\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_errors_have_the_same_frame(run: Run, pact: Path, language: Language) -> None:
    result = run("evaluate", pact, pact / "report.yaml", "--unit", "no", "--lang", language)
    assert result.exit_code == exit_codes.USAGE
    assert result.stderr.startswith({"vi": "cách gọi: ", "en": "usage: "}[language])


def test_no_arguments_at_all_show_the_help(run: Run) -> None:
    result = run()
    assert result.exit_code == exit_codes.USAGE
    assert "Commands:\n  evaluate " in result.output


def test_a_word_of_a_call_cannot_steer_a_terminal(run: Run) -> None:
    assert "\x1b" not in run(f"--no{os.linesep}\x1b[2J").stderr
    assert "\x1b" not in run("sql", "a", "\x1b[2J").stderr
