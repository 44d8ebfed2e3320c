from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[3]

RULESET = """\
format: emulation-rules/1
id: small
title: Small
period: 2023
indicators: {clearance: {en: Clearance, measure: percent, better: higher, ceiling: 100}}
targets: {cleared: {indicator: clearance, criterion: above 75%}}
"""
CASES = """\
# the marks
format: emulation-rules-tests/1
cases:
  - name: beyond the mark
    figures: {clearance: 76}
    expect: {cleared: met}
  - name: on the mark
    figures: {clearance: 75}
    expect: {cleared: met}
"""


@pytest.fixture(autouse=True)
def _only_named_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is installed, pytest would load the plugin a second time."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Path:
    """A folder with a ruleset and two cases, of which the second fails."""
    pytester.makefile(".yaml", **{"ruleset": RULESET, "tests/marks": CASES})
    return pytester.path


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "emulation_rules.pytest_plugin", "-p", "no:cacheprovider", *arguments)


def test_cases_are_tests_and_a_failure_is_told_as_a_table(pytester: pytest.Pytester, folder: Path) -> None:
    result = run(pytester)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "FAIL on the mark*",
            "*cleared.verdict  met*not met*",
            "*Clearance: not met, exactly on the mark*",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert str(folder) in result.stdout.str()


def test_one_case_can_be_chosen(pytester: pytest.Pytester, folder: Path) -> None:
    run(pytester, "-k", "beyond").assert_outcomes(passed=1, deselected=1)
    run(pytester, f"{folder}/tests/marks.yaml::beyond the mark").assert_outcomes(passed=1)


def test_a_faulty_file_is_an_error_with_its_place(pytester: pytest.Pytester) -> None:
    pytester.makefile(".yaml", **{"ruleset": RULESET, "tests/marks": CASES.replace("cleared", "cleard")})
    result = run(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*marks.yaml:6:14: cases[[]0[]].expect.cleard*did you mean `cleared`*"])
    assert "Traceback" not in result.stdout.str()


def test_files_of_others_are_left_alone(pytester: pytest.Pytester) -> None:
    files = {
        "tests/data": "format: something-else/1\n",
        "tests/list": "- format: emulation-rules-tests/1\n",
        "tests/late": "name: x\nformat: emulation-rules-tests/1\n",
        "elsewhere/cases": CASES,
    }
    pytester.makefile(".yaml", **files)
    pytester.makefile(".csv", **{"tests/table": "name,expected\na,1\n"})
    (pytester.path / "tests" / "broken.yaml").write_bytes(b"\xff\xfe\x00")
    pytester.makepyfile(test_one="def test_one():\n    pass\n")
    run(pytester).assert_outcomes(passed=1)


def test_files_called_so_are_collected_anywhere(pytester: pytest.Pytester) -> None:
    cases = CASES.replace("cases:", "ruleset: pact.yaml\ncases:")
    pytester.makefile(".yaml", pact=RULESET)
    (pytester.path / "pact.ruleset-test.yaml").write_text(cases, encoding="utf-8")
    run(pytester).assert_outcomes(passed=1, failed=1)


def test_tables_are_collected(pytester: pytest.Pytester) -> None:
    pytester.makefile(".yaml", ruleset=RULESET)
    pytester.makefile(".csv", **{"tests/table": "# locale: vi\nname;clearance;expect:cleared\na;75,5;đạt\n"})
    run(pytester).assert_outcomes(passed=1)


def test_nothing_is_imported_until_a_file_of_cases_is_found(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "data.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "tests" / "test_it.py").write_text(
        "import sys\n\n\ndef test_it():\n"
        "    ours = {name for name in sys.modules if name.startswith('emulation_rules')}\n"
        "    assert ours <= {'emulation_rules', 'emulation_rules.pytest_plugin', 'emulation_rules.exchange',\n"
        "                    'emulation_rules.exchange.peek'}, ours\n"
        "    assert not {'pydantic', 'ruamel', 'ruamel.yaml', 'click'} & set(sys.modules)\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "emulation_rules.pytest_plugin",
        "-p",
        "no:cacheprovider",
        ".",
    ]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_an_installed_library_brings_the_plugin(tmp_path: Path) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    installed = tmp_path / "site" / "as_if_installed-1.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: as-if-installed\nVersion: 1\n", encoding="utf-8")
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in each.items()) for group, each in declared.items()]
    (installed / "entry_points.txt").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "pact" / "tests").mkdir(parents=True)
    (tmp_path / "pact" / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (tmp_path / "pact" / "tests" / "marks.yaml").write_text(CASES, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "site"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    del environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."]
    told = []
    for more in ([], ["-p", "no:emulation_rules"]):
        ended = subprocess.run(
            [*command, *more], cwd=tmp_path / "pact", env=environment, capture_output=True, text=True, check=False
        )
        told.append(ended.stdout)
    assert "1 failed, 1 passed" in told[0]
    assert "no tests ran" in told[1]
