"""The examples of a page, run in order in one folder: what CONTRIBUTING.md says of fenced blocks is done here."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from emulation_rules import load
from emulation_rules.cli import commands

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))

_FENCE = re.compile(
    r"^```(?P<language>[a-z]+)(?: title=\"(?P<title>[\w./-]+)\")?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_PRINTS = re.compile(r"(# prints: ?)(?:.*)$", re.MULTILINE)
_OMITTED = "…"
_OVERLAY = "format: emulation-rules/1\nid: part-of-page\nextends: base\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. ``start`` and ``end`` are the offsets of its body in the page, ``line`` is that of its first."""

    language: str
    title: str
    body: str
    start: int
    end: int
    line: int


def blocks_in(text: str) -> list[Block]:
    """Return the fenced blocks of a page. Raises `ValueError` for a fence that is not understood."""
    blocks = [
        Block(
            found["language"],
            found["title"] or "",
            found["body"],
            *found.span("body"),
            text.count("\n", 0, found.start()) + 2,
        )
        for found in _FENCE.finditer(text)
    ]
    if 2 * len(blocks) != len(re.findall(r"^\s*```", text, re.MULTILINE)):
        raise ValueError("a fence is indented, has no language or has no end")
    return blocks


def run_page(page: Path, folder: Path) -> str:
    """Run a page's blocks in a folder, which is the current one; return the page with what commands really print."""
    shutil.copytree(ROOT / "rulesets", folder / "rulesets")
    session, text, done = _Session(page, folder), page.read_text(encoding="utf-8"), 0
    pieces = []
    for block in blocks_in(text):
        pieces += [text[done : block.start], session.run(block)]
        done = block.end
    return "".join([*pieces, text[done:]])


class _Session:
    """What the blocks of one page share: files, names of Python and the last exit code."""

    def __init__(self, page: Path, folder: Path) -> None:
        self._page = page
        self._folder = folder
        self._names: dict[str, object] = {"__name__": "page"}
        self._status = 0

    def run(self, block: Block) -> str:
        """Run a block; return its body as it should stand."""
        match block.language:
            case "python":
                return self._python(block)
            case "console":
                return "".join(self._commands(block.body))
            case "yaml" if not block.title:
                self._part_of_ruleset(block)
            case "yaml" | "json" | "csv" if block.title:
                file = self._folder / block.title
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block.body, encoding="utf-8")
            case "text":
                pass
            case _:
                raise ValueError(f"line {block.line}: no such block as `{block.language}`")
        return block.body

    def _python(self, block: Block) -> str:
        printed = io.StringIO()
        # The blank lines before it give tracebacks the line in the page.
        source = "\n" * (block.line - 1) + block.body
        with redirect_stdout(printed):
            exec(compile(source, str(self._page), "exec", dont_inherit=True), self._names)  # noqa: S102  (our own pages)
        lines = printed.getvalue().splitlines()
        if len(lines) != len(_PRINTS.findall(block.body)):
            raise AssertionError(f"line {block.line}: the block prints {lines}")
        said = iter(lines)
        return _PRINTS.sub(lambda found: f"{found[1]}{next(said)}".rstrip(), block.body)

    def _part_of_ruleset(self, block: Block) -> None:
        """A part is laid over the page's ``base.yaml`` and must be valid there."""
        file = self._folder / "part-of-page.yaml"
        file.write_text(_OVERLAY + block.body, encoding="utf-8")
        load(file)

    def _commands(self, body: str) -> Iterator[str]:
        calls = re.split(r"^(?=\$ )", body, flags=re.MULTILINE)
        assert calls[0] == "", "a console block begins with a command"
        for number, call in enumerate(calls[1:], 1):
            command, _, expected = call.partition("\n")
            said = self._call(shlex.split(command[2:]))
            # How wide help is wrapped is the business of click.
            same = said.split() == expected.split() if command.endswith("--help") else _fits(said, expected)
            yield f"{command}\n{expected if same else said}"
            told = number + 1 < len(calls) and calls[number + 1].startswith("$ echo $?")
            assert self._status == 0 or told, f"`{command}` ended with {self._status}, which the page does not show"

    def _call(self, words: list[str]) -> str:
        match words:
            case ["emulation-rules", *arguments]:
                environment = {"LC_ALL": "C", "COLUMNS": "80"}
                found = CliRunner().invoke(
                    commands, arguments, prog_name="emulation-rules", env=environment, catch_exceptions=False
                )
                self._status = found.exit_code
                return found.output
            case ["echo", "$?"]:
                status, self._status = self._status, 0
                return f"{status}\n"
            case _:
                raise ValueError(f"`{shlex.join(words)}` is no command of these pages")


def _fits(said: str, expected: str) -> bool:
    """Whether output is as expected; a line ``…`` stands for any lines, and blanks at line ends do not count."""
    lines = (
        r"(?:.*\n)*?" if line == _OMITTED else re.escape(line.rstrip()) + r"[ \t]*\n" for line in expected.splitlines()
    )
    return re.fullmatch("".join(lines), said) is not None
