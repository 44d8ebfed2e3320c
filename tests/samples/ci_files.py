"""The files that CI servers and hooks read, taken apart the way those do, as far as the tests need it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

ROOT: Final = Path(__file__).parents[2]
_EXPRESSION: Final = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


def read(name: str) -> Any:  # noqa: ANN401  # whatever stands in it
    """Return what a YAML file of the project holds."""
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


def copied(folder: Path) -> Path:
    """Return a copy of what a package is built from, committed or not.

    Who builds in the project itself leaves files there, and meets those of whoever builds at the same time.
    """
    parts = [".pre-commit-hooks.yaml", "LICENSE", "MANIFEST.in", "README.md", "ci", "pyproject.toml", "src"]
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *parts]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a job: what pip needs, and nothing of how the tests themselves run."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "LANG", "VIRTUAL_ENV"}}
    return {**kept, "PYTHONUTF8": "1", **more}


def bash(script: str, folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as runners do: each line in turn, ending at the first that fails."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=dict(variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@dataclass
class Runner:
    """A runner of GitHub's composite actions for steps that are scripts; other actions are passed over."""

    action_path: Path
    folder: Path
    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"):
            (self.home / name).touch()
            self.variables[name] = str(self.home / name)
        self.variables["RUNNER_TEMP"] = str(self.home)

    def read(self, name: str) -> str:
        """Return what steps have written to one of the files of a job."""
        return (self.home / name).read_text(encoding="utf-8")

    def run(self, action: Any, inputs: Mapping[str, str], *, only: str = "") -> subprocess.CompletedProcess[str]:  # noqa: ANN401
        """Run the scripts of an action, or the one of this name; return how the last of them ended."""
        given = {name: str(each.get("default", "")) for name, each in action["inputs"].items()} | dict(inputs)
        known = {
            "github.action_path": str(self.action_path),
            **{f"inputs.{name}": value for name, value in given.items()},
        }
        ended = subprocess.CompletedProcess[str]([], 0, "", "")
        for step in action["runs"]["steps"]:
            if "run" not in step or (only and step["name"] != only):
                continue
            own = {name: _EXPRESSION.sub(lambda found: known[found[1]], value) for name, value in step["env"].items()}
            added = os.pathsep.join([*reversed(self.read("GITHUB_PATH").split("\n")), os.environ["PATH"]])
            variables = environment(**self.variables, **own, PATH=added.strip(os.pathsep))
            ended = bash(step["run"], self.folder, variables)
            if ended.returncode:
                return ended
        return ended
