from __future__ import annotations

import subprocess
import sys

import pytest

_WITHOUT = """
import sys
sys.modules["{package}"] = None
from emulation_rules.cli import main
sys.argv = ["emulation-rules", "lsp", "--lang", "{language}"]
main()
"""


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "error: the language server needs {}: pip install 'emulation-rules[lsp]'\n"),
        ("vi", "lỗi: máy chủ ngôn ngữ cần gói {}: pip install 'emulation-rules[lsp]'\n"),
    ],
)
@pytest.mark.parametrize("package", ["pygls", "lsprotocol"])
def test_without_the_extra_it_says_what_to_install(package: str, language: str, said: str) -> None:
    ran = _run(_WITHOUT.format(package=package, language=language))
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "", said.format(package))


def test_it_ends_with_its_input() -> None:
    ran = _run("import sys; from emulation_rules.cli import main; sys.argv = ['emulation-rules', 'lsp']; main()")
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.parametrize(
    "code", [b"garbage\n" * 5, b"Content-Length: abc\r\n\r\n{}", b"Content-Length: 99999999999999\r\n\r\n{}"]
)
def test_it_ends_where_its_input_is_no_message(code: bytes) -> None:
    command = [sys.executable, "-m", "emulation_rules", "lsp"]
    ran = subprocess.run(command, input=code, capture_output=True, timeout=60, check=False)
    assert ran.returncode in (0, 3)
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_no_other_command_loads_what_is_behind_it() -> None:
    ran = _run("import sys, emulation_rules.cli.check, emulation_rules.cli.lint; print(*sys.modules)")
    assert {"pygls", "lsprotocol"}.isdisjoint(ran.stdout.split())
