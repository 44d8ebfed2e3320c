"""Every example of the documentation runs and says what the page says it says."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import mypy.api
import pytest
from tests.functional.doc_pages import PAGES, ROOT, blocks_in, run_page
from tests.functional.doc_tables import TABLES

from emulation_rules.cli import exit_codes

needs_durable = pytest.mark.skipif(
    importlib.util.find_spec("durable_rules_engine") is None,
    reason="where durable-rules is missing, results carry a note that the pages do not show",
)
_TABLE = re.compile(r"(<!-- table:(?P<name>[a-z-]+) -->\n)(?P<body>.*?)(<!-- end of table -->)", re.DOTALL)
_LINK = re.compile(r"\]\((?P<file>[^)#:]+)(?:#[\w-]*)?\)")


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@needs_durable
@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_the_examples_of_a_page_run_as_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, reset_golden: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    written, real = page.read_text(encoding="utf-8"), run_page(page, tmp_path)
    if reset_golden and real != written:
        page.write_text(real, encoding="utf-8")
        return
    assert written == real


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "how-to" / "embed.md"], ids=_name)
def test_the_python_of_a_page_is_fully_typed(page: Path, tmp_path: Path) -> None:
    python = (block.body for block in blocks_in(page.read_text(encoding="utf-8")) if block.language == "python")
    file = tmp_path / "page.py"
    file.write_text("\n".join(python), encoding="utf-8")
    # The configuration of the project would add the project's own files.
    said, _, status = mypy.api.run(
        ["--strict", "--config-file=", f"--cache-dir={ROOT / '.mypy_cache' / 'pages'}", str(file)]
    )
    assert status == 0, said


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_table_made_from_the_code_is_current(page: Path, *, reset_golden: bool) -> None:
    written = page.read_text(encoding="utf-8")
    real = _TABLE.sub(lambda found: f"{found[1]}\n{TABLES[found['name']]()}\n\n{found[4]}", written)
    if reset_golden and real != written:
        page.write_text(real, encoding="utf-8")
        return
    assert written == real


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_link_leads_to_a_file(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_stands_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [str(page.relative_to(ROOT / "docs")) for page in PAGES if page.is_relative_to(ROOT / "docs")]
    assert [page for page in pages if f": {page}\n" not in navigation] == []


def test_every_exit_code_stands_on_its_page() -> None:
    page = (ROOT / "docs" / "reference" / "exit-codes.md").read_text(encoding="utf-8")
    codes = sorted(value for name, value in vars(exit_codes).items() if name.isupper() and isinstance(value, int))
    assert sorted(map(int, re.findall(r"^\| `(\d+)`", page, re.MULTILINE))) == codes
