"""The pages of checks, made from their fixtures, their messages and the words in ``about.yaml``."""

from __future__ import annotations

import json
from typing import Final

from tests.functional.ambiguities import ASKED_BY
from tests.functional.doc_pages import ROOT
from tests.samples.checks import ALL, Fixture

from emulation_rules.i18n.catalogue import render_findings, say
from emulation_rules.model.text import LANGUAGES, Language, Text

FOLDER: Final = ROOT / "docs" / "checks"
NAVIGATION: Final = ROOT / "mkdocs.yml"

_WORDS: Final = {
    "checks": Text("Các phép kiểm tra", "Checks"),
    "why": Text("Vì sao", "Why"),
    "bad": Text("Chưa ổn", "Bad"),
    "good": Text("Ổn", "Good"),
    "fixed": Text("Sau `--fix`", "After `--fix`"),
    "about": Text(
        "Mức: **{severity}**. {fixable}. [Mọi phép kiểm tra](index-vi.md). [English]({other}).",
        "Severity: **{severity}**. {fixable}. [All checks](index.md). [Tiếng Việt]({other}).",
    ),
    "fixable": Text("Sửa được bằng `--fix`", "Mended by `--fix` where that is safe"),
    "unfixable": Text(
        "Không tự sửa: phải do người soạn quyết định", "Not mended by itself: it is for the author to settle"
    ),
    "ignoring": Text(
        "Nếu đó đúng là điều muốn nói, ghi `# emulation-rules: ignore[{code}] lý do` ở cuối dòng ấy.",
        "Where it is meant so, write `# emulation-rules: ignore[{code}] reason` at the end of that line.",
    ),
    "index": Text(
        "`emulation-rules lint` hỏi mọi quy định những điều sau. Cách dùng: [Soát quy định](../how-to/lint-vi.md).",
        "`emulation-rules lint` asks these of every ruleset. How to use it: [Lint rulesets](../how-to/lint.md).",
    ),
    "open": Text("Điều văn bản thường để ngỏ", "What documents leave open"),
    "open_about": Text(
        "Giao ước và quy định thi đua thường không nói rõ những điều sau. Điều gì có thể thấy ngay trong quy định\n"
        "thì có phép kiểm tra hỏi đến; cách ghi có hai nghĩa (`100%` không kèm chữ, `kiềm chế`) thì không đọc được.",
        "Pacts and regulations tend not to say these. Where it can be seen in a ruleset a check asks for it; wordings\n"
        "that have two meanings (a bare `100%`, `kiềm chế` alone) are not read at all.",
    ),
    "open_head": Text("để ngỏ | phép kiểm tra", "left open | checks"),
    "head": Text("mã | hỏi gì | mức | `--fix`", "code | what it asks | severity | `--fix`"),
}
_END: Final = {"vi": "-vi", "en": ""}
_NAV: Final = ("  # The pages of checks, made by test_check_pages.py:\n", "  # End of the pages of checks.\n")


def pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    told = {}
    for language in LANGUAGES:
        told[f"index{_END[language]}.md"] = _index(language)
        for fixture in ALL:
            told[f"{fixture.check.code}{_END[language]}.md"] = _page(fixture, language)
    return told


def navigation(before: str) -> str:
    """Return the navigation of the site with the pages there are."""
    head, _, rest = before.partition(_NAV[0])
    _, _, tail = rest.partition(_NAV[1])
    lines = ["  - Checks:", "      - All: checks/index.md", "      - Tất cả: checks/index-vi.md"]
    for fixture in ALL:
        code, title = fixture.check.code, fixture.about()["title"]
        lines += [f"      - {_quoted(title.en)}: checks/{code}.md", f"      - {_quoted(title.vi)}: checks/{code}-vi.md"]
    return "".join([head, _NAV[0], "\n".join(lines), "\n", _NAV[1], tail])


def _quoted(title: str) -> str:
    """Return a title as YAML; one may hold quotes of its own."""
    return json.dumps(title, ensure_ascii=False)


def _index(language: Language) -> str:
    rows = [
        f"| [`{code}`]({code}{_END[language]}.md) | {fixture.about()['title'].pick(language)} "
        f"| {say(f'severity_{fixture.check.severity}', language)} | {'✓' if fixture.check.fixable else ''} |"
        for fixture in ALL
        for code in (fixture.check.code,)
    ]
    head = [f"# {_say('checks', language)}", "", _say("index", language), "", f"| {_say('head', language)} |"]
    return "\n".join([*head, "|---|---|---|---|", *rows, "", *_left_open(language), ""])


def _left_open(language: Language) -> list[str]:
    rows = [
        f"| {what.pick(language)} | {', '.join(f'[`{code}`]({code}{_END[language]}.md)' for code in codes)} |"
        for what, codes in ASKED_BY.items()
    ]
    head = [f"## {_say('open', language)}", "", _say("open_about", language), "", f"| {_say('open_head', language)} |"]
    return [*head, "|---|---|", *rows]


def _page(fixture: Fixture, language: Language) -> str:
    check, about = fixture.check, fixture.about()
    found = render_findings(fixture.own("bad.yaml"), language)
    other = f"{check.code}{_END['en' if language == 'vi' else 'vi']}.md"
    severity = say(f"severity_{check.severity}", language)
    fixable = _say("fixable" if check.fixable else "unfixable", language)
    parts = [
        f"# {about['title'].pick(language)}",
        f"`{check.code}`",
        about["what"].pick(language),
        _say("about", language, severity=severity, fixable=fixable, other=other),
        f"## {_say('why', language)}",
        about["why"].pick(language),
        f"## {_say('bad', language)}",
        _block("yaml", fixture.text("bad.yaml"), "bad.yaml"),
        _block("text", f"{found}\n"),
        *([] if check.code.startswith("ignore_") else [_say("ignoring", language, code=check.code)]),
        f"## {_say('good', language)}",
        _block("yaml", fixture.text("good.yaml"), "good.yaml"),
    ]
    if check.fixable:
        parts += [f"## {_say('fixed', language)}", _block("yaml", fixture.text("fixed.yaml"), "fixed.yaml")]
    return "\n\n".join(parts) + "\n"


def _block(kind: str, body: str, title: str = "") -> str:
    named = f' title="{title}"' if title else ""
    return f"```{kind}{named}\n{body}```"


def _say(what: str, language: Language, **details: str) -> str:
    said = _WORDS[what].pick(language)
    return said.format(**details) if details else said
