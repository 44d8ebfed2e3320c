from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

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
            "*cleared.verdict  met*not_met*",
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
        "                    'emulation_rules.exchange.trial_peek'}, ours\n"
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


def test_the_plugin_is_registered_where_the_library_is_installed() -> None:
    # An older installation, made before there was a plugin, names none.
    entries = importlib.metadata.entry_points(group="pytest11")
    named = {entry.value for entry in entries if entry.name == "emulation_rules"}
    assert named <= {"emulation_rules.pytest_plugin"}
