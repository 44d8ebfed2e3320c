from __future__ import annotations

import pytest

from emulation_rules.linting.lint import lint

HEAD = """\
format: emulation-rules/1
id: small
title: A pact
period: 2024
"""
TAIL = """\
indicators:
  cases: {vi: Số vụ, en: Cases, measure: count, better: lower}
targets:
  fewer: {vi: Vụ phạm pháp, en: Criminal cases, indicator: cases, criterion: not up from previous year}
"""
SOURCE = """\
source:
  document: news
  complete: false
"""


def codes(middle: str) -> list[str]:
    return [finding.code for finding in lint(HEAD + middle + TAIL, "pact.yaml")]


@pytest.mark.parametrize(
    "middle",
    [
        "source: {document: news, complete: false}  # emulation-rules: ignore[truncated_source] as known\n",
        "source:  # emulation-rules: ignore[truncated_source] as known\n  document: news\n  complete: false\n",
        "source:\n  document: news\n  complete: false # emulation-rules: ignore[truncated_source] as known\n",
        "source:\n  document: news\n  # emulation-rules: ignore[truncated_source] as known\n  complete: false\n",
        "# emulation-rules: ignore[truncated_source] as known\n" + SOURCE,
        "# emulation-rules: ignore[truncated_source] as known\n\n# Where it comes from.\n" + SOURCE,
        "source: {\n  document: news,\n  complete: false, # emulation-rules: ignore[truncated_source] as known\n  }\n",
        "## Emulation-Rules: Ignore[ truncated_source ]: as known\n" + SOURCE,
    ],
)
def test_an_ignore_speaks_of_its_line_or_of_the_entry_below_and_all_inside_it(middle: str) -> None:
    assert codes(middle) == []


@pytest.mark.parametrize(
    "middle",
    [
        "source:\n  document: news # emulation-rules: ignore[truncated_source] as known\n  complete: false\n",
        "source:\n  # emulation-rules: ignore[truncated_source] as known\n  document: news\n  complete: false\n",
        SOURCE + "  # emulation-rules: ignore[truncated_source] as known\n",
        SOURCE + "# emulation-rules: ignore[truncated_source] as known\n",
    ],
)
def test_an_ignore_elsewhere_is_of_no_use(middle: str) -> None:
    assert sorted(codes(middle)) == ["ignore_unused", "truncated_source"]


def test_an_ignore_cannot_be_ignored() -> None:
    middle = "# emulation-rules: ignore[ignore_unused] so be it\nsource: {document: news}\n"
    assert codes(middle) == ["ignore_unknown_code"]


def test_text_that_looks_like_an_ignore_is_none() -> None:
    assert codes('note: "# emulation-rules: ignore[truncated_source] no"\n' + SOURCE) == ["truncated_source"]


def test_a_comment_of_another_kind_is_left_alone() -> None:
    assert codes("# emulation-rules: a pact of one year\n") == []


def test_of_several_codes_those_that_find_nothing_are_told() -> None:
    middle = f"# emulation-rules: ignore[truncated_source, wording_none] as known\n{SOURCE}"
    (unused,) = lint(HEAD + middle + TAIL, "pact.yaml")
    assert (unused.code, unused.fix) == ("ignore_unused", None)
